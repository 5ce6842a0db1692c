import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { LIMITS } from './limits.ts'
import type { DocumentModel } from './model.ts'
import { convertToDocx } from './office.ts'
import { asConverted, type DocumentReading, kindToConvert } from './read.ts'
import type { ReadRefusalCode } from './refusals.ts'
import { type ChildLimits, runChild } from './run-child.ts'
import type { FileKind } from './sniff.ts'
import type { TableContents, TablePart } from './xlsx/contents.ts'

const MIB = 1024 * 1024

const tooBig = async (path: string): Promise<Result<never, ReadRefusalCode> | null> => {
  const { size } = await stat(path)
  if (size === 0) return refuse('empty-file')
  return size > LIMITS.uploadBytes
    ? refuse('file-too-big', undefined, { limit: LIMITS.uploadBytes / MIB })
    : null
}

const readDirectly = async (path: string, limits: ChildLimits): Promise<DocumentReading> => {
  const outcome = await runChild({ task: 'read-document', path: resolve(path) }, limits)
  return outcome.ok ? ok(outcome.value as DocumentModel) : outcome
}

const withFile = async <T>(bytes: Uint8Array, work: (path: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'svyazka-read-'))
  try {
    const path = join(folder, 'converted.docx')
    await writeFile(path, bytes)
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** LibreOffice is a process by itself; what it made is as foreign as what it was made from. */
const readConverted = async (path: string, kind: FileKind, limits: ChildLimits): Promise<DocumentReading> => {
  const converted = await convertToDocx(new Uint8Array(await readFile(path)), kind)
  if (!converted.ok) return converted
  return withFile(converted.value, async (docx) => asConverted(await readDirectly(docx, limits), kind))
}

/**
 * Reads an uploaded document in a child process: a hostile file can neither hang nor fill nor crash the server.
 * Takes the path of the file (its name says nothing) and optional limits; gives the model, or refuses with a code
 * of `READ_REFUSALS`. Throws only when the file is not there.
 */
export const readIsolated = async (path: string, limits: ChildLimits = {}): Promise<DocumentReading> => {
  const refused = await tooBig(path)
  if (refused !== null) return refused
  const reading = await readDirectly(path, limits)
  const kind = kindToConvert(reading)
  return kind === null ? reading : readConverted(path, kind, limits)
}

/** What comes while a table is read: `onSheet` once per sheet, then `onRow` for each of its rows. */
export type TableListener = {
  readonly onSheet: (name: string) => void
  readonly onRow: (cells: string[]) => void
}

/**
 * Reads an uploaded XLSX, ODS or CSV in a child process and hands rows on as they come, so that memory does not
 * grow with the table. Refuses as `readTable` does, and with took-too-long, took-too-much-memory, reader-failed.
 */
export const streamTableIsolated = async (
  path: string,
  listener: TableListener,
  limits: ChildLimits = {},
): Promise<Result<{ readonly warnings: TableContents['warnings'] }, ReadRefusalCode>> => {
  const refused = await tooBig(path)
  if (refused !== null) return refused
  const outcome = await runChild({ task: 'read-table', path: resolve(path) }, limits, (part) => {
    const told = part as TablePart
    if ('sheet' in told) listener.onSheet(told.sheet)
    else for (const row of told.rows) listener.onRow(row)
  })
  return outcome.ok ? ok(outcome.value as { warnings: TableContents['warnings'] }) : outcome
}

/** Reads an uploaded table as a whole in a child process; for the few thousand rows of an import form. */
export const readTableIsolated = async (
  path: string,
  limits: ChildLimits = {},
): Promise<Result<TableContents, ReadRefusalCode>> => {
  const sheets: { name: string; rows: string[][] }[] = []
  const listener: TableListener = {
    onSheet: (name) => sheets.push({ name, rows: [] }),
    onRow: (cells) => sheets.at(-1)?.rows.push(cells),
  }
  const outcome = await streamTableIsolated(path, listener, limits)
  return outcome.ok ? ok({ sheets, warnings: outcome.value.warnings }) : outcome
}

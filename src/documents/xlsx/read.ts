import { readFile } from 'node:fs/promises'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { guarded, ReadRefusal, type ReadRefusalCode } from '../refusals.ts'
import { type FileKind, type Sniffed, sniff } from '../sniff.ts'
import { startWarnings, type Warnings } from '../warnings.ts'
import type { SendPart, TableContents } from './contents.ts'
import { readDelimited } from './delimited.ts'
import { readOdsSheets } from './ods.ts'
import { RowSink } from './sink.ts'
import { readXlsSheets, readXlsxSheets } from './xlsx.ts'

type Reader = (bytes: Uint8Array, sniffed: Sniffed, sink: RowSink, warnings: Warnings) => Promise<void> | void

const packageOf = ({ source }: Sniffed) => {
  if (source === null) throw new ReadRefusal('damaged')
  return source
}

const READERS: Partial<Record<FileKind, Reader>> = {
  xlsx: (bytes, sniffed, sink, warnings) => readXlsxSheets(bytes, packageOf(sniffed), sink, warnings),
  ods: (_bytes, sniffed, sink) => readOdsSheets(packageOf(sniffed), sink),
  xls: (bytes, _sniffed, sink) => readXlsSheets(bytes, sink),
  csv: (bytes, _sniffed, sink, warnings) => readDelimited(bytes, sink, warnings),
  // One column, or too few lines to recognise a delimiter by.
  txt: (bytes, _sniffed, sink, warnings) => readDelimited(bytes, sink, warnings),
}

/**
 * Reads a table file and sends it on sheet by sheet, in batches of rows. Takes the bytes; gives the warnings, or
 * refuses: not-a-table, too-many-rows, too-many-cells, too-much-text and all codes of `sniff`.
 */
export const streamTable = async (
  bytes: Uint8Array,
  send: SendPart,
): Promise<Result<Pick<TableContents, 'warnings'>, ReadRefusalCode>> => {
  const sniffed = await sniff(bytes)
  if (!sniffed.ok) return sniffed
  const reader = READERS[sniffed.value.kind]
  if (reader === undefined) return refuse('not-a-table')
  const warnings = startWarnings()
  const sink = new RowSink(send, warnings)
  await reader(bytes, sniffed.value, sink, warnings)
  sink.flush()
  return ok({ warnings: warnings.list() })
}

/**
 * Reads a table file as a whole in this very process: for tests and for files of our own. What a person uploaded
 * goes through `readTableIsolated`. Takes bytes or a path; refuses as `streamTable` does.
 */
export const readTable = (from: Uint8Array | string): Promise<Result<TableContents, ReadRefusalCode>> =>
  guarded(async () => {
    const sheets: { name: string; rows: string[][] }[] = []
    const outcome = await streamTable(typeof from === 'string' ? await readFile(from) : from, (part) => {
      if ('sheet' in part) sheets.push({ name: part.sheet, rows: [] })
      else for (const row of part.rows) sheets.at(-1)?.rows.push(row)
    })
    return outcome.ok ? ok({ sheets, warnings: outcome.value.warnings }) : outcome
  })

import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { readTableIsolated } from '../../documents/isolated.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { type KeptSheets, keepSheets } from './documents/kept-sheets.ts'
import type { SheetRows } from './domain/import/columns.ts'

/** A table file as its sheets. */
export type Sheets = readonly { readonly name: string; readonly rows: SheetRows }[]

/** Reads a stored table by its hash; refuses with a code that `text.ts` puts into words. */
export type SheetReader = (sha256: string) => Promise<Result<Sheets>>

/** Reads any table file on disk in the killable child process: for the command line. */
export const readSheets = async (path: string): Promise<Result<Sheets>> => {
  const read = await readTableIsolated(path)
  if (!read.ok) return read
  return read.value.sheets.some((sheet) => sheet.rows.length > 0)
    ? ok(read.value.sheets)
    : refuse('emptyTable')
}

type Store = Pick<FileStore, 'get'>
const keptOf = new WeakMap<Store, KeptSheets>()

const keptIn = (store: Store): KeptSheets => {
  const kept = keptOf.get(store) ?? keepSheets()
  keptOf.set(store, kept)
  return kept
}

/**
 * A reader over the store of files: the bytes go to a temporary file, which the child process reads. The steps of one loading
 * ask for the same file again and again, so what was read lately is kept: a name by contents never means another file.
 */
export const sheetReader = (store: Store): SheetReader => {
  const kept = keptIn(store)
  return async (sha256) => {
    const known = kept.find(sha256)
    if (known !== null) return ok(known)
    const bytes = await store.get(sha256)
    if (bytes === null) return refuse('fileGone')
    const folder = await mkdtemp(join(tmpdir(), 'svyazka-register-'))
    try {
      const path = join(folder, 'table')
      await pipeline(bytes, createWriteStream(path))
      const read = await readSheets(path)
      if (read.ok) kept.keep(sha256, read.value)
      return read
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

/** The sheet that was chosen, else the first one with rows. */
export const sheetOf = (sheets: Sheets, name: string | null) =>
  sheets.find((sheet) => sheet.name === name) ?? sheets.find((sheet) => sheet.rows.length > 0) ?? null

import type { ReadWarning } from '../model.ts'

/** A table file as texts: dates as `YYYY-MM-DD` (with `THH:MM` when there is a time), numbers without loss. */
export type TableContents = {
  readonly sheets: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[]
  readonly warnings: readonly ReadWarning[]
}

/** How a table comes piece by piece: a sheet begins, then its rows in batches, empty rows in between included. */
export type TablePart = { readonly sheet: string } | { readonly rows: readonly string[][] }

export type SendPart = (part: TablePart) => void

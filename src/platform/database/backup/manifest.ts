import { z } from 'zod'

/** First entry of a backup: what it was made from. */
export const MANIFEST = 'manifest.json'
/** Written after the data: how much of everything there is. */
export const COUNTS = 'counts.json'
/** Last entry: the hash of every other one, in the form that `sha256sum` writes. */
export const CHECKSUMS = 'SHA256SUMS'

const table = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()) })

export const manifestSchema = z.object({
  format: z.literal(1),
  program: z.literal('svyazka'),
  madeAt: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(table),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.number() })),
})
export type Manifest = z.infer<typeof manifestSchema>

export const countsSchema = z.object({
  rows: z.record(z.string(), z.number()),
  files: z.number(),
  missing: z.array(z.string()),
})
/** Rows by `schema.table`; files stored; hashes that rows name but the store did not have. */
export type Counts = z.infer<typeof countsSchema>

/** Name of a part of a table's rows inside the archive. */
export const partName = (table: { readonly schema: string; readonly name: string }, part: number): string =>
  `tables/${table.schema}.${table.name}/${String(part).padStart(6, '0')}`

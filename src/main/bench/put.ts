import type { PoolClient } from 'pg'
import { copyIn, copyLine } from '../../platform/database/copy.ts'

type Value = string | number | boolean | null
/** One row, by columns. */
export type Line = Readonly<Record<string, Value>>
/** Our ids by the integers of the files, for each kind of thing. */
export type Ids = ReadonlyMap<string, string>
/** A thing of the set and the nodes it lies in. */
export type Place = { readonly id: string; readonly region: string; readonly municipality: string | null }

/** One loading: its transaction, and how many rows went into each table. */
export type Loading = { readonly client: PoolClient; readonly rows: Record<string, number> }

async function* bytesOf(lines: readonly Line[], columns: readonly string[]): AsyncGenerator<Buffer> {
  for (const line of lines) yield Buffer.from(copyLine(columns.map((column) => line[column] ?? null)))
}

/** All lines of a table in one COPY; the first line names the columns. */
export const put = async (loading: Loading, table: string, lines: readonly Line[]): Promise<void> => {
  const [first] = lines
  if (first === undefined) return
  const columns = Object.keys(first)
  const copied = await copyIn(
    loading.client,
    `copy ${table} (${columns.join(', ')}) from stdin`,
    bytesOf(lines, columns),
  )
  loading.rows[table] = (loading.rows[table] ?? 0) + copied
}

/** The integers of the files stay in `external_id`, so that other programs' answers can be compared. */
export const putIds = (loading: Loading, kind: string, ids: Ids): Promise<void> =>
  put(
    loading,
    'external_id',
    [...ids].map(([value, id]) => ({ system: 'benchmark', kind, value, id })),
  )

/** Places of the set by the integers of the files. */
export type Within = {
  readonly regions: Ids
  readonly municipalities: ReadonlyMap<string, Place>
  readonly schools: ReadonlyMap<string, Place>
}

/** Owner columns of a row that lies in a municipality. */
export const nodeOf = ({ region, municipality }: Place): Line => ({
  region_id: region,
  municipality_id: municipality,
})

/** Records stand beside nouns: they name, own and open them. */
export const putRecords = (
  loading: Loading,
  kind: string,
  reach: string,
  things: readonly { readonly id: string; readonly title: string; readonly place: Line }[],
): Promise<void> =>
  put(
    loading,
    'record',
    things.map(({ id, title, place }) => ({ id, kind, title, reach, ...place, created_at: '2022-01-01' })),
  )

import { run, sql, type Tx } from './query.ts'

/** Inserts rows of one table in one statement; columns are those of the objects. */
export const insertAll = async (
  tx: Pick<Tx, 'db'>,
  table: string,
  list: readonly Readonly<Record<string, unknown>>[],
): Promise<void> => {
  const first = list[0]
  if (first === undefined) return
  const columns = Object.keys(first)
  const names = sql.join(columns.map((name) => sql.ref(name)))
  await run(
    tx,
    sql`insert into ${sql.table(table)} (${names}) select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(list)}::jsonb)`,
  )
}

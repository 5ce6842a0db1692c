import type { Owner } from '../../../kernel/access.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Act } from '../domain/types.ts'

export const renameRecord = (tx: Tx, id: string, title: string): Promise<number> =>
  run(tx, sql`update record set title = ${title.slice(0, 500)}, version = version + 1 where id = ${id}`)

/** Everything below may read it from now on (decisions 20). */
export const openBelow = (tx: Tx, id: string): Promise<number> =>
  run(tx, sql`update record set reach = 'below', version = version + 1 where id = ${id} and reach = 'own'`)

/** Ties a record to the paper and clause it comes from; the words stay when the paper is not in the register (R217). */
export const linkAct = (
  tx: Tx,
  {
    record,
    row,
    owner,
    act,
  }: { readonly record: string; readonly row?: string; readonly owner: Owner; readonly act: Act },
  work: Work,
): Promise<number> =>
  run(
    tx,
    sql`insert into record_link (id, record_id, row_id, kind, to_record_id, to_row_id, as_written, region_id, municipality_id, organisation_id)
        values (${work.newId()}, ${record}, ${row ?? null}, 'source', ${act.directive}, ${act.clause}, ${act.words}, ${owner.region}, ${owner.municipality}, ${owner.organisation})`,
  )

export const touch = (tx: Tx, table: 'programme' | 'municipal_model', id: string): Promise<number> =>
  run(tx, sql`update ${sql.table(table)} set version = version + 1 where id = ${id}`)

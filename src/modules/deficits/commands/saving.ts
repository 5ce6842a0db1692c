import type { Owner } from '../../../kernel/access.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'

/** The row in the register of records that a round has (decisions 8); those below may read its days. */
export const saveRoundRecord = (
  tx: Tx,
  record: { readonly id: string; readonly title: string; readonly owner: Owner },
  work: Work,
): Promise<number> => {
  const { region, municipality } = record.owner
  return run(
    tx,
    sql`insert into record (id, kind, title, region_id, municipality_id, reach, author_id, created_at)
        values (${record.id}, 'deficit-round', ${record.title.slice(0, 500)}, ${region}, ${municipality}, 'below', ${tx.scope.person}, ${work.at})`,
  )
}

import type { Owner } from '../../../kernel/access.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'

export const matchingPage = (id: string): string => `/matching/${id}`

/** The row in the register of records that every noun has (decisions 8). */
export const saveRecord = (
  tx: Tx,
  record: {
    readonly id: string
    readonly kind: string
    readonly title: string
    readonly owner: Owner
    readonly reach: 'own' | 'below'
  },
  work: Work,
): Promise<number> => {
  const { region, municipality, organisation } = record.owner
  return run(
    tx,
    sql`insert into record (id, kind, title, region_id, municipality_id, organisation_id, reach, author_id, created_at)
        values (${record.id}, ${record.kind}, ${record.title.slice(0, 500)}, ${region}, ${municipality}, ${organisation}, ${record.reach}, ${tx.scope.person}, ${work.at})`,
  )
}

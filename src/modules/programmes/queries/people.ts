import type { Role } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'

export type ByAct = {
  readonly person: string
  readonly name: string
  readonly role: Role
  readonly act: string | null
  readonly from: Day
}

/** Who coordinates, curates and methodically serves the municipality today, each with his act (R008). */
export const rolesByActs = (tx: Tx, municipality: string): Promise<ByAct[]> =>
  rows(
    tx,
    sql<ByAct>`select r.person_id as person, p.last_name || ' ' || left(p.first_name, 1) || '.' || coalesce(' ' || left(p.middle_name, 1) || '.', '') as name, r.role, r.act, r.from_on as "from"
      from role_held r join person p on p.id = r.person_id
      where r.municipality_id = ${municipality} and r.level = 'municipality' and r.role in ('municipalCoordinator','municipalCurator','methodologist')
        and r.from_on <= ${tx.scope.today} and (r.until_on is null or r.until_on > ${tx.scope.today}) order by r.role, p.last_name limit 40`,
  )

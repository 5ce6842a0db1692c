import type { Owner } from '../../../kernel/access.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { DirectiveReading } from '../domain/reading/types.ts'

/** What of another paper a new one is held against: how it is called, and its meetings with their days. */
export type PaperBeside = Pick<DirectiveReading, 'kind' | 'number' | 'tables'>

/** So many papers are compared at most, the latest first: a district has a few dozen plans a year. */
const MOST = 30

/**
 * Papers of the register beside which a new one is read (R229): with a plan or a schedule, of the same and the
 * neighbouring school year, of the same municipality or of its region above, and only those this person may see.
 */
export const papersBeside = (tx: Tx, owner: Owner, year: number): Promise<PaperBeside[]> =>
  rows(
    tx,
    sql<PaperBeside>`select d.reading->'kind' as kind, d.reading->'number' as number, d.reading->'tables' as tables
      from directive d
      where d.region_id = ${owner.region} and (${owner.municipality}::uuid is null or d.municipality_id is null or d.municipality_id = ${owner.municipality})
        and d.state not in ('discarded','repealed') and d.context_year between ${year - 1} and ${year + 1}
        and jsonb_path_exists(d.reading, '$.tables[*] ? (@.kind == "roadmap" || @.kind == "schedule")')
      order by d.date_on desc nulls last, d.id desc limit ${MOST}`,
  )

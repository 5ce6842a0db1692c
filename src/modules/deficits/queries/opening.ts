import { addDays, type Day } from '../../../kernel/day.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'

export type Opening = {
  readonly id: string
  readonly basis: string
  readonly directive: string | null
  /** The last day; null while no end is named. */
  readonly lastDay: Day | null
  readonly isOpen: boolean
}

type Row = Omit<Opening, 'lastDay' | 'isOpen'> & { readonly until: Day | null }

/** By what acts a municipality has opened its rows to the region, those open now first. */
export const openingsOf = async (tx: Tx, municipality: string): Promise<Opening[]> => {
  const found = await rows(
    tx,
    sql<Row>`select id, basis, source_record_id as directive, until_on as until from deficit_opening
      where municipality_id = ${municipality} and to_region and organisation_id is null order by until_on is null desc, until_on desc, id limit 50`,
  )
  return found.map(({ until, ...each }) => ({
    ...each,
    lastDay: until === null ? null : addDays(until, -1),
    isOpen: until === null || until > tx.scope.today,
  }))
}

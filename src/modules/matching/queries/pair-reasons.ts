import { rows, sql, type Tx } from '../../../platform/database/query.ts'

/** Why a pair came about: a line of the plan that the act was drawn up from. */
export type PairReason = {
  readonly matching: string
  readonly scenario: string
  readonly mentee: string
  readonly mentor: string
  readonly themes: readonly string[]
  readonly coverage: number
  readonly minutes: number
}

/** Reasons of a pair that a matching made, the main mentor school first; none for one made by hand or out of sight. */
export const reasonsOfPair = (tx: Tx, pair: string): Promise<PairReason[]> =>
  rows(
    tx,
    sql<PairReason>`select l.record_id as matching, l.scenario_id as scenario, l.mentee_id as mentee, l.mentor_name as mentor,
        array(select t ->> 'name' from jsonb_array_elements(l.why -> 'themes') t) as themes, l.coverage, l.minutes
      from matching_ruling r join matching m on m.id = r.record_id join matching_line l on l.scenario_id = m.scenario_id and l.mentee_id = r.mentee_id
        and l.mentor_id = r.mentor_id and l.kind = r.kind
      where r.pair_id = ${pair} order by l.kind, l.mentor_name limit 20`,
  )

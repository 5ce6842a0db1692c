import { rows, sql, type Tx } from '../../../platform/database/query.ts'

/** Open deficits of a pair's schools that another pair still holds: they become goals of this one when that pair ends. */
export type GoalsAhead = { readonly pair: string; readonly title: string; readonly count: number }

export const goalsAhead = (tx: Tx, pair: string): Promise<GoalsAhead[]> =>
  rows(
    tx,
    sql<GoalsAhead>`select d.taken_by as pair, coalesce(max(d.taken_words), '') as title, count(distinct d.id)::int as count
      from pair_bond b join school_pair p on p.id = b.record_id and p.state in ('proposed','agreed','confirmed','working') join deficit d on d.organisation_id = b.organisation_id
      where b.record_id = ${pair} and b.is_live and d.state <> 'closed' and d.route = 'individual' and d.taken_by <> p.id and (b.kind = 'lead' or lower(b.subject) = lower(d.subject))
        and not exists (select 1 from pair_goal g where g.record_id = p.id and g.source_row_id = d.id)
      group by d.taken_by order by title, d.taken_by limit 20`,
  )

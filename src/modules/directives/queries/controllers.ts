import type { PersonId } from '../../../kernel/ids.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'

/** Who controls a paper (no clause) or one of its clauses, the first first. */
export type ControllerLine = {
  readonly clause: string | null
  readonly person: PersonId
  readonly name: string
}

const NAME = sql`p.last_name || ' ' || left(p.first_name, 1) || '.' || coalesce(' ' || left(p.middle_name, 1) || '.', '')`

/** Controllers of the paper and of its clauses, by clause, in the order they were named. */
export const controllersOf = (tx: Tx, directive: string): Promise<ControllerLine[]> =>
  rows(
    tx,
    sql<ControllerLine>`select x.clause, x.person, coalesce(${NAME}, '') as name from (
        select null::uuid as clause, controller_person_id as person, -1 as ord from directive where id = ${directive} and controller_person_id is not null
        union all select id, controller_person_id, -1 from clause where record_id = ${directive} and controller_person_id is not null
        union all select clause_id, person_id, ord from directive_controller where record_id = ${directive}) x
      left join person p on p.id = x.person order by x.clause nulls first, x.ord`,
  )

/** Those named for this clause; for a clause that names nobody, those of the whole paper. */
export const controllersFor = (all: readonly ControllerLine[], clause: string): readonly PersonId[] => {
  const own = all.filter((each) => each.clause === clause)
  return (own.length > 0 ? own : all.filter((each) => each.clause === null)).map((each) => each.person)
}

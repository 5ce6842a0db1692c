import { momentBy, stateOn } from '../../../platform/database/on-day.ts'
import { sql, type Tx } from '../../../platform/database/query.ts'

/** Columns that have no history: they are shown as of today and the page says so. */
const KEPT = `x.id, x.region_id, x.municipality_id, x.organisation_id, x.person_id, x.role_code, x.source_record_id, x.source_row_id, x.occurrence,
  x.title, x.quote, x.source_label, x.source_kind, x.modality, x.term_as_written, x.term, x.opens_on, x.controller_person_id,
  x.control_as_written, x.controller_municipality_id, x.created_at, x.version, x.answer_path`

/**
 * The table of assignments as it was «на дату»: those that were given by then, in the state that the last change by then left
 * them in (decisions 15). Today it is the table itself.
 */
export const assignments = (tx: Tx) => {
  const { on } = tx.scope
  if (on === null) return sql`assignment`
  return sql`(select ${sql.raw(KEPT)}, ${stateOn(tx, 'x', 'all')} as state,
      coalesce((select p.due_before from assignment_postponement p where p.record_id = x.id and p.until_on is not null and p.decided_on > ${on}::date
        order by p.decided_at limit 1), x.due_on) as due_on,
      case when x.closed_on <= ${on}::date then x.closed_on end as closed_on, sent.on_day as reported_on
    from assignment x
    left join lateral (select s.on_day from state_change s where s.record_id = x.id and s.on_day <= ${on}::date and s.to_state = 'reported' order by s.at desc limit 1) sent on true
    where ${momentBy(tx, 'x.created_at')})`
}

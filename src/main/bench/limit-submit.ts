import type pg from 'pg'
import { ask, type Who } from './limit-ask.ts'

/** The same rows that the program writes for a sent form, without its journal and policies: sending, answer, report, two moves. */
const SUBMIT = `with answered as (
    update form_answer set state = 'sent', answers = $2::jsonb, kept_at = now(), kept_by = $3, version = version + 1 where id = $1 and state = 'draft'
      returning id, record_id, region_id, municipality_id, organisation_id),
  sent as (
    insert into form_sending (id, record_id, answer_id, region_id, municipality_id, organisation_id, no, answers, sent_on, sent_at, entered_by, entered_as)
      select gen_random_uuid(), record_id, id, region_id, municipality_id, organisation_id, 1, $2::jsonb, $4::date, now(), $3, $5 from answered),
  reported as (
    insert into assignment_report (id, record_id, region_id, municipality_id, organisation_id, no, text, reported_on, reported_at, reported_by, reported_as)
      select gen_random_uuid(), record_id, region_id, municipality_id, organisation_id, 1, 'Форма измерения', $4::date, now(), $3, $5 from answered),
  moved as (
    update assignment set state = 'reported', reported_on = $4::date, version = version + 1 where id = (select record_id from answered)),
  told as (
    insert into state_change (id, record_id, row_id, from_state, to_state, on_day, at, by_person, by_role, region_id, municipality_id, organisation_id)
      select gen_random_uuid(), record_id, case n when 1 then id end, 'draft', 'sent', $4::date, now(), $3, $5, region_id, municipality_id, organisation_id
      from answered, generate_series(1, 2) n)
  select record_id from answered`

/** A sent form by hand: one statement, committed. */
export const submitByHand = async (pool: pg.Pool, who: Who, body: string): Promise<boolean> => {
  const typed = Object.fromEntries(new URLSearchParams(body))
  const said = Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (name.startsWith('a.') ? [[name.slice(2), value]] : [])),
  )
  const saved = await ask(pool, 'submit', SUBMIT, [
    typed.answer,
    JSON.stringify(said),
    who.person,
    who.today,
    who.role,
  ])
  return saved.length === 1
}

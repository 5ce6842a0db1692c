import { one, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { countQuestions, type QuestionCounts } from '../../questions/public.ts'
import type { Subject } from '../domain/types.ts'

/** Something that happened to a kept thing since the last look. */
export type StarNews = { readonly at: string; readonly to: string; readonly note: string | null }

/** A kept thing with what is new about it. */
export type StarLine = {
  readonly id: string
  readonly subject: Subject['kind']
  readonly thing: string
  readonly kind: string
  readonly title: string
  readonly place: string | null
  readonly seenAt: string
  /** Moves of the thing and of its rows, newest first, a few. */
  readonly moves: readonly StarNews[]
  readonly moved: number
  readonly questions: number
  /** Other entries of the journal about it, as far as the person sees them. */
  readonly edits: number
  /** Assignments that it gave: reported and closed since. */
  readonly reported: number
  readonly closed: number
}

/** Kept things of one page of the list. */
export const STARS_PER_PAGE = 30
const MOVES = 3

const NAMED = sql`w.id, w.seen_at as "seenAt", w.since,
  case when w.record_id is not null then 'record' when w.who_id is not null then 'who' else 'form' end as subject,
  coalesce(w.record_id, w.who_id, w.form_id) as thing,
  coalesce(r.kind, case when w.who_id is not null then 'person' else 'form' end) as kind,
  coalesce(r.title, p.last_name || ' ' || p.first_name || coalesce(' ' || p.middle_name, ''), f.title) as title,
  coalesce(o.short_name, m.short_name) as place`

const JOINS = sql`left join record r on r.id = w.record_id left join person p on p.id = w.who_id left join form f on f.id = w.form_id
  left join organisation o on o.id = r.organisation_id and r.kind <> 'organisation' left join municipality m on m.id = r.municipality_id`

const NEWS = sql`
  coalesce((select json_agg(json_build_object('at', s.at, 'to', s.to_state, 'note', s.note) order by s.at desc) from (
    select s.at, s.to_state, s.note from state_change s where s.record_id = k.thing and s.at > k."seenAt" order by s.at desc limit ${MOVES}) s), '[]'::json) as moves,
  (select count(*)::int from state_change s where s.record_id = k.thing and s.at > k."seenAt") as moved,
  (select count(*)::int from question q where q.record_id = k.thing and q.last_at > k."seenAt") as questions,
  (select count(*)::int from audit_entry e where e.record_id = k.thing and e.at > k."seenAt" and e.command not like 'question.%' and e.command not like 'watching.%') as edits,
  (select count(distinct a.id)::int from assignment a join state_change s on s.record_id = a.id and s.at > k."seenAt" and s.to_state = 'reported'
    where a.source_record_id = k.thing) as reported,
  (select count(distinct a.id)::int from assignment a join state_change s on s.record_id = a.id and s.at > k."seenAt" and s.to_state in ('accepted','offControl')
    where a.source_record_id = k.thing) as closed`

/** Kept things with their news, those kept last first; things that went out of sight are left out. */
export const starsOf = (tx: Tx, page: number): Promise<StarLine[]> =>
  rows(
    tx,
    sql<StarLine>`with k as materialized (select ${NAMED} from watched w ${JOINS} where w.person_id = ${tx.scope.person}
        and coalesce(r.id, p.id, f.id) is not null order by w.since desc, w.id limit ${STARS_PER_PAGE + 1} offset ${(page - 1) * STARS_PER_PAGE})
      select k.id, k.subject, k.thing, k.kind, k.title, k.place, k."seenAt", ${NEWS} from k order by k.since desc, k.id`,
  )

/** Whether the person keeps a thing, and the questions about it; those are only about records. */
export const starOf = (tx: Tx, { kind, id }: Subject): Promise<Star> => {
  const column = { record: sql`record_id`, who: sql`who_id`, form: sql`form_id` }[kind]
  return one(
    tx,
    sql<Star>`select exists (select 1 from watched where person_id = ${tx.scope.person} and ${column} = ${id}) as starred,
      ${kind === 'record' ? countQuestions(id) : sql`null`} as questions`,
  )
}

type Star = { readonly starred: boolean; readonly questions: QuestionCounts | null }

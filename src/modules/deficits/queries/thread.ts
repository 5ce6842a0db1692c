import type { Day } from '../../../kernel/day.ts'
import { dayBy, momentBy } from '../../../platform/database/on-day.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { UNHELD_PER_PAGE } from '../domain/routing.ts'
import type { Severity } from '../domain/types.ts'
import { toldBy } from './on-date.ts'

export type Said = {
  readonly quarterOn: Day
  readonly sentOn: Day | null
  readonly severity: Severity
  readonly people: number | null
  readonly note: string
}
export type Measure = {
  readonly id: string
  readonly source: string
  readonly sourceId: string | null
  readonly title: string
  readonly state: 'chosen' | 'refused' | 'done'
  readonly reason: string
  readonly decidedOn: Day
  readonly by: string | null
  readonly doneOn: Day | null
  readonly doneWords: string | null
}
export type Evidence = {
  readonly id: string
  readonly files: readonly { readonly id: string; readonly name: string; readonly size: number }[]
  readonly words: string
  readonly givenOn: Day
  readonly by: string | null
  readonly decision: 'accepted' | 'returned' | null
  readonly remark: string
  readonly decidedOn: Day | null
  readonly judge: string | null
}
export type Thread = {
  readonly said: readonly Said[]
  readonly measures: readonly Measure[]
  readonly evidence: readonly Evidence[]
  readonly people: readonly { readonly id: string; readonly name: string; readonly position: string }[]
  readonly wording: string
}

const NAME = (of: string) =>
  sql.raw(`(select p.last_name || ' ' || left(p.first_name, 1) || '.' from person p where p.id = ${of})`)

/** What is known since a day. */
const since = (tx: Tx, day: string, column = day) =>
  sql`case when ${dayBy(tx, day)} then ${sql.raw(column)} end`

/** Everything that happened to a deficit, in one trip: what rounds said, what was chosen and done, what shows it. */
export const threadOf = (tx: Tx, deficit: string): Promise<Thread | null> =>
  maybe(
    tx,
    sql<Thread>`select d.wording,
      coalesce((select json_agg(json_build_object('quarterOn', r.quarter_on, 'sentOn', s.sent_on, 'severity', e.severity, 'people', e.people, 'note', e.note) order by r.quarter_on)
        from deficit_entry e join deficit_round r on r.id = e.round_id left join deficit_sheet s on s.id = e.sheet_id where e.deficit_id = d.id and ${toldBy(tx)}), '[]'::json) as said,
      coalesce((select json_agg(json_build_object('id', m.id, 'source', m.source, 'sourceId', m.source_id, 'title', m.title, 'state', case when m.state = 'done' and not ${dayBy(tx, 'm.done_on')} then 'chosen' else m.state end, 'reason', m.reason,
          'decidedOn', m.decided_on, 'by', ${NAME('m.decided_by')}, 'doneOn', ${since(tx, 'm.done_on')}, 'doneWords', ${since(tx, 'm.done_on', 'm.done_words')}) order by m.decided_on, m.id)
        from deficit_measure m where m.deficit_id = d.id and ${dayBy(tx, 'm.decided_on')}), '[]'::json) as measures,
      coalesce((select json_agg(json_build_object('id', v.id, 'words', v.words, 'files', (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size) order by f.name), '[]'::json)
            from attachment f where f.row_id = v.id and f.purpose = 'deficitEvidence' and f.removed_at is null and ${momentBy(tx, 'f.added_at')}), 'givenOn', v.given_on, 'by', ${NAME('v.given_by')}, 'decision', ${since(tx, 'v.decided_on', 'v.decision')},
          'remark', coalesce(${since(tx, 'v.decided_on', 'v.remark')}, ''), 'decidedOn', ${since(tx, 'v.decided_on')}, 'judge', case when ${dayBy(tx, 'v.decided_on')} then ${NAME('v.decided_by')} end) order by v.given_on, v.id)
        from deficit_evidence v where v.deficit_id = d.id and ${dayBy(tx, 'v.given_on')}), '[]'::json) as evidence,
      coalesce((select json_agg(json_build_object('id', n.id, 'name', n.name, 'position', n.position) order by n.name)
        from deficit_person n where n.deficit_id = d.id), '[]'::json) as people
      from deficit d where d.id = ${deficit}`,
  )

export type Unheld = {
  readonly id: string
  readonly name: string
  readonly school: string
  readonly severity: Severity | null
  readonly route: 'common' | 'individual' | null
  readonly namedOn: Day
  readonly hands: 'nobody' | 'proposed' | 'taken' | 'measure'
  readonly total: number
}

/** `handsOf` of the domain, as SQL over the open deficits of a municipality. */
const held = (
  municipality: string,
) => sql`with held as materialized (select d.id, d.organisation_id, d.theme_id, d.wording, d.route, d.named_on,
        case when d.taken_by is not null or p.state = 'taken' then 'taken'
          when exists (select 1 from deficit_measure m where m.deficit_id = d.id and m.state in ('chosen','done')) then 'measure'
          when p.state = 'proposed' then 'proposed' else 'nobody' end as hands,
        (select e.severity from deficit_entry e join deficit_round r on r.id = e.round_id where e.deficit_id = d.id order by r.quarter_on desc limit 1) as severity
      from deficit d left join lateral (select p.state from section_proposal p join deficit_round pr on pr.id = p.record_id where p.municipality_id = d.municipality_id
        and p.theme_id = d.theme_id and d.route = 'common' order by pr.quarter_on desc limit 1) p on true
      where d.municipality_id = ${municipality} and d.state <> 'closed')`

export const countInHands = (
  tx: Tx,
  municipality: string,
): Promise<{ readonly hands: Unheld['hands']; readonly count: number }[]> =>
  rows(
    tx,
    sql<{
      hands: Unheld['hands']
      count: number
    }>`${held(municipality)} select h.hands, count(*)::int as count from held h group by 1`,
  )

/** Open deficits of a municipality by whose hands they are in (`handsOf` of the domain, as SQL), the sharpest first. */
export const inHands = (tx: Tx, municipality: string, hands: string, page: number): Promise<Unheld[]> =>
  rows(
    tx,
    sql<Unheld>`${held(municipality)}
      select h.id, coalesce(t.name, h.wording) as name, o.short_name as school, h.severity, h.route, h.named_on as "namedOn", h.hands, count(*) over ()::int as total
      from held h join organisation o on o.id = h.organisation_id left join deficit_theme t on t.id = h.theme_id where ${hands} = '' or h.hands = ${hands}
      order by h.severity desc nulls last, o.normal_name collate ru_natural, name, h.id limit ${UNHELD_PER_PAGE} offset ${(page - 1) * UNHELD_PER_PAGE}`,
  )

export type Wording = {
  readonly wording: string
  readonly audience: 'managers' | 'teachers' | 'pupils' | 'parents'
  readonly schools: number
  readonly id: string
}

/** Own wordings without a theme: the same words of several schools are one line. */
export const wordingsOf = (tx: Tx, municipality: string): Promise<Wording[]> =>
  rows(
    tx,
    sql<Wording>`select min(d.wording) as wording, d.audience, count(*)::int as schools, min(d.id::text)::uuid as id from deficit d
      where d.municipality_id = ${municipality} and d.theme_id is null group by d.mark, d.audience order by count(*) desc, min(d.wording) limit 200`,
  )

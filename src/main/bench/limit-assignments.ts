import { addDays, type Day, weekdayOf } from '../../kernel/day.ts'
import { countRu } from '../../kernel/format.ts'
import type { RuForms } from '../../kernel/plural.ts'
import { glue } from '../../kernel/typo.ts'
import { ask, type BodyMaker, text } from './limit-ask.ts'
import { between, bodyOf } from './limit-frame.ts'

type Line = {
  readonly id: string
  readonly title: string
  readonly quote: string
  readonly source_label: string
  readonly source_record_id: string
  readonly due_on: string
}
type Counts = { readonly late: number; readonly today: number; readonly week: number; readonly later: number }

const MINE = `a.organisation_id = $1 and a.person_id is null and a.role_code is null and a.state in ('assigned','inWork','reported','returned')`
const LINES = `select a.id, a.title, a.quote, a.source_label, a.source_record_id, a.state, a.modality, a.term_as_written, a.answer_path, a.due_on::text as due_on, o.short_name,
    p.last_name, k.last_name as controller, d.until_on, l.decision_text, l.no
  from assignment a left join organisation o on o.id = a.organisation_id left join person p on p.id = a.person_id left join person k on k.id = a.controller_person_id
    left join assignment_delegation d on d.record_id = a.id and d.taken_back_on is null
    left join lateral (select decision_text, no from assignment_report r where r.record_id = a.id order by no desc limit 1) l on true
  where ${MINE} order by a.due_on, a.source_label, a.id limit 50`
const COUNTS = `select count(*) filter (where a.due_on < $2)::int as late, count(*) filter (where a.due_on = $2)::int as today,
    count(*) filter (where a.due_on > $2 and a.due_on <= $2::date + (7 - extract(isodow from $2::date))::int)::int as week,
    count(*) filter (where a.due_on > $2::date + (7 - extract(isodow from $2::date))::int)::int as later,
    (select count(distinct (source_record_id, controller_person_id)) from assignment where organisation_id = $1) as choices
  from assignment a where ${MINE}`

const day = (iso: string): string => `${iso.slice(8)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}`
/** Days without work are named beside the term. */
const WEEKEND: Readonly<Record<number, string>> = { 6: ', суббота', 7: ', воскресенье' }

const tagOf = (due: string, today: string): string => {
  if (due < today) return `<span class="tag tag--late">Срок был ${day(due)}</span>`
  const weekend = WEEKEND[weekdayOf(due as Day)] ?? ''
  return `<span class="tag tag--todo">Назначено. Срок ${day(due)}${weekend}</span>`
}

/** Whoever is late may ask for a later day. */
const laterLink = (id: string): string =>
  `<a class="small" href="/assignments/${id}/later">Попросить перенос</a>`

const task = (line: Line, today: string, main: boolean): string =>
  `<li><div class="task"><h3><a href="/assignments/${line.id}">${text(glue(line.title))}</a></h3><p class="why">«${text(glue(line.quote))}» <a class="ref" href="/sources/${line.source_record_id}">${text(glue(line.source_label))}</a></p><p>${tagOf(line.due_on, today)}</p><div class="do"><a class="${main ? 'btn' : 'btn btn--2'}" href="/assignments/${line.id}/report">Сообщить о выполнении</a>${line.due_on < today ? laterLink(line.id) : ''}</div></div></li>`

type Group = {
  readonly attribute: string
  readonly title: string
  readonly number: number
  readonly lines: readonly Line[]
}

const ASSIGNMENTS: RuForms = ['поручение', 'поручения', 'поручений']

const group = (
  { attribute, title, number, lines }: Group,
  today: string,
  first: Line | undefined,
): string => {
  if (number === 0) return ''
  let list = `<li${attribute}><div class="when"><h2>${title}</h2><span class="nb"> ${countRu(number, ASSIGNMENTS)}</span></div><ol class="knots">`
  for (const line of lines) list += task(line, today, line === first)
  return `${list}</ol></li>`
}

const groupsOf = (lines: readonly Line[], counts: Counts, today: string): readonly Group[] => {
  const end = addDays(today as Day, 7 - weekdayOf(today as Day))
  const within = (keep: (due: string) => boolean) => lines.filter(({ due_on }) => keep(due_on))
  return [
    {
      attribute: ' class="late"',
      title: 'Просрочено',
      number: counts.late,
      lines: within((due) => due < today),
    },
    { attribute: '', title: 'Сегодня', number: counts.today, lines: within((due) => due === today) },
    {
      attribute: '',
      title: 'На\u00a0этой неделе',
      number: counts.week,
      lines: within((due) => due > today && due <= end),
    },
    { attribute: '', title: 'Позже', number: counts.later, lines: within((due) => due > end) },
  ]
}

/** «Мои поручения» of the head of a school. */
export const myList: BodyMaker = (learned) => {
  const body = bodyOf(learned)
  const upper = between(`\u0000${body}`, '\u0000', '<ol class="thread">')
  const lower = between(`${body}\u0000`, '</li></ol></li></ol>', '\u0000')
  return async (pool, who) => {
    const [lines, [counts]] = await Promise.all([
      ask<Line>(pool, 'lines', LINES, [who.organisation]),
      ask<Counts>(pool, 'counts', COUNTS, [who.organisation, who.today]),
    ])
    if (counts === undefined) throw new Error('a row was expected')
    let page = `${upper}<ol class="thread">`
    for (const each of groupsOf(lines, counts, who.today)) page += group(each, who.today, lines[0])
    return `${page}</ol>${lower}`
  }
}

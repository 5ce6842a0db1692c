import type { Day } from '../../../kernel/day.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import {
  BINDING,
  type Binding,
  IS_ASKED,
  IS_LEAF,
  NAME,
  PLACE,
  STANDS,
  seenAs,
  versions,
} from '../../roadmaps/public.ts'
import { effectsDone } from '../domain/effects.ts'
import type {
  Figures,
  LateLine,
  PaperCounts,
  Period,
  Summary,
  SummaryLine,
  SummaryWords,
  UpperLine,
} from '../domain/summary.ts'
import type { Model } from '../domain/types.ts'
import { effectsOf } from './effects.ts'
import { countsAt } from './model.ts'

type Node = Pick<Model, 'region' | 'municipality'>

const OPEN = sql`a.state in ('assigned','inWork','returned')`

const late = (tx: Tx) => sql`a.modality = 'order' and a.due_on < ${tx.scope.today}::date and ${OPEN}`

const counted = (
  tx: Tx,
) => sql`count(a.id)::int as "all", count(a.id) filter (where a.state in ('accepted','offControl'))::int as done,
  count(a.id) filter (where a.state = 'reported')::int as waiting, count(a.id) filter (where ${late(tx)})::int as late`

type OwnRow = { readonly number: string | null; readonly title: string; readonly of: Binding }

type Found = Omit<UpperLine, 'own'> & {
  readonly of: Binding
  readonly falls: boolean
  readonly own: readonly OwnRow[]
}

const ownWords = ({ of, ...row }: OwnRow): string => {
  const { number, title } = seenAs(of) ?? row
  return [number?.replace(/\.+$/u, ''), title].filter(Boolean).join('. ')
}

/** A line in the words and with the day that bind, as long as these fall into the period. */
const inWordsShown = ({ from, until }: Period, { of, falls, own, ...row }: Found): UpperLine[] => {
  const line = { ...row, own: own.map(ownWords).join('\n') }
  const seen = seenAs(of)
  if (seen === undefined) return falls ? [line] : []
  const { number, title, termAsWritten, dueOn } = seen
  const isIn = title !== '' && (dueOn === null ? falls : dueOn >= from && dueOn <= until)
  return isIn ? [{ ...line, number: number ?? '', title, term: termAsWritten ?? '' }] : []
}

/**
 * Rows of the region's roadmaps that fall into the period, with the municipality's own rows that answer them. A report says what
 * binds, whoever draws it up: nobody's working copy.
 */
const upperLines = async (tx: Tx, node: Node, period: Period): Promise<UpperLine[]> =>
  (await upperFound(tx, node, period)).flatMap((line) => inWordsShown(period, line))

const upperFound = (tx: Tx, { region, municipality }: Node, { from, until }: Period): Promise<Found[]> => {
  const falls = sql`(i.due_on between ${from} and ${until} or (i.due_on is null and r.period_year between extract(year from ${from}::date) and extract(year from ${until}::date))) is true`
  const isUpper = sql`r.region_id = ${region} and r.municipality_id is null and r.organisation_id is null`
  const isOwn = sql`r.municipality_id = ${municipality} and r.organisation_id is null and r.state <> 'draft'`
  return rows(
    tx,
    sql<Found>`with own as materialized (select i.answers_id as answers, i.id, i.record_id as record, ${PLACE} as ord, i.actual_result as result, i.mark,
          json_build_object('number', i.number, 'title', i.title, 'of', ${BINDING}) as words
        from roadmap r join roadmap_item i on i.record_id = r.id ${versions('everybody', isOwn)} where ${isOwn} and i.answers_id is not null and ${STANDS})
      select ${BINDING} as of, ${falls} as falls, ${NAME} as roadmap, coalesce(i.number, '') as number, i.title, coalesce(i.term_as_written, '') as term,
        coalesce(own.words, '[]'::json) as own, coalesce(own.result, '') as result, coalesce(own.marked, false) as marked, c.*
      from roadmap r join roadmap_item i on i.record_id = r.id
      ${versions('everybody', isUpper)}
      left join lateral (select array_agg(j.id) as ids, array_agg(j.record) as records, json_agg(j.words order by j.ord) as words,
          string_agg(nullif(j.result, ''), E'\n' order by j.ord) as result, bool_and(j.mark is not distinct from 'done') as marked
        from own j where j.answers = i.id) own on true
      cross join lateral (select ${counted(tx)} from assignment a where a.source_record_id = any (r.id || coalesce(own.records, '{}'))
        and a.source_row_id = any (i.id || coalesce(own.ids, '{}')) and a.region_id = ${region} and a.municipality_id = ${municipality} and a.state not in ('recalled','declined')) c
      where ${isUpper} and r.state in ('inForce','closed') and ${IS_ASKED} and (i.title <> '' or b.id is not null) and i.mark is distinct from 'cancelled'
        and (${falls} or ${BINDING} is not null) and ${IS_LEAF}
      order by r.period_year, r.id, ${PLACE} limit 1500`,
  )
}

/** What fell due in the period, or was given in it without a day; a school's own work is its own. */
const inPeriod = ({ region, municipality }: Node, { from, until }: Period) =>
  sql`a.region_id = ${region} and a.municipality_id = ${municipality} and a.state not in ('recalled','declined') and a.source_kind <> 'nameHolder'
    and coalesce(a.due_on, a.created_at::date) between ${from} and ${until} and s.organisation_id is null and s.kind <> 'programme'`

const paperLines = (tx: Tx, node: Node, period: Period): Promise<PaperCounts[]> =>
  rows(
    tx,
    sql<PaperCounts>`select s.id, s.title, s.municipality_id is null as "ofRegion", ${counted(tx)}
      from assignment a join record s on s.id = a.source_record_id
      where ${inPeriod(node, period)}
      group by s.id, s.title, s.municipality_id order by s.municipality_id is null desc, s.title, s.id limit 400`,
  )

const lateLines = (tx: Tx, node: Node, period: Period): Promise<LateLine[]> =>
  rows(
    tx,
    sql<LateLine>`select coalesce(o.short_name, (select p.last_name || ' ' || left(p.first_name, 1) || '.' from person p where p.id = a.person_id), '') as who,
        a.title, a.source_label as label, a.due_on as "dueOn",
        coalesce((select c.said from assignment_call c where c.record_id = a.id order by c.called_at desc limit 1),
          (select h.note from state_change h where h.record_id = a.id and h.to_state = 'returned' order by h.at desc limit 1), '') as reason
      from assignment a join record s on s.id = a.source_record_id left join organisation o on o.id = a.organisation_id
      where ${inPeriod(node, period)} and ${late(tx)} order by a.due_on, who, a.id limit 300`,
  )

/** Everything the record knows about a period of a model, as of today. */
export const figuresOf = async (
  tx: Tx,
  model: Pick<Model, 'id' | 'region' | 'municipality'>,
  period: Period,
): Promise<Figures> => {
  const { today } = tx.scope
  const counts = await countsAt(tx, model.id, period.until < today ? period.until : today)
  return {
    on: today,
    participants: Object.values(counts).reduce((sum, count) => sum + count, 0),
    effects: effectsDone(await effectsOf(tx, model.id)),
    rows: await upperLines(tx, model, period),
    papers: await paperLines(tx, model, period),
    late: await lateLines(tx, model, period),
  }
}

type Row = Omit<Summary, 'words'> & SummaryWords & { model: string; municipalityName: string }

const columns = sql`s.id, a.id as assignment, a.state, a.due_on as "dueOn", s.from_on as "from", s.until_on as until, s.done, s.obstacles, s.requests, s.figures,
  s.sent_on as "sentOn", s.version, s.record_id as model, u.name as "municipalityName",
  coalesce((select h.note from state_change h where h.record_id = a.id and h.to_state = 'returned' order by h.at desc limit 1), '') as returned`

const joined = sql`model_summary s join assignment a on a.source_row_id = s.id and a.answer_path = '/summaries' join municipality u on u.id = s.municipality_id`

const toLine = ({ done, obstacles, requests, ...row }: Row): SummaryLine => ({
  ...row,
  words: { done, obstacles, requests },
})

/** The report that an assignment asks for; null when it is out of sight. */
export const summaryBy = async (tx: Tx, assignment: string, lock = false): Promise<SummaryLine | null> => {
  if (!isUuid(assignment)) return null
  const found = await maybe(
    tx,
    sql<Row>`select ${columns} from ${joined} where a.id = ${assignment} ${lock ? sql`for update of s` : sql``}`,
  )
  return found && toLine(found)
}

/** Reports of all models of a programme, the latest period first. */
export const summariesOf = async (tx: Tx, programme: string): Promise<SummaryLine[]> => {
  const found = await rows(
    tx,
    sql<Row>`select ${columns} from ${joined} join municipal_model m on m.id = s.record_id where m.programme_id = ${programme}
      order by s.until_on desc, s.from_on, u.name collate ru_natural limit 1000`,
  )
  return found.map(toLine)
}

/** Reports of one model, the latest first. */
export const summariesOfModel = async (tx: Tx, model: string): Promise<SummaryLine[]> => {
  const found = await rows(
    tx,
    sql<Row>`select ${columns} from ${joined} where s.record_id = ${model} order by s.until_on desc, s.from_on limit 20`,
  )
  return found.map(toLine)
}

export type Unasked = Pick<Model, 'id' | 'municipality' | 'municipalityName'> & {
  readonly coordinator: string | null
}

/** Models of a programme that nobody has asked about these days yet, each with who answers for its municipality. */
export const unaskedModels = (
  tx: Tx,
  programme: string,
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<Unasked[]> =>
  rows(
    tx,
    sql<Unasked>`select m.id, m.municipality_id as municipality, u.name as "municipalityName",
        (select h.person_id from role_held h where h.municipality_id = m.municipality_id and h.organisation_id is null and h.role = 'municipalCoordinator'
          and h.from_on <= ${tx.scope.today} and (h.until_on is null or h.until_on > ${tx.scope.today}) order by h.from_on, h.id limit 1) as coordinator
      from municipal_model m join municipality u on u.id = m.municipality_id
      where m.programme_id = ${programme} and not exists (select 1 from model_summary s where s.record_id = m.id and s.from_on = ${from} and s.until_on = ${until})
      order by u.name limit 1000`,
  )

import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import type { MunicipalityId, OrganisationId, PersonId, RecordId, RegionId } from '../../../kernel/ids.ts'
import { dayBy, existedOn, stateOn } from '../../../platform/database/on-day.ts'
import { type Part, partOf } from '../../../platform/database/part.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { assignmentsOn } from '../../assignments/public.ts'
import { citablePapers, fullName } from '../../directives/public.ts'
import { groupsOfSchool } from '../../schools/public.ts'
import type { Answers } from '../domain/answers.ts'
import type { FormDefinition } from '../domain/definition.ts'
import type { AnswerState, Collection, CollectionState, Confirmation, Standing } from '../domain/types.ts'
import { answerState, confirmation } from './on-date.ts'

type CollectionRow = {
  id: RecordId
  region_id: RegionId
  municipality_id: MunicipalityId | null
  opened_by: PersonId
  state: CollectionState
  title: string
  due_on: Day
  version: number
}

const toCollection = (row: CollectionRow): Collection => ({
  record: row.id,
  owner: { region: row.region_id, municipality: row.municipality_id, organisation: null },
  named: { controller: row.opened_by },
  state: row.state,
  title: row.title,
  dueOn: row.due_on,
  version: row.version,
})

const select = (tx: Tx, id: string, lock: boolean) =>
  maybe(
    tx,
    sql<CollectionRow>`select c.id, c.region_id, c.municipality_id, c.opened_by, ${stateOn(tx, 'c')} as state, c.title, c.due_on, c.version from form_collection c
      where c.id = ${id} and ${existedOn(tx, 'c.id')} ${lock ? sql`for update` : sql``}`,
  )

export const findCollection = async (tx: Tx, id: string): Promise<Collection | null> => {
  const row = await select(tx, id, false)
  return row && toCollection(row)
}

export const lockCollection = async (tx: Tx, id: string): Promise<Collection | null> => {
  const row = await select(tx, id, true)
  return row && toCollection(row)
}

/** The assignment of an answer and its first sending. */
const behind = (tx: Tx) => sql`join ${assignmentsOn(tx)} s on s.id = a.record_id
  left join lateral (select g.sent_on from form_sending g where g.answer_id = a.id and ${dayBy(tx, 'g.sent_on')} order by g.no limit 1) first on true`

/** How an answer stands to the day of its collection. */
const STANDING = (tx: Tx) => sql`case
  when ${answerState(tx)} in ('accepted','returned') then ${answerState(tx)}
  when ${answerState(tx)} = 'sent' then case when first.sent_on > c.due_on then 'sentLate' else 'sent' end
  when s.state = 'recalled' then 'recalled'
  when c.due_on < ${tx.scope.today}::date then 'late' else 'waiting' end`

const stands = (tx: Tx) => sql`join form_collection c on c.id = a.collection_id ${behind(tx)}`

export type CollectionLine = {
  readonly id: RecordId
  readonly title: string
  readonly dueOn: Day
  readonly state: CollectionState
  readonly asked: number
  readonly answered: number
  readonly toJudge: number
  readonly late: number
}

export const PAGE_SIZE = 50

/** Collections of my nodes, nearest day first, closed ones last; one row more than a page tells whether there is another. */
export const listCollections = (
  tx: Tx,
  page: Part,
  state: CollectionState | '' = '',
): Promise<CollectionLine[]> => {
  const { scope } = tx
  const part = partOf(page, {
    id: sql`c.id`,
    order: sql`${stateOn(tx, 'c')} desc, c.due_on, c.id`,
    perPage: PAGE_SIZE,
    ahead: 1,
  })
  const answer = answerState(tx)
  return rows(
    tx,
    sql<CollectionLine>`with page as materialized (
        select c.*, ${stateOn(tx, 'c')} as state_then from form_collection c
        where ${existedOn(tx, 'c.id')} and (c.municipality_id = any (${[...scope.municipalities]}::uuid[]) or c.region_id = any (${[...scope.regions]}::uuid[]))
          and (${state} = '' or ${stateOn(tx, 'c')} = ${state})
          and ${part.follows} order by ${part.order} ${part.slice})
      select c.id, c.title, c.due_on as "dueOn", c.state_then as state, count(a.id)::int as asked,
        count(a.id) filter (where ${answer} in ('sent','accepted'))::int as answered, count(a.id) filter (where ${answer} = 'sent')::int as "toJudge",
        count(a.id) filter (where ${answer} in ('draft','returned') and c.state_then = 'open' and c.due_on < ${scope.today}::date)::int as late
      from page c left join form_answer a on a.collection_id = c.id
      group by c.id, c.title, c.due_on, c.state_then order by c.state_then desc, c.due_on, c.id`,
  )
}

export type CollectionCard = {
  readonly id: RecordId
  readonly title: string
  readonly words: string
  readonly dueOn: Day
  readonly openedOn: Day
  readonly state: CollectionState
  readonly form: string
  readonly formTitle: string
  readonly no: number
  /** The edition that is in force now. */
  readonly newest: number
  readonly definition: FormDefinition
  readonly ownerName: string
  readonly basis: string | null
  readonly basisRecord: string | null
  readonly counts: Readonly<Partial<Record<Standing, number>>>
  /** Day of the last reminder to those who have not answered. */
  readonly remindedOn: Day | null
}

/** The collection with how many stand where, in one trip. */
export const collectionCard = (tx: Tx, id: string): Promise<CollectionCard | null> =>
  maybe(
    tx,
    sql<CollectionCard>`select c.id, c.title, c.words, c.due_on as "dueOn", c.opened_on as "openedOn", ${stateOn(tx, 'c')} as state, v.form_id as form, f.title as "formTitle", v.no,
        (select max(n.no) from form_version n where n.form_id = v.form_id) as newest,
        v.definition, case when ${dayBy(tx, 'c.reminded_on')} then c.reminded_on end as "remindedOn", coalesce(m.name, g.name) as "ownerName", l.as_written as basis, l.to_record_id as "basisRecord",
        coalesce((select json_object_agg(standing, n) from (
          select ${STANDING(tx)} as standing, count(*)::int as n from form_answer a ${behind(tx)}
          where a.collection_id = c.id group by 1) counted), '{}'::json) as counts
      from form_collection c join form_version v on v.id = c.version_id join form f on f.id = v.form_id
      left join municipality m on m.id = c.municipality_id left join region g on g.id = c.region_id
      left join lateral (select as_written, to_record_id from record_link l where l.record_id = c.id and l.kind = 'ground' limit 1) l on true
      where c.id = ${id}`,
  )

/** A collection as the pattern of another: its words, its form (that of the new year when there is one), whom it asked. */
export type CollectionPattern = {
  readonly title: string
  readonly words: string
  readonly dueOn: Day
  readonly form: string
  readonly organisations: readonly string[]
}

export const collectionPattern = (tx: Tx, id: string): Promise<CollectionPattern | null> =>
  maybe(
    tx,
    sql<CollectionPattern>`select c.title, c.words, c.due_on as "dueOn",
        coalesce((select f.id from form f where f.copied_from = v.form_id and f.withdrawn_on is null and f.municipality_id is not distinct from c.municipality_id order by f.id desc limit 1), v.form_id) as form,
        array(select a.organisation_id from form_answer a where a.collection_id = c.id limit 1000) as organisations
      from form_collection c join form_version v on v.id = c.version_id where c.id = ${id}`,
  )

export type AnswerLine = {
  readonly id: string
  readonly organisationId: OrganisationId
  readonly organisation: string
  readonly phone: string | null
  readonly municipality: string | null
  readonly state: AnswerState
  readonly standing: Standing
  readonly sentOn: Day | null
  readonly channel: string | null
  readonly confirmation: Confirmation | null
  readonly answers: Answers | null
  readonly version: number
}

export type LineFilter = {
  /** Empty for all. */
  readonly standings: readonly Standing[]
  readonly page: number
  readonly size: number
}

/**
 * Who was asked and how it stands, by name; answers are those of the last sending, never of a draft (decisions 34). The page
 * is chosen first: sendings of other schools are not read.
 */
export const answerLines = (tx: Tx, collection: string, filter: LineFilter): Promise<AnswerLine[]> =>
  rows(
    tx,
    sql<AnswerLine>`with line as materialized (
        select a.id, a.organisation_id, ${answerState(tx)} as state, ${confirmation(tx)} as confirmation, a.version, ${STANDING(tx)} as standing, o.short_name, o.phone, o.normal_name, m.short_name as place
        from form_answer a ${stands(tx)} left join organisation o on o.id = a.organisation_id left join municipality m on m.id = a.municipality_id
        where a.collection_id = ${collection}),
      page as materialized (
        select * from line where ${filter.standings.length === 0} or standing = any (${[...filter.standings]}::text[])
        order by place, normal_name collate ru_natural, id limit ${filter.size} offset ${(filter.page - 1) * filter.size})
      select l.id, l.organisation_id as "organisationId", coalesce(l.short_name, '') as organisation, l.phone, l.place as municipality, l.state,
        l.standing, last.sent_on as "sentOn", last.channel, l.confirmation, last.answers, l.version
      from page l left join lateral (select g.sent_on, g.channel, g.answers from form_sending g where g.answer_id = l.id and ${dayBy(tx, 'g.sent_on')} order by g.no desc limit 1) last on true
      order by l.place, l.normal_name collate ru_natural, l.id`,
  )

/** Working copies of a collection, for the table that is filled in away from the program. */
export type WorkingLine = {
  readonly id: string
  readonly organisation: string
  readonly state: AnswerState
  readonly version: number
  readonly answers: Answers
}

export const workingLines = (tx: Tx, collection: string): Promise<WorkingLine[]> =>
  rows(
    tx,
    sql<WorkingLine>`select a.id, o.short_name as organisation, a.state, a.version, a.answers
      from form_answer a join organisation o on o.id = a.organisation_id join assignment s on s.id = a.record_id
      where a.collection_id = ${collection} and a.state in ('draft','returned') and s.state <> 'recalled'
      order by o.normal_name collate ru_natural, a.id limit 2000`,
  )

/** Names of the schools of some answers of a collection. */
export const namesOfAnswers = async (
  tx: Tx,
  collection: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const found = await rows(
    tx,
    sql<{
      id: string
      name: string
    }>`select a.id, coalesce(o.short_name, '') as name from form_answer a left join organisation o on o.id = a.organisation_id
      where a.collection_id = ${collection} and a.id = any (${[...ids]}::uuid[]) limit 2000`,
  )
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** Organisations of a node that can be asked, by name. */
export type Addressee = {
  readonly id: OrganisationId
  readonly name: string
  readonly region: RegionId
  readonly municipality: MunicipalityId | null
  readonly place: string | null
  readonly groups: readonly string[]
}

export const addresseesOf = (
  tx: Tx,
  node: { readonly region: string | null; readonly municipality: string | null },
): Promise<Addressee[]> =>
  rows(
    tx,
    sql<Addressee>`select o.id, o.short_name as name, o.region_id as region, o.municipality_id as municipality, m.short_name as place, ${groupsOfSchool(tx)} as groups
      from organisation o left join municipality m on m.id = o.municipality_id
      where o.region_id = ${node.region} and (${node.municipality}::uuid is null or o.municipality_id = ${node.municipality}::uuid)
        and o.state <> 'closed' and o.kind in ('school','supplementary')
      order by m.short_name, o.normal_name collate ru_natural limit 1600`,
  )

/** Papers that may be the ground of a collection. */
export const groundsOf = async (
  tx: Tx,
  node: { readonly region: string | null; readonly municipality: string | null },
): Promise<{ readonly id: string; readonly label: string }[]> => {
  const papers = await citablePapers(tx, { region: node.region ?? '', municipality: node.municipality })
  return papers.flatMap((paper) => [
    {
      id: paper.id,
      label: [fullName(paper), paper.dateOn === null ? '' : shortDay(paper.dateOn)]
        .filter(Boolean)
        .join(', '),
    },
    ...paper.clauses.map(({ id, number, text }) => ({
      id: `${paper.id}/${id}`,
      label: `${nested(number)} ${text}`,
    })),
  ])
}

/** A clause stands under its paper. */
const nested = (number: string | null): string => `\u00a0\u00a0${number ?? ''}`

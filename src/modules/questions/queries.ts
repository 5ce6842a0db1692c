import type { Owner } from '../../kernel/access.ts'
import { hasRole } from '../../kernel/access.ts'
import type { MunicipalityId, OrganisationId, PersonId, RecordId, RegionId } from '../../kernel/ids.ts'
import { maybe, rows, sql, type Tx } from '../../platform/database/query.ts'
import { SPEAKERS } from './domain/access.ts'
import type { Concerned, Question, QuestionState, Thing } from './domain/types.ts'

/** A module's word about whom its things name, by the kind of the record. */
export type Concerns = Readonly<Record<string, (tx: Tx, record: string) => Promise<Concerned>>>

type ThingRow = {
  readonly record: RecordId
  readonly kind: string
  readonly title: string
  readonly region: RegionId
  readonly municipality: MunicipalityId | null
  readonly organisation: OrganisationId | null
  readonly rowWords: string | null
}

/** The record as far as the asker sees it, with the words of the row asked about; null when either is out of sight. */
export const findThing = async (tx: Tx, record: string, row: string | null): Promise<Thing | null> => {
  const found = await maybe(
    tx,
    sql<ThingRow>`select r.id as record, r.kind, r.title, r.region_id as region, r.municipality_id as municipality,
      r.organisation_id as organisation, (select left(t.shown, 600) from record_text t where t.record_id = r.id and t.row_id = ${row}::uuid) as "rowWords"
      from record r where r.id = ${record}`,
  )
  if (found === null || (row !== null && found.rowWords === null)) return null
  const { region, municipality, organisation, ...thing } = found
  return { ...thing, owner: { region, municipality, organisation }, row }
}

/** Records as the asker sees them; a link to a question sees no record, only what its question is about. */
const seesRowAlone = ({ scope }: Tx): boolean => (scope.link?.row ?? null) !== null
const things = (tx: Tx) => (seesRowAlone(tx) ? sql`linked_question()` : sql`record`)

/** Whom the thing names; nobody where its module says nothing. */
export const concernedBy = (tx: Tx, concerns: Concerns, thing: Thing): Promise<Concerned> =>
  concerns[thing.kind]?.(tx, thing.record) ?? Promise.resolve({ addressee: null, answering: [] })

/** How an answer came: from whoever wrote it, by a one-time link, or from the words of a school. */
export type AnswerChannel = 'self' | 'link' | 'phone' | 'paper'

/** Something said to a question. */
export type AnswerLine = {
  readonly by: string | null
  readonly role: string | null
  readonly channel: AnswerChannel
  readonly at: string
  readonly text: string
}

/** A question with everything said to it. */
export type Thread = {
  readonly id: string
  readonly record: RecordId
  readonly kind: string
  readonly title: string
  readonly rowWords: string | null
  readonly text: string
  readonly state: QuestionState
  readonly by: string | null
  readonly role: string | null
  readonly channel: AnswerChannel
  readonly at: string
  /** The node that answers, by name. */
  readonly toName: string | null
  readonly isOpen: boolean
  readonly answers: readonly AnswerLine[]
}

const nameOf = (column: string) =>
  sql`(select w.last_name || ' ' || left(w.first_name, 1) || '.' || coalesce(' ' || left(w.middle_name, 1) || '.', '') from person w where w.id = ${sql.raw(column)})`

/** Whoever asked by a link is named by the school. */
const asker = sql`coalesce(${nameOf('q.asked_by')}, case when q.channel = 'link' then (select s.short_name from organisation s where s.id = q.organisation_id) end)`

const thread = (
  tx: Tx,
) => sql`q.id, q.record_id as record, r.kind, r.title, q.row_words as "rowWords", q.text, q.state, ${seesRowAlone(tx) ? sql`linked_asker()` : asker} as by, q.asked_as as role, q.channel,
  q.asked_at as at, q.is_open as "isOpen", coalesce(${nameOf('q.to_person_id')}, o.short_name, m.name, g.name) as "toName",
  coalesce((select json_agg(json_build_object('by', ${nameOf('a.by_person')}, 'role', a.by_role, 'channel', a.channel, 'at', a.at, 'text', a.text) order by a.at, a.id)
    from question_answer a where a.question_id = q.id), '[]'::json) as answers`

const joins = (
  tx: Tx,
) => sql`join ${things(tx)} r on r.id = q.record_id left join organisation o on o.id = q.to_organisation_id
  left join municipality m on m.id = q.to_municipality_id left join region g on g.id = q.to_region_id`

/** A page of lists of questions. */
export const PER_PAGE = 30
const OF_A_THING = 50

/** Questions about a record, the newest first; of one row only, when it is named. */
export const threadsOf = (tx: Tx, record: string, row: string | null = null): Promise<Thread[]> =>
  rows(
    tx,
    sql<Thread>`select ${thread(tx)} from question q ${joins(tx)} where q.record_id = ${record} and (${row}::uuid is null or q.row_id = ${row}::uuid)
      order by q.asked_at desc, q.id limit ${OF_A_THING}`,
  )

/** What this school has said about the record by links, with the answers. */
export const remarksOf = (tx: Tx, record: string): Promise<Thread[]> =>
  rows(
    tx,
    sql<Thread>`select ${thread(tx)} from question q ${joins(tx)} where q.record_id = ${record} and q.channel = 'link'
      and q.organisation_id = ${tx.scope.link?.organisation ?? null}::uuid order by q.asked_at desc, q.id limit ${OF_A_THING}`,
  )

export type QuestionCounts = { readonly all: number; readonly open: number }

/** How many questions there are about a record, and how many wait for an answer: a value inside another question to the database. */
export const countQuestions = (record: string) =>
  sql<QuestionCounts>`(select json_build_object('all', count(*), 'open', count(*) filter (where state = 'open'))
    from question where record_id = ${record})`

/** How many questions this person sees about each row of a thing: a clause, a row of a roadmap. */
export const questionsByRow = async (tx: Tx, record: string): Promise<ReadonlyMap<string, number>> => {
  const found = await rows(
    tx,
    sql<{ row: string; all: number }>`select row_id as "row", count(*)::int as "all" from question
      where record_id = ${record} and row_id is not null group by row_id limit 2000`,
  )
  return new Map(found.map(({ row, all }) => [row, all]))
}

/** Lists of the page «Вопросы». */
export const QUESTION_LISTS = ['toMe', 'mine', 'settled'] as const
export type QuestionList = (typeof QUESTION_LISTS)[number]

const nodesOf = (
  { scope }: Tx,
  level: keyof typeof SPEAKERS,
  pick: (owner: Owner) => string | null,
): string[] =>
  scope.roles
    .filter((held) => held.level === level && SPEAKERS[level].includes(held.role))
    .flatMap((held) => pick(held) ?? [])

const toMe = (tx: Tx) => {
  const organisations = nodesOf(tx, 'organisation', (held) => held.organisation)
  const municipalities = nodesOf(tx, 'municipality', (held) => held.municipality)
  const regions = nodesOf(tx, 'region', (held) => held.region)
  return sql`(q.to_person_id = ${tx.scope.person}
    or (q.to_person_id is null and q.to_organisation_id = any (${organisations}::uuid[]))
    or (q.to_person_id is null and q.to_organisation_id is null and q.to_municipality_id = any (${municipalities}::uuid[]))
    or (q.to_person_id is null and q.to_municipality_id is null and q.to_region_id = any (${regions}::uuid[])))`
}

const WHERE: Readonly<Record<QuestionList, (tx: Tx) => ReturnType<typeof sql>>> = {
  toMe: (tx) => sql`q.state = 'open' and q.asked_by is distinct from ${tx.scope.person} and ${toMe(tx)}`,
  mine: (tx) => sql`q.asked_by = ${tx.scope.person}`,
  settled: (tx) =>
    sql`q.state in ('answered','closed') and q.asked_by is distinct from ${tx.scope.person} and ${toMe(tx)}`,
}

/** One page of a list, the freshest first. */
export const listQuestions = (tx: Tx, list: QuestionList, page: number): Promise<Thread[]> =>
  rows(
    tx,
    sql<Thread>`select ${thread(tx)} from question q ${joins(tx)} where ${WHERE[list](tx)}
      order by q.last_at desc, q.id limit ${PER_PAGE + 1} offset ${(page - 1) * PER_PAGE}`,
  )

type QuestionRow = ThingRow & {
  readonly id: string
  readonly row: string | null
  readonly state: QuestionState
  readonly askedBy: PersonId | null
  readonly toRegion: RegionId
  readonly toMunicipality: MunicipalityId | null
  readonly toOrganisation: OrganisationId | null
  readonly toPerson: PersonId | null
  readonly version: number
}

/** One question as rules need it; whoever is a party to it (asker, person asked, named by the thing) stands as `party`. */
export const findQuestion = async (tx: Tx, concerns: Concerns, id: string): Promise<Question | null> => {
  const found = await maybe(
    tx,
    sql<QuestionRow>`select q.id, q.record_id as record, r.kind, r.title, r.region_id as region, r.municipality_id as municipality,
        r.organisation_id as organisation, q.row_id as row, q.row_words as "rowWords", q.state, q.asked_by as "askedBy", q.version,
        q.to_region_id as "toRegion", q.to_municipality_id as "toMunicipality", q.to_organisation_id as "toOrganisation", q.to_person_id as "toPerson"
      from question q join ${things(tx)} r on r.id = q.record_id where q.id = ${id}`,
  )
  if (found === null) return null
  const { record, kind, title, region, municipality, organisation, row, rowWords } = found
  const thing = { record, kind, title, owner: { region, municipality, organisation }, row, rowWords }
  const asked = {
    region: found.toRegion,
    municipality: found.toMunicipality,
    organisation: found.toOrganisation,
  }
  const { answering } = await concernedBy(tx, concerns, thing)
  const me = tx.scope.person
  const isParty = me !== null && [found.askedBy, found.toPerson, ...answering].includes(me)
  return {
    id: found.id,
    thing,
    state: found.state,
    askedBy: found.askedBy,
    to: { owner: asked, person: found.toPerson },
    version: found.version,
    record,
    row: found.id,
    owner: asked,
    named: { party: isParty ? me : null },
  }
}

/** The question with what was said to it, as a page shows it. */
export const findThread = (tx: Tx, id: string): Promise<Thread | null> =>
  maybe(tx, sql<Thread>`select ${thread(tx)} from question q ${joins(tx)} where q.id = ${id}`)

/** True when the person speaks for some node: the list of questions to him makes sense. */
export const speaks = (tx: Tx): boolean => hasRole(tx.scope, ...Object.values(SPEAKERS).flat())

/** Name of the school that is asked; null when a district or a region is. */
export const findSchool = async (tx: Tx, organisation: string | null): Promise<string | null> =>
  (
    await maybe(
      tx,
      sql<{ name: string }>`select short_name as name from organisation where id = ${organisation}::uuid`,
    )
  )?.name ?? null

import type { RawBuilder } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import {
  isUuid,
  type MunicipalityId,
  type OrganisationId,
  type PersonId,
  type RecordId,
  type RegionId,
} from '../../../kernel/ids.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { together } from '../../../platform/database/together.ts'
import type { Assignment } from '../../assignments/domain/types.ts'
import { lockAsked } from '../../assignments/public.ts'
import type { Answers } from '../domain/answers.ts'
import type { FormDefinition } from '../domain/definition.ts'
import type { Known } from '../domain/prefill.ts'
import type { AnswerSet, AnswerState, CollectionState, Confirmation, Remark } from '../domain/types.ts'

type AnswerRow = {
  id: string
  record_id: RecordId
  region_id: RegionId
  municipality_id: MunicipalityId | null
  organisation_id: OrganisationId
  collection_id: RecordId | null
  state: AnswerState
  answers: Answers
  confirmation: Confirmation | null
  version: number
  definition: FormDefinition
  collection_state: CollectionState | null
  controller: PersonId | null
  addressee: PersonId | null
  is_over: boolean
  title: string
  sendings: number
  last_sent: Answers | null
}

const toAnswer = (row: AnswerRow): AnswerSet => ({
  id: row.id,
  record: row.record_id,
  owner: { region: row.region_id, municipality: row.municipality_id, organisation: row.organisation_id },
  named: { controller: row.controller, addressee: row.addressee },
  state: row.state,
  answers: row.answers,
  definition: row.definition,
  organisation: row.organisation_id,
  collection: row.collection_id,
  collectionState: row.collection_state,
  isOver: row.is_over,
  title: row.title,
  sendings: row.sendings,
  lastSent: row.last_sent,
  confirmation: row.confirmation,
  version: row.version,
})

/** Whoever the assignment was handed to stands as its addressee: he fills the form for the head. */
const fields = (
  tx: Tx,
) => sql`a.id, a.record_id, a.region_id, a.municipality_id, a.organisation_id, a.collection_id, a.state, a.answers, a.confirmation, a.version,
  v.definition, c.state as collection_state, c.opened_by as controller,
  case when a.record_id = any ((select handed_to_me(${tx.scope.today}))::uuid[]) then ${tx.scope.person}::uuid else s.person_id end as addressee,
  coalesce(s.title, v.definition #>> '{title,ru}') as title, coalesce(s.state in ('accepted','offControl','declined','recalled'), false) as is_over,
  coalesce(last.no, 0) as sendings, last.answers as last_sent`

const FROM = sql`form_answer a join form_version v on v.id = a.version_id
  left join form_collection c on c.id = a.collection_id left join assignment s on s.id = a.record_id
  left join lateral (select g.no, g.answers from form_sending g where g.answer_id = a.id order by g.no desc limit 1) last on true`

/** The answer as rules need it. */
export const findAnswer = async (tx: Tx, id: string): Promise<AnswerSet | null> => {
  const row = await maybe(tx, sql<AnswerRow>`select ${fields(tx)} from ${FROM} where a.id = ${id}`)
  return row && toAnswer(row)
}

/** The same, locked until the transaction ends. */
export const lockAnswer = async (tx: Tx, id: string): Promise<AnswerSet | null> => {
  const row = await maybe(
    tx,
    sql<AnswerRow>`select ${fields(tx)} from ${FROM} where a.id = ${id} for update of a`,
  )
  return row && toAnswer(row)
}

/** The clause that asked for exactly this form; a form filled without being collected has none. */
export type ClauseAsked = { readonly record: string; readonly row: string }
/** An answer about to be sent, with what the sending of it moves. */
export type ToSend = AnswerSet & {
  readonly assignment: Assignment | null
  readonly clause: ClauseAsked | null
}

/** The clause that asked for what a collection gathers. */
export const clauseOf = (tx: Tx, collection: RawBuilder<unknown>): Promise<ClauseAsked | null> =>
  maybe(
    tx,
    sql<ClauseAsked>`select to_record_id as record, to_row_id as row from record_link
      where record_id = (${collection}) and kind = 'ground' and to_row_id is not null limit 1`,
  )

/** The answer and its assignment, locked in this order and in one trip. */
export const lockToSend = async (tx: Tx, id: string): Promise<ToSend | null> => {
  const [set, assignment, clause] = await together(
    lockAnswer(tx, id),
    lockAsked(tx, sql`select record_id from form_answer where id = ${id}`),
    clauseOf(tx, sql`select collection_id from form_answer where id = ${id}`),
  )
  return set && { ...set, assignment, clause }
}

/** Several at once, locked when they are about to change: for a table that was filled in away from the program. */
export const answersNamed = async (
  tx: Tx,
  collection: string,
  ids: readonly string[],
  lock: boolean,
): Promise<AnswerSet[]> => {
  const known = ids.filter(isUuid)
  const found = await rows(
    tx,
    sql<AnswerRow>`select ${fields(tx)} from ${FROM} where a.collection_id = ${collection} and a.id = any (${known}::uuid[]) order by a.id
      ${lock ? sql`for update of a` : sql``}`,
  )
  return found.map(toAnswer)
}

const NOTHING_KNOWN: Known = { values: {}, last: null }

/** What the program knows today about the respondents of several answers, by answer. */
export const knownForMany = async (
  tx: Tx,
  answers: readonly string[],
): Promise<ReadonlyMap<string, Known>> => {
  const found = await rows(
    tx,
    sql<{
      id: string
      known: Known | null
    }>`select wanted.id, form_known(wanted.id, ${tx.scope.today}::date) as known
      from unnest(${[...answers]}::uuid[]) as wanted (id)`,
  )
  return new Map(found.map(({ id, known }) => [id, known ?? NOTHING_KNOWN]))
}

/** The same about one. */
export const knownFor = async (tx: Tx, answer: string): Promise<Known> =>
  (await knownForMany(tx, [answer])).get(answer) ?? NOTHING_KNOWN

const NAME = (alias: string) =>
  sql.raw(
    `${alias}.last_name || ' ' || left(${alias}.first_name, 1) || '.' || coalesce(' ' || left(${alias}.middle_name, 1) || '.', '')`,
  )

/** A sending as it was, with what was decided. */
export type Sending = {
  readonly no: number
  readonly answers: Answers
  readonly sentOn: Day
  readonly by: string | null
  readonly as: string
  readonly channel: string
  readonly decision: 'accepted' | 'returned' | null
  readonly remarks: readonly Remark[]
  readonly decidedOn: Day | null
  readonly decidedBy: string | null
}

/** What a page shows around the questions. */
export type AnswerCard = {
  readonly id: string
  readonly organisationName: string | null
  readonly dueOn: Day | null
  readonly words: string
  readonly sourceLabel: string | null
  readonly collection: RecordId | null
  readonly askedBy: string | null
  readonly keptAt: string | null
  readonly keptBy: string | null
  /** Edition of the form that the answer stays with, and the one in force. */
  readonly edition: number
  readonly newest: number
  readonly confirmation: Confirmation | null
  readonly confirmedBy: string | null
  readonly confirmedOn: Day | null
  readonly sendings: readonly Sending[]
  readonly files: readonly { readonly id: string; readonly field: string; readonly sha256: string }[]
}

/** Everything around one answer, in one trip. */
export const answerCard = (tx: Tx, id: string): Promise<AnswerCard | null> =>
  maybe(
    tx,
    sql<AnswerCard>`select a.id, o.short_name as "organisationName", s.due_on as "dueOn", coalesce(c.words, '') as words, s.source_label as "sourceLabel",
      a.collection_id as collection, coalesce(m.name, g.name) as "askedBy", a.kept_at as "keptAt", (select ${NAME('k')} from person k where k.id = a.kept_by) as "keptBy",
      v.no as edition, (select max(n.no) from form_version n where n.form_id = v.form_id) as newest, a.confirmation, (select ${NAME('w')} from person w where w.id = a.confirmed_by) as "confirmedBy", a.confirmed_on as "confirmedOn",
      coalesce((select json_agg(json_build_object('no', n.no, 'answers', n.answers, 'sentOn', n.sent_on, 'as', n.entered_as, 'channel', n.channel,
          'decision', n.decision, 'remarks', n.remarks, 'decidedOn', n.decided_on,
          'by', (select ${NAME('e')} from person e where e.id = n.entered_by), 'decidedBy', (select ${NAME('d')} from person d where d.id = n.decided_by)) order by n.no)
        from form_sending n where n.answer_id = a.id), '[]'::json) as sendings,
      coalesce((select json_agg(json_build_object('id', f.id, 'field', f.purpose, 'sha256', f.sha256) order by f.added_at, f.id)
        from attachment f where f.record_id = a.record_id and f.row_id = a.id and f.removed_at is null), '[]'::json) as files
      from form_answer a join form_version v on v.id = a.version_id left join organisation o on o.id = a.organisation_id left join form_collection c on c.id = a.collection_id
      left join assignment s on s.id = a.record_id left join municipality m on m.id = c.municipality_id left join region g on g.id = c.region_id
      where a.id = ${id}`,
  )

/** Names of organisations of the respondent's place, offered while typing; a link sees no register. */
export const namesNearby = async (
  tx: Tx,
  { municipality, region }: AnswerSet['owner'],
): Promise<string[]> => {
  const found = await rows(
    tx,
    sql<{ name: string }>`select o.short_name as name from organisation o
      where o.region_id = ${region} and o.municipality_id is not distinct from ${municipality}::uuid and o.state <> 'closed'
      order by o.normal_name limit 300`,
  )
  return found.map(({ name }) => name)
}

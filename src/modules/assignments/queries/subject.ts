import type { RawBuilder } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, PersonId, RecordId, RegionId } from '../../../kernel/ids.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import { together } from '../../../platform/database/together.ts'
import type { Assignment, AssignmentState, Modality } from '../domain/types.ts'

type AssignmentRow = {
  id: RecordId
  region_id: RegionId
  municipality_id: MunicipalityId | null
  organisation_id: OrganisationId | null
  addressee: PersonId | null
  controller: PersonId | null
  controllers: PersonId[]
  for_person: PersonId | null
  state: AssignmentState
  modality: Modality
  title: string
  due_on: Day | null
  answer_path: string | null
  version: number
  reports: number
}

const toAssignment = (row: AssignmentRow): Assignment => ({
  record: row.id,
  owner: { region: row.region_id, municipality: row.municipality_id, organisation: row.organisation_id },
  named: { addressee: row.addressee, controller: row.controller },
  controllers: row.controllers,
  forPerson: row.for_person,
  state: row.state,
  modality: row.modality,
  title: row.title,
  dueOn: row.due_on,
  answerPath: row.answer_path,
  version: row.version,
  reports: row.reports,
})

const now = (tx: Tx, alias: string) =>
  sql`${sql.raw(alias)}.from_on <= ${tx.scope.today} and (${sql.raw(alias)}.until_on is null or ${sql.raw(alias)}.until_on > ${tx.scope.today})`

/** Whoever it was handed to stands as its addressee, and any of several controllers as its controller: for the rules of access. */
const columns = (tx: Tx) => sql`a.id, a.region_id, a.municipality_id, a.organisation_id,
  case when mine.by_person is null then a.person_id else ${tx.scope.person}::uuid end as addressee,
  case when a.id = any ((select named_to_me())::uuid[]) then ${tx.scope.person}::uuid else a.controller_person_id end as controller,
  coalesce(mine.by_person, (select h.delegated_by from role_held h where h.person_id = ${tx.scope.person}
    and h.organisation_id = a.organisation_id and h.delegated_by is not null and ${now(tx, 'h')} limit 1)) as for_person,
  array_remove(a.controller_person_id || array(select c.person_id from assignment_controller c where c.record_id = a.id), null) as controllers,
  a.state, a.modality, a.title, a.due_on, a.answer_path, a.version,
  (select coalesce(max(no), 0)::int from assignment_report r where r.record_id = a.id) as reports`

const handed = (
  tx: Tx,
) => sql`left join assignment_delegation mine on mine.record_id = a.id and mine.to_person = ${tx.scope.person}
  and mine.taken_back_on is null and ${now(tx, 'mine')}`

/** An array of ids: given, or asked in the same statement. */
type Ids = RawBuilder<unknown>

const these = (ids: readonly string[]): Ids => sql`${[...ids]}::uuid[]`

const read = async (tx: Tx, ids: Ids): Promise<Assignment[]> => {
  const found = await rows(
    tx,
    sql<AssignmentRow>`select ${columns(tx)} from assignment a ${handed(tx)} where a.id = any (${ids}) order by a.id`,
  )
  return found.map(toAssignment)
}

/** The assignment as rules need it. */
export const findAssignment = async (tx: Tx, id: string): Promise<Assignment | null> =>
  (await read(tx, these([id])))[0] ?? null

/** They are read after the lock, so a report or a decision made meanwhile is seen. */
const lock = async (tx: Tx, ids: Ids): Promise<Assignment[]> => {
  const [, found] = await together(
    rows(tx, sql`select id from assignment where id = any (${ids}) order by id for update`),
    read(tx, ids),
  )
  return found
}

/**
 * Several, locked until the transaction ends, always in the order of their ids: two people who take the same ones wait for
 * each other instead of standing still.
 */
export const lockAssignments = (tx: Tx, ids: readonly string[]): Promise<Assignment[]> => lock(tx, these(ids))

/** One, locked until the transaction ends. */
export const lockAssignment = async (tx: Tx, id: string): Promise<Assignment | null> =>
  (await lockAssignments(tx, [id]))[0] ?? null

/** The one whose id a question gives, locked in the trip of whoever asks: its answer is not waited for. */
export const lockAsked = async (tx: Tx, id: RawBuilder<unknown>): Promise<Assignment | null> =>
  (await lock(tx, sql`array(${id})`))[0] ?? null

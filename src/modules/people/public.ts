import type { Owner, Role } from '../../kernel/access.ts'
import type { Day } from '../../kernel/day.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { parsePersonName } from '../../kernel/person-name.ts'
import type { Work } from '../../platform/command/work.ts'
import { rows, run, sql, type Tx } from '../../platform/database/query.ts'
import { insertRole } from './commands/holding.ts'
import { fullName, printedName } from './domain/names.ts'
import { levelOf } from './domain/rules.ts'
import {
  type FoundPerson,
  findNamed,
  type Holder,
  holdersAt,
  type Node,
  peopleNamed,
} from './queries/names.ts'
import { type ListedTeam, listTeams, teamCandidates } from './queries/teams.ts'

export { admitAdministrator } from './commands/first-admin.ts'
export { hashesOf, INVITATION_DAYS, type NewInvitation, newInvitation } from './commands/invitation.ts'
export { joinHeld, passHeld, type StillHeld, stillHeldAt } from './commands/passing.ts'
export { fullName, greetingName, printedName, splitNames } from './domain/names.ts'
export { rolesGrantedBy } from './domain/rules.ts'
export type { Names } from './domain/types.ts'
export { type SoughtPerson, seekPeople } from './queries/find.ts'
export type { FoundPerson, Holder, Node } from './queries/names.ts'

/** Sentences for the refusals of the module, for the command line too. */
export { peopleSentences } from './text/refusals.ts'

/** The form of a new person with what the asking card knows filled in; it leads back there (`askingCard`). */
export const newPersonAddress = (known: {
  readonly back: string
  readonly owner?: Owner
  readonly role?: string
  readonly act?: string
  readonly lastName?: string
}): string => {
  const { owner, ...words } = known
  const level = owner === undefined ? null : levelOf(owner)
  const node = owner?.organisation ?? owner?.municipality ?? owner?.region
  const query = new URLSearchParams({
    ...words,
    ...(level === null || !node ? {} : { node: `${level}:${node}` }),
  })
  return `/people/new?${query}`
}

/** «Иванова А. П.» of a person in sight; null when he is out of sight. For several people use `personNames`. */
export const personName = async (tx: Tx, id: string): Promise<string | null> => {
  const [found] = await peopleNamed(tx, [id])
  return found === undefined ? null : printedName(found)
}

/** Printed names of many people in one query, by id; those out of sight are missing. */
export const personNames = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map((await peopleNamed(tx, ids)).map((person) => [person.id, printedName(person)]))

/** Who holds `role` at this very node on `today`, in their own right first, then those a duty was handed to (decisions 25). */
export const personsAt = (tx: Tx, node: Node, role: Role, today: Day): Promise<Holder[]> =>
  holdersAt(tx, node, role, today)

/** Ids of those who hold `role` at this very node today: to address, to notify. Empty when nobody does yet. */
export const holdersOf = async (tx: Tx, role: Role, node: Node): Promise<PersonId[]> =>
  (await holdersAt(tx, node, role, tx.scope.today)).map(({ id }) => id)

/** The present holders of `role` at many organisations in one query: organisation id to person ids. */
export const holdersAtOrganisations = async (
  tx: Tx,
  role: Role,
  organisations: readonly string[],
): Promise<ReadonlyMap<string, readonly PersonId[]>> => {
  const { today } = tx.scope
  const found = await rows(
    tx,
    sql<{
      organisation: string
      people: PersonId[]
    }>`select h.organisation_id as organisation, array_agg(h.person_id order by h.from_on) as people
      from role_held h where h.organisation_id = any (${[...organisations]}::uuid[]) and h.role = ${role}
        and h.from_on <= ${today} and (h.until_on is null or h.until_on > ${today}) group by h.organisation_id`,
  )
  return new Map(found.map(({ organisation, people }) => [organisation, people]))
}

/**
 * People whom a name in a document may mean: «Иванова А. П.», «А. П. Иванова» or the full name, in the nominative
 * (`toNominative` of the kernel brings it there, R225), at a node or below it. Several when the name fits several; empty
 * for a text that is no name.
 */
export const findPersonsByName = (tx: Tx, written: string, node: Node): Promise<FoundPerson[]> => {
  const name = parsePersonName(written)
  if (name === null) return Promise.resolve([])
  const letters =
    name.given === ''
      ? (name.initials.match(/\p{Lu}/gu) ?? [])
      : [name.given.slice(0, 1), name.patronymic.slice(0, 1)]
  return findNamed(tx, name.surname, letters, node).then((found) =>
    name.given === ''
      ? found
      : found.filter((person) => person.firstName.length <= 2 || fullName(person).includes(name.given)),
  )
}

/** Teams of one school, for its card. */
export const teamsOfSchool = (tx: Tx, organisation: string): Promise<ListedTeam[]> =>
  listTeams(tx, 1, organisation)

type Appointment = {
  readonly person: string
  readonly role: Role
  readonly owner: Owner
  readonly from: Day
  readonly act: string
  /** The paper of the register and its clause, when it is there. */
  readonly actRecord: string | null
  readonly actClause: string | null
}

/**
 * Gives a role at a node by a clause of an act (R008), inside the command of the caller, who has asked `rolesGrantedBy`.
 * The person is told.
 */
export const appoint = async (tx: Tx, appointment: Appointment, work: Work): Promise<void> => {
  const { person, role, owner, from, act, actRecord, actClause } = appointment
  const id = work.newId()
  await insertRole(tx, id, person, owner, { role, from, until: null, act, delegatedBy: null })
  await run(
    tx,
    sql`update role_held set act_record_id = ${actRecord}, act_clause = ${actClause} where id = ${id}`,
  )
  await run(tx, sql`update person set version = version + 1 where id = ${person}`)
  await work.notify({ person, code: 'roleGranted', row: person, words: { role }, address: '/me' })
}

/** People who may be named at a municipality or at one organisation, by last name: candidates for a role or duty. */
export const candidatesAt = (
  tx: Tx,
  node: {
    readonly region: string
    readonly municipality: string | null
    readonly organisation?: string | null
  },
): Promise<{ id: PersonId; name: string; place: string }[]> =>
  teamCandidates(tx, { ...node, organisation: node.organisation ?? null }).then((found) =>
    found.map((person) => ({ id: person.id as PersonId, name: fullName(person), place: person.place })),
  )

export type DatedTeam = {
  readonly id: string
  readonly name: string
  readonly head: string | null
  /** Its school; null for a team of the municipality itself. */
  readonly organisation: string | null
  readonly from: Day
  readonly until: Day | null
}

/** Teams of a municipality and its schools that worked within a span: half-open days. */
export const teamsWithin = (
  tx: Tx,
  municipality: string,
  span: { readonly from: Day; readonly until: Day },
): Promise<DatedTeam[]> =>
  rows(
    tx,
    sql<DatedTeam>`select id, name, head_name as head, organisation_id as organisation, from_on as "from", until_on as until from school_team
      where municipality_id = ${municipality} and from_on < ${span.until} and (until_on is null or until_on > ${span.from}) order by name, id limit 500`,
  )

/**
 * The same team for other days, with its head and everybody who was in it to the end: «Новый год по образцу прошлого». Tied to
 * the old one; made once for a beginning and a municipality, however often it is asked for. Runs inside the command of the caller.
 * Another municipality gets its name and purpose alone: its people are its own.
 */
export const copyTeam = async (
  tx: Tx,
  wanted: { readonly team: string; readonly from: Day; readonly until: Day; readonly municipality?: string },
  work: Work,
): Promise<void> => {
  const id = work.newId()
  const { team, from, until } = wanted
  const place = sql`coalesce(${wanted.municipality ?? null}::uuid, municipality_id)`
  const isHere = sql`municipality_id = ${place}`
  const made = await run(
    tx,
    sql`with source as (select t.*, r.reach from school_team t join record r on r.id = t.id where t.id = ${team} and not exists (
          select 1 from record_link l join school_team made on made.id = l.record_id
          where l.kind = 'copiedFrom' and l.to_record_id = ${team} and made.from_on = ${from}
            and made.municipality_id = coalesce(${wanted.municipality ?? null}::uuid, t.municipality_id))),
      as_record as (insert into record (id, kind, title, region_id, municipality_id, organisation_id, reach, author_id, created_at)
        select ${id}::uuid, 'team', name, region_id, ${place}, organisation_id, reach, ${tx.scope.person}::uuid, ${work.at}::timestamptz from source)
      insert into school_team (id, region_id, municipality_id, organisation_id, kind, name, purpose, head_id, head_name, act, from_on, until_on)
        select ${id}::uuid, region_id, ${place}, organisation_id, kind, name, purpose, case when ${isHere} then head_id end, case when ${isHere} then head_name end,
          case when ${isHere} then act end, ${from}::date, ${until}::date from source`,
  )
  if (made === 0) return
  await run(
    tx,
    sql`insert into school_team_member (id, record_id, region_id, municipality_id, organisation_id, person_id, printed_name, from_organisation_id, duty, from_on, until_on)
        select gen_random_uuid(), ${id}, k.region_id, k.municipality_id, k.organisation_id, k.person_id, k.printed_name, k.from_organisation_id, k.duty, ${from}::date, ${until}::date
        from school_team_member k join school_team t on t.id = k.record_id join school_team made on made.id = ${id} and made.municipality_id = t.municipality_id
        where k.record_id = ${team} and (k.until_on is null or k.until_on >= t.until_on)`,
  )
  await run(
    tx,
    sql`insert into record_link (id, record_id, kind, to_record_id, as_written, region_id, municipality_id, organisation_id)
        select ${work.newId()}::uuid, made.id, 'copiedFrom', t.id, t.name, made.region_id, made.municipality_id, made.organisation_id
        from school_team t join school_team made on made.id = ${id}::uuid where t.id = ${team}`,
  )
}

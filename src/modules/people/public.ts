import type { Role } from '../../kernel/access.ts'
import type { Day } from '../../kernel/day.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { parsePersonName } from '../../kernel/person-name.ts'
import { rows, sql, type Tx } from '../../platform/database/query.ts'
import { fullName, printedName } from './domain/names.ts'
import {
  type FoundPerson,
  findNamed,
  type Holder,
  holdersAt,
  type Node,
  peopleNamed,
} from './queries/names.ts'
import { type ListedTeam, listTeams } from './queries/teams.ts'

export { fullName, greetingName, printedName } from './domain/names.ts'
export type { Names } from './domain/types.ts'
export type { FoundPerson, Holder, Node } from './queries/names.ts'

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

import { may, type Owner, type Role } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import { ok, refuse, refuseAll } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import { maybe, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import {
  CancelAbsenceInput,
  DelegateInput,
  EndPositionInput,
  EndRoleInput,
  GrantRoleInput,
  PositionInput,
} from '../domain/input.ts'
import {
  delegableRoles,
  dutyMayBeDelegated,
  isAbove,
  roleMayBeEnded,
  roleMayBeGranted,
} from '../domain/rules.ts'
import type { PersonSubject, RoleRow } from '../domain/types.ts'
import { colleagues } from '../queries/card.ts'
import { lockPerson, ownerOfNode } from '../queries/subject.ts'
import { insertPosition, insertRole } from './holding.ts'

const cardOf = (id: string): string => `/people/${id}`

type AtNode = PersonSubject & { readonly node: Owner }

/** The person, with the node where something is to begin: that node's managers decide, not those of his other nodes. */
const loadAtNode = async (
  tx: Tx,
  input: { person: string; node: GrantRoleInput['node'] },
): Promise<AtNode | null> => {
  const person = await lockPerson(tx, input.person, access.managePeople)
  const node = person && (await ownerOfNode(tx, input.node))
  return person && node && { ...person, owner: node, node, named: person.named }
}

/** Appoints a person to a role at a node, from a date, by an act (R008). */
export const grantRole = command<GrantRoleInput, AtNode, GrantRoleInput>({
  name: 'role.grant',
  input: GrantRoleInput,
  access: access.managePeople,
  load: loadAtNode,
  decide: (person, input, { scope }) => {
    const granted = roleMayBeGranted(scope, person, person.node, input)
    return granted.ok ? ok(input) : refuseAll(granted.refusals)
  },
  save: async (tx, change, person, work) => {
    await insertRole(tx, work.newId(), person.id, person.node, { ...change, delegatedBy: null })
    await run(tx, sql`update person set version = version + 1 where id = ${person.id}`)
    await work.notify({
      person: person.id,
      code: 'roleGranted',
      row: person.id,
      words: { role: change.role },
      address: '/me',
    })
  },
  tell: (change, person) => ({
    row: person.id,
    change: { role: change.role, from: change.from, until: change.until },
    words: { act: change.act },
  }),
  to: (_change, person) => cardOf(person.id),
})

type HeldRow = {
  id: string
  role: Role
  level: RoleRow['level']
  region: Owner['region']
  municipality: Owner['municipality']
  organisation: Owner['organisation']
  from: Day
  until: Day | null
  delegated: boolean
}
type Held = RoleRow & { readonly id: string; readonly delegated: boolean }

const toHeld = ({ region, municipality, organisation, ...row }: HeldRow): Held => ({
  ...row,
  owner: { region, municipality, organisation },
})

const heldRoles = async (tx: Tx, person: string): Promise<readonly Held[]> => {
  const found = await rows(
    tx,
    sql<HeldRow>`select id, role, level, region_id as region, municipality_id as municipality, organisation_id as organisation,
      from_on as "from", until_on as until, delegated_by is not null as delegated from role_held where person_id = ${person}`,
  )
  return found.map(toHeld)
}

type WithRole = PersonSubject & { readonly held: Held }

/** Ends a role on a day: the row stays, so that documents of its time keep their holder (R221). */
export const endRole = command<EndRoleInput, WithRole, { readonly until: Day }>({
  name: 'role.end',
  input: EndRoleInput,
  access: access.managePeople,
  load: async (tx, input) => {
    const person = await lockPerson(tx, input.person, access.managePeople)
    const held = person && (await heldRoles(tx, person.id)).find((row) => row.id === input.held)
    return person && held ? { ...person, owner: held.owner, held } : null
  },
  decide: (person, input, { scope }) => roleMayBeEnded(scope, person, person.held, input.until),
  save: async (tx, change, person) => {
    await run(tx, sql`update role_held set until_on = ${change.until} where id = ${person.held.id}`)
    await run(tx, sql`update person set version = version + 1 where id = ${person.id}`)
  },
  tell: (change, person) => ({ row: person.id, change: { role: person.held.role, until: change.until } }),
  to: (_change, person) => cardOf(person.id),
})

/** A position at an organisation, with dates (R221). */
export const addPosition = command<PositionInput, AtNode, PositionInput>({
  name: 'position.add',
  input: PositionInput,
  access: access.managePeople,
  load: loadAtNode,
  decide: (person, input) => {
    if (person.node.organisation === null) return refuse('positionNeedsOrganisation', 'node')
    return input.until !== null && input.until <= input.from ? refuse('periodBackwards', 'until') : ok(input)
  },
  save: async (tx, change, person, work) => {
    await insertPosition(tx, work.newId(), person.id, person.node, change)
  },
  tell: (change, person) => ({
    row: person.id,
    change: { from: change.from },
    words: { title: change.title },
  }),
  to: (_change, person) => cardOf(person.id),
})

type WithPosition = PersonSubject & { readonly from: Day }

export const endPosition = command<EndPositionInput, WithPosition, EndPositionInput>({
  name: 'position.end',
  input: EndPositionInput,
  access: access.managePeople,
  load: async (tx, input) => {
    const person = await lockPerson(tx, input.person, access.managePeople)
    const row =
      person &&
      (await maybe(
        tx,
        sql<
          Owner & { from: Day }
        >`select from_on as "from", region_id as region, municipality_id as municipality, organisation_id as organisation
          from position_held where id = ${input.position} and person_id = ${person.id}`,
      ))
    if (!person || !row) return null
    const { from, ...owner } = row
    return { ...person, owner, from }
  },
  decide: (person, input) => (input.until <= person.from ? refuse('endsBeforeStart', 'until') : ok(input)),
  save: async (tx, change) => {
    await run(tx, sql`update position_held set until_on = ${change.until} where id = ${change.position}`)
  },
  tell: (change, person) => ({ row: person.id, change: { position: change.position, until: change.until } }),
  to: (_change, person) => cardOf(person.id),
})

type Handing = PersonSubject & {
  readonly deputy: PersonSubject | null
  readonly isColleague: boolean
  readonly duties: readonly Held[]
}
type Handed = DelegateInput & { readonly duties: readonly Held[] }

const loadHanding = async (tx: Tx, input: DelegateInput): Promise<Handing | null> => {
  const person = await lockPerson(tx, input.person, access.editPerson)
  if (person === null) return null
  const own = delegableRoles(await heldRoles(tx, person.id), tx.scope.today)
  const duties = own.filter((held) => input.roles.includes(held.id))
  const near = await colleagues(
    tx,
    person.id,
    duties.map((held) => held.owner),
  )
  const deputy = await lockPerson(tx, input.deputy, access.editPerson)
  return { ...person, deputy, isColleague: near.some(({ id }) => id === input.deputy), duties }
}

const saveHanding = async (
  tx: Tx,
  change: Handed,
  giver: string,
  newId: () => string,
  at: string,
): Promise<void> => {
  for (const duty of change.duties)
    await insertRole(tx, newId(), change.deputy, duty.owner, {
      role: duty.role,
      from: change.from,
      until: change.until,
      act: change.act,
      delegatedBy: giver,
    })
  await run(
    tx,
    sql`insert into absence (id, person_id, deputy_id, reason, from_on, until_on, created_at)
        values (${newId()}, ${giver}, ${change.deputy}, ${change.reason}, ${change.from}, ${change.until}, ${at})`,
  )
}

/** Hands duties to a colleague for a time (decisions 25): his answers then show «за директора». */
export const delegateDuty = command<DelegateInput, Handing, Handed>({
  name: 'role.delegate',
  input: DelegateInput,
  access: access.editPerson,
  load: loadHanding,
  decide: (person, input, { scope, today }) => {
    if (!isAbove(scope, person, today))
      return refuse('personAboveYou', undefined, { name: person.names.lastName })
    const { deputy, duties } = person
    if (deputy === null || (duties.length > 0 && !person.isColleague))
      return refuse('deputyNotHere', 'deputy')
    const wish = dutyMayBeDelegated(person.id, deputy, duties, input, today)
    if (!wish.ok) return refuseAll(wish.refusals)
    const twice = duties.some((duty) =>
      deputy.roles.some(
        (row) =>
          row.role === duty.role &&
          row.owner.organisation === duty.owner.organisation &&
          row.owner.municipality === duty.owner.municipality &&
          (row.until === null || row.until > input.from) &&
          row.from < input.until,
      ),
    )
    return twice ? refuse('roleHeldAlready', 'deputy') : ok({ ...input, duties })
  },
  save: async (tx, change, person, work) => {
    await saveHanding(tx, change, person.id, work.newId, work.at)
    await work.notify({ person: change.deputy, code: 'dutyHanded', row: person.id, address: '/me' })
  },
  tell: (change, person) => ({
    row: person.id,
    change: {
      deputy: change.deputy,
      roles: change.duties.map((duty) => duty.role),
      from: change.from,
      until: change.until,
      reason: change.reason,
    },
  }),
  to: (_change, person) => `/people/${person.id}/deputy`,
})

type Away = PersonSubject & { readonly absence: { deputy: string | null; from: Day } }

/** Back earlier: the handed duties end today. */
export const cancelAbsence = command<CancelAbsenceInput, Away, CancelAbsenceInput>({
  name: 'role.takeBack',
  input: CancelAbsenceInput,
  access: access.editPerson,
  load: async (tx, input) => {
    const person = await lockPerson(tx, input.person, access.editPerson)
    const absence =
      person &&
      (await maybe(
        tx,
        sql<Away['absence']>`select deputy_id as deputy, from_on as "from" from absence
          where id = ${input.absence} and person_id = ${person.id} and cancelled_at is null for update`,
      ))
    return person && absence ? { ...person, absence } : null
  },
  decide: (person, input, { scope, today }) =>
    isAbove(scope, person, today) || may(access.ownAccount, scope, person)
      ? ok(input)
      : refuse('personAboveYou', undefined, { name: person.names.lastName }),
  save: async (tx, change, person, { today, at }) => {
    await run(tx, sql`update absence set cancelled_at = ${at} where id = ${change.absence}`)
    // a duty that had not begun yet ends the day after it would have: the period may not be empty, the row stays as history
    await run(
      tx,
      sql`update role_held set until_on = greatest(${today}::date, from_on + 1)
          where person_id = ${person.absence.deputy} and delegated_by = ${person.id} and from_on = ${person.absence.from}
            and (until_on is null or until_on > ${today})`,
    )
  },
  tell: (change, person) => ({ row: person.id, change: { absence: change.absence } }),
  to: (_change, person) => `/people/${person.id}/deputy`,
})

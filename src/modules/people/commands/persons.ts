import { allowedAs, type Guarded } from '../../../kernel/access.ts'
import { ok, type Refusal, refuse, refuseAll } from '../../../kernel/result.ts'
import { nextState } from '../../../kernel/workflow.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import {
  AddPersonInput,
  EditPersonInput,
  EraseInput,
  MergeInput,
  NoInput,
  OwnPageInput,
  PersonInput,
} from '../domain/input.ts'
import { isAbove, levelOf, roleMayBeGranted } from '../domain/rules.ts'
import type { PersonSubject } from '../domain/types.ts'
import { personWorkflow } from '../domain/workflow.ts'
import { type LikePerson, likePersons, lockMyself, lockPerson, ownerOfNode } from '../queries/subject.ts'
import { pseudonymOf } from '../text/letters.ts'
import { insertPosition, insertRole } from './holding.ts'

const cardOf = (id: string): string => `/people/${id}`

type NewPlace = Guarded & { readonly likes: readonly LikePerson[] }
export type AddChange = Omit<AddPersonInput, 'node' | 'evenSo' | 'back'> & { readonly id: string }

const addFaults = (input: AddPersonInput, place: NewPlace): Refusal[] => {
  const faults: Refusal[] = []
  if (input.position === null && input.role === null)
    faults.push({ code: 'roleOrPositionNeeded', field: 'position' })
  if (input.position !== null && place.owner.organisation === null)
    faults.push({ code: 'positionNeedsOrganisation', field: 'node' })
  if (input.role !== null && input.act === null) faults.push({ code: 'actNeeded', field: 'act' })
  if (!input.evenSo && place.likes.length > 0) faults.push({ code: 'maybeSamePerson', field: 'evenSo' })
  return faults
}

const newcomer = (id: string, input: AddPersonInput, place: NewPlace): PersonSubject => ({
  id: id as PersonSubject['id'],
  owner: place.owner,
  named: { person: id as PersonSubject['id'] },
  version: 1,
  state: 'active',
  names: input,
  hasAccount: false,
  email: input.email,
  roles: [],
})

/** A new card with its contacts, position and role at the place. */
export const savePerson = async (tx: Tx, change: AddChange, place: Guarded, work: Work): Promise<void> => {
  await run(
    tx,
    sql`insert into person (id, region_id, last_name, first_name, middle_name)
        values (${change.id}, ${place.owner.region}, ${change.lastName}, ${change.firstName}, ${change.middleName})`,
  )
  if (change.position !== null)
    await insertPosition(tx, work.newId(), change.id, place.owner, {
      title: change.position,
      from: change.from,
      until: null,
    })
  if (change.role !== null)
    await insertRole(tx, work.newId(), change.id, place.owner, {
      role: change.role,
      from: change.from,
      until: null,
      act: change.act,
      delegatedBy: null,
    })
  // after the role: until then nobody manages him, and his contacts belong to nobody
  await saveContacts(tx, change.id, change)
}

/** A new card: names, place, position, role. Somebody alike must be looked at first (R225). */
export const addPerson = command<AddPersonInput, NewPlace, AddChange & Pick<AddPersonInput, 'back'>>({
  name: 'person.add',
  input: AddPersonInput,
  access: access.managePeople,
  load: async (tx, input) => {
    const owner = await ownerOfNode(tx, input.node)
    return owner && { owner, likes: await likePersons(tx, input, owner.region) }
  },
  decide: (place, input, { scope, newId }) => {
    const faults = addFaults(input, place)
    const id = newId()
    if (input.role !== null) {
      const wish = { role: input.role, from: input.from, until: null }
      const granted = roleMayBeGranted(scope, newcomer(id, input, place), place.owner, wish)
      if (!granted.ok) faults.push(...granted.refusals)
    }
    return faults.length === 0 ? ok({ ...input, id }) : refuseAll(faults)
  },
  save: savePerson,
  tell: (change, place) => ({
    row: change.id,
    change: { role: change.role, level: levelOf(place.owner) },
    words: { name: `${change.lastName} ${change.firstName} ${change.middleName ?? ''}`.trim() },
  }),
  to: (change) => (change.back === '' ? cardOf(change.id) : `${change.back}?done=named`),
})

const saveContacts = (
  tx: Tx,
  person: string,
  { email, phone }: { readonly email: string | null; readonly phone: string | null },
) =>
  run(
    tx,
    sql`insert into person_contact (person_id, email, phone) values (${person}, ${email}, ${phone})
        on conflict (person_id) do update set email = excluded.email, phone = excluded.phone`,
  )

/** Names and contacts. The e-mail of somebody above you is not yours to change: a new password would go there. */
export const editPerson = command<EditPersonInput, PersonSubject, EditPersonInput>({
  name: 'person.edit',
  input: EditPersonInput,
  access: access.editPerson,
  load: (tx, input) => lockPerson(tx, input.person, access.editPerson),
  decide: (person, input, { scope, today }) => {
    if (!isAbove(scope, person, today))
      return refuse('personAboveYou', undefined, { name: person.names.lastName })
    return person.state === 'active' || person.state === 'left' ? ok(input) : refuse('personNotActive')
  },
  save: async (tx, change) => {
    await run(
      tx,
      sql`update person set last_name = ${change.lastName}, first_name = ${change.firstName}, middle_name = ${change.middleName},
            genitive = null, dative = null, version = version + 1 where id = ${change.person}`,
    )
    await saveContacts(tx, change.person, change)
  },
  tell: (change) => ({
    row: change.person,
    words: { name: `${change.lastName} ${change.firstName} ${change.middleName ?? ''}`.trim() },
  }),
  to: (change) => cardOf(change.person),
})

/** What a person keeps himself: contacts, language, how often letters come. */
export const saveOwnPage = command<OwnPageInput, PersonSubject, OwnPageInput>({
  name: 'person.saveOwnPage',
  input: OwnPageInput,
  access: access.ownAccount,
  load: lockMyself,
  decide: (_person, input) =>
    input.notify !== 'none' && input.email === null && input.notify === 'each'
      ? refuse('noEmailForNotices', 'email')
      : ok(input),
  save: async (tx, change, person) => {
    await run(
      tx,
      sql`update person set language = ${change.language}, notify = ${change.notify}, version = version + 1 where id = ${person.id}`,
    )
    await saveContacts(tx, person.id, change)
  },
  tell: (change, person) => ({
    row: person.id,
    change: { language: change.language, notify: change.notify },
  }),
  to: () => '/me',
})

const moved = (action: 'leave' | 'return') =>
  command<PersonInput, PersonSubject, { readonly to: string }>({
    name: `person.${action}`,
    input: PersonInput,
    access: access.managePeople,
    load: (tx, input) => lockPerson(tx, input.person, access.managePeople),
    decide: (person, _input, { scope, today }) => {
      const to = nextState(personWorkflow, person.state, action)
      if (to === null) return refuse('personNotActive')
      if (scope.person === person.id) return refuse('notYourself')
      return isAbove(scope, person, today)
        ? ok({ to })
        : refuse('personAboveYou', undefined, { name: person.names.lastName })
    },
    save: async (tx, change, person, { today, at }) => {
      await run(
        tx,
        sql`update person set state = ${change.to}, version = version + 1 where id = ${person.id}`,
      )
      if (action === 'return') return
      const open = sql`person_id = ${person.id} and from_on < ${today} and (until_on is null or until_on > ${today})`
      await run(tx, sql`update role_held set until_on = ${today} where ${open}`)
      await run(tx, sql`update position_held set until_on = ${today} where ${open}`)
      await run(
        tx,
        sql`update invitation set revoked_at = ${at} where person_id = ${person.id} and used_at is null and revoked_at is null`,
      )
    },
    tell: (change, person) => ({ row: person.id, change: { from: person.state, to: change.to } }),
    to: (_change, person) => cardOf(person.id),
  })

/** The person has left: roles and positions end today, sign-in closes; the card stays. */
export const leavePerson = moved('leave')
export const returnPerson = moved('return')

/** A person may wish to be forgotten; an administrator answers. */
export const askErasure = command<NoInput, PersonSubject, NoInput>({
  name: 'person.askErasure',
  input: NoInput,
  access: access.ownAccount,
  load: lockMyself,
  decide: (_person, input) => ok(input),
  save: async (tx, _change, person, work) => {
    await run(tx, sql`update person set erasure_asked_at = ${work.at} where id = ${person.id}`)
    const regions = [...new Set(person.roles.flatMap((held) => held.owner.region ?? []))]
    const { rows: keepers } = await tx.client.query(
      `select distinct person_id as id from role_held where role = 'administrator' and region_id = any ($1::uuid[])
         and from_on <= $2 and (until_on is null or until_on > $2)`,
      [regions, work.today],
    )
    for (const { id } of keepers as { id: string }[])
      await work.notify({
        person: id,
        code: 'erasureAsked',
        row: person.id,
        address: cardOf(person.id),
      })
  },
  tell: (_change, person) => ({ row: person.id }),
  to: () => '/me/data',
})

/** Erasure (152-ФЗ): a pseudonym instead of names, contacts and personal words of the audit gone, sign-in closed. */
export const erasePerson = command<EraseInput, PersonSubject, { readonly pseudonym: string }>({
  name: 'person.erase',
  input: EraseInput,
  access: access.erasePeople,
  load: (tx, input) => lockPerson(tx, input.person, access.erasePeople),
  decide: (person, _input, { scope, today }) => {
    if (nextState(personWorkflow, person.state, 'erase') === null) return refuse('personNotActive')
    if (scope.person === person.id) return refuse('notYourself')
    if (!isAbove(scope, person, today))
      return refuse('personAboveYou', undefined, { name: person.names.lastName })
    return ok({ pseudonym: pseudonymOf(person.id) })
  },
  save: async (tx, change, person, { today }) => {
    await run(tx, sql`select erase_person(${person.id}, ${change.pseudonym}, ${today})`)
  },
  // no words: the entry about the erasure must not keep what was erased
  tell: (_change, person) => ({ row: person.id, change: { from: person.state, to: 'erased' } }),
  to: (_change, person) => cardOf(person.id),
})

type Twins = PersonSubject & { readonly stays: PersonSubject }

/** Two cards of one person become one (product, section 4.18): a person decides, roles and account go to the card that stays. */
export const mergePersons = command<MergeInput, Twins, { readonly into: string }>({
  name: 'person.merge',
  input: MergeInput,
  access: access.mergePeople,
  load: async (tx, input) => {
    const gone = await lockPerson(tx, input.person, access.mergePeople)
    const stays = gone && (await lockPerson(tx, input.into, access.mergePeople))
    return gone && stays && { ...gone, stays }
  },
  decide: (twins, _input, { scope, today }) => {
    const { stays } = twins
    if (stays.id === twins.id) return refuse('choosePerson', 'into')
    if (nextState(personWorkflow, twins.state, 'merge') === null || stays.state !== 'active')
      return refuse('personNotActive')
    if (allowedAs(access.mergePeople, scope, stays) === null) return refuse('personNotYours', 'into')
    const above = isAbove(scope, twins, today) && isAbove(scope, stays, today)
    return above
      ? ok({ into: stays.id })
      : refuse('personAboveYou', undefined, { name: twins.names.lastName })
  },
  save: async (tx, change, twins) => {
    await run(tx, sql`select merge_persons(${twins.id}, ${change.into})`)
  },
  tell: (change, twins) => ({ row: twins.id, change: { into: change.into } }),
  to: (change) => cardOf(change.into),
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Actor,
  type HeldRole,
  may,
  NODE_LEVELS,
  type Owner,
  ROLES,
  type Role,
} from '../../../kernel/access.ts'
import { type Day, parseDay } from '../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, PersonId, RegionId } from '../../../kernel/ids.ts'
import { workflowFaults } from '../../../kernel/workflow.ts'
import { admitAdministrator, erasePeople, managePeople, mergePeople, ROLE_LEVELS } from './access.ts'
import {
  delegableRoles,
  dutyMayBeDelegated,
  isAbove,
  levelOf,
  memberFitsTeam,
  personMayBeInvited,
  roleMayBeEnded,
  roleMayBeGranted,
  rolesGrantedBy,
} from './rules.ts'
import type { PersonSubject, RoleRow } from './types.ts'
import { personWorkflow } from './workflow.ts'

const day = (text: string): Day => {
  const read = parseDay(text)
  if (read === null) throw new Error(text)
  return read
}

const region = 'r' as RegionId
const municipality = 'm' as MunicipalityId
const organisation = 'o' as OrganisationId
const REGION: Owner = { region, municipality: null, organisation: null }
const DISTRICT: Owner = { region, municipality, organisation: null }
const SCHOOL: Owner = { region, municipality, organisation }
const OTHER_SCHOOL: Owner = { region, municipality, organisation: 'o2' as OrganisationId }
const OTHER_DISTRICT: Owner = { region, municipality: 'm2' as MunicipalityId, organisation: null }

const actor = (role: Role, owner: Owner, person = 'me'): Actor => {
  const held: HeldRole = { ...owner, role, level: levelOf(owner), nodeName: '', act: null }
  return { person: person as PersonId, roles: [held] }
}

const row = (role: Role, owner: Owner, from = '2020-01-01', until: string | null = null): RoleRow => ({
  role,
  level: levelOf(owner),
  owner,
  from: day(from),
  until: until === null ? null : day(until),
})

const person = (roles: readonly RoleRow[] = [], over: Partial<PersonSubject> = {}): PersonSubject => ({
  id: 'she' as PersonId,
  owner: SCHOOL,
  named: { person: 'she' as PersonId },
  version: 1,
  state: 'active',
  names: { lastName: 'Рябинина', firstName: 'Вера', middleName: null },
  hasAccount: false,
  email: null,
  roles,
  ...over,
})

const today = day('2022-11-10')
const codes = (result: { ok: boolean; refusals?: readonly { code: string }[] }): readonly string[] =>
  result.ok ? [] : (result.refusals ?? []).map(({ code }) => code)

test('the workflow of a person’s card is sound', () => {
  expect(workflowFaults(personWorkflow)).toEqual([])
})

test('a head appoints inside his school and nowhere else', () => {
  expect(rolesGrantedBy(actor('schoolHead', SCHOOL), SCHOOL)).toEqual([
    'registrar',
    'deputyHead',
    'siteHead',
    'tutor',
    'teamHead',
    'mentor',
    'mentee',
  ])
  expect(rolesGrantedBy(actor('schoolHead', SCHOOL), OTHER_SCHOOL)).toEqual([])
  expect(rolesGrantedBy(actor('schoolHead', SCHOOL), DISTRICT)).toEqual([])
})

test('a deputy appoints fewer, a teacher nobody', () => {
  expect(rolesGrantedBy(actor('deputyHead', SCHOOL), SCHOOL)).toEqual([
    'tutor',
    'teamHead',
    'mentor',
    'mentee',
  ])
  for (const role of [
    'mentor',
    'mentee',
    'tutor',
    'teamHead',
    'expert',
    'registrar',
    'municipalCurator',
  ] as const)
    expect(rolesGrantedBy(actor(role, SCHOOL), SCHOOL)).toEqual([])
})

test('a coordinator of the district appoints its officers, but no other coordinator', () => {
  const may = rolesGrantedBy(actor('municipalCoordinator', DISTRICT), DISTRICT)
  expect(may).toEqual(['committeeOfficer', 'registrar', 'methodologist', 'expert'])
  expect(rolesGrantedBy(actor('municipalCoordinator', DISTRICT), SCHOOL)).toContain('schoolHead')
  expect(rolesGrantedBy(actor('municipalCoordinator', DISTRICT), OTHER_DISTRICT)).toEqual([])
})

test('only an administrator makes administrators and regional coordinators', () => {
  for (const role of ROLES.filter((role) => role !== 'administrator')) {
    expect(rolesGrantedBy(actor(role, REGION), REGION)).not.toContain('administrator')
    expect(rolesGrantedBy(actor(role, REGION), REGION)).not.toContain('regionalCoordinator')
  }
  expect(rolesGrantedBy(actor('administrator', REGION), REGION)).toContain('regionalCoordinator')
  expect(rolesGrantedBy(actor('administrator', DISTRICT), REGION)).toEqual([])
})

test('the keeper of the installation keeps the program, not the people of its regions (ADR 0013)', () => {
  const keeper = actor('administrator', { region: null, municipality: null, organisation: null })
  for (const owner of [REGION, DISTRICT, SCHOOL]) {
    expect(rolesGrantedBy(keeper, owner)).toEqual([])
    for (const rule of [managePeople, erasePeople, mergePeople])
      expect(may(rule, keeper, { owner })).toBe(false)
  }
  expect(may(admitAdministrator, keeper, { owner: REGION })).toBe(true)
})

test('no role grants a role that could grant its own giver’s role (administrators excepted)', () => {
  // otherwise two people could raise each other
  const nodes = [REGION, DISTRICT, SCHOOL]
  fc.assert(
    fc.property(
      fc.constantFrom(...ROLES.filter((role) => role !== 'administrator')),
      fc.constantFrom(...nodes),
      fc.constantFrom(...nodes),
      (role, at, where) => {
        if (!ROLE_LEVELS[role].includes(levelOf(at))) return
        for (const given of rolesGrantedBy(actor(role, at), where))
          expect(rolesGrantedBy(actor(given, where), at)).not.toContain(role)
      },
    ),
  )
})

test('nobody grants outside his own node or below it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ROLES), fc.constantFrom(DISTRICT, SCHOOL), (role, at) => {
      expect(rolesGrantedBy(actor(role, at), REGION)).toEqual([])
      expect(rolesGrantedBy(actor(role, at), OTHER_DISTRICT)).toEqual([])
    }),
  )
})

test('every role is held at some level, and each of them is a level', () => {
  for (const role of ROLES) {
    expect(ROLE_LEVELS[role].length).toBeGreaterThan(0)
    for (const level of ROLE_LEVELS[role]) expect(NODE_LEVELS).toContain(level)
  }
})

test('a role is granted once for the same days', () => {
  const head = actor('schoolHead', SCHOOL)
  const wish = { role: 'mentor', from: day('2022-09-01'), until: null } as const
  expect(roleMayBeGranted(head, person(), SCHOOL, wish).ok).toBe(true)
  const held = person([row('mentor', SCHOOL, '2021-09-01')])
  expect(codes(roleMayBeGranted(head, held, SCHOOL, wish))).toEqual(['roleHeldAlready'])
  const over = person([row('mentor', SCHOOL, '2021-09-01', '2022-06-01')])
  expect(roleMayBeGranted(head, over, SCHOOL, wish).ok).toBe(true)
  expect(roleMayBeGranted(head, person([row('mentor', OTHER_SCHOOL)]), SCHOOL, wish).ok).toBe(true)
})

test('what is wrong with an appointment is said all at once', () => {
  const wish = { role: 'schoolHead', from: day('2022-09-01'), until: day('2022-09-01') } as const
  const refused = roleMayBeGranted(actor('schoolHead', SCHOOL), person([], { state: 'left' }), SCHOOL, wish)
  expect(codes(refused)).toEqual(['periodBackwards', 'personNotActive', 'roleNotYours'])
  const high = { role: 'schoolHead', from: day('2022-09-01'), until: null } as const
  expect(codes(roleMayBeGranted(actor('administrator', REGION), person(), DISTRICT, high))).toEqual([
    'roleNotOfThisLevel',
  ])
})

test('a new password is given only by those above every role of the person', () => {
  const head = actor('schoolHead', SCHOOL)
  expect(isAbove(head, person([row('mentor', SCHOOL)]), today)).toBe(true)
  expect(isAbove(head, person([row('mentor', SCHOOL), row('municipalCoordinator', DISTRICT)]), today)).toBe(
    false,
  )
  expect(isAbove(head, person([row('mentor', SCHOOL), row('mentor', OTHER_SCHOOL)]), today)).toBe(false)
  const past = person([
    row('mentor', SCHOOL),
    row('municipalCoordinator', DISTRICT, '2020-01-01', '2021-01-01'),
  ])
  expect(isAbove(head, past, today)).toBe(true)
  const coming = person([row('municipalCoordinator', DISTRICT, '2023-01-01')])
  expect(isAbove(head, coming, today)).toBe(false)
  expect(isAbove(actor('deputyHead', SCHOOL), person([row('schoolHead', SCHOOL)]), today)).toBe(false)
  expect(
    isAbove(actor('mentor', SCHOOL, 'she'), person([row('municipalCoordinator', DISTRICT)]), today),
  ).toBe(true)
})

test('an invitation by mail needs an e-mail, a printed one does not', () => {
  const head = actor('schoolHead', SCHOOL)
  expect(codes(personMayBeInvited(head, person(), true, today))).toEqual(['noEmail'])
  expect(personMayBeInvited(head, person(), false, today).ok).toBe(true)
  expect(codes(personMayBeInvited(head, person([], { state: 'erased' }), false, today))).toEqual([
    'personNotActive',
  ])
})

test('a role ends on its day; one that began today lasts that one day', () => {
  const head = actor('schoolHead', SCHOOL)
  const mentor = row('mentor', SCHOOL, '2022-09-01')
  expect(roleMayBeEnded(head, person(), mentor, today)).toEqual({ ok: true, value: { until: today } })
  expect(codes(roleMayBeEnded(head, person(), mentor, day('2022-08-31')))).toEqual(['endsBeforeStart'])
  expect(roleMayBeEnded(head, person(), row('mentor', SCHOOL, '2022-11-10'), today)).toEqual({
    ok: true,
    value: { until: '2022-11-11' },
  })
  expect(
    codes(roleMayBeEnded(head, person(), row('mentor', SCHOOL, '2022-09-01', '2022-10-01'), today)),
  ).toEqual(['roleOverAlready'])
  expect(codes(roleMayBeEnded(head, person(), row('schoolHead', SCHOOL), today))).toEqual(['roleNotYours'])
  const keeper = actor('administrator', REGION, 'she')
  expect(codes(roleMayBeEnded(keeper, person(), row('administrator', REGION), today))).toEqual([
    'notYourOwnAdministrator',
  ])
})

test('only one’s own duty of today is handed over, never one that was handed to oneself', () => {
  const rows = [
    { ...row('schoolHead', SCHOOL), delegated: false },
    { ...row('deputyHead', SCHOOL), delegated: true },
    { ...row('mentor', SCHOOL, '2020-01-01', '2021-01-01'), delegated: false },
    { ...row('expert', REGION), delegated: false },
  ]
  expect(delegableRoles(rows, today).map(({ role }) => role)).toEqual(['schoolHead'])
})

test('a delegation has a deputy, a duty and a period that is not over', () => {
  const duty = [row('schoolHead', SCHOOL)]
  const wish = { from: day('2022-11-10'), until: day('2022-12-01') }
  const deputy = person([], { id: 'deputy' as PersonId })
  expect(dutyMayBeDelegated('she', deputy, duty, wish, today).ok).toBe(true)
  expect(codes(dutyMayBeDelegated('deputy', deputy, [], wish, today))).toEqual([
    'deputyIsAnother',
    'chooseDuty',
  ])
  expect(
    codes(dutyMayBeDelegated('she', deputy, duty, { from: day('2022-01-01'), until: today }, today)),
  ).toEqual(['periodInPast'])
  expect(
    codes(dutyMayBeDelegated('she', deputy, duty, { from: today, until: day('2024-01-01') }, today)),
  ).toEqual(['delegationTooLong'])
})

test('a member is in a team only while there is a team', () => {
  const team = { from: day('2022-09-01'), until: day('2023-06-01') }
  expect(memberFitsTeam(team, { from: day('2022-09-01'), until: null }).ok).toBe(true)
  expect(codes(memberFitsTeam(team, { from: day('2022-08-31'), until: null }))).toEqual(['memberBeforeTeam'])
  expect(codes(memberFitsTeam(team, { from: day('2023-06-01'), until: null }))).toEqual(['teamIsOver'])
  expect(codes(memberFitsTeam(team, { from: day('2022-10-01'), until: day('2022-10-01') }))).toEqual([
    'periodBackwards',
  ])
})

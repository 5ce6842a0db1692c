import type { Actor, HeldRole, NodeLevel, Role } from '../../kernel/access.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, PersonId, RecordId, RegionId } from '../../kernel/ids.ts'
import { dayInZone, type Moment } from '../clock.ts'

declare const scopeBrand: unique symbol

export type Language = 'ru' | 'en'

/**
 * Who asks and what he can see: the first argument of every query (decisions 18). Made only here, from a session,
 * a one-time link or a seed persona, and lives one request, so that a change of roles is felt at once.
 */
export type Scope = Actor & {
  readonly [scopeBrand]: true
  readonly kind: 'person' | 'link' | 'nobody'
  readonly name: string
  readonly regions: readonly RegionId[]
  readonly municipalities: readonly MunicipalityId[]
  readonly organisations: readonly OrganisationId[]
  readonly above: {
    readonly regions: readonly RegionId[]
    readonly municipalities: readonly MunicipalityId[]
  }
  /** Business date of the person's zone, shifted in a demo session (decisions 29). */
  readonly today: Day
  /** «На дату»: the past day that a page is drawn for; `today` is that day then, and nothing is written (decisions 15). */
  readonly on: Day | null
  readonly zone: string
  readonly language: Language
  /** Own words of the person's municipality for categories and roles, by code and case (R219); null where it has none. */
  readonly words: OwnWords | null
  readonly link: LinkFacts | null
  /** Roles that open nothing until the person turns the second step of sign-in on. */
  readonly waitingRoles: readonly Role[]
  /** Days that the demo session is shifted by; going back is read-only. */
  readonly shift: number
}

export type OwnWords = Readonly<Record<string, Readonly<Record<string, string | null>>>>

/** What `person_facts` (SQL) gives. */
export type PersonFacts = {
  readonly person: string
  readonly lastName: string
  readonly firstName: string
  readonly middleName: string | null
  readonly language: string
  readonly roles: readonly RoleFacts[]
  /** Set by the reader of sessions: see `Scope.waitingRoles`. */
  readonly waitingRoles?: readonly Role[]
}
type RoleFacts = {
  readonly role: string
  readonly level: string
  readonly region: string | null
  readonly municipality: string | null
  readonly organisation: string | null
  readonly from: string
  readonly until: string | null
  readonly act: string | null
  readonly nodeName: string
  readonly zone: string
  readonly words: OwnWords | null
}

/** What a one-time link opens (decisions 24). */
export type LinkFacts = {
  readonly id: string
  readonly record: RecordId
  readonly row: string | null
  readonly commands: readonly string[]
  readonly region: RegionId
  readonly municipality: MunicipalityId | null
  readonly organisation: OrganisationId | null
  readonly label: string
}

const DEFAULT_ZONE = 'Europe/Moscow'

const heldOn = (today: Day) => (role: RoleFacts) =>
  role.from <= today && (role.until === null || today < role.until)

const toHeld = (role: RoleFacts): HeldRole => ({
  role: role.role as Role,
  level: role.level as NodeLevel,
  region: role.region as RegionId | null,
  municipality: role.municipality as MunicipalityId | null,
  organisation: role.organisation as OrganisationId | null,
  nodeName: role.nodeName,
  act: role.act,
})

const idsAt = <Id extends string>(
  roles: readonly HeldRole[],
  level: NodeLevel,
  pick: (role: HeldRole) => Id | null,
): Id[] => [...new Set(roles.filter((role) => role.level === level).flatMap((role) => pick(role) ?? []))]

/** Words of the municipality where he works; of the one around his school where he works in none. */
const wordsOf = (roles: readonly RoleFacts[]): OwnWords | null =>
  (roles.find(({ level }) => level === 'municipality') ?? roles.find(({ municipality }) => municipality))
    ?.words ?? null

/**
 * Scope of a person at a moment. `shift` moves the business date in a demo session. Experts hold no node (decisions 22):
 * their roles open nothing here.
 */
export const scopeOfPerson = (facts: PersonFacts, at: Moment, shift = 0, language?: Language): Scope => {
  const zone = facts.roles[0]?.zone ?? DEFAULT_ZONE
  const today = addDays(dayInZone(at, zone), shift)
  const held = facts.roles.filter(heldOn(today))
  const roles = held.map(toHeld)
  const opening = roles.filter((role) => role.role !== 'expert')
  const below = opening.filter((role) => role.level === 'organisation')
  return {
    kind: 'person',
    person: facts.person as PersonId,
    name: [facts.lastName, facts.firstName, facts.middleName].filter(Boolean).join(' '),
    roles,
    regions: idsAt(opening, 'region', (role) => role.region),
    municipalities: idsAt(opening, 'municipality', (role) => role.municipality),
    organisations: idsAt(opening, 'organisation', (role) => role.organisation),
    above: {
      regions: [...new Set(opening.flatMap((role) => (role.level === 'region' ? [] : (role.region ?? []))))],
      municipalities: [...new Set(below.flatMap((role) => role.municipality ?? []))],
    },
    today,
    on: null,
    zone,
    language: language ?? (facts.language === 'en' ? 'en' : 'ru'),
    words: wordsOf(held),
    link: null,
    waitingRoles: facts.waitingRoles ?? [],
    shift,
  } as unknown as Scope
}

/** Scope of whoever holds a one-time link: it sees one record and speaks for one organisation. */
export const scopeOfLink = (link: LinkFacts, at: Moment, zone: string, language: Language): Scope =>
  ({
    kind: 'link',
    person: null,
    name: link.label,
    roles: [],
    regions: [],
    municipalities: [],
    organisations: [],
    above: { regions: [], municipalities: [] },
    today: dayInZone(at, zone),
    on: null,
    zone,
    language,
    words: null,
    link,
    waitingRoles: [],
    shift: 0,
  }) as unknown as Scope

/** Scope of a visitor who has not signed in: sees nothing but public pages. */
export const nobody = (at: Moment, language: Language = 'ru'): Scope =>
  ({
    kind: 'nobody',
    person: null,
    name: '',
    roles: [],
    regions: [],
    municipalities: [],
    organisations: [],
    above: { regions: [], municipalities: [] },
    today: dayInZone(at, DEFAULT_ZONE),
    on: null,
    zone: DEFAULT_ZONE,
    language,
    words: null,
    link: null,
    waitingRoles: [],
    shift: 0,
  }) as unknown as Scope

/**
 * Scope of whoever runs a command of the program on its server: he holds the data folder, so he is the administrator of the
 * region, or of the installation when no region is named; the audit has no person. Only for the connections of the worker.
 */
export const scopeOfOperator = (at: Moment, region: RegionId | null): Scope => {
  const held: HeldRole = {
    role: 'administrator',
    level: region === null ? 'installation' : 'region',
    region,
    municipality: null,
    organisation: null,
    nodeName: '',
    act: null,
  }
  return {
    ...nobody(at),
    roles: [held],
    regions: idsAt([held], 'region', (role) => role.region),
  } as unknown as Scope
}

/** The same person looking at a past day: periods, versions and states are those of that day, his rights are today's. */
export const scopeOn = (scope: Scope, day: Day): Scope => ({ ...scope, today: day, on: day })

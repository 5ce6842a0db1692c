import type { MunicipalityId, OrganisationId, PersonId, RegionId } from './ids.ts'

/** Roles of product.md, section 1. One person may hold several, each at a node. */
export const ROLES = [
  'administrator',
  'regionalCoordinator',
  'municipalCoordinator',
  'authorityHead',
  'committeeOfficer',
  'registrar',
  'methodologist',
  'municipalCurator',
  'schoolHead',
  'deputyHead',
  'siteHead',
  'tutor',
  'teamHead',
  'mentor',
  'mentee',
  'expert',
] as const
export type Role = (typeof ROLES)[number]

export const NODE_LEVELS = ['installation', 'region', 'municipality', 'organisation'] as const
export type NodeLevel = (typeof NODE_LEVELS)[number]

/** Owner columns of a row (decisions 9): which node it belongs to. */
export type Owner = {
  readonly region: RegionId | null
  readonly municipality: MunicipalityId | null
  readonly organisation: OrganisationId | null
}

/** A role as it is held today: at a node, by an act. */
export type HeldRole = Owner & {
  readonly role: Role
  readonly level: NodeLevel
  /** Name of the node as the page shows it: «МБОУ «Озёрская СОШ № 2»». */
  readonly nodeName: string
  readonly act: string | null
}

/** Who asks, as far as rules of access need to know. */
export type Actor = {
  readonly person: PersonId | null
  readonly roles: readonly HeldRole[]
}

/** One way to be allowed: the role held at the given level of the thing's own chain of owners. */
export type Grant = { readonly roles: readonly Role[]; readonly at: NodeLevel }

/**
 * Who may do a thing. `by` lists grants; `self` also allows the person that the thing names
 * (the addressee of an assignment, the author of a draft). Anything not listed is denied.
 */
export type AccessRule = {
  readonly by: readonly Grant[]
  readonly self?: string
}

/**
 * What access needs of a subject: its owner, other nodes that keep it together with the owner (schools of a pair), and the
 * persons it names under a `self` word.
 */
export type Guarded = {
  readonly owner: Owner
  readonly partners?: readonly Owner[]
  readonly named?: Readonly<Record<string, PersonId | null>>
}

const RANK: Record<NodeLevel, number> = { organisation: 0, municipality: 1, region: 2, installation: 3 }

const sameNode = (held: HeldRole, owner: Owner): boolean => {
  if (held.level === 'installation') return true
  if (held.level === 'region') return held.region === owner.region
  if (held.level === 'municipality')
    return held.municipality !== null && held.municipality === owner.municipality
  return held.organisation !== null && held.organisation === owner.organisation
}

/**
 * The role by which `actor` may do what `rule` describes, the nearest node first; null when he may not.
 * That role goes into the audit, the numbering and the signature (decisions 18).
 */
export const allowedAs = (rule: AccessRule, actor: Actor, subject: Guarded): HeldRole | 'self' | null => {
  const nodes = [subject.owner, ...(subject.partners ?? [])]
  const fitting = actor.roles
    .filter((held) => nodes.some((node) => sameNode(held, node)))
    .filter((held) => rule.by.some((grant) => grant.at === held.level && grant.roles.includes(held.role)))
    .sort((a, b) => RANK[a.level] - RANK[b.level])
  const nearest = fitting[0]
  if (nearest) return nearest
  const named = rule.self === undefined ? undefined : subject.named?.[rule.self]
  return actor.person !== null && named === actor.person ? 'self' : null
}

/** True when `actor` may; pages draw their buttons by it, commands ask the same. */
export const may = (rule: AccessRule, actor: Actor, subject: Guarded): boolean =>
  allowedAs(rule, actor, subject) !== null

/** True when the actor holds any of the roles anywhere (sections of the menu). */
export const hasRole = (actor: Actor, ...roles: readonly Role[]): boolean =>
  actor.roles.some((held) => roles.includes(held.role))

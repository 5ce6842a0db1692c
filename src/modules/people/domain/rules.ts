import { type Actor, may, type NodeLevel, type Owner, ROLES, type Role } from '../../../kernel/access.ts'
import { addDays, type Day, daysBetween } from '../../../kernel/day.ts'
import { ok, type Refusal, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { grantRole, ROLE_LEVELS } from './access.ts'
import type { PersonSubject, RoleRow } from './types.ts'

/** A node by its owner columns alone: what is filled deepest names it. */
export const levelOf = (owner: Owner): NodeLevel => {
  if (owner.organisation !== null) return 'organisation'
  if (owner.municipality !== null) return 'municipality'
  return owner.region === null ? 'installation' : 'region'
}

export const isHeldOn = (row: Pick<RoleRow, 'from' | 'until'>, today: Day): boolean =>
  row.from <= today && (row.until === null || today < row.until)

const isNotOver = (row: RoleRow, today: Day): boolean => row.until === null || today < row.until

/** Roles that the actor may grant at a node, in the order of the list of roles. */
export const rolesGrantedBy = (actor: Actor, owner: Owner): readonly Role[] =>
  ROLES.filter((role) => ROLE_LEVELS[role].includes(levelOf(owner)) && may(grantRole[role], actor, { owner }))

/** Heads of many schools are added at the municipality and above it, never from inside a school. */
export const mayAddHeads = (actor: Actor): boolean =>
  actor.roles.some(
    ({ level, region, municipality }) =>
      region !== null &&
      level !== 'organisation' &&
      may(grantRole.schoolHead, actor, { owner: { region, municipality, organisation: null } }),
  )

/**
 * Whoever gives a person a new password could sign in as him. So it is for those who may grant every role he holds or is
 * about to hold, and for himself.
 */
export const isAbove = (actor: Actor, subject: Pick<PersonSubject, 'id' | 'roles'>, today: Day): boolean =>
  actor.person === subject.id ||
  subject.roles
    .filter((row) => isNotOver(row, today))
    .every((row) => may(grantRole[row.role], actor, { owner: row.owner }))

export type GrantWish = {
  readonly role: Role
  readonly from: Day
  readonly until: Day | null
}

const sameNode = (a: Owner, b: Owner): boolean =>
  a.region === b.region && a.municipality === b.municipality && a.organisation === b.organisation

const overlaps = (row: RoleRow, wish: GrantWish): boolean =>
  (wish.until === null || row.from < wish.until) && (row.until === null || wish.from < row.until)

const periodFault = (from: Day, until: Day | null): Refusal[] =>
  until !== null && until <= from ? [{ code: 'periodBackwards', field: 'until' }] : []

/** Whether this role may be granted to this person at this node. */
export const roleMayBeGranted = (
  actor: Actor,
  subject: PersonSubject,
  owner: Owner,
  wish: GrantWish,
): Result<GrantWish> => {
  const refusals: Refusal[] = periodFault(wish.from, wish.until)
  if (subject.state !== 'active') refusals.push({ code: 'personNotActive' })
  if (!ROLE_LEVELS[wish.role].includes(levelOf(owner)))
    refusals.push({ code: 'roleNotOfThisLevel', field: 'role' })
  else if (!rolesGrantedBy(actor, owner).includes(wish.role))
    refusals.push({ code: 'roleNotYours', field: 'role' })
  const twice = subject.roles.some(
    (row) => row.role === wish.role && sameNode(row.owner, owner) && overlaps(row, wish),
  )
  if (twice) refusals.push({ code: 'roleHeldAlready', field: 'role' })
  return refusals.length === 0 ? ok(wish) : refuseAll(refusals)
}

/** Whether a role may be ended on that day by this actor. */
export const roleMayBeEnded = (
  actor: Actor,
  subject: Pick<PersonSubject, 'id'>,
  row: RoleRow,
  on: Day,
): Result<{ readonly until: Day }> => {
  if (!may(grantRole[row.role], actor, { owner: row.owner })) return refuse('roleNotYours')
  if (row.role === 'administrator' && actor.person === subject.id) return refuse('notYourOwnAdministrator')
  if (row.until !== null && row.until <= on) return refuse('roleOverAlready', 'until')
  if (on < row.from) return refuse('endsBeforeStart', 'until')
  // a role that began today and is ended today was a mistake: it lasts that one day, history stays
  return ok({ until: on === row.from ? addDays(on, 1) : on })
}

/** Longest delegation: a school year; a duty handed over for longer is a new appointment. */
const LONGEST_DELEGATION = 366

export type DelegationWish = { readonly from: Day; readonly until: Day }

/** Roles a person may hand over for a time: his own, held today, not themselves handed to him (decisions 25). */
export const delegableRoles = <R extends RoleRow & { readonly delegated: boolean }>(
  rows: readonly R[],
  today: Day,
): readonly R[] =>
  rows.filter(
    (row) => isHeldOn(row, today) && !row.delegated && row.role !== 'expert' && row.role !== 'mentee',
  )

/** Whether duties may be handed to a deputy for this period. */
export const dutyMayBeDelegated = (
  giver: string,
  deputy: Pick<PersonSubject, 'id' | 'state'>,
  roles: readonly RoleRow[],
  wish: DelegationWish,
  today: Day,
): Result<DelegationWish> => {
  const refusals: Refusal[] = periodFault(wish.from, wish.until)
  if (deputy.id === giver) refusals.push({ code: 'deputyIsAnother', field: 'deputy' })
  if (deputy.state !== 'active') refusals.push({ code: 'personNotActive', field: 'deputy' })
  if (roles.length === 0) refusals.push({ code: 'chooseDuty', field: 'roles' })
  if (wish.until <= today) refusals.push({ code: 'periodInPast', field: 'until' })
  if (daysBetween(wish.from, wish.until) > LONGEST_DELEGATION)
    refusals.push({ code: 'delegationTooLong', field: 'until' })
  return refusals.length === 0 ? ok(wish) : refuseAll(refusals)
}

/** Whether an invitation may be sent: the inviter stands above, the person is there. */
export const personMayBeInvited = (
  actor: Actor,
  subject: PersonSubject,
  byMail: boolean,
  today: Day,
): Result<null> => {
  if (subject.state !== 'active') return refuse('personNotActive')
  if (!isAbove(actor, subject, today))
    return refuse('personAboveYou', undefined, { name: subject.names.lastName })
  if (byMail && subject.email === null) return refuse('noEmail', undefined, { name: subject.names.lastName })
  return ok(null)
}

/** Members of a team are not in it before the team exists nor after it is over. */
export const memberFitsTeam = (
  team: { readonly from: Day; readonly until: Day | null },
  member: { readonly from: Day; readonly until: Day | null },
): Result<null> => {
  if (member.until !== null && member.until <= member.from) return refuse('periodBackwards', 'until')
  if (member.from < team.from) return refuse('memberBeforeTeam', 'from')
  if (team.until !== null && member.from >= team.until) return refuse('teamIsOver', 'from')
  return ok(null)
}

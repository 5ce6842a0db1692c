import type { Owner } from '../../../kernel/access.ts'
import { SCHOOL_ROLES } from './expand.ts'
import type { Clause, Roll } from './types.ts'

/** A role that a paper names and nobody holds at a node: somebody there has to say who it is. */
export type Unheld = { readonly role: string; readonly owner: Owner; readonly clause: Clause }

/** Roles that the head of a school answers for by himself, and sides of a pair, which are named when the pair is made. */
const NAMED_ELSEWHERE = new Set(['schoolHead', 'mentor', 'mentee'])

/** Nodes, as `role/organisation`, where a role of a school is held today. */
export type HeldAt = ReadonlySet<string>

const atSchools = (role: string, clause: Clause, roll: Roll, held: HeldAt): Unheld[] =>
  [...roll.organisations.values()]
    .filter((each) => each.kind === 'school' && !held.has(`${role}/${each.id}`))
    .map((each) => ({ role, owner: each.owner, clause }))

const atNode = (role: string, clause: Clause, roll: Roll, owner: Owner): Unheld[] =>
  roll.holders.some((holder) => holder.role === role) ? [] : [{ role, owner, clause }]

/** Each role and node once, by the first clause that names it. */
export const unheldRoles = (
  clauses: readonly Clause[],
  roll: Roll,
  held: HeldAt,
  owner: Owner,
): readonly Unheld[] => {
  const found = new Map<string, Unheld>()
  for (const clause of clauses.filter((each) => !each.isLeftOut))
    for (const { kind, roleCode } of clause.responsibles) {
      if (kind !== 'role' || roleCode === null || NAMED_ELSEWHERE.has(roleCode)) continue
      const places = SCHOOL_ROLES.has(roleCode)
        ? atSchools(roleCode, clause, roll, held)
        : atNode(roleCode, clause, roll, owner)
      for (const place of places) {
        const key = `${roleCode}/${place.owner.organisation ?? ''}`
        if (!found.has(key)) found.set(key, place)
      }
    }
  return [...found.values()]
}

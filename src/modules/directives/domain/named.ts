import { SCHOOL_ROLES } from './expand.ts'
import type { Clause, Responsible } from './types.ts'

/** Whom responsibles name, apart: what must be looked up to turn them into addressees, and nothing besides. */
export type Named = {
  readonly organisations: readonly string[]
  readonly people: readonly string[]
  /** Roles of the authority. */
  readonly roles: readonly string[]
  /** Categories and marks of schools. */
  readonly groups: readonly string[]
  /** All schools of the node are meant, by a category or by a role that each school has. */
  readonly everySchool: boolean
}

const apart = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value) => value !== null)),
]

/** Of an unresolved responsible nothing is asked. */
export const namedBy = (responsibles: readonly Responsible[]): Named => {
  const of = (kind: Responsible['kind']) => responsibles.filter((each) => each.kind === kind)
  const roles = apart(of('role').map(({ roleCode }) => roleCode))
  const groups = apart(of('category').map(({ categoryCode }) => categoryCode))
  return {
    organisations: apart(of('organisation').map(({ organisationId }) => organisationId)),
    people: apart(of('person').map(({ personId }) => personId)),
    roles: roles.filter((code) => !SCHOOL_ROLES.has(code)),
    groups: groups.filter((code) => code !== 'all'),
    everySchool: groups.includes('all') || roles.some((code) => SCHOOL_ROLES.has(code)),
  }
}

/** Everybody whom clauses name. */
export const responsiblesIn = (clauses: readonly Clause[]): Responsible[] =>
  clauses.flatMap(({ responsibles }) => responsibles)

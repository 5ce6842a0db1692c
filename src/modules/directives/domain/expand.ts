import type { Owner } from '../../../kernel/access.ts'
import type { Addressee, Clause, Responsible, Roll } from './types.ts'

const NOBODY: Owner = { region: null, municipality: null, organisation: null }

const toOrganisation = (roll: Roll, id: string, roleCode: string | null = null): Addressee[] => {
  const found = roll.organisations.get(id)
  return found
    ? [
        {
          organisation: found.id,
          owner: found.owner,
          person: null,
          roleCode,
          label: found.name,
          standsFor: found.standsFor,
        },
      ]
    : []
}

const toPerson = (roll: Roll, id: NonNullable<Responsible['personId']>): Addressee[] => {
  const found = roll.people.get(id)
  const owner = found?.owner ?? NOBODY
  return [
    {
      organisation: owner.organisation,
      owner,
      person: id,
      roleCode: null,
      label: found?.name ?? '',
      standsFor: 1,
    },
  ]
}

export const SCHOOL_ROLES = new Set([
  'schoolHead',
  'teamHead',
  'deputyHead',
  'siteHead',
  'tutor',
  'mentor',
  'mentee',
])

/**
 * A role named in a paper: roles held in a school fall to every school of the roll (whoever holds it there, else the head:
 * product, section 1); roles of the authority fall to the people who hold them.
 */
const toRole = (roll: Roll, code: string): Addressee[] => {
  if (SCHOOL_ROLES.has(code))
    return [...roll.organisations.values()]
      .filter((each) => each.kind === 'school')
      .flatMap((each) => toOrganisation(roll, each.id, code === 'schoolHead' ? null : code))
  const seen = new Set<string>()
  return roll.holders
    .filter((holder) => holder.role === code && !seen.has(holder.person) && seen.add(holder.person))
    .map((holder) => ({
      organisation: holder.owner.organisation,
      owner: holder.owner,
      person: holder.person,
      roleCode: null,
      label: holder.name,
      standsFor: 1,
    }))
}

/** Categories and marks of schools; `all` is every school of the node. */
const toCategory = (roll: Roll, code: string): Addressee[] =>
  [...roll.organisations.values()]
    .filter((each) => each.kind === 'school' && (code === 'all' || each.groups.includes(code)))
    .flatMap((each) => toOrganisation(roll, each.id))

/** Addressees of one responsible; an unresolved one has none and stays a question. */
export const expandResponsible = (responsible: Responsible, roll: Roll): Addressee[] => {
  if (responsible.kind === 'person' && responsible.personId !== null)
    return toPerson(roll, responsible.personId)
  if (responsible.kind === 'organisation' && responsible.organisationId !== null)
    return toOrganisation(roll, responsible.organisationId)
  if (responsible.kind === 'role' && responsible.roleCode !== null) return toRole(roll, responsible.roleCode)
  if (responsible.kind === 'category' && responsible.categoryCode !== null)
    return toCategory(roll, responsible.categoryCode)
  return []
}

const keyOf = (addressee: Addressee): string =>
  `${addressee.organisation}/${addressee.person}/${addressee.roleCode}`

/** One addressee once, however many times the clause names him. */
export const expandAll = (responsibles: readonly Responsible[], roll: Roll): Addressee[] => {
  const unique = new Map<string, Addressee>()
  for (const responsible of responsibles)
    for (const addressee of expandResponsible(responsible, roll)) unique.set(keyOf(addressee), addressee)
  return [...unique.values()]
}

/**
 * Clauses that give something to do: those with addressees of their own (inherited ones were written down at reading),
 * except heads of a group («Руководителям …:») whose sub-clauses carry the work, and those a person struck out.
 */
export const assignableClauses = (clauses: readonly Clause[]): Clause[] => {
  const parents = new Set(clauses.filter((clause) => !clause.isLeftOut).map((clause) => clause.parentId))
  return clauses.filter(
    (clause) =>
      !clause.isLeftOut &&
      clause.responsibles.length > 0 &&
      !(parents.has(clause.id) && clause.action.trim() === ''),
  )
}

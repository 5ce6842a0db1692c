import { pageNumber } from '../../../kernel/paging.ts'
import type { Visit } from '../../../platform/http/visit.ts'
import { busyCount, openByOrganisation } from '../../assignments/public.ts'
import { assignableClauses } from '../domain/expand.ts'
import { responsiblesIn } from '../domain/named.ts'
import { type OwnPeople, withinReach } from '../domain/own-people.ts'
import * as rules from '../domain/rules.ts'
import type { Clause } from '../domain/types.ts'
import { type LoadSheet, loadLines } from '../pages/load.tsx'
import { LOAD_PER_PAGE, type Outline, outlineOf, outlineSheet } from '../queries/outline.ts'
import { ownPeople } from '../queries/roll.ts'
import type { Found } from './found.ts'

export type Outlined = {
  readonly outline: Outline
  readonly load: readonly rules.Load[]
  /** Clauses with those whom the paper may reach. */
  readonly clauses: readonly Clause[]
  readonly own: OwnPeople
}

/** What a paper asks of whom, counted: of the schools of a category the first stands for all of them. */
export const outlined = async (visit: Visit, { clauses: all, directive }: Found): Promise<Outlined> => {
  const own = await ownPeople(visit.tx, directive.owner, all)
  const clauses = withinReach(directive, all, own)
  const outline = await outlineOf(visit.tx, directive.owner, responsiblesIn(assignableClauses(clauses)))
  return { outline, load: rules.loadOf(clauses, outline.roll), clauses, own }
}

/** People stand on the first page, organisations by name after them; only those of the page of the address are read. */
export const sheetOf = async (visit: Visit, { outline, load, clauses }: Outlined): Promise<LoadSheet> => {
  const page = pageNumber(visit.query('page'))
  const part = await outlineSheet(visit.tx, outline, page)
  const shown = rules
    .loadOf(clauses, { ...outline.roll, organisations: part.organisations })
    .map(({ clause, addressees }) => ({
      clause,
      addressees: page === 1 ? addressees : addressees.filter(({ person }) => person === null),
    }))
  const [open, busy] = await Promise.all([
    openByOrganisation(visit.tx, rules.organisationsIn(shown)),
    busyCount(visit.tx, outline.ids),
  ])
  return {
    lines: loadLines(shown, open),
    total: rules.countOf(rules.reachedBy(load)),
    organisations: outline.organisations,
    busy,
    headless: part.headless,
    page,
    perPage: LOAD_PER_PAGE,
  }
}

import { pageNumber } from '../../../kernel/paging.ts'
import type { Visit } from '../../../platform/http/visit.ts'
import { busyCount, openByOrganisation } from '../../assignments/public.ts'
import { assignableClauses } from '../domain/expand.ts'
import { responsiblesIn } from '../domain/named.ts'
import * as rules from '../domain/rules.ts'
import { type LoadSheet, loadLines } from '../pages/load.tsx'
import { LOAD_PER_PAGE, type Outline, outlineOf, outlineSheet } from '../queries/outline.ts'
import type { Found } from './found.ts'

export type Outlined = { readonly outline: Outline; readonly load: readonly rules.Load[] }

/** What a paper asks of whom, counted: of the schools of a category the first stands for all of them. */
export const outlined = async (visit: Visit, { clauses, directive }: Found): Promise<Outlined> => {
  const outline = await outlineOf(visit.tx, directive.owner, responsiblesIn(assignableClauses(clauses)))
  return { outline, load: rules.loadOf(clauses, outline.roll) }
}

/** People stand on the first page, organisations by name after them; only those of the page of the address are read. */
export const sheetOf = async (
  visit: Visit,
  { clauses }: Found,
  { outline, load }: Outlined,
): Promise<LoadSheet> => {
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

import type { ListRequest } from '../queries/list.ts'
import type { Here } from './words.ts'

/** What of a list stands in its address. */
export type ListQuery = Readonly<Record<string, string>>

/** The query of a list as it is shown: what is usual is left empty. */
export const queryOf = (
  request: ListRequest,
  here: Pick<Here, 'today' | 'past'>,
  base: string,
): ListQuery => ({
  text: request.text,
  kind: request.kind ?? '',
  category: request.category ?? '',
  district: request.district ?? '',
  municipality: base === '/schools' ? (request.municipality ?? '') : '',
  state: request.closed ? 'closed' : '',
  on: request.on === here.today && here.past !== true ? '' : request.on,
  sort: request.sort === 'name' ? '' : request.sort,
  dir: request.descending ? 'desc' : '',
})

/** Address of the list with some of its query changed; what is empty is left out. */
export const listHref = (base: string, query: ListQuery, change: ListQuery = {}): string => {
  const filled = Object.entries({ ...query, ...change }).filter(([, value]) => value !== '')
  return filled.length === 0 ? base : `${base}?${new URLSearchParams(filled)}`
}

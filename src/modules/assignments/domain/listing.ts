import { isUuid } from '../../../kernel/ids.ts'
import { pageNumber } from '../../../kernel/paging.ts'

/** Urgency of a line of «Мои поручения», in the order of the page. */
export const BUCKETS = ['late', 'today', 'week', 'later', 'noTerm', 'onCheck', 'recommended'] as const
export type Bucket = (typeof BUCKETS)[number]

export const STATE_FILTERS = [
  'open',
  'late',
  'unanswered',
  'assigned',
  'inWork',
  'reported',
  'returned',
  'closed',
] as const
export type StateFilter = (typeof STATE_FILTERS)[number]

export const PER_PAGE = 50
/** Schools on a page of those that are late. */
export const SCHOOLS_PER_PAGE = 30

/** What of a list stands in its address. */
export type ListRequest = {
  readonly source: string | null
  readonly school: string | null
  readonly controller: string | null
  /** Everything open when null. */
  readonly state: StateFilter | null
  /** The folded rows of roadmaps instead of the rest. */
  readonly folded: boolean
  readonly page: number
}

/** True when the list shows only a part of what is open. */
export const isFiltered = ({ source, school, controller, state }: ListRequest): boolean =>
  source !== null || school !== null || controller !== null || state !== null

const idOr = (text: string): string | null => (isUuid(text) ? text : null)

const isState = (text: string): text is StateFilter => STATE_FILTERS.some((state) => state === text)

/** Reads the address; what is not understood is as if it were not there. */
export const readRequest = (query: (name: string) => string): ListRequest => {
  const state = query('state')
  const page = pageNumber(query('page'))
  return {
    source: idOr(query('source')),
    school: idOr(query('school')),
    controller: idOr(query('controller')),
    state: isState(state) ? state : null,
    folded: query('folded') === '1',
    page,
  }
}

/** Address of a list with some of its query changed; what is usual is left out. */
export const listHref = (base: string, request: ListRequest, change: Partial<ListRequest> = {}): string => {
  const wanted = { ...request, page: 1, ...change }
  const query = new URLSearchParams()
  for (const name of ['source', 'school', 'controller', 'state'] as const) {
    const value = wanted[name]
    if (value !== null) query.set(name, value)
  }
  if (wanted.folded) query.set('folded', '1')
  if (wanted.page > 1) query.set('page', String(wanted.page))
  return query.size === 0 ? base : `${base}?${query}`
}

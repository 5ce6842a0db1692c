/** Lists whose filters may be kept; a test asserts that the router knows each of them. */
export const FILTERED_LISTS = [
  '/assignments',
  '/assignments/judging',
  '/assignments/control',
  '/assignments/late',
  '/directives',
  '/roadmaps',
  '/programmes',
  '/collections',
  '/forms',
  '/schools',
  '/people',
] as const
export type FilteredList = (typeof FILTERED_LISTS)[number]

export const isFilteredList = (path: string): path is FilteredList =>
  FILTERED_LISTS.some((list) => list === path)

/** What belongs to one look and not to the filter: the page of the list, the past day, a message. */
const PASSING = new Set(['page', 'on', 'done'])

export const LONGEST_QUERY = 1500

/** The filter of an address without what is empty or passing, always in the same order: equal filters are equal texts. */
export const filterOf = (query: string): string => {
  const wishes = new URLSearchParams(query)
  const kept = [...wishes].filter(([name, value]) => !PASSING.has(name) && value.trim() !== '')
  kept.sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
  return new URLSearchParams(kept).toString()
}

/** Where a kept filter leads. */
export const addressOf = ({ list, query }: { readonly list: string; readonly query: string }): string =>
  query === '' ? list : `${list}?${query}`

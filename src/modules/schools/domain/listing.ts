/** Rows of one page of a list. */
export const PER_PAGE = 50

/** What a list of organisations may be ordered by. */
export const SORTS = ['name', 'municipality', 'category', 'pupils', 'teachers'] as const
export type SortKey = (typeof SORTS)[number]

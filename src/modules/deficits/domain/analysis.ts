import type { Audience, Severity } from './types.ts'

/** One cell of a map: a school (or municipality) and a theme. */
export type Cell = {
  readonly row: string
  readonly theme: string
  readonly severity: Severity
  readonly people: number | null
}

/** How many different rows name a theme; a filled one is not counted. */
export const countsByTheme = (cells: readonly Cell[]): ReadonlyMap<string, number> => {
  const rows = new Map<string, Set<string>>()
  for (const { row, theme, severity } of cells) {
    if (severity === 0) continue
    const found = rows.get(theme) ?? new Set<string>()
    rows.set(theme, found.add(row))
  }
  return new Map([...rows].map(([theme, found]) => [theme, found.size]))
}

/** Themes met in `threshold` or more schools: the agenda of the next method day. The rest are individual. */
export const commonThemes = (counts: ReadonlyMap<string, number>, threshold: number): ReadonlySet<string> =>
  new Set([...counts].filter(([, count]) => count >= threshold).map(([theme]) => theme))

export type Effect = {
  readonly theme: string
  readonly schools: number
  readonly was: 'common' | 'individual'
  readonly now: 'common' | 'individual'
}

/** What another threshold would change, seen before it is saved; the widest themes first. */
export const effectOf = (
  counts: ReadonlyMap<string, number>,
  before: number,
  after: number,
): readonly Effect[] => {
  const side = (count: number, threshold: number) => (count >= threshold ? 'common' : 'individual')
  return [...counts]
    .map(([theme, schools]) => ({
      theme,
      schools,
      was: side(schools, before) as Effect['was'],
      now: side(schools, after) as Effect['now'],
    }))
    .sort((a, b) => b.schools - a.schools || (a.theme < b.theme ? -1 : 1))
}

/** Half of the schools, but never fewer than three: where nobody has set a figure. */
export const usualThreshold = (schools: number): number => Math.max(3, Math.ceil(schools / 2))

export const SORTS = ['schools', 'people', 'name'] as const
export type Sort = (typeof SORTS)[number]

export type ThemeSum = {
  readonly theme: string
  readonly name: string
  readonly audience: Audience
  readonly schools: number
  readonly people: number
}

/** How a theme went is drawn for so many themes over so many quarters. */
export const TREND_THEMES = 6
export const TREND_QUARTERS = 6

const { compare: byName } = new Intl.Collator('ru')

const BY: Readonly<Record<Sort, (a: ThemeSum, b: ThemeSum) => number>> = {
  schools: (a, b) => b.schools - a.schools || b.people - a.people,
  people: (a, b) => b.people - a.people || b.schools - a.schools,
  name: () => 0,
}

/** Themes in the wished order; equal ones by name. */
export const sortThemes = (sums: readonly ThemeSum[], sort: Sort): readonly ThemeSum[] =>
  sums.toSorted((a, b) => BY[sort](a, b) || byName(a.name, b.name))

const FEW = 5

/** A count of people as it may be shown: one to four are «до 5» to whoever is not their own school or methodologist. */
export const shownCount = (count: number, mayCount: boolean): number | null =>
  mayCount || count === 0 || count >= FEW ? count : null

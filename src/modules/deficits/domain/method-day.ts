import type { Day } from '../../../kernel/day.ts'
import type { Reading } from '../../../kernel/term/types.ts'
import { nextWindow } from '../../../kernel/term/window.ts'

/** «Единый методический день», «методические дни». */
const USUAL = 'методическ[^ ]* д(ень|н)'

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

/** By what words a row of a roadmap is a method day, the district's own name of it among them («День …», «Дня …»); read by the database and here alike. */
export const methodDayPattern = (own: readonly string[]): string =>
  [
    USUAL,
    ...own
      .map((words) => words.trim())
      .filter((words) => words !== '')
      .map((words) => escaped(words).replace(/день/giu, 'д(ень|н[^ ]*)')),
  ].join('|')

export type DayRow = {
  readonly id: string
  readonly title: string
  readonly asWritten: string
  readonly term: Reading | null
  /** True for a row of the region's roadmap. */
  readonly isRegional: boolean
}

type Next = { readonly on: Day | null }

/** The next day that a term names: without a day where only a month or «ежемесячно» is told, null when it is over or says nothing. */
export const nextOf = (term: Reading | null, today: Day): Next | null => {
  switch (term?.kind) {
    case 'day':
      return term.date < today ? null : { on: term.deadline === true ? null : term.date }
    case 'days': {
      const on = term.dates.toSorted().find((day) => day >= today)
      return on === undefined ? null : { on }
    }
    case 'range':
    case 'year-round':
      return term.end < today ? null : { on: null }
    case 'recurring': {
      const window = nextWindow(term, today)
      return window && { on: window.start === window.due ? window.due : null }
    }
    default:
      return null
  }
}

const LAST = '9999-12-31'

/** The nearest method day that is named by its day, then one that is not; the district's own before the region's. */
export const nextMethodDay = (rows: readonly DayRow[], today: Day): (DayRow & Next) | null =>
  rows
    .flatMap((row) => {
      const next = nextOf(row.term, today)
      return next === null ? [] : [{ ...row, ...next }]
    })
    .toSorted(
      (a, b) => (a.on ?? LAST).localeCompare(b.on ?? LAST) || Number(a.isRegional) - Number(b.isRegional),
    )[0] ?? null

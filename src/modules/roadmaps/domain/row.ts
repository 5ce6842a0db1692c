import type { Day } from '../../../kernel/day.ts'
import { readTerm } from '../../../kernel/term/read.ts'
import { dueDay, firstDay } from '../../../kernel/term/sort.ts'
import type { Reading } from '../../../kernel/term/types.ts'
import { contextOf } from './period.ts'
import type { Cells, Layout, Period, RoadmapItem } from './types.ts'

/** What the program understands of a row's words. */
export type RowReading = Pick<
  RoadmapItem,
  'number' | 'title' | 'termAsWritten' | 'term' | 'termAlternatives' | 'opensOn' | 'dueOn'
>

const NUMBER = /^\s*(\d{1,3}(?:\s?\.\s?\d{1,3})*|[IVX]{1,5}|[а-я])\s*[.)]*\s*$/iu

/** «8.1.1.» is number 8.1.1; the printed form stays in the cell. */
export const numberOf = (printed: string): string | null => {
  const match = NUMBER.exec(printed)
  return match?.[1]?.replace(/\s/gu, '') ?? null
}

/** Two columns «начало» and «окончание» make one term, as the reader of papers joins them. */
export const termTextOf = (cells: Cells): string | null => {
  const start = cells.term ?? ''
  const end = cells.termEnd ?? ''
  const text = (end === '' || end === start ? start : `${start} | ${end}`).replace(/\s+/gu, ' ').trim()
  return text === '' ? null : text
}

/** Days of a reading; a rule opens and ends with its occurrences, not here. */
export const daysOfTerm = (term: Reading | null): { opensOn: Day | null; dueOn: Day | null } =>
  term === null ? { opensOn: null, dueOn: null } : { opensOn: firstDay(term), dueOn: dueDay(term) }

/** Reads the words of a row in the year of its roadmap. */
export const readRow = (cells: Cells, period: Period): RowReading => {
  const termAsWritten = termTextOf(cells)
  const outcome = termAsWritten === null ? null : readTerm(termAsWritten, contextOf(period))
  const term = outcome?.reading ?? null
  return {
    number: numberOf(cells.number ?? ''),
    title: (cells.activity ?? '').replace(/\s+/gu, ' ').trim(),
    termAsWritten,
    term,
    termAlternatives: outcome?.ambiguous ? outcome.alternatives : [],
    ...daysOfTerm(term),
  }
}

/** Keeps only what the columns of the layout hold, besides the number, which every row may have. */
export const cellsOf = (layout: Layout, typed: Cells): Cells =>
  Object.fromEntries(
    ['number', ...layout.map((column) => column.key)].map((key) => [
      key,
      (typed[key] ?? '').replace(/\r\n?/gu, '\n').trim(),
    ]),
  )

/** A cell that says «nobody», «nothing» (R134). */
export const isBlank = (text: string | undefined): boolean => /^[\s–—_.-]*$/u.test(text ?? '')

/** The term was not understood, or has no days at all. */
export const isTermUnknown = (term: Reading | null): boolean =>
  term !== null && term.kind === 'undated' && term.reason === 'unknown'

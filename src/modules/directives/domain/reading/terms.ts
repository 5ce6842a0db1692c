import { findTerms, type TermRole } from '../../../../kernel/term/find.ts'
import { readTerm } from '../../../../kernel/term/read.ts'
import type { Outcome, Recurrence, TermContext } from '../../../../kernel/term/types.ts'
import { HIDDEN, masked } from './mask.ts'

/** A time expression in a sentence; `role` tells a marked term from a mention, the date of an act, the year of a name. */
export type TermSpan = {
  readonly text: string
  readonly at: number
  readonly role: TermRole
  readonly outcome: Outcome
}

/** Reads a term that stands alone: a cell, or what follows «Срок:». The only file that calls the grammar of terms. */
export const readTermText = (text: string, context: TermContext): Outcome =>
  readTerm(text.replace(/\s*\n\s*/gu, ' '), context)

/** Quoted names become one foreign word, and a quote that nobody closed is gone: it must not hide what follows it. */
const withoutNames = (text: string): string =>
  masked(text.replace(/["«„](\d{1,2})["»“]/gu, ' $1 '), 'quotes')
    .replace(/[«»„“"”]/gu, ' ')
    .replaceAll(HIDDEN, 'ъ')

const spansIn = (text: string, context: TermContext): TermSpan[] =>
  findTerms(withoutNames(text), context).map(({ start, end, role, term }) => ({
    text: text.slice(start, end),
    at: start,
    role,
    outcome: term,
  }))

/** One reading asks about the same sentence several times; what was found lives as long as its context. */
const found = new WeakMap<TermContext, Map<string, readonly TermSpan[]>>()

/** The terms of a sentence with their places. */
export const termSpans = (text: string, context: TermContext): readonly TermSpan[] => {
  const known = found.get(context) ?? new Map<string, readonly TermSpan[]>()
  found.set(context, known)
  const spans = known.get(text) ?? spansIn(text, context)
  known.set(text, spans)
  return spans
}

const ADJECTIVES: readonly (readonly [pattern: RegExp, rule: Recurrence])[] = [
  [
    /(?<![а-яё])еженедельн(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых)(?![а-яё])/iu,
    { freq: 'week', every: 1, times: 1 },
  ],
  [
    /(?<![а-яё])ежемесячн(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых)(?![а-яё])/iu,
    { freq: 'month', every: 1, times: 1 },
  ],
  [
    /(?<![а-яё])ежеквартальн(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых)(?![а-яё])/iu,
    { freq: 'quarter', every: 1, times: 1 },
  ],
  [
    /(?<![а-яё])ежегодн(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых)(?![а-яё])/iu,
    { freq: 'year', every: 1, times: 1 },
  ],
]

/** «ежемесячного единого методического дня»: an adjective that repeats what is ordered (R013). */
export const recurrenceOfAdjective = (text: string): Recurrence | null =>
  ADJECTIVES.find(([pattern]) => pattern.test(text))?.[1] ?? null

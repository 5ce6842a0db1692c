import type { DraftClause } from './clauses.ts'
import { type Draft, type ExpectedClause, line } from './model.ts'
import type { Choices } from './random.ts'

export type NumberedClauses = {
  readonly drafts: readonly Draft[]
  readonly expected: readonly ExpectedClause[]
}

type Numbers = {
  readonly top: (at: number) => { printed: string; number: string }
  readonly sub: (parent: string, at: number) => { printed: string; number: string | null }
}

const LETTERS = ['а', 'б', 'в', 'г', 'д', 'е']

const dotted: Numbers['top'] = (at) => ({ printed: `${at}.`, number: String(at) })
const bracket: Numbers['top'] = (at) => ({ printed: `${at})`, number: String(at) })

const WAYS: readonly Numbers[] = [
  { top: dotted, sub: (parent, at) => ({ printed: `${parent}.${at}.`, number: `${parent}.${at}` }) },
  { top: dotted, sub: (parent, at) => ({ printed: `${parent}.${at}`, number: `${parent}.${at}` }) },
  { top: dotted, sub: (parent, at) => ({ printed: `${at})`, number: `${parent}.${at}` }) },
  {
    top: dotted,
    sub: (parent, at) => ({ printed: `${LETTERS[at - 1]})`, number: `${parent}.${LETTERS[at - 1]}` }),
  },
  { top: dotted, sub: () => ({ printed: '-', number: null }) },
  { top: bracket, sub: () => ({ printed: '–', number: null }) },
  { top: dotted, sub: () => ({ printed: '•', number: null }) },
  { top: dotted, sub: (parent, at) => ({ printed: `${parent}.${at})`, number: `${parent}.${at}` }) },
  {
    top: bracket,
    sub: (parent, at) => ({ printed: `${LETTERS[at - 1]})`, number: `${parent}.${LETTERS[at - 1]}` }),
  },
  { top: dotted, sub: () => ({ printed: '—', number: null }) },
]

type Typing = (printed: string, text: string, level: number) => Draft

const typed: Typing = (printed, text) => line(`${printed} ${text}`)
const tight: Typing = (printed, text) =>
  line(/\d\.$/u.test(printed) ? `${printed}${text}` : `${printed} ${text}`)
/** Typed by hand with a tab or with spaces that do not break. */
const tabbed: Typing = (printed, text) => line(`${printed}\t${text}`)
const unbroken: Typing = (printed, text) =>
  line(`${printed}\u00a0${text.replace(/(?<=№|\d) (?=\S)/gu, '\u00a0')}`)
const automatic: Typing = (printed, text, level) =>
  /^\d/u.test(printed) ? line(text, { auto: { number: printed, level } }) : line(`${printed} ${text}`)

const small = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)
const ended = (text: string, last: boolean): string => text.replace(/\.$/u, last ? '.' : ';')

/** Numbers clauses by hand or as the word processor does, in one of the usual ways. */
export const numbered = (choices: Choices, clauses: readonly DraftClause[]): NumberedClauses => {
  const way = choices.one(WAYS)
  const write = choices.one([typed, typed, tight, automatic, tabbed, unbroken])
  const drafts: Draft[] = []
  const expected: ExpectedClause[] = []
  for (const [index, clause] of clauses.entries()) {
    const { printed, number } = way.top(index + 1)
    drafts.push(write(printed, clause.text, 0), ...clause.extra.map((text) => line(text)))
    expected.push(...clause.expected.map((each) => ({ ...each, number, parent: null })))
    for (const [at, item] of clause.items.entries()) {
      const sub = way.sub(number, at + 1)
      const isList = !/\.$|\d$/u.test(sub.printed)
      const text =
        isList && item.extra.length === 0
          ? ended(small(item.text), at === clause.items.length - 1)
          : item.text
      drafts.push(write(sub.printed, text, 1), ...item.extra.map((extra) => line(extra)))
      expected.push(...item.expected.map((each) => ({ ...each, number: sub.number, parent: number })))
    }
  }
  return { drafts, expected }
}

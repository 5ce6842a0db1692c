import { type Day, daysBetween } from '../../../kernel/day.ts'
import type { Span } from './types.ts'

/** A programme with every name papers may call it by, its own first. */
export type NamedProgramme = { readonly id: string; readonly names: readonly string[] }

/** How far a day is from a programme: nothing inside it, else days to its nearer end. */
const away = (day: Day, { from, until }: Span): number =>
  Math.max(0, daysBetween(day, from), daysBetween(until, day) + 1)

/** The years of one programme share its names: a paper speaks of the year of its day, between two years of the nearer. */
export const isOfItsYear = (day: Day | null, own: Span, years: readonly Span[]): boolean =>
  day === null || years.every((other) => away(day, own) <= away(day, other))

/** A name as a pattern of the database: whatever quotes, dashes and breaks between its words, «е» for «ё»; null for an empty one. */
export const namePattern = (name: string): string | null => {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu)
  return words === null ? null : words.join('[^[:alnum:]]+').replace(/[её]/gu, '[её]')
}

/** What a paper calls a programme: `own` is how the region calls it. */
export type Mention = { readonly programme: string; readonly own: string; readonly called: readonly string[] }

/** Letters and figures only: quotes, dashes, «ё» and breaks of lines do not make another name. */
export const normalProgrammeName = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

type Name = { readonly programme: string; readonly name: string; readonly normal: string }

/** Names met in a text, the longest first: a name inside a longer one is not met («500+» is another programme, R228). */
const namesMet = (text: string, names: readonly Name[]): Name[] => {
  const longestFirst = names.toSorted((a, b) => b.normal.length - a.normal.length)
  let rest = ` ${text} `
  return longestFirst.filter(({ normal }) => {
    const isMet = normal !== '' && rest.includes(` ${normal} `)
    if (isMet) rest = rest.replaceAll(` ${normal} `, ' \u0000 ')
    return isMet
  })
}

/** Programmes that a paper speaks of, with the names it uses (R228). */
export const programmesNamedIn = (text: string, programmes: readonly NamedProgramme[]): Mention[] => {
  const all = programmes.flatMap(({ id, names }) =>
    names.map((name) => ({ programme: id, name, normal: normalProgrammeName(name) })),
  )
  const met = namesMet(normalProgrammeName(text), all)
  return programmes.flatMap(({ id, names }) => {
    const called = names.filter((name) => met.some((each) => each.programme === id && each.name === name))
    return called.length === 0 ? [] : [{ programme: id, own: names[0] ?? '', called }]
  })
}

/** The paper calls one programme by several names: the reader is warned, nothing is decided for him. */
export const isCalledDifferently = (mention: Mention): boolean => mention.called.length > 1

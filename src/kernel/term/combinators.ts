import type { Token } from './tokens.ts'

/** The tokens of one text and the text itself; `year` is the context year, which bounds what a two-digit year may mean. */
export type Line = { readonly tokens: readonly Token[]; readonly text: string; readonly year: number }

export type Found<T> = { readonly value: T; readonly next: number }

/** A rule of the grammar: what it reads from a place on, and where it stops; null when it does not fit. */
export type Grammar<T> = (line: Line, at: number) => Found<T> | null

type Values<G extends readonly Grammar<unknown>[]> = {
  [K in keyof G]: G[K] extends Grammar<infer T> ? T : never
}

/** One token that satisfies the test. */
export const token =
  (test: (token: Token) => boolean): Grammar<Token> =>
  (line, at) => {
    const here = line.tokens[at]
    return here && test(here) ? { value: here, next: at + 1 } : null
  }

/** A sign: one of the characters given. */
export const mark = (...signs: readonly string[]): Grammar<Token> => {
  const set = new Set(signs)
  return token((t) => t.kind === 'mark' && set.has(t.text))
}

/** A word standing in a table; the value is what the table says. */
export const inTable =
  <T>(table: ReadonlyMap<string, T>): Grammar<T> =>
  (line, at) => {
    const here = line.tokens[at]
    const value = here?.kind === 'word' ? table.get(here.text) : undefined
    return value === undefined ? null : { value, next: at + 1 }
  }

/** All rules one after another. */
export const seq =
  <const G extends readonly Grammar<unknown>[]>(...rules: G): Grammar<Values<G>> =>
  (line, at) => {
    const values: unknown[] = []
    let next = at
    for (const rule of rules) {
      const found = rule(line, next)
      if (!found) return null
      values.push(found.value)
      next = found.next
    }
    return { value: values as Values<G>, next }
  }

/** The first rule that fits. */
export const alt =
  <T>(...rules: readonly Grammar<T>[]): Grammar<T> =>
  (line, at) => {
    for (const rule of rules) {
      const found = rule(line, at)
      if (found) return found
    }
    return null
  }

/** The rule that reads most; the earlier one when two read the same. */
export const longest =
  <T>(...rules: readonly Grammar<T>[]): Grammar<T> =>
  (line, at) => {
    let best: Found<T> | null = null
    for (const rule of rules) {
      const found = rule(line, at)
      if (found && found.next > (best?.next ?? -1)) best = found
    }
    return best
  }

/** The rule, or null without reading anything. */
export const opt =
  <T>(rule: Grammar<T>): Grammar<T | null> =>
  (line, at) =>
    rule(line, at) ?? { value: null, next: at }

/** Changes the value; the rule fails when the change gives null. */
export const as =
  <T, U>(
    rule: Grammar<T>,
    change: (value: T, line: Line, at: number, next: number) => U | null,
  ): Grammar<U> =>
  (line, at) => {
    const found = rule(line, at)
    const value = found ? change(found.value, line, at, found.next) : null
    return found && value !== null ? { value, next: found.next } : null
  }

/** The rule as often as it fits. */
export const many =
  <T>(rule: Grammar<T>): Grammar<readonly T[]> =>
  (line, at) => {
    const value: T[] = []
    let next = at
    for (let found = rule(line, next); found && found.next > next; found = rule(line, next)) {
      value.push(found.value)
      next = found.next
    }
    return { value, next }
  }

/** Fits where the rule does not fit; reads nothing. */
export const not =
  (rule: Grammar<unknown>): Grammar<null> =>
  (line, at) =>
    rule(line, at) ? null : { value: null, next: at }

const wordFits = (pattern: string, word: string): boolean =>
  pattern.split('|').some((one) => (one.endsWith('*') ? word.startsWith(one.slice(0, -1)) : one === word))

/** A phrase as written in the tables of the grammar: «по мер* необходимост*»; `a|b` is a choice, `?` after a word: it may be absent. */
const phraseOf = (pattern: string): Grammar<null> => {
  const parts = pattern
    .split(' ')
    .map((part) => ({ optional: part.endsWith('?'), pattern: part.replace(/\?$/, '') }))
  const fits = parts.map((part) => ({
    ...part,
    test: /^[а-я]+$/.test(part.pattern)
      ? (word: string) => word === part.pattern
      : (word: string) => wordFits(part.pattern, word),
  }))
  return (line, at) => {
    let next = at
    for (const part of fits) {
      const here = line.tokens[next]
      const isSign = here?.kind === 'mark' && here.text === part.pattern
      if (here && (isSign || (here.kind === 'word' && part.test(here.text)))) next += 1
      else if (!part.optional) return null
    }
    return { value: null, next }
  }
}

/** The longest of several phrases; the value is the one given beside the phrase. */
export const phrases = <T extends NonNullable<unknown>>(
  table: readonly (readonly [pattern: string, value: T])[],
): Grammar<T> => longest(...table.map(([pattern, value]) => as(phraseOf(pattern), () => value)))

/** One of several phrases, without a value of its own. */
export const phrase = (...patterns: readonly string[]): Grammar<true> =>
  phrases(patterns.map((p) => [p, true] as const))

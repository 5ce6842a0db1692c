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
    // most sequences fail at their first rule: nothing is made before it has fitted
    let found = rules[0]?.(line, at) ?? null
    if (!found) return null
    const values: unknown[] = [found.value]
    for (let i = 1; i < rules.length; i += 1) {
      found = rules[i]?.(line, found.next) ?? null
      if (!found) return null
      values.push(found.value)
    }
    return { value: values as Values<G>, next: found.next }
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

/** Goes on by hand after a rule: where what follows depends on what was found. */
export const follow =
  <T, U>(rule: Grammar<T>, goOn: (found: Found<T>, line: Line, at: number) => Found<U> | null): Grammar<U> =>
  (line, at) => {
    const found = rule(line, at)
    return found && goOn(found, line, at)
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

type Part = {
  readonly optional: boolean
  readonly exact: ReadonlySet<string>
  readonly prefixes: readonly string[]
}
type Phrase<T> = { readonly parts: readonly Part[]; readonly value: T }

const partOf = (text: string): Part => {
  const choices = text.replace(/\?$/, '').split('|')
  return {
    optional: text.endsWith('?'),
    exact: new Set(choices.filter((one) => !one.endsWith('*'))),
    prefixes: choices.filter((one) => one.endsWith('*')).map((one) => one.slice(0, -1)),
  }
}

const partFits = (part: Part, here: Token): boolean => {
  if (here.kind !== 'word' && here.kind !== 'mark') return false
  return (
    part.exact.has(here.text) ||
    (here.kind === 'word' && part.prefixes.some((prefix) => here.text.startsWith(prefix)))
  )
}

const phraseEnd = (parts: readonly Part[], tokens: readonly Token[], at: number): number => {
  let next = at
  for (const part of parts) {
    const here = tokens[next]
    if (here && partFits(part, here)) next += 1
    else if (!part.optional) return -1
  }
  return next
}

/** The letters a phrase may begin with; phrases are looked up by them, so that long tables cost nothing. */
const firstLetters = (parts: readonly Part[]): Set<string> => {
  const letters = new Set<string>()
  for (const part of parts) {
    for (const word of [...part.exact, ...part.prefixes]) letters.add(word.charAt(0))
    if (!part.optional) break
  }
  return letters
}

/**
 * The longest of several phrases; the value is the one given beside the phrase. A phrase is written as words with spaces:
 * «мер*» is a beginning, «a|b» a choice of single words, a word with «?» may be absent, a sign is a sign.
 */
export const phrases = <T extends NonNullable<unknown>>(
  table: readonly (readonly [pattern: string, value: T])[],
): Grammar<T> => {
  const byLetter = new Map<string, Phrase<T>[]>()
  for (const [pattern, value] of table) {
    const parts = pattern.trim().split(/\s+/).map(partOf)
    for (const letter of firstLetters(parts))
      byLetter.set(letter, [...(byLetter.get(letter) ?? []), { parts, value }])
  }
  return (line, at) => {
    let best: Found<T> | null = null
    for (const one of byLetter.get(line.tokens[at]?.text.charAt(0) ?? '') ?? []) {
      const next = phraseEnd(one.parts, line.tokens, at)
      if (next > (best?.next ?? -1)) best = { value: one.value, next }
    }
    return best
  }
}

/** One of several phrases, without a value of its own. */
export const phrase = (...patterns: readonly string[]): Grammar<true> =>
  phrases(patterns.map((p) => [p, true] as const))

/** Remembers what the rule found at each place of a line: the rules of the grammar ask one another again and again. */
export const memo = <T>(rule: Grammar<T>): Grammar<T> => {
  const known = new WeakMap<Line, (Found<T> | null | undefined)[]>()
  return (line, at) => {
    let places = known.get(line)
    if (!places) {
      places = []
      known.set(line, places)
    }
    const before = places[at]
    if (before !== undefined) return before
    const found = rule(line, at)
    places[at] = found
    return found
  }
}

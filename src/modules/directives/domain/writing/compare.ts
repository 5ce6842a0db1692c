/** A place where one text says something else than the other; `near` are the words before it, alike in both. */
export type Difference = { readonly kind: 'missing' | 'added'; readonly text: string; readonly near?: string }

const MOST = 60

/** A day stays whole: «05.12.2026» and «15.12.2026» differ as days do. */
const WORD = /\d{1,2}\.\d{1,2}\.\d{4}|[\p{L}\p{N}]+/gu

/** Words of a text in order, with marks, spaces, quotes and the letter ё levelled: what printing and scanning change. */
const wordsOf = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => line.toLowerCase().replaceAll('ё', 'е').match(WORD) ?? [])

const keyOf = (line: string): string => wordsOf([line]).join(' ')

/** Longest common run of whole words by the classic table; papers are short enough for it. */
const commonRun = (a: readonly string[], b: readonly string[]): number[][] => {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = table[i] ?? []
      row[j] =
        a[i] === b[j] ? (table[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0)
    }
  return table
}

type Step = { readonly kind: 'same' | 'missing' | 'added'; readonly word: string }

const stepsBetween = (a: readonly string[], b: readonly string[]): Step[] => {
  const table = commonRun(a, b)
  const steps: Step[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      steps.push({ kind: 'same', word: a[i] ?? '' })
      i += 1
      j += 1
    } else if (j >= b.length || (i < a.length && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      steps.push({ kind: 'missing', word: a[i] ?? '' })
      i += 1
    } else {
      steps.push({ kind: 'added', word: b[j] ?? '' })
      j += 1
    }
  }
  return steps
}

const NEAR = 5

/** Neighbouring words of one kind as one phrase. */
const phrases = (steps: readonly Step[]): Difference[] => {
  const found: { kind: Difference['kind']; words: string[]; near: string }[] = []
  const before: string[] = []
  let last: Step['kind'] = 'same'
  for (const { kind, word } of steps) {
    if (kind === 'same') before.push(word)
    else if (kind === last) found.at(-1)?.words.push(word)
    else found.push({ kind, words: [word], near: before.slice(-NEAR).join(' ') })
    last = kind
  }
  return found.map(({ kind, words, near }) => ({ kind, text: words.join(' '), near }))
}

/** Lines that stand word for word in both are left out, so that the table below stays small. */
const withoutShared = (lines: readonly string[], others: ReadonlySet<string>): string[] =>
  lines.filter((line) => keyOf(line) !== '' && !others.has(keyOf(line)))

const MOST_WORDS = 1_500

/**
 * What differs between two texts, in phrases; marks, case, quotes and line breaks do not count. Empty when they say the
 * same. Whole lines that stand in both are taken out first: a scan breaks lines elsewhere, then all words are compared.
 */
export const differences = (written: readonly string[], signed: readonly string[]): Difference[] => {
  if (wordsOf(written).join(' ') === wordsOf(signed).join(' ')) return []
  const a = wordsOf(withoutShared(written, new Set(signed.map(keyOf)))).slice(0, MOST_WORDS)
  const b = wordsOf(withoutShared(signed, new Set(written.map(keyOf)))).slice(0, MOST_WORDS)
  return phrases(stepsBetween(a, b)).slice(0, MOST)
}

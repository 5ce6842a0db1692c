import { FREQUENCIES, MONTHS } from './lexicon.ts'

/** Long enough that one wrong letter leaves no other word of Russian beside them. */
const LEAST = 6
const WORDS: readonly string[] = [...MONTHS.keys(), ...FREQUENCIES.keys()].filter(
  (word) => word.length >= LEAST,
)
const KNOWN: ReadonlySet<string> = new Set(WORDS)

/** One letter lost, added, changed, or two exchanged. */
const isOneSlip = (word: string, right: string): boolean => {
  let from = 0
  while (from < word.length && word[from] === right[from]) from += 1
  const [rest, want] = [word.slice(from), right.slice(from)]
  if (rest.length === want.length)
    return (
      rest.slice(1) === want.slice(1) ||
      (rest[0] === want[1] && rest[1] === want[0] && rest.slice(2) === want.slice(2))
    )
  return rest.length < want.length ? rest === want.slice(1) : rest.slice(1) === want
}

const seen = new Map<string, string>()
const MOST_SEEN = 20_000

const mended = (word: string): string => {
  const likely = WORDS.filter((right) => Math.abs(right.length - word.length) <= 1 && isOneSlip(word, right))
  const [only] = likely
  // forms of one word lie beside each other: whichever is taken, the month is the same
  const meanings = new Set(likely.map((right) => MONTHS.get(right) ?? FREQUENCIES.get(right)))
  return only !== undefined && meanings.size === 1 ? only : word
}

/** «Августов», «Мартова»: a surname made of a month. */
const SURNAME = /(?:ов|ова|ин|ина)$/

/** «сентбярь», «октярь», «ежемесячо»: the word of time that was meant, when only one can be. */
export const respelled = (word: string): string => {
  if (word.length < LEAST - 1 || word.length > 14 || KNOWN.has(word) || SURNAME.test(word)) return word
  const known = seen.get(word)
  if (known !== undefined) return known
  if (seen.size > MOST_SEEN) seen.clear()
  const right = mended(word)
  seen.set(word, right)
  return right
}

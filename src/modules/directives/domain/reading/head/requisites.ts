import type { Day } from '../../../../../kernel/day.ts'
import type { Line } from '../lines.ts'
import { findDate } from './dates.ts'
import { bareNumber, findNumber } from './numbers.ts'

export type RequisiteLine = {
  readonly date: Day | null
  readonly number: string | null
  readonly city: string | null
  /** A place for the date or the number was left blank: «№ ____». */
  readonly blank: boolean
}

const CITY =
  /^(?:(?:г|пос|п|с|пгт|д|дер|х|ст|р\.\s?п|рп|г\.\s?п|п\.\s?г\.\s?т|с\.\s?п|ст-ца)\.\s?|(?:пгт|рп)\s)[А-ЯЁ][а-яё]+(?:[\s-][А-ЯЁа-яё-]+){0,3}$|^(?:город|пос[её]лок|село|деревня|станица|хутор)\s[А-ЯЁ][а-яё]+(?:[\s-][А-ЯЁа-яё]+){0,2}$/u
const BARE_CITY = /^[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*$/u
const BLANK = /_{2,}/u
const ANSWER = /^на\s*(?:вх\.?\s*)?№/iu
const NOISE = /^(?:от|исх\.?|рег\.?|регистрационный|№|г\.?|года?)$/iu

/** «на № ___ от ___»: the answer mark of a letterhead, empty or filled; not the letter's own number. */
export const isAnswerMark = (text: string): boolean => ANSWER.test(text)

const withoutDate = (text: string, found: { at: number; text: string } | null): string =>
  found === null ? text : `${text.slice(0, found.at)}\t${text.slice(found.at + found.text.length)}`

const withoutNumber = (text: string): string => {
  const found = findNumber(text)
  if (found === null) return text
  const tail = text.slice(found.at)
  return `${text.slice(0, found.at)}\t${tail.slice(tail.indexOf(found.number) + found.number.length)}`
}

const restOf = (text: string): string[] =>
  text
    .split('\t')
    .flatMap((part) => (bareNumber(part) === null ? [part] : [part]))
    .map((part) => part.replace(/^(?:от|исх\.?)\s+|\s+(?:от|№|г\.?|года?)$|^№$|_+|["«»]/giu, '').trim())
    .filter((part) => part !== '' && !NOISE.test(part))

const cityOf = (rest: readonly string[], hasRequisite: boolean): string | null =>
  rest.find((part) => CITY.test(part)) ??
  (hasRequisite ? (rest.find((part) => BARE_CITY.test(part)) ?? null) : null)

/**
 * Reads a line that holds nothing but date, number and place in any order; null when there is anything else in it.
 * A bare number is taken only beside a date.
 */
export const readRequisites = (line: Line): RequisiteLine | null => {
  const text = line.text.replace(/\s*\([^)]*(?:дата|номер|место)[^)]*\)/giu, '')
  if (isAnswerMark(text) || text.length > 120) return null
  const dated = findDate(text)
  const rest = restOf(withoutNumber(withoutDate(text, dated)))
  const signed = findNumber(text)?.number ?? null
  const bare =
    signed === null && dated !== null ? (rest.find((part) => bareNumber(part) !== null) ?? null) : null
  const number = signed ?? bare
  const blank = BLANK.test(text)
  const city = cityOf(rest, dated !== null || number !== null || blank)
  const foreign = rest.filter((part) => part !== city && part !== bare && !isBlankDate(part))
  if (foreign.length > 0 || (dated === null && number === null && city === null && !blank)) return null
  return { date: dated?.day ?? null, number, city, blank }
}

const isBlankDate = (part: string): boolean =>
  /^(?:20\d{0,2}|\d{4}|января|марта|апреля)\s*(?:г\.?|года?)?$/iu.test(part)

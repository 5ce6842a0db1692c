import { readTerm } from '../../../../kernel/term/read.ts'
import type { Outcome, Recurrence, TermContext } from '../../../../kernel/term/types.ts'
import { DATE } from './head/dates.ts'

/** The only file of the reading that calls the grammar of terms. */
export type TermSpan = { readonly text: string; readonly at: number; readonly outcome: Outcome }

const MONTH = '(?:январ|феврал|март|апрел|ма[йяею]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*'
const YEAR =
  '(?:\\s+(?:20\\d\\d|текущего|следующего)(?:\\s*[-–/]\\s*20\\d\\d)?(?:\\s*(?:учебного|календарного))?\\s*(?:года|году|год|гг?\\.?)(?![а-яё]))?'
const DAY = `(?:${DATE}|["«]?\\d{1,2}["»]?(?:-?(?:го|е))?\\s+${MONTH}${YEAR}|\\d{1,2}\\.\\d{2}(?:\\.\\d{2,4})?(?!\\d|\\.\\d)|${MONTH}${YEAR}|\\d{1,2}(?:-?го)?\\s+числа|(?:I{1,3}|IV|[1-4])(?:-?го)?\\s+квартал[а-я]*${YEAR}|(?:конца|начала|окончания|середины)\\s+(?:${MONTH}${YEAR}|[а-яё]+(?:\\s+[а-яё]+)?(?:\\s+года)?))`
const UNTIL = '(?:в\\s+срок\\s+)?(?:до|не\\s+позднее|не\\s+позже|к)'
const RANGE = `(?:в\\s+период\\s+)?(?:с|со)\\s+(?:${DAY}|\\d{1,2}(?:-?го)?)\\s+(?:по|до)\\s+${DAY}`
const EVERY = 'ежемесячно|ежеквартально|ежегодно|еженедельно|ежедневно'
const REGULAR = `(?:${EVERY})(?:,?\\s+(?:до|не\\s+позднее|к)\\s+\\d{1,2}(?:-?го)?(?:\\s+числа)?(?:\\s+(?:каждого|следующего)\\s+[а-яё]+|(?:\\s+месяца)?,?\\s*следующего\\s+за\\s+отч[её]тным(?:\\s+[а-яё]+ом)?)?)?|(?:не\\s+реже\\s+)?(?:одного|двух|тр[её]х|один|два|три|\\d+|1|2)\\s+раза?\\s+в\\s+(?:\\d+\\s+)?[а-яё]+|кажд(?:ый|ую|ое)\\s+[а-яё]+(?:\\s+[а-яё]+\\s+месяца)?`
const DURING = `в\\s+течение\\s+(?:\\d+|[а-яё]+)(?:\\s*\\([^)]*\\))?(?:\\s+(?:рабочих|календарных))?(?:\\s+(?:дней|дня|недель|недели|месяцев|месяца|года|полугодия|часов))?(?:\\s+(?:учебного|календарного|20\\d\\d(?:\\s*[-–/]\\s*20\\d\\d)?))*(?:\\s+года)?`

const PHRASES = new RegExp(
  `(?<![А-Яа-яЁё\\d.])(?:${RANGE}|${UNTIL}\\s+${DAY}|${REGULAR}|${DURING}|${DAY}(?:\\s*(?:[-–—]|,|и|по)\\s*${DAY})*)(?![а-яё])`,
  'giu',
)

/** Reads a term that stands alone: a cell, or what follows «Срок:». */
export const readTermText = (text: string, context: TermContext): Outcome =>
  readTerm(text.replace(/\s*\n\s*/gu, ' '), context)

/** The terms of a sentence with their places. */
export const termSpans = (text: string, context: TermContext): TermSpan[] =>
  [...text.matchAll(PHRASES)].map((match) => ({
    text: match[0],
    at: match.index,
    outcome: readTerm(match[0], context),
  }))

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

import type { ExpectedRow } from './model.ts'
import type { Choices } from './random.ts'

const GENITIVE = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
]
const NOMINATIVE = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
]
const LAST = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const two = (n: number): string => String(n).padStart(2, '0')
export const iso = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`
export const inWords = (year: number, month: number, day: number, zero = false): string =>
  `${zero ? two(day) : day} ${GENITIVE[month - 1]} ${year}`
export const inFigures = (year: number, month: number, day: number): string =>
  `${two(day)}.${two(month)}.${year}`

/** `inline` terms can stand inside a sentence. */
export type ClauseTerm = {
  readonly text: string
  readonly deadline: string | null
  readonly freq: string | null
}

type Way = (year: number, month: number, day: number) => string

/** The ways people write one and the same last day. */
const UNTIL: readonly Way[] = [
  (y, m, d) => `до ${inWords(y, m, d)} года`,
  (y, m, d) => `до ${inFigures(y, m, d)}`,
  (y, m, d) => `в срок до ${inFigures(y, m, d)} г.`,
  (_, m, d) => `не позднее ${d} ${GENITIVE[m - 1]}`,
  (y, m, d) => `в срок до «${two(d)}» ${GENITIVE[m - 1]} ${y} года`,
  (y, m, d) => `к ${inWords(y, m, d)} года`,
  (_, m, d) => `до ${two(d)}.${two(m)}`,
  (y, m, d) => `в срок не позднее ${inFigures(y, m, d)}`,
  (y, m, d) => `в срок до ${inWords(y, m, d, true)} г.`,
  (y, m, d) => `с ${Math.max(1, d - 6)} по ${inWords(y, m, d)} года`,
  (y, m, d) => `в период с ${inFigures(y, m, Math.max(1, d - 5))} по ${inFigures(y, m, d)}`,
  (y, m, d) => `не позднее ${inFigures(y, m, d)} года`,
  (y, m, d) => `до ${inFigures(y, m, d)}г.`,
  (y, m, d) => `в срок до ${d} ${GENITIVE[m - 1]} ${y}г`,
  (y, m, d) => `до ${d}-го ${GENITIVE[m - 1]} ${y} года`,
  (y, m, d) => `до ${two(d)}.${two(m)}.${String(y).slice(2)}`,
  (y, m, d) => `не позднее\u00a0${d}\u00a0${GENITIVE[m - 1]} ${y}\u00a0г.`,
  (y, m, d) => `в срок до 12:00 ${inFigures(y, m, d)}`,
  (y, m, d) => `до ${d} ${GENITIVE[m - 1]} ${y} года включительно`,
  (y, m, d) => `в период с ${two(Math.max(1, d - 4))}.${two(m)}. по ${inFigures(y, m, d)}г.`,
]

const REGULAR: readonly (readonly [text: string, freq: string])[] = [
  ['ежемесячно', 'month'],
  ['ежеквартально', 'quarter'],
  ['один раз в 3 месяца', 'month'],
  ['ежемесячно до 5 числа', 'month'],
  ['еженедельно', 'week'],
  ['не реже одного раза в квартал', 'quarter'],
  ['каждый четверг', 'week'],
  ['раз в месяц', 'month'],
]

export const untilTerm = (choices: Choices, year: number, from: number): ClauseTerm => {
  const month = Math.min(12, from + choices.below(3))
  const day = choices.below(20) + 8
  return { text: choices.one(UNTIL)(year, month, day), deadline: iso(year, month, day), freq: null }
}

export const clauseTerm = (choices: Choices, year: number, from: number): ClauseTerm => {
  if (!choices.chance(0.15)) return untilTerm(choices, year, from)
  const [text, freq] = choices.one(REGULAR)
  return { text, deadline: null, freq }
}

export const NO_TERM: ClauseTerm = { text: '', deadline: null, freq: null }

type RowTerm = { readonly text: string; readonly term: ExpectedRow['term'] }

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

/** Ways in which a plan writes its dates. */
const ROW_WAYS: readonly ((year: number, m: number, d: number) => RowTerm)[] = [
  (y, m, d) => ({ text: `${two(d)}.${two(m)}`, term: { kind: 'day', date: iso(y, m, d) } }),
  (y, m, d) => ({ text: `${two(d)}.${two(m)}.`, term: { kind: 'day', date: iso(y, m, d) } }),
  (y, m, d) => ({ text: inFigures(y, m, d), term: { kind: 'day', date: iso(y, m, d) } }),
  (y, m, d) => ({ text: `${d} ${GENITIVE[m - 1]}`, term: { kind: 'day', date: iso(y, m, d) } }),
  (y, m, d) => ({ text: `до ${d} ${GENITIVE[m - 1]}`, term: { kind: 'day', date: iso(y, m, d) } }),
  (y, m, d) => ({
    text: `${two(d)}.${two(m)}-${two(d + 2)}.${two(m)}`,
    term: { kind: 'range', start: iso(y, m, d), end: iso(y, m, d + 2) },
  }),
  (y, m, d) => ({
    text: `${two(d)}.${two(m)}.-${two(d + 2)}.${two(m)}.`,
    term: { kind: 'range', start: iso(y, m, d), end: iso(y, m, d + 2) },
  }),
  (y, m) => ({
    text: capital(NOMINATIVE[m - 1] ?? ''),
    term: { kind: 'range', start: iso(y, m, 1), end: iso(y, m, LAST[m - 1] ?? 30) },
  }),
  (y, m) => ({
    text: NOMINATIVE[m - 1] ?? '',
    term: { kind: 'range', start: iso(y, m, 1), end: iso(y, m, LAST[m - 1] ?? 30) },
  }),
  (y, m) => ({
    text: `${capital(NOMINATIVE[m - 2] ?? '')}-${NOMINATIVE[m - 1]}`,
    term: { kind: 'range', start: iso(y, m - 1, 1), end: iso(y, m, LAST[m - 1] ?? 30) },
  }),
  (y, m) => ({
    text: `${capital(NOMINATIVE[m - 2] ?? '')} – ${NOMINATIVE[m - 1]}`,
    term: { kind: 'range', start: iso(y, m - 1, 1), end: iso(y, m, LAST[m - 1] ?? 30) },
  }),
  (y, m, d) => ({
    text: `с ${d} по ${d + 2} ${GENITIVE[m - 1]}`,
    term: { kind: 'range', start: iso(y, m, d), end: iso(y, m, d + 2) },
  }),
  (y, m, d) => ({ text: `${two(d)}.${two(m)}.${y}г.`, term: { kind: 'day', date: iso(y, m, d) } }),
  (y, m, d) => ({
    text: `${two(d)}.${two(m)} - ${two(d + 2)}.${two(m)}.${y}`,
    term: { kind: 'range', start: iso(y, m, d), end: iso(y, m, d + 2) },
  }),
  (y, m, d) => ({
    text: `с ${inFigures(y, m, d)}г.по${inFigures(y, m, d + 2)}г.`,
    term: { kind: 'range', start: iso(y, m, d), end: iso(y, m, d + 2) },
  }),
  (y, m, d) => ({ text: `не позднее ${d} ${GENITIVE[m - 1]}`, term: { kind: 'day', date: iso(y, m, d) } }),
  (y, m) => ({
    text: `в течение ${GENITIVE[m - 1]}`,
    term: { kind: 'range', start: iso(y, m, 1), end: iso(y, m, LAST[m - 1] ?? 30) },
  }),
  (y, m) => ({
    text: `${capital(NOMINATIVE[m - 1] ?? '')} ${y} г.`,
    term: { kind: 'range', start: iso(y, m, 1), end: iso(y, m, LAST[m - 1] ?? 30) },
  }),
  (y, m) => ({
    text: `до конца ${GENITIVE[m - 1]}`,
    term: { kind: 'day', date: iso(y, m, LAST[m - 1] ?? 30) },
  }),
  (y) => ({ text: 'I квартал', term: { kind: 'range', start: iso(y, 1, 1), end: iso(y, 3, 31) } }),
  (y) => ({ text: 'II полугодие', term: { kind: 'range', start: iso(y, 7, 1), end: iso(y, 12, 31) } }),
  () => ({ text: 'по отдельному графику', term: { kind: 'undated', reason: 'schedule' } }),
  () => ({ text: 'по мере необходимости', term: { kind: 'undated', reason: 'as-needed' } }),
  () => ({ text: 'каждую среду', term: { kind: 'recurring' } }),
  (y) => ({ text: 'постоянно', term: { kind: 'year-round', start: iso(y, 1, 1), end: iso(y, 12, 31) } }),
  () => ({ text: 'ежемесячно', term: { kind: 'recurring' } }),
  (y) => ({ text: 'в течение года', term: { kind: 'year-round', start: iso(y, 1, 1), end: iso(y, 12, 31) } }),
]

/** A year that is not a leap one keeps the last days of months simple. */
export const rowTerm = (choices: Choices, year: number): RowTerm =>
  choices.one(ROW_WAYS)(year, choices.below(11) + 2, choices.below(24) + 1)

type PairTerm = { readonly start: string; readonly end: string; readonly term: ExpectedRow['term'] }

/** A beginning and an end in columns of their own: dates, days without a year, months. */
export const pairTerm = (choices: Choices, year: number): PairTerm => {
  const [month, day] = [choices.below(9) + 1, choices.below(20) + 1]
  const days = { kind: 'range', start: iso(year, month, day), end: iso(year, month + 2, day + 3) }
  return choices.one<() => PairTerm>([
    () => ({ start: inFigures(year, month, day), end: inFigures(year, month + 2, day + 3), term: days }),
    () => ({ start: `${two(day)}.${two(month)}`, end: `${two(day + 3)}.${two(month + 2)}`, term: days }),
    () => ({
      start: NOMINATIVE[month - 1] ?? '',
      end: NOMINATIVE[month + 1] ?? '',
      term: { kind: 'range', start: iso(year, month, 1), end: iso(year, month + 2, LAST[month + 1] ?? 30) },
    }),
  ])()
}

import { type Day, makeDay } from './day.ts'

const MONTH_STEMS = ['янв', 'фев', 'мар', 'апр', 'мая', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']

const NUMERIC = /^(\d{1,2})[./\s-](\d{1,2})[./\s-](\d{2}|\d{4})(?:\s*г\.?)?$/u
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?$/u
const WORDED = /^(\d{1,2})\s+([а-яё]{3,})\.?\s+(\d{4})(?:\s*(?:г\.?|года))?$/u

/** Two-digit years are of this century: nobody files papers of 1922. */
const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text))

const monthOfWord = (word: string): number => MONTH_STEMS.findIndex((stem) => word.startsWith(stem)) + 1

/**
 * A date as a person types it into the one field of a form: `05.03.2022`, `5.3.22`, `2022-03-05`, «5 марта 2022 года».
 * Null when it is no date or no such day exists. Terms of documents are read by `term/`, not here.
 */
export const readTypedDay = (typed: string): Day | null => {
  const text = typed
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim()
    .toLowerCase()
  const iso = ISO.exec(text)
  if (iso) return makeDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numeric = NUMERIC.exec(text)
  if (numeric) return makeDay(fullYear(numeric[3] ?? ''), Number(numeric[2]), Number(numeric[1]))
  const worded = WORDED.exec(text)
  if (!worded) return null
  // «май» stands in lists, «мая» in dates
  const month = monthOfWord((worded[2] ?? '').replace(/^май/u, 'мая'))
  return makeDay(Number(worded[3]), month, Number(worded[1]))
}

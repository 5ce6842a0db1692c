import { type Day, monthOf, yearOf } from '../../../../kernel/day.ts'
import type { TermContext } from '../../../../kernel/term/types.ts'
import { NO_YEAR } from './terms.ts'

const SCHOOL_YEAR = /(20\d\d)\s*[-–—/]\s*(?:20)?\d\d\s*(?:учебн|уч\.)/iu
/** «на 2024-2026 годы» names no single year. */
const CALENDAR_YEAR = /(?<![\d–—-])(?<![–—-]\s)(20\d\d)\s*(?:год(?!ы)|г\.(?!\s?г))/iu
const FIRST_SCHOOL_MONTH = 9

/** The year a title names: «на 2022-2023 учебный год» or «на 2022 год». */
export const yearInTitle = (title: string): TermContext | null => {
  const school = SCHOOL_YEAR.exec(title)
  if (school) return { year: Number(school[1]), kind: 'academic' }
  const calendar = CALENDAR_YEAR.exec(title)
  return calendar ? { year: Number(calendar[1]), kind: 'calendar' } : null
}

/** An order of autumn without a year in its title speaks of the school year it begins. */
const yearOfDate = (date: Day): TermContext => ({
  year: yearOf(date),
  kind: monthOf(date) >= FIRST_SCHOOL_MONTH ? 'academic' : 'calendar',
})

/** Which year a date without a year belongs to: said by the caller, by the title, by the date of the document. */
export const termContextOf = (
  title: string,
  date: Day | null,
  contextYear: number | undefined,
  fallback: string,
): TermContext => {
  const titled = yearInTitle(title)
  if (contextYear !== undefined) return { year: contextYear, kind: titled?.kind ?? 'calendar' }
  if (titled !== null) return titled
  if (date !== null) return yearOfDate(date)
  return yearInTitle(fallback) ?? yearInTerms(fallback) ?? NO_YEAR
}

const AUTUMN = /(?:(?:сентябр|октябр|ноябр|декабр)[а-яё]*\s+|(?<!\d)(?:09|1[0-2])[./])(20\d\d)(?!\d)/giu
const SPRING = /(?:(?:январ|феврал|март|апрел|ма[йяе]|июн)[а-яё]*\s+|(?<!\d)0?[1-6][./])(20\d\d)(?!\d)/giu
const ANY = /(?<!\d)(20\d\d)(?!\d)/gu

const yearsBy = (pattern: RegExp, text: string): number[] =>
  [...text.matchAll(pattern)].map((match) => Number(match[1]))

/** The year the terms themselves name: an autumn and the spring after it make a school year. */
const yearInTerms = (text: string): TermContext | null => {
  const years = yearsBy(ANY, text)
  if (years.length === 0) return null
  const springs = new Set(yearsBy(SPRING, text))
  const autumn = yearsBy(AUTUMN, text).find((year) => springs.has(year + 1))
  return autumn === undefined
    ? { year: Math.min(...years), kind: 'calendar' }
    : { year: autumn, kind: 'academic' }
}

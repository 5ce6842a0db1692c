import { describe, expect, test } from 'vitest'
import { CIRCULARS_OF_2024 } from './circulars.fixture.ts'
import { EXPRESSIONS } from './expressions.fixture.ts'
import { METHODICAL_PLANS_OF_2024 } from './methodical.fixture.ts'
import { outcomeSign, sign } from './notation.fixture.ts'
import { OFFICE_EXPRESSIONS } from './office.fixture.ts'
import { SCHOOL_YEAR_2023, SCHOOL_YEAR_2024, YEAR_2024 } from './orders.fixture.ts'
import { PLANS_OF_2024, SCHOOL_PLANS_OF_2023 } from './plans.fixture.ts'
import { PUBLIC_EXPRESSIONS } from './public.fixture.ts'
import { readTerm } from './read.ts'
import { REPORTS_AND_CHANGES } from './reports.fixture.ts'

type Table = readonly (readonly [text: string, calendar: string, academic?: string])[]

const wrong = (kind: 'calendar' | 'academic', table: Table = EXPRESSIONS, year = 2022): string[] =>
  table.flatMap(([text, calendar, academic]) => {
    const expected = kind === 'calendar' ? calendar : (academic ?? calendar)
    const found = outcomeSign(readTerm(text, { year, kind }))
    return found === expected ? [] : [`«${text}»: expected ${expected}, read ${found}`]
  })

describe('the table of expressions', () => {
  test('holds more than a thousand different expressions', () => {
    expect(new Set(EXPRESSIONS.map(([text]) => text)).size).toBeGreaterThan(1000)
  })

  test('is read as expected in a plan for the year 2022', () => {
    expect(wrong('calendar')).toEqual([])
  })

  test('is read as expected in a plan for the school year 2022/23', () => {
    expect(wrong('academic')).toEqual([])
  })

  test('of public papers holds more than 600, and each is read in plans for 2025 and for 2025/26', () => {
    expect(new Set(PUBLIC_EXPRESSIONS.map(([text]) => text)).size).toBeGreaterThan(600)
    expect(wrong('calendar', PUBLIC_EXPRESSIONS, 2025)).toEqual([])
    expect(wrong('academic', PUBLIC_EXPRESSIONS, 2025)).toEqual([])
  })

  test('of orders and timetables of meetings: weekdays with hours, «далее», «за … до», is read in plans for 2026 and for 2026/27', () => {
    expect(new Set(OFFICE_EXPRESSIONS.map(([text]) => text)).size).toBeGreaterThan(300)
    expect(wrong('calendar', OFFICE_EXPRESSIONS, 2026)).toEqual([])
    expect(wrong('academic', OFFICE_EXPRESSIONS, 2026)).toEqual([])
  })

  test('of plans, each in the context it stands in, holds more than 950', () => {
    expect(PLANS_OF_2024.length + SCHOOL_PLANS_OF_2023.length).toBeGreaterThan(950)
    expect(wrong('calendar', PLANS_OF_2024, 2024)).toEqual([])
    expect(wrong('academic', SCHOOL_PLANS_OF_2023, 2023)).toEqual([])
  })

  test('of methodical plans, with slips of typing and scanning, holds more than 900', () => {
    expect(new Set(METHODICAL_PLANS_OF_2024.map(([text]) => text)).size).toBeGreaterThan(900)
    expect(wrong('academic', METHODICAL_PLANS_OF_2024, 2024)).toEqual([])
  })

  test('of orders, with slips of every kind, holds more than 650: wrong dates first', () => {
    const all = [...SCHOOL_YEAR_2023, ...SCHOOL_YEAR_2024, ...YEAR_2024]
    expect(all.length).toBeGreaterThan(650)
    expect(wrong('academic', SCHOOL_YEAR_2023, 2023)).toEqual([])
    expect(wrong('academic', SCHOOL_YEAR_2024, 2024)).toEqual([])
    expect(wrong('calendar', YEAR_2024, 2024)).toEqual([])
  })

  test('of reports and of terms that were moved holds more than 700', () => {
    expect(new Set(REPORTS_AND_CHANGES.map(([text]) => text)).size).toBeGreaterThan(700)
    expect(wrong('calendar', REPORTS_AND_CHANGES, 2024)).toEqual([])
    expect(wrong('academic', REPORTS_AND_CHANGES, 2024)).toEqual([])
  })

  test('of circulars and roadmaps holds more than 1,000: qualifiers behind a date, rules of one weekday a year, hours', () => {
    expect(new Set(CIRCULARS_OF_2024.map(([text]) => text)).size).toBeGreaterThan(1000)
    expect(wrong('calendar', CIRCULARS_OF_2024, 2024)).toEqual([])
    expect(wrong('academic', CIRCULARS_OF_2024, 2024)).toEqual([])
  })

  test('«сент.24» may be the month of a year, «15 сентября 20224» of another year', () => {
    const others = (text: string): string[] =>
      readTerm(text, { year: 2025, kind: 'calendar' }).alternatives.map(sign)
    expect(others('сент.24')).toEqual([
      '2024-09-01…2024-09-30 month',
      '2025-09-24',
      '2025-09-01…2025-09-30 month ×24',
    ])
    expect(others('15 сентября 20224')).toEqual(['2025-09-15'])
  })

  test('a date in brackets, a last day of two, a budget of three years: what else may be meant is offered', () => {
    const others = (text: string): string[] =>
      readTerm(text, { year: 2024, kind: 'academic' }).alternatives.map(sign)
    expect(others('сентябрь (октябрь)')).toEqual([
      '2024-10-01…2024-10-31 month',
      '2024-09-01…2024-10-31 month',
    ])
    expect(others('до 15-20 мая')).toEqual(['2025-05-15 deadline', '2025-05-15…2025-05-20 day'])
    expect(others('2024 год и плановый период 2025-2026')).toEqual([])
  })

  test('a read term keeps the text', () => {
    for (const [text] of EXPRESSIONS)
      expect(readTerm(text, { year: 2022, kind: 'calendar' }).asWritten).toBe(text)
  })
})

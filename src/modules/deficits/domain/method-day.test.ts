import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import type { Reading } from '../../../kernel/term/types.ts'
import { methodDayPattern, nextMethodDay, nextOf } from './method-day.ts'

const day = (text: string) => text as Day
const TODAY = day('2026-11-23')

test('методический день узнаётся по обычным словам и по названию района, в любом падеже', () => {
  const is = (title: string, own: readonly string[] = []) =>
    new RegExp(methodDayPattern(own), 'iu').test(title)
  expect(is('Единый методический день для руководителей')).toBe(true)
  expect(is('Провести секции методического дня')).toBe(true)
  expect(is('Повышение методической грамотности')).toBe(false)
  expect(is('Проведение Дня уроков (открытых)')).toBe(false)
  expect(is('Проведение Дня уроков (открытых)', ['День уроков (открытых)'])).toBe(true)
  expect(is('Что угодно', ['', ' '])).toBe(false)
})

test('следующий день срока: точный день, ближайший из дней, повторение; месяц дня не называет', () => {
  const on = (term: Reading | null) => nextOf(term, TODAY)
  expect(on({ kind: 'day', date: day('2026-12-04') })).toEqual({ on: '2026-12-04' })
  expect(on({ kind: 'day', date: day('2026-11-22') })).toBeNull()
  expect(on({ kind: 'day', date: day('2026-12-04'), deadline: true })).toEqual({ on: null })
  expect(on({ kind: 'days', dates: [day('2026-12-10'), day('2026-11-01'), day('2026-12-03')] })).toEqual({
    on: '2026-12-03',
  })
  expect(on({ kind: 'range', start: day('2026-12-01'), end: day('2026-12-31'), precision: 'month' })).toEqual(
    { on: null },
  )
  expect(on({ kind: 'recurring', rule: { freq: 'month' } })).toEqual({ on: null })
  expect(on({ kind: 'recurring', rule: { freq: 'month', weekday: 'TH', nth: [-1] } })).toEqual({
    on: '2026-11-26',
  })
  expect(on({ kind: 'undated', reason: 'unknown' })).toBeNull()
  expect(on(null)).toBeNull()
})

test('названный день раньше неназванного, свой раньше регионального', () => {
  const row = (id: string, term: Reading, isRegional = false) => ({
    id,
    title: id,
    asWritten: '',
    term,
    isRegional,
  })
  const date = day('2026-12-04')
  const monthly: Reading = { kind: 'recurring', rule: { freq: 'month' } }
  const rows = [
    row('каждый месяц', monthly),
    row('области', { kind: 'day', date }, true),
    row('района', { kind: 'day', date }),
  ]
  expect(nextMethodDay(rows, TODAY)?.id).toBe('района')
  expect(nextMethodDay(rows.slice(0, 1), TODAY)).toMatchObject({ id: 'каждый месяц', on: null })
  expect(nextMethodDay([], TODAY)).toBeNull()
})

import { type Day, endOfMonth, makeDay, monthOf, yearOf } from '../day.ts'
import { certain, doubted, withDoubt } from './outcome.ts'
import { type Bounds, type Outcome, type Reading, UNKNOWN } from './types.ts'

/** «Февраль-ноябрь, 4», «3 раза в течение года»: how many times within a period. */
export const withCount = (outcome: Outcome, count: number, isSaid: boolean): Outcome => {
  const { reading } = outcome
  if (reading.kind === 'days' && reading.dates.length === count) return outcome
  if (reading.kind === 'range' && isSaid) {
    const counted: Reading = { ...reading, count }
    return outcome.ambiguous ? doubted(counted, outcome.alternatives) : certain(counted)
  }
  if (reading.kind === 'range') return doubted({ ...reading, count }, [reading, ...outcome.alternatives])
  if (reading.kind !== 'year-round') return withDoubt(outcome, UNKNOWN)
  const isSchool = reading.start.slice(5) === '09-01'
  const range: Reading = {
    kind: 'range',
    start: reading.start,
    end: reading.end,
    precision: isSchool ? 'academic-year' : 'year',
    count,
  }
  return doubted(range, [{ kind: 'recurring', rule: { freq: 'year', every: 1, times: count } }, reading])
}

/** Twelve times a year is once a month; nobody counts more beside a date. */
const MOST_TIMES = 12

/** «сент.24», «фев. 25»: as likely the year as a day. */
const isNearYear = (n: number, near: Day): boolean => Math.abs(2000 + n - yearOf(near)) <= 3

const wholeMonth = (year: number, month: number): Bounds | null => {
  const first = makeDay(year, month, 1)
  return first && [first, endOfMonth(first)]
}

/** «Ноябрь, 15»: the day, how often, or what a page cut left. */
export const bareNumber = (outcome: Outcome, n: number): Outcome => {
  const { reading } = outcome
  const isOneMonth =
    reading.kind === 'range' &&
    reading.precision === 'month' &&
    reading.start.slice(0, 7) === reading.end.slice(0, 7)
  if (reading.kind === 'day') return doubted(UNKNOWN, [reading])
  // «III кв. 24»: rather the year than a count
  if (!isOneMonth && n > MOST_TIMES) return withDoubt(outcome, UNKNOWN)
  if (!isOneMonth) return withCount(outcome, n, false)
  const date = `${reading.start.slice(0, 8)}${String(n).padStart(2, '0')}`
  const day: Reading[] =
    n >= 1 && date <= reading.end ? [{ kind: 'day', date: date as typeof reading.start }] : []
  const bounds = isNearYear(n, reading.start) ? wholeMonth(2000 + n, monthOf(reading.start)) : null
  const year: Reading[] = bounds ? [{ ...reading, start: bounds[0], end: bounds[1] }] : []
  return doubted(reading, [...year, ...day, { ...reading, count: n }])
}

import { certain, doubted, withDoubt } from './outcome.ts'
import { type Outcome, type Reading, UNKNOWN } from './types.ts'

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
  return doubted(reading, [...day, { ...reading, count: n }])
}

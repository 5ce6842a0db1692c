import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { daysOf, timesOf } from './days.ts'

const day = (text: string) => text as Day

test.each([
  ['15.11, 17.11', '2026-11-17', ['2026-11-15', '2026-11-17']],
  ['15, 17 и 20 ноября 2026 года', '2026-11-20', ['2026-11-15', '2026-11-17', '2026-11-20']],
  ['до 15.11.2026', '2026-11-15', ['2026-11-15']],
  // a person set another last day: what was read no longer counts
  ['15.11, 17.11', '2026-12-01', ['2026-12-01']],
  ['10.11-17.11', '2026-11-17', ['2026-11-17']],
  [null, '2026-11-17', ['2026-11-17']],
])('%s до %s', (termAsWritten, dueOn, days) =>
  expect(daysOf({ termAsWritten, dueOn: day(dueOn) })).toEqual(days),
)

test('a clause without a term is given once, one of several days once for each', () => {
  expect(timesOf({ termAsWritten: null, dueOn: null })).toEqual([{ dueOn: null, occurrence: '' }])
  expect(timesOf({ termAsWritten: '15.11, 17.11', dueOn: day('2026-11-17') })).toEqual([
    { dueOn: '2026-11-15', occurrence: '2026-11-15' },
    { dueOn: '2026-11-17', occurrence: '2026-11-17' },
  ])
})

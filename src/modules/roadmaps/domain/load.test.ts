import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { freshCount, type Given, noLongerAsked } from './giving.ts'
import { type ItemLoad, occurrencesOf } from './load.ts'
import { readRow } from './row.ts'

const TODAY = '2026-03-01' as Day
const timesOf = (term: string) =>
  occurrencesOf(readRow({ activity: 'Встреча', term }, { kind: 'calendar', year: 2026 }), TODAY).map(
    ({ key, opensOn, dueOn }) => [key, opensOn, dueOn],
  )

test.each([
  ['15.04', [['', '2026-04-15', '2026-04-15']]],
  ['10.04-20.04', [['', '2026-04-10', '2026-04-20']]],
  [
    '15.04, 17.04',
    [
      ['2026-04-15', '2026-04-15', '2026-04-15'],
      ['2026-04-17', '2026-04-17', '2026-04-17'],
    ],
  ],
])('%s is given out as often as it names days', (term, times) => expect(timesOf(term)).toEqual(times))

const loadOf = (term: string): ItemLoad[] => {
  const row = readRow({ activity: 'Встреча', term }, { kind: 'calendar', year: 2026 })
  const item = { ...row, id: 'r' } as unknown as ItemLoad['item']
  const addressees = [
    { organisation: 'a', person: null, roleCode: null },
  ] as unknown as ItemLoad['addressees']
  return occurrencesOf(row, TODAY).map((occurrence) => ({ item, occurrence, addressees }))
}
const given = (...occurrences: string[]): Given[] =>
  occurrences.map((occurrence) => ({
    ...{ id: occurrence, row: 'r', organisation: 'a', person: null, roleCode: null },
    occurrence,
  }))

test('a day that the new version no longer names is taken back, a new one is given, the rest stays', () => {
  const open = given('2026-04-15', '2026-04-17')
  const load = loadOf('15.04, 18.04')
  expect(noLongerAsked(open, load, new Set()).map(({ id }) => id)).toEqual(['2026-04-17'])
  expect(freshCount(open, load)).toBe(1)
  expect(noLongerAsked(given(''), loadOf('20.04'), new Set())).toEqual([])
  // windows of a rule that were given out before stay open
  expect(noLongerAsked(given('2026-02-01'), loadOf('ежемесячно'), new Set())).toEqual([])
})

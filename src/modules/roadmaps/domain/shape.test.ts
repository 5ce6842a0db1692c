import { expect, it } from 'vitest'
import { monthOf } from './month.ts'
import { monthsIn } from './period.ts'
import { readRow } from './row.ts'
import { reachOf } from './shape.ts'
import type { RoadmapItem } from './types.ts'

const PERIOD = { kind: 'calendar', year: 2022 } as const
const row = (term: string): RoadmapItem => {
  const cells = { number: term, activity: 'дело', term }
  const rest = { isSection: false, mark: null, actualResult: '', answersId: null, version: 1 }
  return { id: term, parentId: null, cells, ...readRow(cells, PERIOD), ...rest }
}

it.each([
  [
    ['24.02', 'Май', 'ежемесячно'],
    ['2022-01-01', '2022-12-31'],
  ],
  [
    ['24.02', 'Январь 2023 года'],
    ['2022-01-01', '2023-01-31'],
  ],
  [
    ['15.12.2021', '10.02.2023'],
    ['2021-12-01', '2023-02-28'],
  ],
  [
    ['24.02', '10.02.2062'],
    ['2022-01-01', '2022-12-31'],
  ],
])('a roadmap with %j reaches over %j', (terms, reach) => {
  expect(reachOf(terms.map(row), PERIOD)).toEqual(reach)
})

it('months beyond the year are in the calendar and in the list of months', () => {
  const items = [row('24.02'), row('10.02.2023')]
  expect(monthOf(items, reachOf(items, PERIOD)[0], PERIOD).earlier).toBeNull()
  expect(monthOf(items, '2022-12-01' as never, PERIOD).later).toBe('2023-01-01')
  expect(monthsIn(reachOf(items, PERIOD)).at(-1)).toBe('2023-02-01')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { type Cell, matrixOf, shortLabel } from './matrix.ts'
import { ASSIGNMENT_STATES } from './types.ts'

const today = '2024-11-10' as Day
const cell = (over: Partial<Cell> = {}): Cell => ({
  id: 'a',
  row: 'r1',
  label: 'п. 2.1 распоряжения № 7',
  title: 'Составить план',
  organisationId: 's1',
  organisation: 'СОШ № 2',
  personName: null,
  state: 'assigned',
  modality: 'order',
  dueOn: '2024-11-05' as Day,
  ...over,
})

test('пункты и школы стоят по порядку чисел, а не букв', () => {
  const matrix = matrixOf(
    [
      cell({ row: 'r10', label: 'п. 2.10 распоряжения № 7', organisation: 'СОШ № 11' }),
      cell({ row: 'r2', label: 'п. 2.2 распоряжения № 7' }),
    ],
    today,
  )
  expect(matrix.columns.map((column) => column.short)).toEqual(['п. 2.2', 'п. 2.10'])
  expect(matrix.lines.map((line) => line.who)).toEqual(['СОШ № 2', 'СОШ № 11'])
  expect(shortLabel('дорожной карты на 2022 год')).toBe('дорожной карты на 2022 год')
})

test('отозванное и отказ не считаются ни сделанными, ни должными; рекомендация не бывает просроченной', () => {
  const matrix = matrixOf(
    [
      cell({ state: 'accepted' }),
      cell({ row: 'r2', state: 'recalled' }),
      cell({ row: 'r3', state: 'declined', modality: 'recommendation' }),
      cell({ row: 'r4', modality: 'recommendation' }),
      cell({ row: 'r5' }),
    ],
    today,
  )
  expect(matrix.total).toEqual({ done: 1, owed: 3, late: 1 })
})

test('срок, который повторяется, даёт в клетке несколько поручений', () => {
  const matrix = matrixOf([cell({ id: 'a', state: 'accepted' }), cell({ id: 'b' })], today)
  expect(matrix.lines[0]?.cells.get('r1')?.map((each) => each.id)).toEqual(['a', 'b'])
})

test('counts of rows and of columns agree with the whole, whatever the filter', () => {
  const cells = fc.array(
    fc.record({
      row: fc.constantFrom('r1', 'r2', 'r3'),
      organisation: fc.constantFrom('А', 'Б', 'В'),
      state: fc.constantFrom(...ASSIGNMENT_STATES),
      modality: fc.constantFrom('order' as const, 'recommendation' as const),
    }),
  )
  fc.assert(
    fc.property(
      cells,
      fc.constantFrom(null, 'late' as const, 'open' as const, 'done' as const),
      (list, filter) => {
        const { columns, lines, total } = matrixOf(list.map(cell), today, filter)
        const sum = (counts: readonly { count: { owed: number } }[]) =>
          counts.reduce((all, { count }) => all + count.owed, 0)
        expect([sum(columns), sum(lines)]).toEqual([total.owed, total.owed])
      },
    ),
  )
})

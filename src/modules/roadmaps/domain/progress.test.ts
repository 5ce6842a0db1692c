import { describe, expect, it } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { NO_PROGRESS, stateOf, statesOf } from './progress.ts'

const TODAY = '2022-11-10' as Day
const row = (id: string, parentId: string | null = null, dueOn = '2022-12-15') => ({
  id,
  parentId,
  mark: null,
  opensOn: null,
  dueOn: dueOn as Day,
})
const of = (counts: Partial<typeof NO_PROGRESS>) => ({ ...NO_PROGRESS, ...counts })

describe('state of a row', () => {
  it('is what its assignments say together', () => {
    const state = (counts: Partial<typeof NO_PROGRESS>) => stateOf(row('1'), of(counts), TODAY)
    expect(state({ total: 9, done: 9 })).toBe('done')
    expect(state({ total: 9, done: 7, late: 2 })).toBe('late')
    expect(state({ total: 9, returned: 1, reported: 3 })).toBe('returned')
    expect(state({ total: 9, reported: 3 })).toBe('reported')
    expect(state({ total: 9, done: 1 })).toBe('inWork')
    expect(state({ total: 9 })).toBe('assigned')
  })

  it('that nobody reports on is said by a person; until then the program only says that its term has passed', () => {
    expect(stateOf(row('1', null, '2022-11-01'), NO_PROGRESS, TODAY)).toBe('unmarked')
    expect(stateOf(row('1'), NO_PROGRESS, TODAY)).toBe('ahead')
    expect(stateOf({ ...row('1'), mark: 'done' }, NO_PROGRESS, TODAY)).toBe('done')
  })

  it('with rows below it is what they say together; cancelled ones do not hinder', () => {
    const rows = [
      row('8'),
      row('8.1', '8'),
      row('8.2', '8'),
      { ...row('8.3', '8'), mark: 'cancelled' as const },
    ]
    const states = (one: Partial<typeof NO_PROGRESS>, two: Partial<typeof NO_PROGRESS>) =>
      statesOf(
        rows,
        new Map([
          ['8.1', of(one)],
          ['8.2', of(two)],
        ]),
        TODAY,
      ).get('8')
    expect(states({ total: 1, done: 1 }, { total: 1, done: 1 })).toBe('done')
    expect(states({ total: 1, done: 1 }, { total: 1 })).toBe('inWork')
    expect(states({ total: 1, done: 1 }, { total: 1, late: 1 })).toBe('late')
  })
})

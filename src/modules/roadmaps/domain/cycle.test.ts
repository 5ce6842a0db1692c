import { describe, expect, it } from 'vitest'
import { AUDIENCES, CYCLE_STEPS, cycleRows, cycleUnder, missingSteps } from './cycle.ts'
import { readRow } from './row.ts'
import type { Cells, RoadmapItem } from './types.ts'

const PERIOD = { kind: 'calendar', year: 2026 } as const
const row = (id: string, parentId: string | null, cells: Cells): RoadmapItem => ({
  id,
  parentId,
  isSection: false,
  cells,
  ...readRow(cells, PERIOD),
  mark: null,
  actualResult: '',
  answersId: null,
  version: 1,
})
const under = (...rows: readonly (readonly [what: string, result?: string])[]): RoadmapItem[] => [
  row('8', null, { number: '8', activity: 'Направление' }),
  ...rows.map(([activity, expectedResult = ''], at) =>
    row(`8.${at + 1}`, '8', { number: `8.${at + 1}`, activity, expectedResult }),
  ),
]

describe('R170: the round of a theme', () => {
  it('is told by its rows; an event with lessons and a round table is the first step', () => {
    const cycle = cycleUnder(
      under(
        ['Лекция, круглый стол, мастер-классы, открытые уроки на базах площадок'],
        ['Пробные открытые уроки'],
        ['Рефлексивный круглый стол'],
        ['Самостоятельная работа в парах', 'Отчёт о совместной работе'],
      ),
      '8',
    )
    expect(cycle && [...cycle].map(([step, rows]) => [step, rows[0]?.number])).toEqual([
      ['entry', '8.1'],
      ['trial', '8.2'],
      ['reflection', '8.3'],
      ['independent', '8.4'],
      ['report', '8.4'],
    ])
    expect(cycle && missingSteps(cycle)).toEqual([])
  })

  it('names the steps that it lacks, and other rows are no round', () => {
    const cycle = cycleUnder(under(['Мастер-классы'], ['Круглый стол']), '8')
    expect(cycle && missingSteps(cycle)).toEqual(['trial', 'independent', 'report'])
    expect(cycleUnder(under(['Вебинар'], ['Совещание'], ['Отчёт']), '8')).toBeNull()
  })

  it.each(AUDIENCES)('a new round for %s has all five steps under the next number', (audience) => {
    const { heading, steps } = cycleRows(under(), { audience, theme: 'Урок', terms: { trial: 'Май' } })
    expect([heading.number, steps.map(({ number }) => number)]).toEqual([
      '9',
      ['9.1', '9.2', '9.3', '9.4', '9.5'],
    ])
    const items = steps.map((cells, at) => row(String(at), 'new', cells))
    const cycle = cycleUnder(items, 'new')
    expect(cycle && [...cycle.keys()]).toEqual([...CYCLE_STEPS])
    expect(items[1]?.termAsWritten).toBe('Май')
  })
})

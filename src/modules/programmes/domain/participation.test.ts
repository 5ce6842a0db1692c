import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../../kernel/day.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import { CATEGORIES } from '../../schools/domain/types.ts'
import { CHANGING, planChange, type Wish } from './participation.ts'
import type { Participation } from './types.ts'

const d = (text: string) => text as Day
const school = 'a' as OrganisationId
const period = (over: Partial<Participation> = {}): Participation => ({
  id: 'p1',
  organisation: school,
  category: 'lowResults',
  from: d('2024-09-01'),
  until: null,
  ...over,
})

describe('вход и выход школ одним документом', () => {
  it.each([
    ['входит впервые', [], { kind: 'enter', category: 'atRisk', on: '2024-09-01' }, 'enters'],
    ['уже участвует', [period()], { kind: 'enter', category: 'lowResults', on: '2025-01-10' }, 'already'],
    ['меняет категорию', [period()], { kind: 'enter', category: 'resilient', on: '2025-01-10' }, 'moves'],
    ['выходит', [period()], { kind: 'exit', on: '2025-01-10' }, 'leaves'],
    ['не участвовала', [], { kind: 'exit', on: '2025-01-10' }, 'notIn'],
    [
      'входит вновь',
      [period({ until: d('2024-12-01') })],
      { kind: 'enter', category: 'atRisk', on: '2024-12-01' },
      'enters',
    ],
    [
      'середина истории не правится',
      [period({ until: d('2024-12-01') })],
      { kind: 'exit', on: '2024-10-01' },
      'laterPaper',
    ],
    ['в день входа не выходит', [period()], { kind: 'exit', on: '2024-09-01' }, 'laterPaper'],
  ])('%s', (_name, periods, wish, outcome) => {
    expect(planChange([school], periods as Participation[], wish as Wish)[0]?.outcome).toBe(outcome)
  })

  it('школа, названная дважды, меняется один раз', () => {
    expect(
      planChange([school, school], [], { kind: 'enter', category: 'atRisk', on: d('2024-09-01') }),
    ).toHaveLength(1)
  })

  it('периоды никогда не накладываются, сколько бы документов ни было', () => {
    const wish = fc.record({
      kind: fc.constantFrom('enter' as const, 'exit' as const),
      category: fc.constantFrom(...CATEGORIES),
      days: fc.integer({ min: 0, max: 30 }),
    })
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 12 }), (wishes) => {
        let periods: Participation[] = []
        for (const [at, each] of wishes.entries()) {
          const on = addDays(d('2024-09-01'), each.days)
          const [line] = planChange([school], periods, { ...each, on } as Wish)
          if (!line || !CHANGING.includes(line.outcome)) continue
          periods = periods.map((one) => (one.id === line.ends ? { ...one, until: on } : one))
          if (each.kind === 'enter') periods.push(period({ id: `p${at}`, category: each.category, from: on }))
        }
        return (
          periods.every((one) => one.until === null || one.until > one.from) &&
          Array.from({ length: 32 }, (_, day) => addDays(d('2024-09-01'), day)).every(
            (on) =>
              periods.filter((one) => one.from <= on && (one.until === null || one.until > on)).length <= 1,
          )
        )
      }),
    )
  })
})

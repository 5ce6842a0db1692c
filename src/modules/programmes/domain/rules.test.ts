import { describe, expect, it } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { workflowFaults } from '../../../kernel/workflow.ts'
import { dayWithin, moveByAct, newAlias, placeOf, spanOf, stageSpan } from './rules.ts'
import type { Programme } from './types.ts'
import { modelWorkflow, programmeWorkflow } from './workflow.ts'

const d = (text: string) => text as Day
const programme = {
  name: 'Школы помогают школам',
  shortName: 'Школы школам',
  state: 'draft',
  from: d('2024-09-01'),
  until: d('2025-07-01'),
  stages: [],
  aliases: [{ id: 'a', alias: 'Сетевое наставничество' }],
} as unknown as Programme
const codes = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.map(({ code }) => code).join()

describe('правила программы', () => {
  it('таблицы состояний исправны', () => {
    expect([...workflowFaults(programmeWorkflow), ...workflowFaults(modelWorkflow)]).toEqual([])
  })

  it.each([
    ['2024-09-01', '2024-12-31', 'ok'],
    ['2024-08-31', '2024-12-31', 'stageOutside'],
    ['2025-05-01', '2025-07-01', 'stageOutside'],
    ['2025-05-02', '2025-05-01', 'periodBackwards'],
  ])('этап %s–%s: %s', (from, until, expected) => {
    expect(codes(stageSpan(programme, d(from), d(until)))).toBe(expected)
  })

  it('закрытая программа не меняется', () => {
    expect(codes(stageSpan({ ...programme, state: 'closed' }, d('2024-10-01'), d('2024-10-02')))).toBe(
      'closedIsHistory',
    )
  })

  it('без документа состояние не меняется, с ним меняется в свою очередь', () => {
    const act = { directive: null, clause: null, words: 'приказ № 5' }
    expect(codes(moveByAct(programmeWorkflow, 'draft', 'agree', null))).toBe('actNeeded')
    expect(codes(moveByAct(programmeWorkflow, 'draft', 'start', act))).toBe('programmeNotNow')
    expect(moveByAct(programmeWorkflow, 'draft', 'agree', act)).toMatchObject({ value: { to: 'agreed' } })
  })

  it('другое имя принимается один раз (R228)', () => {
    expect(codes(newAlias(programme, 'сетевое   наставничество'))).toBe('programme_alias_once')
    expect(codes(newAlias(programme, '«Школы помогают школам»'))).toBe('programme_alias_once')
    expect(codes(newAlias(programme, 'Проект взаимной помощи школ'))).toBe('ok')
    expect(codes(newAlias(programme, 'СН'))).toBe('aliasTooShort')
  })

  it('последний день входит в срок', () => {
    const span = spanOf(d('2024-09-01'), d('2024-12-31'))
    const { value } = span as { value: { from: Day; until: Day } }
    expect([
      placeOf(value, d('2024-12-31')),
      placeOf(value, d('2025-01-01')),
      placeOf(value, d('2024-08-31')),
    ]).toEqual(['now', 'past', 'ahead'])
  })
})

it('a programme is counted on its first day before it begins and on its last one after it is over', () => {
  const span = { from: '2024-09-01' as Day, until: '2025-06-01' as Day }
  const days = ['2024-05-05', '2025-01-15', '2025-06-01', '2027-01-01'].map((day) =>
    dayWithin(span, day as Day),
  )
  expect(days).toEqual(['2024-09-01', '2025-01-15', '2025-05-31', '2025-05-31'])
})

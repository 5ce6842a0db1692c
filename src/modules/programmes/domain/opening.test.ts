import { describe, expect, it } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { workflowFaults } from '../../../kernel/workflow.ts'
import { contactsIn, listDay, OPEN_FIELDS, opened, shut } from './opening.ts'
import { openingWorkflow } from './workflow.ts'

const code = (result: ReturnType<typeof opened> | ReturnType<typeof shut>) =>
  result.ok ? result.value.passport : result.refusals[0]?.code

describe('открыть для всех', () => {
  it('таблица состояний исправна', () => expect(workflowFaults(openingWorkflow)).toEqual([]))

  it('только утверждённое, и не второй раз', () => {
    expect(code(opened({ state: 'draft', isOpen: false }))).toBe('notApprovedYet')
    expect(code(opened({ state: 'agreed', isOpen: false }))).toBe(null)
    expect(code(opened({ state: 'closed', isOpen: true }))).toBe('openAlready')
  })

  it('модель показывают с утверждённым паспортом, новый паспорт открывают заново', () => {
    const model = { state: 'running', isOpen: true } as const
    expect(code(opened({ ...model, passport: { now: null, shown: null } }))).toBe('passportNeeded')
    expect(code(opened({ ...model, passport: { now: 'a', shown: 'a' } }))).toBe('openAlready')
    expect(code(opened({ ...model, passport: { now: 'b', shown: 'a' } }))).toBe('b')
  })

  it('закрыть можно только открытое', () => {
    expect([code(shut({ isOpen: true })), code(shut({ isOpen: false }))]).toEqual([null, 'shutAlready'])
  })

  it('людей и групп среди открытых полей паспорта нет', () => {
    expect(OPEN_FIELDS).not.toContain('authors')
    expect(OPEN_FIELDS).not.toContain('participants')
    expect(OPEN_FIELDS).toHaveLength(10)
  })

  it('участники показаны на сегодня, но не за пределами программы', () => {
    const span = { from: '2026-09-01' as Day, until: '2027-06-01' as Day }
    const days = ['2026-08-01', '2026-11-23', '2028-01-01'].map((day) => listDay(span, day as Day))
    expect(days).toEqual(['2026-09-01', '2026-11-23', '2027-05-31'])
  })

  it('почту и телефон в словах паспорта находит, номера и годы за них не принимает', () => {
    expect(contactsIn(['Пишите: centr@ozero.example, тел. 8 (813) 71-12-345', '+7 921 000-00-00'])).toEqual([
      'centr@ozero.example',
      '8 (813) 71-12-345',
      '+7 921 000-00-00',
    ])
    expect(contactsIn(['приказ № 41 от 20.08.2024', '2024 – 2025 г.г.', '8 классы, 2024-2025'])).toEqual([])
  })
})

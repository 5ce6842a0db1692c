import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import type { RecordId } from '../../../kernel/ids.ts'
import { nextState, workflowFaults } from '../../../kernel/workflow.ts'
import * as rules from './rules.ts'
import { ASSIGNMENT_STATES, type Assignment } from './types.ts'
import { type AssignmentAction, assignmentWorkflow } from './workflow.ts'

const today = '2024-11-10' as Day
const sample = (over: Partial<Assignment> = {}): Assignment => ({
  record: 'a' as RecordId,
  owner: { region: null, municipality: null, organisation: null },
  named: { addressee: null, controller: null },
  controllers: [],
  forPerson: null,
  state: 'assigned',
  modality: 'order',
  title: 'Подготовить план',
  dueOn: '2024-11-05' as Day,
  answerPath: null,
  version: 1,
  reports: 0,
  ...over,
})
const words = { assignment: 'a', text: 'Сделано', files: [], channel: 'self' as const }
const self = { forSchool: false, byLink: false }

test('the table of states is sound', () => {
  expect(workflowFaults(assignmentWorkflow)).toEqual([])
})

test('просрочено только поручение, а не рекомендация, и не сданное', () => {
  expect(rules.isOverdue(sample(), today)).toBe(true)
  expect(rules.isOverdue(sample({ state: 'reported' }), today)).toBe(false)
  expect(rules.isOverdue(sample({ state: 'returned' }), today)).toBe(true)
  expect(rules.isOverdue(sample({ dueOn: null }), today)).toBe(false)
  expect(rules.isOverdue(sample({ dueOn: today }), today)).toBe(false)
  expect(rules.isOverdue(sample({ modality: 'recommendation' }), today)).toBe(false)
  expect(rules.isUnanswered(sample({ modality: 'recommendation' }), today)).toBe(true)
})

test('возвращают только со словами, отклоняют только рекомендацию', () => {
  const back = { assignment: 'a', decision: 'returned' as const, words: '' }
  expect(rules.judge(sample({ state: 'reported' }), back)).toMatchObject({
    ok: false,
    refusals: [{ code: 'returnNeedsWords', field: 'words' }],
  })
  expect(
    rules.decline(sample(), { assignment: 'a', reason: 'Нет группы', channel: 'self' }, self),
  ).toMatchObject({
    ok: false,
    refusals: [{ code: 'orderIsNotDeclined' }],
  })
  expect(
    rules.decline(
      sample({ modality: 'recommendation' }),
      { assignment: 'a', reason: 'Нет группы', channel: 'self' },
      self,
    ),
  ).toMatchObject({ ok: true })
})

test('кто пишет за школу, говорит, откуда знает', () => {
  expect(rules.report(sample(), words, { forSchool: true, byLink: false })).toMatchObject({
    ok: false,
    refusals: [{ code: 'sayHowYouKnow' }],
  })
  expect(
    rules.report(sample({ reports: 2 }), { ...words, channel: 'phone' }, { forSchool: true, byLink: false }),
  ).toMatchObject({
    ok: true,
    value: { to: 'reported', no: 3, channel: 'phone' },
  })
})

test('строка дорожной карты свёрнута, пока до срока больше 30 дней', () => {
  expect(rules.isFolded({ sourceKind: 'roadmap', opensOn: '2024-12-11' as Day, dueOn: null }, today)).toBe(
    true,
  )
  expect(rules.isFolded({ sourceKind: 'roadmap', opensOn: '2024-12-10' as Day, dueOn: null }, today)).toBe(
    false,
  )
  expect(rules.isFolded({ sourceKind: 'clause', opensOn: null, dueOn: '2025-05-01' as Day }, today)).toBe(
    false,
  )
})

test('no chain of moves leaves the table, and what is over stays over', () => {
  const actions: AssignmentAction[] = [
    'start',
    'report',
    'accept',
    'return',
    'takeOffControl',
    'decline',
    'recall',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...actions)), (chain) => {
      let state: Assignment['state'] = 'assigned'
      for (const action of chain) {
        const next: Assignment['state'] | null = nextState(assignmentWorkflow, state, action)
        if (next === null) continue
        expect(['offControl', 'declined', 'recalled']).not.toContain(state)
        state = next
      }
      expect(ASSIGNMENT_STATES).toContain(state)
    }),
  )
  expect(rules.report(sample(), words, self)).toMatchObject({
    ok: true,
    value: { no: 1, channel: 'self', from: 'assigned' },
  })
})

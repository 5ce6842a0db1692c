import { expect, test } from 'vitest'
import type { Actor, HeldRole } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId, PersonId, RecordId, RegionId } from '../../../kernel/ids.ts'
import { judgeMany, readTick, tickOf, undoMany } from './many.ts'
import type { Assignment } from './types.ts'

const region = 'r' as RegionId
const lake = 'lake' as MunicipalityId
const meadow = 'meadow' as MunicipalityId
const held: HeldRole = {
  role: 'municipalCoordinator',
  level: 'municipality',
  region,
  municipality: lake,
  organisation: null,
  nodeName: 'Район',
  act: null,
}
const actor: Actor = { person: 'me' as PersonId, roles: [held] }

const reported = (id: string, over: Partial<Assignment> = {}): Assignment => ({
  record: id as RecordId,
  owner: { region, municipality: lake, organisation: null },
  named: { addressee: null, controller: null },
  controllers: [],
  forPerson: null,
  state: 'reported',
  modality: 'order',
  title: 'Составить план',
  dueOn: '2024-11-05' as Day,
  answerPath: null,
  version: 4,
  reports: 2,
  ...over,
})

const codes = (list: ReturnType<typeof judgeMany>) =>
  list.map(({ outcome }) => (outcome.ok ? outcome.value.to : outcome.refusals[0]?.code))

test('каждый отчёт судят отдельно: чужой, изменившийся и уже решённый не мешают остальным', () => {
  const four = [
    reported('a'),
    reported('b', { owner: { region, municipality: meadow, organisation: null } }),
    reported('c', { reports: 3 }),
    reported('d', { state: 'accepted' }),
  ]
  const ticks = four.map((each) => ({ id: each.record, report: 2 }))
  const accepted = judgeMany(four, ticks, actor, { decision: 'accepted', words: '' })
  expect(codes(accepted)).toEqual(['accepted', 'notYoursToJudge', 'reportedAgain', 'notNow'])
})

test('вернуть многих без слов нельзя', () => {
  const list = judgeMany([reported('a')], [{ id: 'a', report: 2 }], actor, {
    decision: 'returned',
    words: '',
  })
  expect(codes(list)).toEqual(['returnNeedsWords'])
})

test('назад берут только то, что с тех пор не двигалось', () => {
  const list = undoMany(
    [reported('a', { state: 'accepted', version: 5 }), reported('b', { state: 'returned', version: 7 })],
    new Map([
      ['a', 5],
      ['b', 6],
    ]),
  )
  expect(codes(list)).toEqual(['reported', 'movedSince'])
})

test('отметка помнит номер отчёта, который человек видел', () => {
  const id = '01890000-0000-7000-8000-000000000001'
  expect(readTick(tickOf(id, 3))).toEqual({ id, report: 3 })
  expect(readTick('нечто')).toBe(null)
  expect(readTick(`${id}:-1`)).toBe(null)
})

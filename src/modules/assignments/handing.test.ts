import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { shortDay } from '../../kernel/format.ts'
import { codesOf, daysFrom, type Ground, handsOn, makeGround, REPORT } from './assignments.fixture.ts'
import {
  delegateAssignment,
  handOverWork,
  judgeAssignment,
  noteCall,
  reportAssignment,
  takeBackAssignment,
} from './commands.ts'
import { readRequest } from './domain/listing.ts'
import { massResult } from './queries/actions.ts'
import { assignmentCard } from './queries/card.ts'
import { lateSchools } from './queries/late.ts'
import { myAssignments } from './queries/list.ts'

const db = await testDatabase({ poolSize: 6 })
const { run, read, give } = handsOn(db)
const everything = readRequest(() => '')

const mineOf = async (scope: Ground['head']) =>
  (await read(scope, (tx) => myAssignments(tx, everything))).lines.map((line) => line.id)
const cardOf = (scope: Ground['head'], id: string) => read(scope, (tx) => assignmentCard(tx, id))
const told = async (person: string | null, code: string): Promise<number> => {
  const { rows } = await db.owner.query('select 1 from notification where person_id = $1 and code = $2', [
    person,
    code,
  ])
  return rows.length
}

test('директор передаёт поручение учителю на срок, отчёт идёт за директора, забрать можно в любой день', async () => {
  const ground = await makeGround(db)
  const id = await give(ground)
  const hand = { assignment: id, person: ground.teacher.person, until: '', words: 'Соберите планы' }
  expect(await mineOf(ground.teacher)).toEqual([])
  expect(codesOf(await run(ground.teacher, reportAssignment, { assignment: id, ...REPORT }))).toEqual([
    'forbidden',
  ])
  const until = shortDay(daysFrom(ground.head, 5))
  expect(codesOf(await run(ground.head, delegateAssignment, { ...hand, until }))).toEqual(['done'])
  expect(await told(ground.teacher.person, 'assignmentHanded')).toBe(1)
  expect(await mineOf(ground.teacher)).toEqual([id])
  expect(await mineOf(ground.head)).toEqual([id])
  expect(codesOf(await run(ground.teacher, reportAssignment, { assignment: id, ...REPORT }))).toEqual([
    'done',
  ])
  const card = await cardOf(ground.coordinator, id)
  expect(card?.reports[0]?.forName).toContain('Ольховская')
  expect(card?.states[0]?.forName).toContain('Ольховская')
  expect(card?.handedUntil).toBe(daysFrom(ground.head, 6))
  await run(ground.coordinator, judgeAssignment, { assignment: id, decision: 'returned', words: 'Нет дат' })
  expect(codesOf(await run(ground.head, takeBackAssignment, { assignment: id }))).toEqual(['done'])
  expect(codesOf(await run(ground.head, takeBackAssignment, { assignment: id }))).toEqual(['notHanded'])
  expect(await mineOf(ground.teacher)).toEqual([])
  expect(codesOf(await run(ground.teacher, reportAssignment, { assignment: id, ...REPORT }))).toEqual([
    'forbidden',
  ])
})

test('передать можно только своему и только на день, который не прошёл; передаёт только руководитель', async () => {
  const ground = await makeGround(db)
  const id = await give(ground)
  const hand = { assignment: id, person: ground.teacher.person, until: '', words: '' }
  const past = shortDay(daysFrom(ground.head, -1))
  expect(codesOf(await run(ground.head, delegateAssignment, { ...hand, until: past }))).toEqual([
    'untilHasPassed',
  ])
  expect(
    codesOf(await run(ground.head, delegateAssignment, { ...hand, person: ground.secondHead.person })),
  ).toEqual(['notOfThisSchool'])
  expect(codesOf(await run(ground.teacher, delegateAssignment, hand))).toEqual(['forbidden'])
  expect(codesOf(await run(ground.secondHead, delegateAssignment, hand))).toEqual(['notFound'])
})

test('двое передают одно поручение разным людям одновременно: исполнитель один', async () => {
  const ground = await makeGround(db)
  const id = await give(ground)
  const to = (person: string | null) => ({ assignment: id, person, until: '', words: '' })
  await Promise.all([
    run(ground.head, delegateAssignment, to(ground.teacher.person)),
    run(ground.deputy, delegateAssignment, to(ground.teacher.person)),
    run(ground.head, delegateAssignment, to(ground.deputy.person)),
  ])
  const card = await cardOf(ground.head, id)
  expect(card?.delegations.filter((handed) => handed.takenBackOn === null)).toHaveLength(1)
})

test('все дела человека переходят другому: исполнение, контроль и переданное ему; оба узнают', async () => {
  const ground = await makeGround(db)
  const { officer, coordinator, teacher, deputy, head } = ground
  const district = { region: ground.region, municipality: ground.lake, organisation: null }
  const own = await give(ground, { owner: district, person: officer.person })
  const controls = await give(ground, { controllerPerson: officer.person })
  const outcome = await run(coordinator, handOverWork, {
    from: officer.person,
    to: coordinator.person,
    reason: 'Отпуск',
  })
  expect(codesOf(outcome)).toEqual(['done'])
  expect(await mineOf(officer)).toEqual([])
  expect(await mineOf(coordinator)).toEqual([own])
  const card = await cardOf(coordinator, controls)
  expect(card?.controllerName).toContain('Заречный')
  expect(card?.states[0]).toMatchObject({ from: 'assigned', to: 'assigned' })
  expect(card?.states[0]?.note).toContain('Отпуск')
  expect(await told(officer.person, 'workHandedOver')).toBe(1)
  expect(await told(coordinator.person, 'workHandedOver')).toBe(1)
  const handed = await give(ground)
  await run(head, delegateAssignment, { assignment: handed, person: teacher.person, until: '', words: '' })
  await run(head, handOverWork, { from: teacher.person, to: deputy.person, reason: 'Болезнь' })
  expect((await cardOf(head, handed))?.handedTo).toContain('Журавская')
})

test('что перешло бы из виду или уже есть, остаётся, и итог называет причину; чужие дела не трогают', async () => {
  const ground = await makeGround(db)
  const id = await give(ground, { person: ground.teacher.person })
  const over = { from: ground.teacher.person, to: ground.secondHead.person, reason: 'Перевод' }
  const outcome = await run(ground.coordinator, handOverWork, over)
  const action = outcome.kind === 'done' ? (outcome.location.split('/').at(-1) ?? '') : ''
  const result = await read(ground.coordinator, (tx) => massResult(tx, action))
  expect(result?.lines.map((line) => [line.id, line.refusal])).toEqual([[id, 'wouldNotSeeIt']])
  expect(await mineOf(ground.teacher)).toEqual([id])
  expect(codesOf(await run(ground.secondHead, handOverWork, { ...over, to: ground.deputy.person }))).toEqual([
    'notFound',
  ])
  expect(codesOf(await run(ground.head, handOverWork, { ...over, to: ground.teacher.person }))).toEqual([
    'samePerson',
  ])
})

test('опаздывающие с телефоном; звонок о всех поручениях школы остаётся в истории каждого', async () => {
  const ground = await makeGround(db)
  const dueOn = daysFrom(ground.coordinator, -3)
  const [first, second] = [await give(ground, { dueOn }), await give(ground, { dueOn })]
  await give(ground, { dueOn, modality: 'recommendation' })
  await db.owner.query(`update organisation set phone = '8 (813) 555-01-02' where id = $1`, [ground.school])
  const late = () => read(ground.coordinator, (tx) => lateSchools(tx, everything))
  expect(await late()).toMatchObject([
    { phone: '8 (813) 555-01-02', total: 1, lastCall: null, items: [{ days: 3 }, { days: 3 }] },
  ])
  const call = {
    assignments: [first, second],
    spokeWith: 'секретарь',
    said: 'Пришлют в пятницу',
    promised: shortDay(daysFrom(ground.coordinator, 2)),
    back: 'late',
  }
  expect(codesOf(await run(ground.coordinator, noteCall, { ...call, said: ' ' }))).toEqual(['callNeedsWords'])
  expect(codesOf(await run(ground.head, noteCall, call))).toEqual(['forbidden'])
  expect(codesOf(await run(ground.coordinator, noteCall, call))).toEqual(['done'])
  expect((await late())[0]?.lastCall).toMatchObject({ said: 'Пришлют в пятницу' })
  for (const id of [first, second])
    expect((await cardOf(ground.head, id))?.calls).toMatchObject([{ spokeWith: 'секретарь' }])
  expect(await read(ground.neighbour, (tx) => lateSchools(tx, everything))).toEqual([])
})

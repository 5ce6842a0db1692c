import { expect, test } from 'vitest'
import { giveAccount, signedIn } from '../../../test/builders/accounts.ts'
import { testServer } from '../../../test/builders/server.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { addDays } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { codesOf, daysFrom, type Ground, handsOn, makeGround, REPORT } from './assignments.fixture.ts'
import { askLater, reportAssignment, setTerm } from './commands.ts'
import { readRequest } from './domain/listing.ts'
import { followSource } from './public.ts'
import { assignmentCard } from './queries/card.ts'
import { myAssignments } from './queries/list.ts'
import { laterRequests } from './queries/postponing.ts'
import { assignmentRoutes } from './routes.ts'

const db = await testDatabase({ poolSize: 6 })
const { run, read, give } = handsOn(db)

const dayAfter = (ground: Ground, after: number): string => shortDay(daysFrom(ground.head, after))
const told = async (record: string): Promise<string[]> => {
  const { rows } = await db.owner.query('select code from notification where record_id = $1 order by code', [
    record,
  ])
  return rows.map(({ code }) => code)
}
const dueOf = async (id: string): Promise<string> => {
  const { rows } = await db.owner.query('select due_on from assignment where id = $1', [id])
  return rows[0]?.due_on
}

test('школа просит перенос, проверяющий разрешает: срок новый, прежний виден, просрочки нет', async () => {
  const ground = await makeGround(db)
  const before = daysFrom(ground.head, -3)
  const id = await give(ground, { dueOn: before, controllerPerson: ground.officer.person })
  const ask = { assignment: id, until: dayAfter(ground, 5), reason: 'Встречу перенесли' }
  expect(codesOf(await run(ground.head, askLater, { ...ask, reason: '' }))).toEqual(['postponeNeedsWords'])
  expect(codesOf(await run(ground.head, askLater, { ...ask, until: '' }))).toEqual(['whichDay'])
  expect(codesOf(await run(ground.head, askLater, { ...ask, until: shortDay(before) }))).toEqual(['notLater'])
  expect(codesOf(await run(ground.head, askLater, { ...ask, until: dayAfter(ground, -1) }))).toEqual([
    'untilHasPassed',
  ])
  expect(codesOf(await run(ground.secondHead, askLater, ask))).toEqual(['notFound'])
  expect(codesOf(await run(ground.neighbour, askLater, ask))).toEqual(['notFound'])
  expect(codesOf(await run(ground.head, askLater, ask))).toEqual(['done'])
  expect(codesOf(await run(ground.head, askLater, ask))).toEqual(['askedAlready'])
  expect(await told(id)).toContain('postponementAsked')
  expect(await dueOf(id)).toBe(before)
  expect(await read(ground.officer, laterRequests)).toMatchObject([{ id, reason: 'Встречу перенесли' }])
  expect(await read(ground.neighbour, laterRequests)).toEqual([])

  const decide = { assignment: id, decision: 'moved', until: dayAfter(ground, 4), words: '' }
  expect(codesOf(await run(ground.head, setTerm, decide))).toEqual(['forbidden'])
  expect(codesOf(await run(ground.officer, setTerm, decide))).toEqual(['done'])
  expect(await told(id)).toContain('postponed')
  expect(await dueOf(id)).toBe(daysFrom(ground.head, 4))
  const mine = await read(ground.head, (tx) =>
    myAssignments(
      tx,
      readRequest(() => ''),
    ),
  )
  expect(mine.counts).not.toHaveProperty('late')
  const card = await read(ground.head, (tx) => assignmentCard(tx, id))
  expect(card?.postponements).toMatchObject([{ dueBefore: before, until: daysFrom(ground.head, 4) }])
  expect(await read(ground.officer, laterRequests)).toEqual([])
})

test('отказ оставляет срок и требует слов; без просьбы переносят с причиной; сданное и рекомендацию не переносят', async () => {
  const ground = await makeGround(db)
  const due = daysFrom(ground.head, 2)
  const id = await give(ground, { dueOn: due })
  const ask = { assignment: id, until: dayAfter(ground, 9), reason: 'Болеет учитель' }
  const keep = { assignment: id, decision: 'kept', until: '', words: '' }
  expect(codesOf(await run(ground.coordinator, setTerm, { ...keep, words: 'Нет' }))).toEqual(['nothingAsked'])
  await run(ground.head, askLater, ask)
  expect(codesOf(await run(ground.coordinator, setTerm, keep))).toEqual(['keptNeedsWords'])
  expect(codesOf(await run(ground.coordinator, setTerm, { ...keep, words: 'Сводка нужна к сроку' }))).toEqual(
    ['done'],
  )
  expect([await dueOf(id), await told(id)]).toEqual([due, expect.arrayContaining(['postponementRefused'])])

  const move = { assignment: id, decision: 'moved', until: dayAfter(ground, 6), words: '' }
  expect(codesOf(await run(ground.coordinator, setTerm, move))).toEqual(['postponeNeedsWords'])
  expect(codesOf(await run(ground.coordinator, setTerm, { ...move, words: 'Карантин' }))).toEqual(['done'])
  expect(await dueOf(id)).toBe(daysFrom(ground.head, 6))

  await run(ground.head, reportAssignment, { assignment: id, ...REPORT })
  const advice = await give(ground, { dueOn: due, modality: 'recommendation' })
  const open = await give(ground, { dueOn: null })
  const form = await give(ground, { dueOn: due, answerPath: '/answers' })
  for (const assignment of [id, advice, open, form])
    expect(codesOf(await run(ground.head, askLater, { ...ask, assignment }))).toEqual(['notPostponable'])
})

test('двое решают об одной просьбе в один миг: решение одно', async () => {
  const ground = await makeGround(db)
  const id = await give(ground, { dueOn: daysFrom(ground.head, 2) })
  await run(ground.head, askLater, { assignment: id, until: dayAfter(ground, 9), reason: 'Ремонт' })
  const decisions = [
    { assignment: id, decision: 'moved', until: dayAfter(ground, 8), words: '' },
    { assignment: id, decision: 'kept', until: '', words: 'Сводка уходит в область' },
  ]
  const done = await Promise.all(decisions.map((each) => run(ground.coordinator, setTerm, each)))
  expect(done.flatMap(codesOf).filter((code) => code === 'done')).toHaveLength(1)
  const { rows } = await db.owner.query(
    'select decided_at is not null as decided from assignment_postponement where record_id = $1',
    [id],
  )
  expect(rows).toEqual([{ decided: true }])
})

test('новая версия карты не отнимает данный день, пока слова срока прежние; новые слова дают новый срок', async () => {
  const ground = await makeGround(db)
  const due = daysFrom(ground.head, 2)
  const row = { sourceRecord: ground.source, sourceRow: ground.source, termAsWritten: 'декабрь', dueOn: due }
  const id = await give(ground, row)
  await run(ground.coordinator, setTerm, {
    ...{ assignment: id, decision: 'moved', until: dayAfter(ground, 6), words: 'Карантин' },
  })
  const follow = (over: object) =>
    asPerson(db.app, ground.coordinator, 'write', (tx) =>
      followSource(tx, {
        ...row,
        ...{ title: 'План', quote: '', sourceLabel: 'п. 2', term: null, opensOn: null },
        ...over,
      }),
    )
  expect(await follow({})).toBe(1)
  expect(await dueOf(id)).toBe(daysFrom(ground.head, 6))
  expect(await follow({ termAsWritten: 'январь', dueOn: addDays(due, 30) })).toBe(1)
  expect(await dueOf(id)).toBe(addDays(due, 30))
})

test('страницы без скрипта: просьба с карточки, ошибка рядом с полем, решение из списка, день в прошлом показывает прежний срок', async () => {
  const ground = await makeGround(db)
  const { app, faults } = testServer(db, { routes: assignmentRoutes })
  const before = daysFrom(ground.head, -3)
  const id = await give(ground, { dueOn: before })
  const head = await signedIn(app, await giveAccount(db, ground.head.person ?? ''))
  const coordinator = await signedIn(app, await giveAccount(db, ground.coordinator.person ?? ''))
  expect((await head.get('/assignments')).html).toContain(`href="/assignments/${id}/later"`)
  expect((await head.get(`/assignments/${id}`)).html).not.toContain('Перенести срок')
  const wrong = await head.post(`/assignments/${id}/later`, { until: 'завтра', reason: 'Встречу перенесли' })
  expect([wrong.status, wrong.html.includes('Встречу перенесли')]).toEqual([422, true])
  const sent = await head.post(`/assignments/${id}/later`, {
    until: dayAfter(ground, 5),
    reason: 'Встречу перенесли',
  })
  expect(sent.status).toBe(303)
  expect((await head.get(sent.location)).html).toContain(`попросили перенести на ${dayAfter(ground, 5)}`)
  expect((await coordinator.get('/assignments')).html).toContain('Просят перенести срок')
  const form = (await coordinator.get(`/assignments/${id}/term`)).html
  expect(form).toContain(`value="${dayAfter(ground, 5)}"`)
  const decided = await coordinator.post(`/assignments/${id}/term`, {
    decision: 'moved',
    until: dayAfter(ground, 5),
    words: '',
  })
  expect((await coordinator.get(decided.location)).html).toContain(`перенесён с ${shortDay(before)}`)
  const past = (await head.get(`/assignments/${id}?on=${daysFrom(ground.head, -1)}`)).html
  expect(past).not.toContain('перенесён')
  expect(faults).toEqual([])
})

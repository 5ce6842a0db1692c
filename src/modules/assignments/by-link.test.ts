import { expect, test } from 'vitest'
import { testServer } from '../../../test/builders/server.ts'
import { visitor } from '../../../test/builders/visitor.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { shortDay } from '../../kernel/format.ts'
import { codesOf, daysFrom, handsOn, makeGround } from './assignments.fixture.ts'
import { makeAnswerLink } from './commands/one.ts'
import { declineAssignment } from './commands.ts'
import { laterRequests } from './queries/postponing.ts'
import { assignmentRoutes } from './routes.ts'

const db = await testDatabase({ poolSize: 6 })
const { run, read, give } = handsOn(db)
const { app, faults } = testServer(db, { routes: assignmentRoutes })

const audited = async (record: string, command: string) =>
  (
    await db.owner.query(
      'select channel, person_id is null as nobody from audit_entry where record_id = $1 and command = $2',
      [record, command],
    )
  ).rows

test('школа просит перенос по ссылке: пустое не принято, набранное на месте, вторая просьба не нужна', async () => {
  const ground = await makeGround(db)
  const id = await give(ground, { dueOn: daysFrom(ground.head, 3), controllerPerson: ground.officer.person })
  const made = await run(ground.officer, makeAnswerLink, { assignment: id })
  if (made.kind !== 'done') throw new Error(JSON.stringify(made))
  const who = visitor(app)
  await who.get(`/link/${new URL(made.location, 'http://svyazka.test').searchParams.get('link')}`)
  const at = `/assignments/${id}/later`
  const first = (await who.get(`/assignments/${id}`)).html
  expect(first).toContain(at)
  // whose answer it is stands above the page
  const labels = await db.owner.query('select label from one_time_link where record_id = $1', [id])
  expect(labels.rows).toEqual([{ label: 'МБОУ «Озёрская СОШ № 2»' }])
  // nothing is offered that the link does not open
  for (const closed of ['href="/assignments"', 'href="/sources/', 'control-card', '<dt>Кому</dt>'])
    expect(first).not.toContain(closed)
  const later = await who.get(at)
  expect(later.status).toBe(200)
  expect(later.html).not.toContain('href="/sources/')
  const empty = await who.post(at, { until: '', reason: 'Встречу перенесли' })
  expect([empty.status, empty.html.includes('Встречу перенесли')]).toEqual([422, true])
  await who.get(at)
  const sent = await who.post(at, { until: shortDay(daysFrom(ground.head, 9)), reason: 'Встречу перенесли' })
  expect(faults).toEqual([])
  expect(sent.location).toBe(`/assignments/${id}`)
  const card = await who.get(sent.location)
  expect(card.html).toContain('Встречу перенесли')
  expect(card.html).not.toContain(`href="${at}"`)
  expect(card.html).toContain('<b>ответ по ссылке</b>')
  expect(await audited(id, 'assignment.askLater')).toEqual([{ channel: 'link', nobody: true }])
  const { rows } = await db.owner.query(
    `select p.by_person as by, (select count(*)::int from notification n where n.record_id = p.record_id and n.code = 'postponementAsked' and n.person_id = $2) as told
      from assignment_postponement p where p.record_id = $1`,
    [id, ground.officer.person],
  )
  expect(rows).toEqual([{ by: null, told: 1 }])
  expect(await read(ground.officer, laterRequests)).toMatchObject([{ id, reason: 'Встречу перенесли' }])
  // the decision stays with whoever controls
  await who.get(`/assignments/${id}/report`)
  expect(
    (await who.post(`/assignments/${id}/term`, { decision: 'moved', until: '01.01.2099', words: 'да' }))
      .status,
  ).toBe(404)
  expect(faults).toEqual([])
})

test('отказ от рекомендации район вносит со слов школы и говорит, как узнал', async () => {
  const ground = await makeGround(db)
  const id = await give(ground, { modality: 'recommendation' })
  const no = { assignment: id, reason: 'Нет такого класса' }
  expect(codesOf(await run(ground.officer, declineAssignment, no))).toEqual(['sayHowYouKnow'])
  expect(codesOf(await run(ground.neighbour, declineAssignment, { ...no, channel: 'phone' }))).toEqual([
    'notFound',
  ])
  expect(codesOf(await run(ground.officer, declineAssignment, { ...no, channel: 'phone' }))).toEqual(['done'])
  const { rows } = await db.owner.query(
    `select note from state_change where record_id = $1 and to_state = 'declined'`,
    [id],
  )
  expect(rows).toEqual([{ note: 'Нет такого класса (внесено со слов школы по телефону)' }])
  expect(await audited(id, 'assignment.decline')).toEqual([{ channel: 'phone', nobody: false }])
  // an order is declined by nobody
  const order = await give(ground, {})
  expect(
    codesOf(await run(ground.officer, declineAssignment, { ...no, assignment: order, channel: 'phone' })),
  ).toEqual(['orderIsNotDeclined'])
})

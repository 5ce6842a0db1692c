import { expect, test } from 'vitest'
import { testServer } from '../../../test/builders/server.ts'
import { visitor } from '../../../test/builders/visitor.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { moment } from '../../platform/clock.ts'
import { run as execute, sql } from '../../platform/database/query.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import { scopeOfLink } from '../../platform/scope/scope.ts'
import { codesOf, handsOn, makeGround } from '../assignments/assignments.fixture.ts'
import { questionsCommands } from './commands.ts'
import { threadsOf } from './queries.ts'
import { questionsRoutes } from './routes.tsx'

const db = await testDatabase({ poolSize: 4 })
const { run, read } = handsOn(db)
const questions = questionsCommands({})
const { app, faults } = testServer(db, { routes: questionsRoutes(questions, {}) })

test('школа отвечает на вопрос по ссылке: видит его, а не запись, о которой спросили; ответ помечен и доходит до спросившего', async () => {
  const ground = await makeGround(db)
  const ask = (text: string, record: string) => run(ground.officer, questions.ask, { record, row: '', text })
  await ask('Сколько учителей математики?', ground.school)
  await ask('А по русскому?', ground.school)
  const asked = await read(ground.officer, (tx) => threadsOf(tx, ground.school))
  const question = asked.find(({ text }) => text.includes('математики'))?.id ?? ''
  const other = asked.find(({ text }) => text.includes('русскому'))?.id ?? ''
  expect(codesOf(await run(ground.head, questions.link, { question }))).toEqual(['forbidden'])
  const made = await run(ground.officer, questions.link, { question })
  if (made.kind !== 'done') throw new Error(JSON.stringify(made))
  const who = visitor(app)
  const at = `/questions/${question}/reply`
  const secret = new URL(made.location, 'http://svyazka.test').searchParams.get('link')
  expect((await who.get(`/link/${secret}`)).location).toBe(at)
  const page = await who.get(at)
  expect(page.html).toContain('Сколько учителей математики?')
  expect(page.html).not.toContain('А по русскому?')
  for (const closed of [
    `/questions/${question}`,
    `/questions/${other}/reply`,
    `/questions/about/${ground.school}`,
    '/questions',
  ])
    expect((await who.get(closed)).status).toBe(404)
  await who.get(at)
  const empty = await who.post(at, { text: ' ' })
  expect([empty.status, empty.html.includes('Напишите вопрос или ответ')]).toEqual([422, true])
  await who.get(at)
  const sent = await who.post(at, { text: 'Четверо', forAll: 'yes' })
  const done = await who.get(sent.location)
  for (const words of ['Ответ отправлен', 'Четверо', 'по ссылке, без входа'])
    expect(done.html).toContain(words)
  expect((await who.get(at)).html).toContain('Отвечать здесь')
  const { rows } = await db.owner.query(
    `select a.channel, a.by_person as person, q.state, q.is_open as open,
        (select count(*)::int from notification n where n.row_id = q.id and n.code = 'questionAnswered' and n.person_id = $2) as told
      from question q join question_answer a on a.question_id = q.id where q.id = $1`,
    [question, ground.officer.person],
  )
  expect(rows).toEqual([{ channel: 'link', person: null, state: 'answered', open: false, told: 1 }])

  // the wall of the database, without the pages
  const link = scopeOfLink(
    {
      id: newId(),
      record: ground.school as unknown as RecordId,
      row: question,
      commands: ['question.say', 'question.ask'],
      region: ground.region,
      municipality: ground.lake,
      organisation: ground.school,
      label: 'школа',
    },
    moment(),
    'Europe/Moscow',
    'ru',
  )
  const seen = await asPerson(db.app, link, 'read', async (tx) => {
    const count = async (from: string): Promise<number> =>
      ((await tx.client.query(`select count(*)::int as n from ${from}`)).rows[0] as { n: number }).n
    return [
      await count('question'),
      await count('question_answer'),
      await count('record'),
      await count('organisation'),
      await count('assignment'),
    ]
  })
  expect(seen).toEqual([1, 1, 0, 0, 0])
  const touched = await asPerson(db.app, link, 'write', (tx) =>
    execute(tx, sql`update question set state = 'closed' where id = ${other}`),
  )
  expect(touched).toBe(0)
  expect(codesOf(await run(link, questions.say, { question: other, text: 'чужое', forAll: false }))).toEqual([
    'notFound',
  ])
  expect(codesOf(await run(link, questions.say, { question, text: 'ещё раз', forAll: false }))).toEqual([
    'nothingToAnswer',
  ])
  expect(codesOf(await run(ground.officer, questions.link, { question }))).toEqual(['nothingToAnswer'])
  expect(faults).toEqual([])
})

test('район вносит ответ со слов школы и говорит, как узнал; своё слово остаётся своим', async () => {
  const ground = await makeGround(db)
  await run(ground.officer, questions.ask, { record: ground.school, row: '', text: 'Есть ли логопед?' })
  const [asked] = await read(ground.officer, (tx) => threadsOf(tx, ground.school))
  const question = asked?.id ?? ''
  await run(ground.coordinator, questions.say, {
    question,
    text: 'Есть, на полставки',
    forAll: false,
    channel: 'phone',
  })
  expect((await read(ground.officer, (tx) => threadsOf(tx, ground.school)))[0]?.answers).toMatchObject([
    { channel: 'phone', text: 'Есть, на полставки' },
  ])
  // what the school writes itself is its own whatever the form says
  await run(ground.officer, questions.say, { question, text: 'А психолог?', forAll: false })
  await run(ground.head, questions.say, { question, text: 'Тоже', forAll: false, channel: 'phone' })
  expect(
    (await read(ground.officer, (tx) => threadsOf(tx, ground.school)))[0]?.answers.map(
      ({ channel }) => channel,
    ),
  ).toEqual(['phone', 'self', 'self'])
})

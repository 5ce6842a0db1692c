import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { one, sql } from '../../platform/database/query.ts'
import { newId } from '../../platform/random.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { codesOf, type Ground, handsOn, makeGround } from '../assignments/assignments.fixture.ts'
import { peopleOfAssignment } from '../assignments/public.ts'
import { questionsCommands } from './commands.ts'
import { countQuestions, listQuestions, type Thread, threadsOf } from './queries.ts'

const db = await testDatabase({ poolSize: 4 })
const { run, read, give } = handsOn(db)
const questions = questionsCommands({ assignment: peopleOfAssignment })

const told = async (scope: Scope, code: string): Promise<number | undefined> => {
  const { rows } = await db.owner.query<{ count: number }>(
    'select count(*)::int as count from notification where person_id = $1 and code = $2',
    [scope.person, code],
  )
  return rows[0]?.count
}

const ask = (scope: Scope, record: string, text = 'Нужен ли план на бумаге?', row = '') =>
  run(scope, questions.ask, { record, row, text })
const say = (scope: Scope, question: string, text: string, forAll = false) =>
  run(scope, questions.say, { question, text, forAll })
const about = (scope: Scope, record: string): Promise<Thread[]> => read(scope, (tx) => threadsOf(tx, record))
const toMe = (scope: Scope): Promise<Thread[]> => read(scope, (tx) => listQuestions(tx, 'toMe', 1))
const first = async (scope: Scope, record: string): Promise<string> =>
  (await about(scope, record))[0]?.id ?? ''

test('вопрос школы о поручении доходит до контролёра, ответ до школы; посторонний не видит', async () => {
  const ground = await makeGround(db)
  const id = await give(ground, { controllerPerson: ground.officer.person })
  expect(codesOf(await ask(ground.head, id))).toEqual(['done'])
  expect(await told(ground.officer, 'questionAsked')).toBe(1)
  expect(await told(ground.coordinator, 'questionAsked')).toBe(0)
  const question = await first(ground.head, id)
  expect(codesOf(await say(ground.officer, question, 'Нет, достаточно файла'))).toEqual(['done'])
  expect(await told(ground.head, 'questionAnswered')).toBe(1)
  expect(await about(ground.head, id)).toMatchObject([
    { state: 'answered', text: 'Нужен ли план на бумаге?', answers: [{ text: 'Нет, достаточно файла' }] },
  ])
  expect(codesOf(await ask(ground.secondHead, id))).toEqual(['notFound'])
  expect(await about(ground.secondHead, id)).toEqual([])
  expect(codesOf(await say(ground.secondHead, question, 'А мы?'))).toEqual(['notFound'])
})

test('вопрос о бумаге района виден спросившей школе и району, другой школе только когда ответ показали всем', async () => {
  const ground = await makeGround(db)
  await ask(ground.head, ground.source)
  expect(await told(ground.officer, 'questionAsked')).toBe(1)
  expect(await toMe(ground.officer)).toHaveLength(1)
  expect(await toMe(ground.head)).toEqual([])
  expect(await toMe(ground.neighbour)).toEqual([])
  expect(await about(ground.secondHead, ground.source)).toEqual([])
  const question = await first(ground.officer, ground.source)
  await say(ground.officer, question, 'Да, всем школам', true)
  expect(await about(ground.secondHead, ground.source)).toHaveLength(1)
  expect(codesOf(await say(ground.secondHead, question, 'И нам?'))).toEqual(['forbidden'])
  expect(
    await read(ground.head, (tx) => one(tx, sql`select ${countQuestions(ground.source)} as counts`)),
  ).toEqual({ counts: { all: 1, open: 0 } })
  expect(await toMe(ground.officer)).toEqual([])
})

test('район спрашивает школу о ней самой; спросивший закрывает и может спросить снова', async () => {
  const ground = await makeGround(db)
  await ask(ground.officer, ground.school, 'Сколько учителей математики?')
  expect(await told(ground.head, 'questionAsked')).toBe(1)
  expect(await toMe(ground.head)).toHaveLength(1)
  expect(await toMe(ground.secondHead)).toEqual([])
  const question = await first(ground.head, ground.school)
  await say(ground.head, question, 'Четверо')
  expect(codesOf(await run(ground.officer, questions.close, { question }))).toEqual(['done'])
  expect(codesOf(await say(ground.head, question, 'И один совместитель'))).toEqual(['notNow'])
  expect(codesOf(await say(ground.officer, question, 'А по русскому?'))).toEqual(['done'])
  expect(await toMe(ground.head)).toHaveLength(1)
})

const clauseOf = async ({ source, region, lake }: Ground): Promise<string> => {
  const row = newId()
  await db.owner.query(
    `insert into record_text (record_id, row_id, region_id, municipality_id, shown) values ($1, $2, $3, $4, '2.1 Составить план')`,
    [source, row, region, lake],
  )
  return row
}

test('спрашивают и о пункте: слова пункта остаются при вопросе; пустой вопрос и чужая строка не принимаются', async () => {
  const ground = await makeGround(db)
  const row = await clauseOf(ground)
  expect(codesOf(await ask(ground.head, ground.source, ' ', row))).toEqual(['questionNeedsWords'])
  expect(codesOf(await ask(ground.head, ground.source, 'Кому?', newId()))).toEqual(['notFound'])
  await ask(ground.head, ground.source, 'Кому?', row)
  expect(await about(ground.head, ground.source)).toMatchObject([{ rowWords: '2.1 Составить план' }])
})

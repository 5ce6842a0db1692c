import { beforeAll, expect, test } from 'vitest'
import { makeSchool } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { startDirective } from '../../main/confirm.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import { recallSent, reportAssignment } from '../assignments/commands.ts'
import { confirmAnswer, judgeAnswer, keepAnswer, sendAnswer } from './commands/answer.ts'
import { closeCollection } from './commands/collection.ts'
import {
  act,
  answerOf,
  collect,
  done,
  type FormsDistrict,
  FULL,
  formsDistrict,
  linkTo,
  typed,
} from './forms.fixture.ts'
import { answerCard, findAnswer, knownFor } from './queries/answer.ts'
import { collectionCard } from './queries/collection.ts'

const db = await testDatabase()
let place: FormsDistrict
beforeAll(async () => {
  place = await formsDistrict(db)
})

const stateOf = async (id: string): Promise<{ answer: string; assignment: string; title: string }> => {
  const { rows } = await db.worker.query<{ answer: string; assignment: string; title: string }>(
    'select a.state as answer, s.state as assignment, s.title from form_answer a join assignment s on s.id = a.record_id where a.id = $1',
    [id],
  )
  return rows[0] ?? { answer: '', assignment: '', title: '' }
}

test('a school keeps, sends, gets a remark, sends again, is accepted; its assignment goes the same way', async () => {
  const answer = await answerOf(place, await collect(place), place.school)
  const say = (fields: Readonly<Record<string, readonly string[]>>) => ({
    answer,
    typed: typed(fields),
    channel: '',
  })
  expect(await stateOf(answer)).toEqual({ answer: 'draft', assignment: 'assigned', title: 'Опыт участия' })

  await done(place, place.head, keepAnswer, say({ 'a.partners': ['3'] }))
  const kept = await asPerson(db.app, place.head, 'read', (tx) => findAnswer(tx, answer))
  expect(kept?.answers).toEqual({ partners: 3 })
  expect(await stateOf(answer)).toMatchObject({ answer: 'draft', assignment: 'assigned' })

  const refused = await act(
    place,
    place.head,
    sendAnswer,
    say({ ...FULL, 'a.why': [''], 'a.partners': ['нет'] }),
  )
  expect(refused).toMatchObject({
    kind: 'refused',
    refusals: [
      { code: 'notANumberHere', field: 'a.partners' },
      { code: 'answerRequired', field: 'a.why', values: { number: '13' } },
    ],
  })

  await done(place, place.head, sendAnswer, say(FULL))
  expect(await stateOf(answer)).toMatchObject({ answer: 'sent', assignment: 'reported' })
  expect(await act(place, place.head, sendAnswer, say(FULL))).toMatchObject({ kind: 'refused' })

  expect(
    await act(place, place.coordinator, judgeAnswer, { answer, decision: 'return', remarks: [] }),
  ).toMatchObject({
    kind: 'refused',
    refusals: [{ code: 'returnNeedsRemark' }],
  })
  const remarks = [{ field: 'part', text: 'Назовите предметы' }]
  await done(place, place.coordinator, judgeAnswer, { answer, decision: 'return', remarks })
  expect(await stateOf(answer)).toMatchObject({ answer: 'returned', assignment: 'returned' })

  await done(place, place.head, sendAnswer, say({ ...FULL, 'a.part': ['Математика и физика.'] }))
  await done(place, place.methodologist, judgeAnswer, { answer, decision: 'accept', remarks: [] })
  expect(await stateOf(answer)).toMatchObject({ answer: 'accepted', assignment: 'accepted' })

  const card = await asPerson(db.app, place.head, 'read', (tx) => answerCard(tx, answer))
  expect(
    card?.sendings.map(({ no, answers, decision, remarks: said }) => [no, answers.part, decision, said]),
  ).toEqual([
    [1, 'Четыре учителя дали открытые уроки.', 'returned', remarks],
    [2, 'Математика и физика.', 'accepted', []],
  ])
})

test('a school sees neither the answer nor the assignment of another', async () => {
  const answer = await answerOf(place, await collect(place), place.school)
  expect(await asPerson(db.app, place.otherHead, 'read', (tx) => findAnswer(tx, answer))).toBeNull()
  expect(await act(place, place.otherHead, keepAnswer, { answer, typed: typed() })).toEqual({
    kind: 'notFound',
  })
  const known = await asPerson(db.app, place.otherHead, 'read', (tx) => knownFor(tx, answer))
  expect(known.values).toEqual({})
})

test('whoever writes for a school says how he knows; the school confirms, or corrects by a sending of its own', async () => {
  const collection = await collect(place)
  const answer = await answerOf(place, collection, place.school)
  const other = await answerOf(place, collection, place.other)
  expect(
    await act(place, place.methodologist, sendAnswer, { answer, typed: typed(), channel: '' }),
  ).toMatchObject({
    refusals: [{ code: 'sayHowYouKnow', field: 'channel' }],
  })
  for (const id of [answer, other])
    await done(place, place.methodologist, sendAnswer, { answer: id, typed: typed(), channel: 'phone' })
  expect(await act(place, place.methodologist, confirmAnswer, { answer })).toEqual({ kind: 'forbidden' })
  await done(place, place.head, confirmAnswer, { answer })
  await done(place, place.otherHead, sendAnswer, {
    answer: other,
    typed: typed({ ...FULL, 'a.partners': ['5'] }),
    channel: '',
  })
  const cards = await Promise.all(
    [answer, other].map((id) => asPerson(db.app, place.coordinator, 'read', (tx) => answerCard(tx, id))),
  )
  expect(cards.map((card) => [card?.confirmation, card?.sendings.map(({ channel }) => channel)])).toEqual([
    ['confirmed', ['phone']],
    ['corrected', ['phone', 'self']],
  ])
  expect(await stateOf(other)).toMatchObject({ answer: 'sent', assignment: 'reported' })
})

test('a link to the assignment fills this form, pre-filled from the register, and nothing else', async () => {
  const collection = await collect(place)
  const answer = await answerOf(place, collection, place.school)
  const other = await answerOf(place, collection, place.other)
  const link = linkTo(place, answer, ['answer.keep', 'answer.send'])
  const known = await asPerson(db.app, link, 'read', (tx) => knownFor(tx, answer))
  expect(known.values).toMatchObject({
    'organisation.shortName': 'МКОУ «Ключевская СОШ»',
    'collection.schools': 2,
  })
  expect(await act(place, link, sendAnswer, { answer: other, typed: typed(), channel: '' })).toEqual({
    kind: 'notFound',
  })
  await done(place, link, sendAnswer, { answer, typed: typed(), channel: '' })
  expect(await stateOf(answer)).toMatchObject({ answer: 'sent', assignment: 'reported' })
  const { rows } = await db.worker.query('select channel from form_sending where answer_id = $1', [answer])
  expect(rows).toEqual([{ channel: 'link' }])
})

test('an assignment with a form is not reported in words', async () => {
  const answer = await answerOf(place, await collect(place), place.school)
  const outcome = await act(place, place.head, reportAssignment, {
    assignment: answer,
    text: 'Сделано',
    files: [],
    channel: 'self',
  })
  expect(outcome).toMatchObject({ kind: 'refused', refusals: [{ code: 'answeredElsewhere' }] })
})

test('a closed collection takes back what nobody answered and takes no more answers', async () => {
  const collection = await collect(place)
  const answer = await answerOf(place, collection, place.school)
  const other = await answerOf(place, collection, place.other)
  await done(place, place.head, sendAnswer, { answer, typed: typed(), channel: '' })
  await done(place, place.coordinator, closeCollection, { collection })
  expect(await stateOf(answer)).toMatchObject({ answer: 'sent', assignment: 'reported' })
  expect(await stateOf(other)).toMatchObject({ answer: 'draft', assignment: 'recalled' })
  expect(
    await act(place, place.otherHead, sendAnswer, { answer: other, typed: typed(), channel: '' }),
  ).toMatchObject({
    refusals: [{ code: 'collectionClosed' }],
  })
  const card = await asPerson(db.app, place.coordinator, 'read', (tx) => collectionCard(tx, collection))
  expect(card?.counts).toEqual({ sent: 1, recalled: 1 })
})

test('the last answer of a school comes back in its next form', async () => {
  const school = await makeSchool(db, place.region, place.municipality, 'МКОУ «Дальняя СОШ»')
  const first = await answerOf(place, await collect(place), school)
  await done(place, place.methodologist, sendAnswer, { answer: first, typed: typed(), channel: 'paper' })
  const second = await answerOf(place, await collect(place), school)
  const known = await asPerson(db.app, place.coordinator, 'read', (tx) => knownFor(tx, second))
  expect(known.last).toMatchObject({ partners: 2, since: '2022-03-05' })
})

test('the database keeps published versions and the questions of an answer', async () => {
  const answer = await answerOf(place, await collect(place), place.school)
  await expect(db.owner.query(`update form_version set no = 9`)).rejects.toMatchObject({
    constraint: 'form_version_immutable',
  })
  await expect(
    db.owner.query(`update form_answer set answers = '{"strange": 1}' where id = $1`, [answer]),
  ).rejects.toMatchObject({ constraint: 'answers_of_their_version' })
})

test('форма, которую спросил пункт документа, закрывает поручение этого пункта у этой школы записью', async () => {
  const { region, municipality, school, other } = place
  const [paper, clause] = [newId(), newId()]
  const node = [region, municipality]
  await db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, reach, created_at) values ($1, 'directive', 'О сведениях', $2, $3, 'below', now())`,
    [paper, ...node],
  )
  await db.owner.query(
    `insert into directive (id, region_id, municipality_id, kind, number, date_on, state) values ($1, $2, $3, 'приказ', '17', '2022-11-01', 'inForce')`,
    [paper, ...node],
  )
  await db.owner.query(
    `insert into clause (id, record_id, region_id, municipality_id, ord, number, text) values ($1, $2, $3, $4, 0, '2', 'Сдать сведения')`,
    [clause, paper, ...node],
  )
  for (const organisation of [school, other])
    await db.owner.query(
      `with made as (insert into record (id, kind, title, region_id, municipality_id, organisation_id, created_at)
          values ($1, 'assignment', 'Сдать сведения', $2, $3, $4, now()) returning id)
       insert into assignment (id, region_id, municipality_id, organisation_id, source_record_id, source_row_id, title, source_label, source_kind, created_at)
          select id, $2, $3, $4, $5, $6, 'Сдать сведения', 'п. 2 приказа № 17', 'clause', now() from made`,
      [newId(), ...node, organisation, paper, clause],
    )
  const answer = await answerOf(place, await collect(place, { directive: `${paper}/${clause}` }), school)
  await done(place, place.head, sendAnswer, { answer, typed: typed(), channel: '' })
  const { rows } = await db.owner.query(
    `select a.organisation_id as school, a.state, r.channel from assignment a left join assignment_report r on r.record_id = a.id
      where a.source_row_id = $1 order by a.organisation_id = $2 desc`,
    [clause, school],
  )
  expect(rows).toEqual([
    { school, state: 'reported', channel: 'system' },
    { school: other, state: 'assigned', channel: null },
  ])
})

test('within minutes the whole sending can be taken back, except what a school has taken up', async () => {
  const collection = await collect(place)
  const [answer, other] = [
    await answerOf(place, collection, place.school),
    await answerOf(place, collection, place.other),
  ]
  await done(place, place.head, sendAnswer, { answer, typed: typed(FULL), channel: '' })
  await done(place, place.coordinator, recallSent, { source: collection, reason: 'Ошибка в форме' })
  expect([(await stateOf(answer)).assignment, (await stateOf(other)).assignment]).toEqual([
    'reported',
    'recalled',
  ])
})

test('a letter that answers the assignment takes the form along as it is filled by now', async () => {
  const answer = await answerOf(place, await collect(place), place.school)
  await done(place, place.head, keepAnswer, {
    answer,
    typed: typed({ 'a.partners': ['3'], 'a.part': ['Четыре учителя дали уроки.'] }),
    channel: '',
  })
  const { rows } = await db.worker.query<{ assignment: string }>(
    'select record_id as assignment from form_answer where id = $1',
    [answer],
  )
  const letter = idInAddress(
    await done(place, place.head, startDirective, {
      kind: 'письмо',
      title: 'Об опыте школы',
      answersTo: '',
      assignment: rows[0]?.assignment,
    }),
  )
  const annexes = await db.worker.query('select title, kind, body from annex where record_id = $1', [letter])
  expect(annexes.rows).toMatchObject([{ title: 'Опыт участия', kind: 'table' }])
  const lines = String(annexes.rows[0]?.body).split('\n')
  expect(lines[0]).toBe('Вопрос | Ответ')
  expect(lines.filter((line) => / \| 3$/u.test(line))).toHaveLength(1)
  expect(lines.some((line) => line.endsWith('| Четыре учителя дали уроки.'))).toBe(true)
})

import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { confirmAnswer, makeConfirmLink, sendAnswer } from './commands/answer.ts'
import { act, answerOf, collect, done, FULL, formsDistrict, linkTo, typed } from './forms.fixture.ts'

const db = await testDatabase()

test('что внесено со слов школы, она подтверждает или исправляет по ссылке, пока не подтвердила', async () => {
  const place = await formsDistrict(db)
  const answer = await answerOf(place, await collect(place), place.school)
  const by = place.methodologist
  await done(place, by, sendAnswer, { answer, typed: typed(), channel: 'phone' })
  expect(await act(place, place.head, makeConfirmLink, { answer })).toEqual({ kind: 'forbidden' })
  expect(await done(place, by, makeConfirmLink, { answer })).toContain('link=')
  const { rows: links } = await db.worker.query<{ commands: string[]; address: string }>(
    'select commands, address from one_time_link where record_id = $1 and revoked_at is null',
    [answer],
  )
  expect(links).toEqual([
    { commands: ['answer.confirm', 'answer.keep', 'answer.send'], address: `/answers/${answer}` },
  ])
  const link = linkTo(place, answer, links[0]?.commands ?? [])
  const others = linkTo(place, answer, ['answer.keep'])
  expect(await act(place, others, confirmAnswer, { answer })).toEqual({ kind: 'forbidden' })
  await done(place, link, confirmAnswer, { answer })
  const { rows } = await db.worker.query(
    `select f.confirmation, f.confirmed_by as by, (select e.channel from audit_entry e where e.command = 'answer.confirm' and e.record_id = f.record_id) as channel
      from form_answer f where f.id = $1`,
    [answer],
  )
  expect(rows).toEqual([{ confirmation: 'confirmed', by: null, channel: 'link' }])
  expect(await act(place, link, confirmAnswer, { answer })).toMatchObject({ kind: 'refused' })
  expect(await act(place, by, makeConfirmLink, { answer })).toMatchObject({ kind: 'refused' })
  // once confirmed, a link corrects nothing
  expect(await act(place, link, sendAnswer, { answer, typed: typed(), channel: '' })).toMatchObject({
    kind: 'refused',
  })
})

test('неверное школа исправляет по той же ссылке, и подтверждать больше нечего', async () => {
  const place = await formsDistrict(db)
  const answer = await answerOf(place, await collect(place), place.school)
  await done(place, place.methodologist, sendAnswer, { answer, typed: typed(), channel: 'phone' })
  const link = linkTo(place, answer, ['answer.confirm', 'answer.keep', 'answer.send'])
  await done(place, link, sendAnswer, { answer, typed: typed({ ...FULL, 'a.partners': ['5'] }), channel: '' })
  const { rows } = await db.worker.query(
    'select f.confirmation, s.channel from form_answer f join form_sending s on s.answer_id = f.id where f.id = $1 order by s.no',
    [answer],
  )
  expect(rows).toEqual([
    { confirmation: 'corrected', channel: 'phone' },
    { confirmation: 'corrected', channel: 'link' },
  ])
})

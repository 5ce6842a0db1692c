import { beforeAll, expect, test } from 'vitest'
import { has, lacks, openPagesOver } from '../../../test/builders/pages.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { readDocumentModel } from '../../documents/read.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { sheetReader } from '../schools/public.ts'
import { judgeAnswer, sendAnswer } from './commands/answer.ts'
import { beginForm, changeForm, publishForm } from './commands/form.ts'
import {
  answerOf,
  collect,
  done,
  EXPERIENCE,
  type FormsDistrict,
  FULL,
  formsDistrict,
  linkFacts,
  typed,
} from './forms.fixture.ts'
import { findAnswer } from './queries/answer.ts'
import { formsRoutes } from './routes.ts'

const db = await testDatabase()
const { who, get, post, bytes } = await openPagesOver(db, (store) => formsRoutes(sheetReader(store)))
let place: FormsDistrict
beforeAll(async () => {
  place = await formsDistrict(db)
})

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu
const lastId = (location: string): string => location.match(UUID)?.at(-1) ?? ''

/** A form of one's own with a question for files and a table. */
const ownForm = async (): Promise<string> => {
  const draft = lastId(
    await done(place, place.coordinator, beginForm, {
      base: 'blank',
      id: '',
      node: '',
      title: 'План площадки',
    }),
  )
  const field = (key: string, said: Readonly<Record<string, readonly string[]>>) =>
    done(place, place.coordinator, changeForm, { draft, change: { step: 'field', key, section: 0, said } })
  await field('new', { label: ['План'], number: ['1'], kind: ['file'], required: ['yes'] })
  await field('q1', {
    label: ['План'],
    number: ['1'],
    kind: ['file'],
    required: ['yes'],
    fileKinds: ['text'],
    's.atMost': ['1'],
    's.megabytes': ['1'],
  })
  await field('new', { label: ['Примечание'], number: ['2'], kind: ['text'], required: ['no'] })
  return lastId(await done(place, place.coordinator, publishForm, { draft }))
}

const text = (name: string, words: string): File => new File([words], name, { type: 'text/plain' })
const kept = (html: string): string => /name="a\.q1__kept" value="([^"]*)"/u.exec(html)?.[1] ?? ''
const wordsIn = async (content: Uint8Array): Promise<string> => {
  const read = await readDocumentModel(content)
  if (!read.ok) throw new Error('the paper cannot be read')
  return JSON.stringify(read.value).replaceAll('\u00a0', ' ')
}

test('files of an answer: limits told beforehand, a wrong one refused with everything kept, shown, replaced, erased', async () => {
  const form = await ownForm()
  const answer = await answerOf(place, await collect(place, { form, title: 'Планы' }), place.school)
  who.facts = place.facts.head
  const [fill, keep] = [`/answers/${answer}/fill`, `/answers/${answer}/keep`]
  const { html: empty } = await get(fill)
  has(empty, 'до 1 Мб')
  has(empty, 'Файлов не больше 1')
  const fields = { filefields: 'a.q1', 'a.q2': 'набрано' }
  const picture = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])], 'снимок.png', {
    type: 'image/png',
  })
  const wrong = await post(fill, keep, { ...fields, 'a.q1': picture })
  has(wrong.html, 'Файл «снимок.png» другого вида')
  has(wrong.html, 'набрано')
  has(
    (await post(fill, keep, { ...fields, 'a.q1': text('большой.txt', 'а'.repeat(700_000)) })).html,
    'больше 1 Мб',
  )

  await post(fill, keep, { ...fields, 'a.q1': text('план.txt', 'План работы площадки') })
  const { html: shown } = await get(fill)
  has(shown, 'план.txt')
  const two = await post(fill, keep, {
    ...fields,
    'a.q1': text('ещё.txt', 'Второй план'),
    'a.q1__kept': kept(shown),
  })
  has(two.html, 'Файлов не больше 1')
  await post(fill, keep, { ...fields, 'a.q1': text('новый.txt', 'Новый план площадки') })
  const { html: replaced } = await get(fill)
  has(replaced, 'новый.txt')
  lacks(replaced, 'план.txt')
  await post(fill, keep, fields)
  lacks((await get(fill)).html, 'новый.txt')
  const { rows } = await db.worker.query(
    'select name, removed_at is not null as removed from attachment where row_id = $1 order by added_at',
    [answer],
  )
  expect(rows).toEqual([
    { name: 'план.txt', removed: true },
    { name: 'новый.txt', removed: true },
  ])
  const unsent = await post(fill, `/answers/${answer}/send`, fields)
  has(unsent.html, 'Пункт 1. Ответьте на этот вопрос')
  await post(fill, `/answers/${answer}/send`, { ...fields, 'a.q1': text('план.txt', 'План работы площадки') })
  const { html } = await get(`/answers/${answer}`)
  expect(html).toMatch(/href="\/files\/[0-9a-f-]{36}"/u)
  expect(who.faults).toEqual([])
})

test('without an account: the holder of a link fills, is refused with his words kept, sends, and sees nothing else', async () => {
  const collection = await collect(place)
  const [answer, other] = [
    await answerOf(place, collection, place.school),
    await answerOf(place, collection, place.other),
  ]
  who.facts = null
  who.link = linkFacts(place, answer, ['answer.keep', 'answer.send'])
  const fill = `/answers/${answer}/fill`
  const { html } = await get(fill)
  has(html, 'МКОУ «Ключевская СОШ»')
  lacks(html, 'Заполнить таблицей')
  const plain = Object.fromEntries(Object.entries(FULL).map(([name, [value = '']]) => [name, value]))
  const refused = await post(fill, `/answers/${answer}/send`, { ...plain, filefields: '', 'a.why': '' })
  has(refused.html, 'Пункт 13. Ответьте на этот вопрос')
  has(refused.html, 'Четыре учителя дали открытые уроки.')
  const sent = await post(fill, `/answers/${answer}/send`, { ...plain, filefields: '' })
  expect(sent.status).toBe(303)
  has((await get(`/answers/${answer}`)).html, 'по ссылке')
  expect((await get(`/answers/${other}`)).status).toBe(404)
  expect((await get(`/answers/${answer}/load`)).status).not.toBe(200)
  who.link = null
})

test('a correction before the review is a sending of its own: the page names who and what; the same answers twice are refused', async () => {
  const answer = await answerOf(place, await collect(place), place.school)
  const say = (fields = FULL) => ({ answer, typed: typed(fields), channel: '' })
  await done(place, place.head, sendAnswer, say())
  await done(place, place.head, sendAnswer, say({ ...FULL, 'a.partners': ['5'] }))
  who.facts = place.facts.coordinator
  const { html } = await get(`/answers/${answer}`)
  for (const words of ['Отправка 2', 'Отправка 1', 'Исправлены вопросы: 3.', 'Руководитель организации'])
    has(html, words)
  await done(place, place.coordinator, judgeAnswer, { answer, decision: 'accept', remarks: [] })
  who.facts = place.facts.head
  lacks((await get(`/answers/${answer}`)).html, 'Поправить')
})

test('said by the school over the telephone: its methodologist corrects his slip until the school confirms', async () => {
  const answer = await answerOf(place, await collect(place), place.school)
  who.facts = place.facts.methodologist
  const plain = Object.fromEntries(Object.entries(FULL).map(([name, [value = '']]) => [name, value]))
  const fill = `/answers/${answer}/fill`
  const silent = await post(fill, `/answers/${answer}/send`, { ...plain, filefields: '' })
  has(silent.html, 'Укажите, откуда сведения')
  for (const partners of ['2', '4'])
    await post(fill, `/answers/${answer}/send`, {
      ...plain,
      'a.partners': partners,
      filefields: '',
      channel: 'phone',
    })
  has((await get(`/answers/${answer}`)).html, 'Школа ещё не подтвердила')
  const { rows } = await db.worker.query('select code from notification where record_id = $1 and code = $2', [
    answer,
    'formEnteredForYou',
  ])
  expect(rows.length).toBeGreaterThan(0)
  who.facts = place.facts.head
  await post(`/answers/${answer}`, `/answers/${answer}/confirm`, {})
  has((await get(`/answers/${answer}`)).html, 'Школа подтвердила')
  who.facts = place.facts.methodologist
  expect((await get(fill)).status).toBe(303)
})

test('answers stay with their edition, and the pages say so', async () => {
  const form = await ownForm()
  const collection = await collect(place, { form, title: 'Старая редакция' })
  const answer = await answerOf(place, collection, place.school)
  const draft = lastId(
    await done(place, place.coordinator, beginForm, { base: 'form', id: form, node: '', title: '' }),
  )
  await done(place, place.coordinator, changeForm, { draft, change: { step: 'dropField', key: 'q2' } })
  await done(place, place.coordinator, publishForm, { draft })
  who.facts = place.facts.coordinator
  has((await get(`/collections/${collection}`)).html, 'Сейчас действует редакция 2')
  has((await get(`/forms/${form}`)).html, '1 сбор, 0 ответов')
  who.facts = place.facts.head
  has((await get(`/answers/${answer}/fill`)).html, 'Примечание')
  expect(
    (await asPerson(db.app, place.head, 'read', (tx) => findAnswer(tx, answer)))?.definition.sections[0]
      ?.fields,
  ).toHaveLength(2)
})

test('paper: an empty form has boxes and room, a filled one its answers, tables as tables', async () => {
  who.facts = place.facts.coordinator
  const empty = await wordsIn(await bytes(`/forms/${EXPERIENCE}/form.docx`))
  for (const words of ['☐ Пара: школа-наставник', '☐ 1   ☐ 2', 'Оценка и предложения', 'Мероприятие'])
    expect([words, empty.includes(words)]).toEqual([words, true])
  const answer = await answerOf(place, await collect(place), place.school)
  await done(place, place.head, sendAnswer, { answer, typed: typed(), channel: '' })
  const filled = await wordsIn(await bytes(`/answers/${answer}/form.docx`))
  for (const words of [
    'письмо № 7',
    'МКОУ «Ключевская СОШ»',
    'Установочное совещание',
    '10.03.2022',
    'Четыре учителя',
  ])
    expect([words, filled.includes(words)]).toEqual([words, true])
  expect(filled).not.toContain('☐')
})

test('two thousand schools: the page holds fifty, names who has not answered, reminds them once a day', async () => {
  const far = await formsDistrict(db)
  const collection = await collect(far)
  await db.owner.query(
    `with many as (select gen_random_uuid() as org, gen_random_uuid() as task, n from generate_series(1, 2000) n),
      schools as (insert into record (id, kind, title, region_id, municipality_id, reach, created_at) select org, 'organisation', 'МКОУ «Школа ' || n || '»', $1::uuid, $2::uuid, 'below', now() from many),
      orgs as (insert into organisation (id, region_id, municipality_id, kind, full_name, short_name, normal_name)
        select org, $1::uuid, $2::uuid, 'school', 'МКОУ «Школа ' || n || '»', 'МКОУ «Школа ' || n || '»', 'школа ' || n from many),
      tasks as (insert into record (id, kind, title, region_id, municipality_id, organisation_id, created_at) select task, 'assignment', 'Опыт', $1::uuid, $2::uuid, org, now() from many),
      duty as (insert into assignment (id, region_id, municipality_id, organisation_id, source_record_id, source_row_id, title, source_label, source_kind, modality, created_at)
        select task, $1::uuid, $2::uuid, org, $3::uuid, $3::uuid, 'Опыт', 'письмо', 'form', 'order', now() from many)
      insert into form_answer (id, record_id, region_id, municipality_id, organisation_id, version_id, collection_id)
        select task, task, $1::uuid, $2::uuid, org, (select version_id from form_collection where id = $3::uuid), $3::uuid from many`,
    [far.region, far.municipality, collection],
  )
  await done(far, far.head, sendAnswer, {
    answer: await answerOf(far, collection, far.school),
    typed: typed(),
    channel: '',
  })
  who.facts = far.facts.coordinator
  const { html } = await get(`/collections/${collection}`)
  expect(html.match(/href="\/answers\//gu)).toHaveLength(50)
  has(html, 'не ответили: 2001')
  has((await get(`/collections/${collection}?standing=missing&page=41`)).html, 'МКОУ «')
  lacks((await get(`/collections/${collection}?standing=missing&page=1`)).html, 'МКОУ «Ключевская СОШ»')
  const at = `/collections/${collection}`
  expect((await post(at, `${at}/remind`, {})).status).toBe(303)
  has((await post(at, `${at}/remind`, {})).html, 'Сегодня уже напоминали')
  const { rows } = await db.worker.query<{ n: number }>(
    `select count(distinct organisation_id)::int as n from notification where record_id = $1 and code = 'formReminder'`,
    [collection],
  )
  expect(rows[0]?.n).toBe(2001)
  expect((await bytes(`${at}/answers.xlsx`)).length).toBeGreaterThan(20_000)
})

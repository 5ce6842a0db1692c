import { expect, test } from 'vitest'
import { makePerson, makeSchool } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import type { Day } from '../../kernel/day.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import { remind } from '../assignments/jobs.ts'
import { sendLetters } from './jobs.ts'
import { at, deskOver, SETTINGS, URL } from './notices.fixture.ts'
import { settingsAt } from './queries/settings.ts'

const db = await testDatabase({ poolSize: 6 })
const { ground, tell, lettersTo, keep } = deskOver(db)

test('по дням: в выходные и праздники писем нет, новости ждут рабочего дня и приходят одним письмом', async () => {
  const { head, email } = await ground()
  // 23-26 февраля 2023 года выходные по постановлению, 22-е рабочая среда
  for (let day = 20; day <= 28; day++) {
    await tell(head.person, 'dueSoon', at('03:00', `2023-02-${day}T`))
    await sendLetters(db, { publicUrl: URL, at: at('09:00', `2023-02-${day}T`) })
  }
  const letters = await lettersTo(email)
  expect(letters.map(({ created_at }) => created_at.slice(8, 10))).toEqual(['20', '21', '22', '27', '28'])
  expect(letters[3]?.body).toContain('Скоро срок: 5\u00a0поручений.')
})

test('после новогодних праздников ничего не потеряно', async () => {
  const { head, email } = await ground()
  await tell(head.person, 'overdue', at('15:00', '2022-12-30T'))
  await sendLetters(db, { publicUrl: URL, at: at('09:00', '2023-01-05T') })
  expect(await lettersTo(email)).toEqual([])
  await sendLetters(db, { publicUrl: URL, at: at('09:00', '2023-01-09T') })
  expect(await lettersTo(email)).toHaveLength(1)
})

/** A programme of the region in which the school takes part since 2022. */
const programmeWith = async ({
  region,
  municipality,
  school,
}: Awaited<ReturnType<typeof ground>>): Promise<string> => {
  const [programme, model] = [newId(), newId()]
  for (const [id, kind, place] of [
    [programme, 'programme', null],
    [model, 'municipalModel', municipality],
  ])
    await db.owner.query(
      `insert into record (id, kind, title, region_id, municipality_id, reach, created_at) values ($1, $2, 'запись', $3, $4, 'below', now())`,
      [id, kind, region, place],
    )
  await db.owner.query(
    `insert into programme (id, region_id, name, short_name, from_on, until_on, state) values ($1, $2, 'Озёрная программа', 'Озёра', '2022-09-01', '2023-08-31', 'running')`,
    [programme, region],
  )
  await db.owner.query(
    `insert into municipal_model (id, region_id, municipality_id, programme_id, name, short_name) values ($1, $2, $3, $4, 'Модель', 'модель')`,
    [model, region, municipality, programme],
  )
  await db.owner.query(
    `insert into participation (id, record_id, region_id, municipality_id, organisation_id, category, from_on, entry_basis) values ($1, $2, $3, $4, $5, 'lowResults', '2022-09-01', 'распоряжение')`,
    [newId(), model, region, municipality, school],
  )
  return programme
}

test('участникам программы пишут по её настройкам, остальным по настройкам района; чужой программы нет', async () => {
  const place = await ground()
  const { head, email, coordinator, region, municipality } = place
  const programme = await programmeWith(place)
  const other = await makeSchool(db, region, municipality, 'МБОУ «Другая СОШ»')
  const stranger = await makePerson(db, 'schoolHead', { region, municipality, organisation: other })
  const theirs = `${stranger.person}@shkola.test`
  await db.owner.query('insert into person_contact (person_id, email) values ($1, $2)', [
    stranger.person,
    theirs,
  ])
  expect((await keep(coordinator, {})).kind).toBe('done')
  const texts = { ...SETTINGS.texts, late: { opening: 'Участнику программы.', closing: '' } }
  expect((await keep(coordinator, { programme, mode: 'single', texts })).kind).toBe('done')
  expect((await keep(coordinator, { programme: newId() })).kind).toBe('notFound')
  for (const person of [head.person, stranger.person])
    for (const code of ['overdue', 'dueSoon']) await tell(person, code, at('03:00'))
  await sendLetters(db, { publicUrl: URL, at: at('09:00') })
  expect((await lettersTo(email)).map(({ subject }) => subject).sort()).toEqual([
    'Связка: просрочено',
    'Связка: скоро срок',
  ])
  expect((await lettersTo(email)).some(({ body }) => body.includes('Участнику программы.'))).toBe(true)
  expect(await lettersTo(theirs)).toHaveLength(1)
  const own = await asPerson(db.app, coordinator, 'read', (tx) =>
    settingsAt(tx, { region, municipality, organisation: null }, programme),
  )
  expect([own?.programme?.name, own?.settings.mode, own?.version]).toEqual(['Озёра', 'single', 1])
})

/** An assignment out of an order that the programme leans on, for a school that takes no part in it. */
const assignmentOf = async (place: Awaited<ReturnType<typeof ground>>, programme: string, school: string) => {
  const [order, assignment] = [newId(), newId()]
  const node = [place.region, place.municipality]
  for (const [id, kind, organisation] of [
    [order, 'directive', null],
    [assignment, 'assignment', school],
  ])
    await db.owner.query(
      `insert into record (id, kind, title, region_id, municipality_id, organisation_id, created_at) values ($1, $2, 'О встрече', $4, $5, $3, now())`,
      [id, kind, organisation, ...node],
    )
  await db.owner.query(
    `insert into directive (id, region_id, municipality_id, kind, number, title, state) values ($1, $2, $3, 'распоряжение', '7', 'О встрече', 'inForce')`,
    [order, ...node],
  )
  await db.owner.query(
    `insert into record_link (id, record_id, kind, to_record_id, as_written, region_id) values ($1, $2, 'source', $3, 'распоряжение № 7', $4)`,
    [newId(), programme, order, place.region],
  )
  await db.owner.query(
    `insert into assignment (id, region_id, municipality_id, organisation_id, source_record_id, source_row_id, title, source_label, source_kind, due_on, created_at)
     values ($1, $2, $3, $4, $5, $1, 'Провести встречу', 'п. 1', 'clause', '2023-02-06', '2023-01-10')`,
    [assignment, ...node, school, order],
  )
  return assignment
}

test('о делах программы пишут по её настройкам каждому, кто бы он ни был: дни, манера, слова', async () => {
  const place = await ground()
  const { coordinator, region, municipality } = place
  const programme = await programmeWith(place)
  const other = await makeSchool(db, region, municipality, 'МБОУ «Посторонняя СОШ»')
  const stranger = await makePerson(db, 'schoolHead', { region, municipality, organisation: other })
  const theirs = `${stranger.person}@shkola.test`
  await db.owner.query('insert into person_contact (person_id, email) values ($1, $2)', [
    stranger.person,
    theirs,
  ])
  const texts = { ...SETTINGS.texts, soon: { opening: 'Так пишет программа.', closing: '' } }
  await keep(coordinator, { daysBefore: '30' })
  await keep(coordinator, { programme, mode: 'single', daysBefore: '5', texts })
  const assignment = await assignmentOf(place, programme, other)
  const day = '2023-02-01' as Day
  // five days before, as the programme reminds; the district would have reminded thirty days before
  expect(await remind(db, { zone: 'Europe/Moscow', day }, { at: at('03:00'), region })).toBe(2)
  expect(await remind(db, { zone: 'Europe/Moscow', day: '2023-01-07' as Day }, { region })).toBe(0)
  await tell(stranger.person, 'overdue', at('03:00'))
  await sendLetters(db, { publicUrl: URL, at: at('09:00') })
  const letters = await lettersTo(theirs)
  expect(letters.map(({ subject, body }) => [subject, body.includes('Так пишет программа.')])).toEqual(
    expect.arrayContaining([
      ['Связка: скоро срок', true],
      [expect.stringContaining('Связка'), false],
    ]),
  )
  expect(letters).toHaveLength(2)
  const { rows } = await db.worker.query('select programme_id from record_programme where record_id = $1', [
    assignment,
  ])
  expect(rows).toEqual([{ programme_id: programme }])
})

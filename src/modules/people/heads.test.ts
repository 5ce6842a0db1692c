import { expect, test } from 'vitest'
import { makeDistrict } from '../../../test/builders/accounts.ts'
import { openPeople } from './people.fixture.ts'

const { app, db, faults } = await openPeople()

const LINE = { from: '01.09.2026', act: 'приказ от 01.09.2026 № 5' }

test('руководителей школ добавляют одной страницей: все или никто, похожий назван, потом печатают письма', async () => {
  const district = await makeDistrict(db, app)
  const { who } = await district.member('municipalCoordinator', district.atDistrict, 'Ветрова')
  const { rows: schools } = await db.owner.query<{ id: string }>(
    `select id from organisation where municipality_id = $1 and kind = 'school' order by short_name`,
    [district.municipality],
  )
  const [first = ''] = schools.map(({ id }) => id)
  const page = await who.get('/people/heads')
  expect(page.html).toContain(`name="name.${first}"`)

  const empty = await who.post('/people/heads', { ...LINE, [`name.${first}`]: '' })
  expect(empty.html).toContain('Впишите хотя бы одного руководителя')
  const wrong = await who.post('/people/heads', {
    ...LINE,
    act: '',
    [`name.${first}`]: 'Ольховская',
    [`email.${first}`]: 'не почта',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('Напишите, каким документом назначена роль')
  expect(wrong.html).toContain('value="Ольховская"')
  const half = await who.post('/people/heads', {
    ...LINE,
    [`name.${first}`]: 'Ольховская',
    [`email.${first}`]: 'не почта',
  })
  expect(half.html).toContain('Напишите имя')
  expect(half.html).toContain('не почта')
  expect((await db.owner.query(`select 1 from person where last_name = 'Ольховская'`)).rowCount).toBe(0)

  const done = await who.post('/people/heads', {
    ...LINE,
    [`name.${first}`]: 'Ольховская Нина Павловна',
    [`email.${first}`]: 'Olha@shkola.test',
  })
  expect([done.status, done.location]).toEqual([303, '/people?state=noAccount&role=schoolHead'])
  expect((await who.get(done.location)).html).toContain('Ольховская Нина Павловна')
  const { rows } = await db.owner.query(
    `select r.role, r.organisation_id as school, r.act, h.title, c.email from person p join role_held r on r.person_id = p.id
       join position_held h on h.person_id = p.id join person_contact c on c.person_id = p.id where p.last_name = 'Ольховская'`,
  )
  expect(rows).toEqual([
    { role: 'schoolHead', school: first, act: LINE.act, title: 'директор', email: 'olha@shkola.test' },
  ])
  expect(half.html).not.toContain('Это другие люди')
  // the school has its head now
  expect((await who.get('/people/heads')).html).not.toContain(`name="name.${first}"`)
  expect(
    (await who.post('/people/heads', { ...LINE, [`name.${first}`]: 'Другая Анна Ивановна' })).status,
  ).not.toBe(303)
  expect(faults).toEqual([])
})

test('в новом районе без школ страница ведёт к загрузке реестра, а не говорит, что руководители есть у всех', async () => {
  const district = await makeDistrict(db, app)
  const { who } = await district.member('municipalCoordinator', district.atDistrict, 'Ветрова')
  await db.owner.query(
    `update organisation set state = 'closed', closed_on = '2026-01-01' where municipality_id = $1 and kind = 'school'`,
    [district.municipality],
  )
  const { html } = await who.get('/people/heads')
  expect(html).toContain('Школ в реестре ещё нет')
  expect(html).toContain('href="/schools/import"')
  expect(html).not.toContain('Руководитель есть у каждой школы')
})

test('руководитель школы чужих руководителей не назначает', async () => {
  const district = await makeDistrict(db, app)
  const { who } = await district.member('schoolHead', district.atSchool, 'Калинникова')
  expect((await who.get('/people/heads')).status).toBe(403)
})

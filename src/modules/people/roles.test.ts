import { expect, test } from 'vitest'
import { type District, type Member, makeDistrict } from '../../../test/builders/accounts.ts'
import { makePerson, makeSchool } from '../../../test/builders/territory.ts'
import { moment } from '../../platform/clock.ts'
import { one, sql } from '../../platform/database/query.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import { type PersonFacts, scopeOfPerson } from '../../platform/scope/scope.ts'
import { add, newcomer, openPeople } from './people.fixture.ts'

const { app, db, faults } = await openPeople()

// ---------------------------------------------------------------- roles

const grant = (district: District, over: Readonly<Record<string, string>> = {}) => ({
  node: `organisation:${district.school}`,
  role: 'deputyHead',
  from: '01.09.2022',
  until: '',
  act: 'приказ № 5',
  ...over,
})

const appoint = async (by: Member, person: string, fields: Readonly<Record<string, string>>) => {
  await by.who.get(`/people/${person}/roles/new`)
  return by.who.post(`/people/${person}/roles/new`, fields)
}

test('roles are granted only by those who may, at their own nodes', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const coordinator = await district.member('municipalCoordinator', district.atDistrict, 'Заречный')
  const keeper = await district.member('administrator', { region: district.region }, 'Тимохина')
  const teacher = (await makePerson(db, 'mentor', district.atSchool, 'Брусницын')).person
  const atDistrict = { node: `municipality:${district.municipality}` }

  expect((await appoint(head, teacher, grant(district))).status).toBe(303)
  const twice = await appoint(head, teacher, grant(district))
  expect(twice.html).toContain('уже есть в эти дни')
  const high = await appoint(head, teacher, grant(district, { role: 'schoolHead' }))
  expect(high.status).toBe(422)
  expect(high.html).toContain('назначает и завершает другой человек')
  const noAct = await appoint(head, teacher, grant(district, { role: 'tutor', act: '' }))
  expect(noAct.html).toContain('каким документом назначена роль')
  expect(
    (await appoint(head, teacher, grant(district, { ...atDistrict, role: 'methodologist' }))).status,
  ).toBe(403)

  expect(
    (await appoint(coordinator, teacher, grant(district, { ...atDistrict, role: 'methodologist' }))).status,
  ).toBe(303)
  expect(
    (await appoint(coordinator, teacher, grant(district, { ...atDistrict, role: 'municipalCoordinator' })))
      .status,
  ).toBe(422)
  const region = { node: `region:${district.region}` }
  expect(
    (await appoint(coordinator, teacher, grant(district, { ...region, role: 'administrator' }))).status,
  ).toBe(403)
  expect(
    (await appoint(keeper, teacher, grant(district, { ...atDistrict, role: 'municipalCoordinator' }))).status,
  ).toBe(303)
  expect((await appoint(keeper, teacher, grant(district, { role: 'regionalCoordinator' }))).html).toContain(
    'на этом уровне нет',
  )

  // roles.md of the teacher as he sees them, with the act
  const { rows } = await db.owner.query<{ role: string; act: string }>(
    `select role, act from role_held where person_id = $1 and act is not null order by role`,
    [teacher],
  )
  expect(rows.map(({ role }) => role)).toEqual(['deputyHead', 'methodologist', 'municipalCoordinator'])
  expect(faults).toEqual([])
})

test('a role works from its day and is felt at the very next page', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const teacher = await district.member('mentor', district.atSchool, 'Брусницын')
  expect((await teacher.who.get('/people/new')).html).toContain('Добавлять людей может')
  await appoint(head, teacher.id, grant(district))
  expect((await teacher.who.get('/people/new')).html).toContain('учитель математики')
  const card = await head.who.get(`/people/${teacher.id}`)
  const end = new RegExp(`/people/${teacher.id}/roles/[0-9a-f-]+/end`, 'u').exec(card.html)?.[0] ?? ''
  const page = await head.who.get(end)
  expect(page.html).toContain('Роль останется в истории')
  expect((await head.who.post(end, { until: '01.01.2000' })).html).toContain('позже дня начала')
  const { rows } = await db.owner.query<{ id: string }>(
    `select id from role_held where person_id = $1 and role = 'deputyHead'`,
    [teacher.id],
  )
  await head.who.get(`/people/${teacher.id}`)
  expect(
    (await head.who.post(`/people/${teacher.id}/roles/${rows[0]?.id}/end`, { until: '01.10.2022' })).status,
  ).toBe(303)
  expect((await teacher.who.get('/people/new')).html).toContain('Добавлять людей может')
  expect((await head.who.get(`/people/${teacher.id}`)).html).toContain('Прежние роли')
})

test('positions have dates, and one is ended, not deleted', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const id = await add(head.who, newcomer(district))
  await head.who.get(`/people/${id}/positions/new`)
  const fields = {
    node: `organisation:${district.school}`,
    title: 'классный руководитель',
    from: '01.09.2022',
    until: '',
  }
  expect((await head.who.post(`/people/${id}/positions/new`, { ...fields, title: '' })).html).toContain(
    'Напишите должность',
  )
  expect((await head.who.post(`/people/${id}/positions/new`, fields)).status).toBe(303)
  const { rows } = await db.owner.query<{ id: string }>(
    `select id from position_held where person_id = $1 and title = $2`,
    [id, fields.title],
  )
  await head.who.get(`/people/${id}/positions/${rows[0]?.id}/end`)
  expect(
    (await head.who.post(`/people/${id}/positions/${rows[0]?.id}/end`, { until: '01.10.2022' })).status,
  ).toBe(303)
  expect((await head.who.get(`/people/${id}`)).html).toContain('с 01.09.2022 до 01.10.2022')
})

test('a head hands his duty to a deputy for a time and takes it back', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const deputy = await district.member('mentor', district.atSchool, 'Брусницын')
  const elsewhere = await makeDistrict(db, app)
  const stranger = await elsewhere.member('mentor', elsewhere.atSchool, 'Ладогина')
  const page = await head.who.get('/me/deputy')
  expect(page.html).toContain('Брусницын Вера Павловна')
  const duty = /name="roles" value="([^"]+)"/u.exec(page.html)?.[1] ?? ''
  const today = new Date().toISOString().slice(0, 10)
  const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  const fields = { deputy: deputy.id, roles: [duty], reason: 'leave', from: today, until, act: '' }
  const hand = (over: Readonly<Record<string, string | string[]>> = {}) =>
    head.who.post(`/people/${head.id}/deputy`, { ...fields, ...over })
  expect((await hand({ roles: [] })).html).toContain('хотя бы одну обязанность')
  expect((await hand({ deputy: stranger.id })).html).toContain('коллеге из той же организации')
  expect((await hand({ until: today })).html).toContain('Последний день раньше первого')
  expect((await hand()).status).toBe(303)
  expect((await deputy.who.get('/people/new')).html).toContain('учитель математики')
  expect((await deputy.who.get('/me')).html).toContain('за Сенокосова В. П.')
  expect((await head.who.get(`/people/${head.id}`)).html).toContain('Замещает Брусницын В. П.')
  const absences = await head.who.get('/me/deputy')
  const absence = /name="absence" value="([^"]+)"/u.exec(absences.html)?.[1] ?? ''
  expect((await head.who.post(`/people/${head.id}/deputy/cancel`, { absence })).status).toBe(303)
  const { rows } = await db.owner.query<{ days: number }>(
    `select until_on - from_on as days from role_held where person_id = $1 and role = 'schoolHead'`,
    [deputy.id],
  )
  // begun and ended on one day: the row stays as history, that day is the last
  expect(rows).toEqual([{ days: 1 }])
  expect(faults).toEqual([])
})

// ---------------------------------------------------------------- teams

test('a head forms a team; its head gets the role, members come and go with dates', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const leader = await district.member('mentor', district.atSchool, 'Брусницын')
  const member = (await makePerson(db, 'mentee', district.atSchool, 'Ладогина')).person
  expect((await head.who.get('/teams')).html).toContain('Команд пока нет')
  await head.who.get('/teams/new')
  const fields = {
    node: `organisation:${district.school}`,
    kind: 'school',
    name: 'Школьная сетевая команда',
    purpose: '',
    head: leader.id,
    act: 'приказ № 7',
    from: '01.09.2022',
    until: '',
  }
  expect((await head.who.post('/teams/new', { ...fields, name: '', head: '' })).html).toContain(
    'Назовите команду',
  )
  const formed = await head.who.post('/teams/new', fields)
  expect(formed.status).toBe(303)
  expect((await leader.who.get('/me')).html).toContain('Руководитель школьной сетевой команды')
  await leader.who.get(formed.location)
  const add = (over: Readonly<Record<string, string>> = {}) =>
    leader.who.post(`${formed.location}/members`, {
      person: member,
      duty: 'читательская грамотность',
      from: '01.10.2022',
      ...over,
    })
  expect((await add({ from: '01.08.2022' })).html).toContain('ещё не было')
  expect((await add()).status).toBe(303)
  await leader.who.get(formed.location)
  expect((await add()).html).toContain('уже в команде')
  const page = await leader.who.get(formed.location)
  expect(page.html).toContain('Ладогина В. П.')
  const end = /\/teams\/[0-9a-f-]+\/members\/[0-9a-f-]+\/end/u.exec(page.html)?.[0] ?? ''
  await leader.who.get(end)
  expect((await leader.who.post(end, { until: '01.11.2022' })).status).toBe(303)
  expect((await leader.who.get(formed.location)).html).toContain('Были в составе')
  await head.who.get(`${formed.location}/edit`)
  expect((await head.who.post(`${formed.location}/edit`, { ...fields, name: 'Команда роста' })).status).toBe(
    303,
  )
  expect((await head.who.get('/teams')).html).toContain('Команда роста')
  // another name of the person later does not change what the team's papers say (R221)
  await db.owner.query(`update person set last_name = 'Новая' where id = $1`, [member])
  expect((await head.who.get(formed.location)).html).toContain('Ладогина В. П.')
  expect(faults).toEqual([])
})

test('a team of a network is seen by the schools of its members and by nobody else', async () => {
  const district = await makeDistrict(db, app)
  const methodologist = await district.member('methodologist', district.atDistrict, 'Полянская')
  const other = await makeSchool(db, district.region, district.municipality, 'Моховская ООШ')
  const third = await makeSchool(db, district.region, district.municipality, 'Тихоборская СОШ')
  const head = await district.member(
    'schoolHead',
    { ...district.atSchool, organisation: other },
    'Калинникова',
  )
  const outsider = await district.member(
    'schoolHead',
    { ...district.atSchool, organisation: third },
    'Журавский',
  )
  await db.owner.query(
    `insert into position_held (id, person_id, organisation_id, region_id, municipality_id, title, from_on) values ($1, $2, $3, $4, $5, 'директор', '2020-09-01')`,
    [newId(), head.id, other, district.region, district.municipality],
  )
  const choose = await methodologist.who.get('/teams/new')
  expect(choose.html).toContain('Где собрать команду')
  const node = `municipality:${district.municipality}`
  const form = await methodologist.who.get(`/teams/new?node=${node}`)
  expect(form.html).toContain('Новая команда')
  const formed = await methodologist.who.post('/teams/new', {
    node,
    name: 'Сеть озёрных школ',
    purpose: 'совместный проект',
    head: methodologist.id,
    act: '',
    from: '01.09.2022',
    until: '',
  })
  expect(formed.status).toBe(303)
  expect((await head.who.get(formed.location)).status).toBe(404)
  await methodologist.who.get(formed.location)
  await methodologist.who.post(`${formed.location}/members`, {
    person: head.id,
    duty: '',
    from: '01.09.2022',
  })
  const seen = await head.who.get(formed.location)
  expect(seen.status).toBe(200)
  expect(seen.html).not.toContain('Добавить в команду')
  expect((await head.who.get('/teams')).html).toContain('Сеть озёрных школ')
  expect((await outsider.who.get(formed.location)).status).toBe(404)
  await outsider.who.get('/me')
  expect(
    (
      await outsider.who.post(`${formed.location}/members`, {
        person: outsider.id,
        duty: '',
        from: '01.09.2022',
      })
    ).status,
  ).toBe(404)
  expect(faults).toEqual([])
})

test('the keeper of the installation has no people: the page says who adds them, the base shows no contacts (ADR 0013)', async () => {
  const district = await makeDistrict(db, app)
  const teacher = (await makePerson(db, 'mentor', district.atSchool, 'Брусницын')).person ?? ''
  const keeper = await district.member('administrator', { region: district.region }, 'Тимохина')
  await db.owner.query(`update role_held set level = 'installation', region_id = null where person_id = $1`, [
    keeper.id,
  ])
  const form = await keeper.who.get('/people/new')
  expect(form.html).toContain('Добавлять людей может руководитель организации')
  const sent = await keeper.who.post('/people/new', newcomer(district))
  expect([403, 404]).toContain(sent.status)
  const found = await db.app.query<{ facts: PersonFacts }>('select person_facts($1) as facts', [keeper.id])
  const scopes = found.rows.map(({ facts }) => scopeOfPerson(facts, moment()))
  const managed = scopes.map((scope) =>
    asPerson(db.app, scope, 'read', (tx) =>
      one(tx, sql<{ managed: boolean }>`select person_managed(${teacher}) as managed`),
    ),
  )
  expect(await Promise.all(managed)).toEqual([{ managed: false }])
  expect(faults).toEqual([])
})

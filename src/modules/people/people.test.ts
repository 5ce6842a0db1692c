import { expect, test } from 'vitest'
import { makeDistrict } from '../../../test/builders/accounts.ts'
import { makePerson, makeSchool } from '../../../test/builders/territory.ts'
import { moment } from '../../platform/clock.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import { type PersonFacts, scopeOfPerson } from '../../platform/scope/scope.ts'
import { nodeChoices } from './pages/person-parts.tsx'
import { add, newcomer, openPeople } from './people.fixture.ts'

const { app, db, faults, withContacts } = await openPeople()

// ---------------------------------------------------------------- adding

test('a head adds a teacher with a position and a role by an act', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const id = await add(head.who, newcomer(district, { phone: '8 (813) 555-01-02' }))
  const card = await head.who.get(`/people/${id}`)
  expect(card.html).toContain('Калинникова Раиса Егоровна')
  expect(card.html).toContain('учитель математики')
  expect(card.html).toContain('приказ от 01.09.2022 № 12')
  expect(card.html).toContain('8 (813) 555-01-02')
  expect((await head.who.get('/people')).html).toContain(`/people/${id}`)
  const { rows } = await db.owner.query<{ role: string; change: unknown }>(
    `select role, change from audit_entry where command = 'person.add' and row_id = $1`,
    [id],
  )
  expect(rows).toEqual([{ role: 'schoolHead', change: { role: 'mentor', level: 'organisation' } }])
  expect(faults).toEqual([])
})

test('somebody alike is shown first, with everything typed kept', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const first = await add(head.who, newcomer(district))
  await head.who.get('/people/new')
  const again = await head.who.post('/people/new', newcomer(district, { firstName: 'Р.', middleName: 'Е.' }))
  expect(again.status).toBe(422)
  expect(again.html).toContain('Похоже, этот человек уже есть')
  expect(again.html).toContain(`/people/${first}`)
  expect(again.html).toContain('value="учитель математики"')
  const namesake = await head.who.post(
    '/people/new',
    newcomer(district, { middleName: 'Олеговна', position: 'логопед' }),
  )
  expect(namesake.status).toBe(303)
  await head.who.get('/people/new')
  const sure = await head.who.post('/people/new', { ...newcomer(district), evenSo: 'yes' })
  expect(sure.status).toBe(303)
})

test('what is wrong stands beside its field, in words', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  await head.who.get('/people/new')
  const refused = await head.who.post(
    '/people/new',
    newcomer(district, { lastName: '', email: 'нет', from: '31.11.2022', position: '', role: '' }),
  )
  expect(refused.status).toBe(422)
  for (const words of ['Напишите фамилию', 'В адресе почты не хватает знака', 'Такой даты нет'])
    expect(refused.html).toContain(words)
  expect(refused.html).toContain('value="31.11.2022"')
  const nowhere = await head.who.post('/people/new', newcomer(district, { position: '', role: '' }))
  expect(nowhere.html).toContain('Укажите должность или роль')
  const noAct = await head.who.post('/people/new', newcomer(district, { act: '' }))
  expect(noAct.html).toContain('каким документом')
})

test('a head adds nobody to another school, a teacher nobody at all', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const mentor = await district.member('mentor', district.atSchool, 'Брусницын')
  const other = await makeSchool(db, district.region, district.municipality, 'Моховская ООШ')
  await head.who.get('/people/new')
  const foreign = await head.who.post('/people/new', newcomer(district, { node: `organisation:${other}` }))
  expect(foreign.status).toBe(403)
  expect((await mentor.who.get('/people/new')).html).toContain('Добавлять людей может')
  expect((await mentor.who.post('/people/new', newcomer(district))).status).toBe(403)
})

// ---------------------------------------------------------------- who sees what

test('contacts are seen by the person, his head and his district, not by colleagues and strangers', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const coordinator = await district.member('municipalCoordinator', district.atDistrict, 'Заречный')
  const teacher = await district.member('mentor', district.atSchool, 'Брусницын')
  const colleague = await district.member('mentee', district.atSchool, 'Ладогина')
  const elsewhere = await makeDistrict(db, app)
  const stranger = await elsewhere.member('schoolHead', elsewhere.atSchool, 'Журавский')
  await withContacts(teacher.id, 'teacher@shkola.test')
  for (const one of [head, coordinator])
    expect((await one.who.get(`/people/${teacher.id}`)).html).toContain('teacher@shkola.test')
  const seen = await colleague.who.get(`/people/${teacher.id}`)
  expect(seen.status).toBe(200)
  expect(seen.html).not.toContain('teacher@shkola.test')
  expect(seen.html).toContain('Контакты видны тем, кто ведёт список')
  expect((await stranger.who.get(`/people/${teacher.id}`)).status).toBe(404)
  expect((await teacher.who.get('/me')).html).toContain('teacher@shkola.test')
  const facts = await db.app.query<{ facts: PersonFacts }>('select person_facts($1) as facts', [colleague.id])
  const scope = scopeOfPerson(facts.rows[0]?.facts as PersonFacts, moment())
  const rows = await asPerson(db.app, scope, 'read', (tx) => tx.client.query('select from person_contact'))
  expect(rows.rowCount).toBe(0)
})

test('a head whose office is over sees contacts no more', async () => {
  const district = await makeDistrict(db, app)
  const former = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const teacher = await makePerson(db, 'mentor', district.atSchool, 'Брусницын')
  await withContacts(teacher.person, 'b@shkola.test')
  await db.owner.query(`update role_held set until_on = '2021-01-01' where person_id = $1`, [former.id])
  await db.owner.query(
    `insert into role_held (id, person_id, role, level, region_id, municipality_id, organisation_id, from_on) values ($1, $2, 'mentor', 'organisation', $3, $4, $5, '2021-01-01')`,
    [newId(), former.id, district.region, district.municipality, district.school],
  )
  const seen = await former.who.get(`/people/${teacher.person}`)
  expect(seen.status).toBe(200)
  expect(seen.html).not.toContain('b@shkola.test')
})

test('the list has filters, pages and counts, and names its node', async () => {
  const district = await makeDistrict(db, app)
  const coordinator = await district.member('municipalCoordinator', district.atDistrict, 'Заречный')
  const other = await makeSchool(db, district.region, district.municipality, 'Моховская ООШ')
  for (let n = 0; n < 60; n++)
    await makePerson(
      db,
      n % 2 === 0 ? 'mentor' : 'mentee',
      { ...district.atSchool, organisation: n < 55 ? district.school : other },
      `Учителев${String(n).padStart(2, '0')}`,
    )
  const first = await coordinator.who.get('/people')
  expect(first.html).toContain('61 человек в вашем ведении')
  expect(first.html).toContain('1–50 из 61')
  expect((await coordinator.who.get('/people?page=2')).html).toContain('51–61 из 61')
  const few = await coordinator.who.get(`/people?node=organisation:${other}&role=mentor`)
  expect(few.html.match(/<th scope="row"/gu)).toHaveLength(2)
  expect(few.html).toContain('Показано')
  const one = await coordinator.who.get(`/people?text=${encodeURIComponent('учителев07')}`)
  expect(one.html.match(/<th scope="row"/gu)).toHaveLength(1)
  expect((await coordinator.who.get('/people?text=%25')).html).toContain('Никто не подошёл')
  expect((await coordinator.who.get('/people?state=left')).html).toContain('Никто не подошёл')
  expect((await coordinator.who.get('/people?node=bad&role=king&page=-5&state=x')).status).toBe(200)
})

test('namesakes among places carry their municipality, for the chosen one stands without its heading', () => {
  const owner = { region: null, municipality: null, organisation: null }
  const node = (name: string, municipality: string | null) =>
    ({ value: `${name} ${municipality}`, name, municipality, level: 'organisation', owner }) as const
  const labels = nodeChoices([
    node('Комитет образования', null),
    node('Комитет образования', 'Озёрный район'),
    node('Комитет образования', 'Луговой район'),
    node('Озёрская школа', 'Озёрный район'),
  ]).map(({ label }) => label)
  expect(labels).toEqual([
    'Комитет образования',
    'Комитет образования, Озёрный район',
    'Комитет образования, Луговой район',
    'Озёрская школа',
  ])
})

import { expect, test } from 'vitest'
import { makeDistrict, PASSWORD } from '../../../test/builders/accounts.ts'
import { makePerson } from '../../../test/builders/territory.ts'
import { visitor } from '../../../test/builders/visitor.ts'
import { parseDay } from '../../kernel/day.ts'
import { moment } from '../../platform/clock.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import { type PersonFacts, scopeOfPerson } from '../../platform/scope/scope.ts'
import { openPeople } from './people.fixture.ts'
import {
  findPersonsByName,
  holdersAtOrganisations,
  holdersOf,
  personName,
  personNames,
  personsAt,
} from './public.ts'

const { app, db, faults, withContacts } = await openPeople()

// ---------------------------------------------------------------- leaving, merging, erasing

test('who has left signs in no more, and may come back', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const teacher = await district.member('mentor', district.atSchool, 'Брусницын')
  const asked = (await head.who.get(`/people/${teacher.id}/leave`)).html
  for (const words of ['вход закроется', 'сначала передайте их']) expect(asked).toContain(words)
  expect((await head.who.post(`/people/${teacher.id}/leave`, {})).status).toBe(303)
  expect((await teacher.who.get('/me')).status).toBe(303)
  expect((await head.who.get('/people?state=left')).html).toContain('Брусницын')
  await head.who.get(`/people/${teacher.id}`)
  expect((await head.who.post(`/people/${teacher.id}/return`, {})).status).toBe(303)
  expect((await head.who.get(`/people/${teacher.id}`)).html).toContain('Назначить роль')
})

test('two cards of one person become one', async () => {
  const district = await makeDistrict(db, app)
  const coordinator = await district.member('municipalCoordinator', district.atDistrict, 'Заречный')
  const one = await district.member('mentor', district.atSchool, 'Брусницына')
  const two = (await makePerson(db, 'tutor', district.atSchool, 'Брусницына')).person
  await withContacts(two, 'second@shkola.test')
  const page = await coordinator.who.get(`/people/${one.id}/merge`)
  expect(page.html).toContain(two)
  expect((await coordinator.who.post(`/people/${one.id}/merge`, { into: '' })).html).toContain(
    'Выберите человека',
  )
  const done = await coordinator.who.post(`/people/${one.id}/merge`, { into: two })
  expect(done.location).toBe(`/people/${two}`)
  const card = await coordinator.who.get(done.location)
  for (const words of ['Наставник', 'Тьютор', one.login, 'second@shkola.test'])
    expect(card.html).toContain(words)
  expect((await one.who.get('/me')).html).toContain('Брусницына')
  const gone = await coordinator.who.get(`/people/${one.id}`)
  expect([200, 404]).toContain(gone.status)
})

test('erasure: asked by the person, done by an administrator, the audit keeps a pseudonym', async () => {
  const district = await makeDistrict(db, app)
  const keeper = await district.member('administrator', { region: district.region }, 'Тимохина')
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const teacher = await district.member('mentor', district.atSchool, 'Брусницын')
  await withContacts(teacher.id, 'b@shkola.test')
  await teacher.who.get('/me')
  await teacher.who.post('/me', { email: 'b2@shkola.test', phone: '', language: 'ru', notify: 'digest' })
  await teacher.who.get('/me/data')
  expect((await teacher.who.post('/me/erasure', {})).status).toBe(303)
  expect((await teacher.who.get('/me/data')).html).toContain('Просьба отправлена')
  const notice = await db.owner.query(
    `select from notification where person_id = $1 and code = 'erasureAsked'`,
    [keeper.id],
  )
  expect(notice.rowCount).toBe(1)
  await head.who.get(`/people/${teacher.id}`)
  expect((await head.who.post(`/people/${teacher.id}/erase`, { confirmed: 'yes' })).status).toBe(403)
  await keeper.who.get(`/people/${teacher.id}/erase`)
  expect((await keeper.who.post(`/people/${teacher.id}/erase`, {})).html).toContain('понимаете последствия')
  expect((await keeper.who.post(`/people/${teacher.id}/erase`, { confirmed: 'yes' })).status).toBe(303)
  const card = await keeper.who.get(`/people/${teacher.id}`)
  expect(card.html).toContain('Данные удалены')
  expect(card.html).not.toContain('Брусницын')
  expect((await teacher.who.get('/me')).status).toBe(303)
  const left = await db.owner.query<{ n: number }>(
    `select (select count(*) from person_contact where person_id = $1) + (select count(*) from audit_personal w join audit_entry e on e.id = w.entry_id
       where e.person_id = $1 or e.row_id = $1) + (select count(*) from person where id = $1 and (last_name = 'Брусницын' or account_id is not null)) as n`,
    [teacher.id],
  )
  expect(left.rows[0]?.n).toBe(0)
  expect(
    (await db.owner.query('select from audit_entry where person_id = $1', [teacher.id])).rowCount,
  ).toBeGreaterThan(0)
  expect(faults).toEqual([])
})

test('own data come as a file, and hold nobody else’s', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const teacher = await district.member('mentor', district.atSchool, 'Брусницын')
  await withContacts(teacher.id, 'b@shkola.test')
  const file = await teacher.who.get('/me/data.json')
  expect(file.headers.get('content-disposition')).toContain('attachment')
  const everything = JSON.parse(file.html)
  expect(everything.person.last_name).toBe('Брусницын')
  expect(everything.contacts.email).toBe('b@shkola.test')
  expect(everything.account.login).toBe(teacher.login)
  expect(file.html).not.toContain(head.id)
  expect(file.html).not.toContain('Сенокосова')
})

test('the own page saves contacts and language, with what is wrong beside the field', async () => {
  const district = await makeDistrict(db, app)
  const teacher = await district.member('mentor', district.atSchool, 'Брусницын')
  await teacher.who.get('/me')
  const wrong = await teacher.who.post('/me', { email: 'почта', phone: '', language: 'ru', notify: 'digest' })
  expect(wrong.html).toContain('value="почта"')
  const none = await teacher.who.post('/me', { email: '', phone: '', language: 'ru', notify: 'each' })
  expect(none.html).toContain('нужна почта')
  expect(
    (await teacher.who.post('/me', { email: 'B@Shkola.test', phone: '', language: 'en', notify: 'each' }))
      .status,
  ).toBe(303)
  const page = await teacher.who.get('/me')
  expect(page.html).toContain('My page')
  expect(page.html).toContain('value="b@shkola.test"')
})

// ---------------------------------------------------------------- for other modules

test('the public face: names, holders, reading a name of a document', async () => {
  const district = await makeDistrict(db, app)
  const coordinator = await district.member('municipalCoordinator', district.atDistrict, 'Заречный')
  const head = (await makePerson(db, 'schoolHead', district.atSchool, 'Ёжикова')).person
  const namesake = (await makePerson(db, 'mentor', district.atSchool, 'Ежикова')).person
  await db.owner.query(`update person set first_name = 'Нина' where id = $1`, [namesake])
  const facts = await db.app.query<{ facts: PersonFacts }>('select person_facts($1) as facts', [
    coordinator.id,
  ])
  const scope = scopeOfPerson(facts.rows[0]?.facts as PersonFacts, moment())
  const school = { level: 'organisation', id: district.school } as const
  const municipality = { level: 'municipality', id: district.municipality } as const
  const early = parseDay('2019-12-31')
  await asPerson(db.app, scope, 'read', async (tx) => {
    expect(await personName(tx, head)).toBe('Ёжикова В. П.')
    expect(await personName(tx, newId())).toBeNull()
    expect((await personNames(tx, [head, namesake])).get(namesake)).toBe('Ежикова Н. П.')
    expect(await holdersOf(tx, 'schoolHead', school)).toEqual([head])
    expect(await holdersOf(tx, 'schoolHead', municipality)).toEqual([])
    expect(await holdersOf(tx, 'municipalCoordinator', municipality)).toEqual([coordinator.id])
    expect(
      (await personsAt(tx, school, 'schoolHead', scope.today)).map(({ delegated }) => delegated),
    ).toEqual([false])
    expect(early === null ? null : await personsAt(tx, school, 'schoolHead', early)).toEqual([])
    expect((await holdersAtOrganisations(tx, 'schoolHead', [district.school])).get(district.school)).toEqual([
      head,
    ])
    const found = async (written: string) =>
      (await findPersonsByName(tx, written, municipality)).map(({ id }) => id)
    expect(await found('Ёжикова В. П.')).toEqual([head])
    expect(await found('Ежикова В.П.')).toEqual([head])
    expect(await found('Н. П. Ёжикова')).toEqual([namesake])
    expect(await found('Ежикова Вера Павловна')).toEqual([head])
    expect(await found('Ежикова К. П.')).toEqual([])
    expect(await found('директорам школ')).toEqual([])
  })
})

test('every page of the module answers a person without roles, and a stranger is sent to sign in', async () => {
  const district = await makeDistrict(db, app)
  const nobody = await district.member('mentee', district.atSchool, 'Ладогина')
  await db.owner.query(`update role_held set until_on = '2021-01-01' where person_id = $1`, [nobody.id])
  const pages = [
    '/me',
    '/me/password',
    '/me/second-step',
    '/me/sessions',
    '/me/deputy',
    '/me/data',
    '/people',
    '/people/new',
    '/teams',
  ]
  for (const path of pages) {
    expect([path, (await nobody.who.get(path)).status]).toEqual([path, 200])
    expect([path, (await visitor(app).get(path)).status]).toEqual([path, 303])
  }
  for (const path of [
    `/people/${newId()}`,
    '/people/none',
    `/teams/${newId()}`,
    '/teams/none',
    `/people/${newId()}/edit`,
  ])
    expect([path, (await nobody.who.get(path)).status]).toEqual([path, 404])
  expect(PASSWORD.length).toBeGreaterThan(10)
  expect(faults).toEqual([])
})

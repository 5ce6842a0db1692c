import { expect, test } from 'vitest'
import {
  type District,
  type Member,
  makeDistrict,
  PASSWORD,
  signedIn,
} from '../../../test/builders/accounts.ts'
import { testServer } from '../../../test/builders/server.ts'
import { makePerson, makeSchool } from '../../../test/builders/territory.ts'
import { type Visitor, visitor } from '../../../test/builders/visitor.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { parseDay } from '../../kernel/day.ts'
import { moment } from '../../platform/clock.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import { type PersonFacts, scopeOfPerson } from '../../platform/scope/scope.ts'
import {
  findPersonsByName,
  holdersAtOrganisations,
  holdersOf,
  personName,
  personNames,
  personsAt,
} from './public.ts'

const db = await testDatabase()
const { app, faults } = testServer(db)

const newcomer = (district: District, over: Readonly<Record<string, string>> = {}) => ({
  node: `organisation:${district.school}`,
  lastName: 'Калинникова',
  firstName: 'Раиса',
  middleName: 'Егоровна',
  email: '',
  phone: '',
  position: 'учитель математики',
  role: 'mentor',
  from: '01.09.2022',
  act: 'приказ от 01.09.2022 № 12',
  ...over,
})

/** A head adds a person; gives the id from the address of the card. */
const add = async (who: Visitor, fields: Readonly<Record<string, string>>): Promise<string> => {
  await who.get('/people/new')
  const done = await who.post('/people/new', fields)
  expect([
    done.status,
    done.html.match(/class="msg"[^<]*<span class="vh">[^<]*<\/span>([^<]*)/u)?.[1],
  ]).toEqual([303, undefined])
  return done.location.split('/').at(-1) ?? ''
}

const mailsTo = async (email: string): Promise<string[]> => {
  const { rows } = await db.owner.query<{ body: string }>(
    'select body from mail_outbox where address = $1 order by created_at',
    [email],
  )
  return rows.map(({ body }) => body)
}

const linkIn = (letter: string | undefined): string =>
  /http:\/\/svyazka\.test(\/(?:invite|reset)\/\S+)/u.exec(letter ?? '')?.[1] ?? ''

const accept = { login: '', email: '', password: 'тихая пристань 42', again: 'тихая пристань 42' }

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

const withContacts = async (id: string, email: string): Promise<void> => {
  await db.owner.query('insert into person_contact (person_id, email, phone) values ($1, $2, $3)', [
    id,
    email,
    '8-900-000-11-22',
  ])
}

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

// ---------------------------------------------------------------- invitations

/** Codes of the letters that a page for printing shows, by surname. */
const codesOn = (html: string): string[] =>
  [...html.matchAll(/class="letter-code">([^<]+)</gu)].map((match) => match[1] ?? '')

const printLetter = async (who: Visitor, id: string): Promise<string> => {
  await who.get(`/people/${id}`)
  const letters = await who.post('/people/letters', { people: [id] })
  expect(letters.status).toBe(200)
  return codesOn(letters.html)[0] ?? ''
}

test('a printed code opens an account once; the suggested login may stay', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const id = await add(head.who, newcomer(district))
  const code = await printLetter(head.who, id)
  expect(code).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/u)

  const teacher = visitor(app)
  await teacher.get('/invite')
  expect((await teacher.post('/invite', { code: 'AAAAA-AAAA' })).html).toContain('десять знаков')
  expect((await teacher.post('/invite', { code: 'AAAAA-AAAAA' })).html).toContain('Такого кода нет')
  const found = await teacher.post('/invite', { code: code.toLowerCase().replace('-', ' ') })
  expect(found.location).toBe(`/invite/${code}`)
  const page = await teacher.get(found.location)
  expect(page.html).toContain('Здравствуйте, Раиса Егоровна')
  const login = /name="login"[^>]*/u.exec(page.html)?.[0] ?? ''
  const suggested = /id="f-login"/u.test(page.html)
    ? (/value="(kalinnikova[^"]*)"/u.exec(page.html)?.[1] ?? login)
    : ''
  const weak = await teacher.post(found.location, {
    ...accept,
    login: suggested,
    password: 'калинникова1',
    again: 'калинникова1',
  })
  expect(weak.html).toContain('почти повторяет ваше имя')
  const shape = await teacher.post(found.location, { ...accept, login: 'Раиса' })
  expect(shape.html).toContain('латинских букв')
  const taken = await teacher.post(found.location, { ...accept, login: head.login })
  expect(taken.html).toContain('уже занято')
  const done = await teacher.post(found.location, { ...accept, login: suggested, email: 'raisa@shkola.test' })
  expect(done.location).toBe('/')
  expect((await teacher.get('/me')).html).toContain('Калинникова Раиса Егоровна')
  expect((await signedIn(app, suggested, accept.password)).cookies.size).toBeGreaterThan(0)

  const twice = visitor(app)
  const dead = await twice.get(`/invite/${code}`)
  expect(dead.status).toBe(410)
  expect(dead.html).toContain('уже воспользовались')
  await twice.get('/invite')
  expect((await twice.post(`/invite/${code}`, { ...accept, login: 'another.one' })).html).toContain(
    'уже воспользовались',
  )
  expect(faults).toEqual([])
})

test('of two presses at once one account is made', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const id = await add(head.who, newcomer(district))
  const code = await printLetter(head.who, id)
  const both = [visitor(app), visitor(app)]
  for (const one of both) await one.get(`/invite/${code}`)
  const done = await Promise.all(
    both.map((one, at) => one.post(`/invite/${code}`, { ...accept, login: `twice.${id.slice(-8)}${at}` })),
  )
  expect(done.map(({ location }) => location).filter((to) => to === '/')).toHaveLength(1)
  expect(
    (await db.owner.query(`select from auth."user" where username like $1`, [`twice.${id.slice(-8)}%`]))
      .rowCount,
  ).toBe(1)
  expect(faults).toEqual([])
})

test('an invitation expires, and a new one revokes the old', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const id = await add(head.who, newcomer(district))
  const first = await printLetter(head.who, id)
  const second = await printLetter(head.who, id)
  const who = visitor(app)
  expect((await who.get(`/invite/${first}`)).html).toContain('Приглашение отозвано')
  expect((await who.get(`/invite/${second}`)).status).toBe(200)
  await db.owner.query(
    `update invitation set expires_at = now() - interval '1 minute' where person_id = $1`,
    [id],
  )
  const late = await who.post(`/invite/${second}`, { ...accept, login: 'late.one' })
  expect(late.html).toContain('Срок приглашения истёк')
  expect((await visitor(app).get('/invite/nothing-like-this')).status).toBe(404)
})

test('letters for many people are printed at once, each with a code and a login of its own', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const ids = [
    await add(head.who, newcomer(district)),
    await add(head.who, { ...newcomer(district, { position: 'логопед' }), evenSo: 'yes' }),
    await add(head.who, newcomer(district, { lastName: 'Полынцева', firstName: 'Инга' })),
  ]
  const list = await head.who.get('/people?state=noAccount')
  expect(list.html.match(/type="checkbox"/gu)).toHaveLength(3)
  const none = await head.who.post('/people/letters', { state: 'noAccount' })
  expect(none.status).toBe(422)
  expect(none.html).toContain('Отметьте хотя бы одного')
  await head.who.get('/people?state=noAccount')
  const letters = await head.who.post('/people/letters', { people: ids })
  const codes = codesOn(letters.html)
  expect(new Set(codes).size).toBe(3)
  const logins = [...letters.html.matchAll(/<dt>Имя для входа<\/dt><dd><b>([^<]+)</gu)].map(
    (match) => match[1],
  )
  expect(new Set(logins).size).toBe(3)
  expect(letters.html).toContain('http://svyazka.test/invite')
  const { rows } = await db.owner.query<{ text: string }>(
    `select row_to_json(i)::text as text from invitation i where person_id = any ($1) union all select change::text from audit_entry where command = 'person.invite'`,
    [ids],
  )
  for (const code of codes) for (const { text } of rows) expect(text).not.toContain(code)
})

test('an invitation by mail carries a link and nothing personal but the name', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const email = `raisa.${newId()}@shkola.test`
  const id = await add(head.who, newcomer(district, { email }))
  await head.who.get(`/people/${id}`)
  const sent = await head.who.post(`/people/${id}/invite`, {})
  expect(sent.location).toBe(`/people/${id}?invited=1`)
  expect((await head.who.get(sent.location)).html).toContain('Письмо уйдёт на')
  const [letter] = await mailsTo(email)
  expect(letter).toContain('Здравствуйте, Раиса Егоровна!')
  expect(letter).not.toContain('Калинникова')
  expect(letter).not.toContain('математики')
  expect((await visitor(app).get(linkIn(letter))).html).toContain('Здравствуйте, Раиса Егоровна')
})

test('nobody invites, and so takes over, a person above him', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const coordinator = await district.member('municipalCoordinator', district.atDistrict, 'Заречный')
  // the coordinator also teaches at the school
  await db.owner.query(
    `insert into position_held (id, person_id, organisation_id, region_id, municipality_id, title, from_on) values ($1, $2, $3, $4, $5, 'учитель истории', '2020-09-01')`,
    [newId(), coordinator.id, district.school, district.region, district.municipality],
  )
  const card = await head.who.get(`/people/${coordinator.id}`)
  expect(card.html).not.toContain('Напечатать письмо с кодом')
  const invited = await head.who.post('/people/letters', { people: [coordinator.id] })
  expect(invited.status).toBe(422)
  expect(invited.html).toContain('тот, кто назначает его на роль')
  const edited = await head.who.post(`/people/${coordinator.id}/edit`, {
    lastName: 'Заречный',
    firstName: 'Вера',
    middleName: 'Павловна',
    email: 'mine@evil.test',
    phone: '',
  })
  expect(edited.status).toBe(422)
  expect((await head.who.post(`/people/${coordinator.id}/leave`, {})).status).toBe(422)
  expect(
    (await db.owner.query('select from person_contact where person_id = $1', [coordinator.id])).rowCount,
  ).toBe(0)
})

// ---------------------------------------------------------------- forgotten passwords

test('a forgotten password comes by mail, once, and tells nobody whether there is such a person', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const email = `head.${newId()}@shkola.test`
  await withContacts(head.id, email)
  const who = visitor(app)
  await who.get('/forgot')
  expect((await who.post('/forgot', { login: 'nobody@nowhere.test' })).location).toBe('/forgot/sent')
  await who.get('/forgot')
  expect((await who.post('/forgot', { login: head.login })).location).toBe('/forgot/sent')
  expect((await who.get('/forgot/sent')).html).toContain('Если такой человек есть')
  const [letter] = await mailsTo(email)
  const link = linkIn(letter)
  expect(link).toMatch(/^\/reset\//u)
  const page = await who.get(link)
  expect(page.html).toContain(`Имя для входа: ${head.login}`)
  const done = await who.post(link, accept)
  expect(done.location).toBe('/')
  expect((await head.who.get('/me')).status).toBe(303)
  expect((await signedIn(app, head.login, accept.password)).cookies.size).toBeGreaterThan(0)
  expect((await visitor(app).get(link)).html).toContain('уже воспользовались')
  const { rows } = await db.owner.query<{ command: string; person: string }>(
    `select command, person_id as person from audit_entry where row_id = $1 order by id`,
    [head.id],
  )
  expect(rows).toEqual([
    { command: 'password.askReset', person: head.id },
    { command: 'invitation.accept', person: head.id },
  ])
})

test('a mailbox is not flooded with letters', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const email = `flood.${newId()}@shkola.test`
  await withContacts(head.id, email)
  for (let n = 0; n < 9; n++) {
    const who = visitor(app)
    await who.get('/forgot')
    expect((await who.post('/forgot', { login: email })).location).toBe('/forgot/sent')
  }
  expect(await mailsTo(email)).toHaveLength(5)
})

test('a shared mailbox gets a letter for each of its people, and each link is for one', async () => {
  const district = await makeDistrict(db, app)
  const email = `obschaya.${newId()}@shkola.test`
  const people = [
    await district.member('schoolHead', district.atSchool, 'Сенокосова'),
    await district.member('deputyHead', district.atSchool, 'Дроздецкая'),
  ]
  for (const { id } of people) await withContacts(id, email)
  const who = visitor(app)
  await who.get('/forgot')
  await who.post('/forgot', { login: email })
  const letters = await mailsTo(email)
  expect(letters).toHaveLength(2)
  const pages = await Promise.all(letters.map((letter) => visitor(app).get(linkIn(letter))))
  for (const [at, page] of pages.entries()) {
    const named = people.filter(({ login }) => page.html.includes(login))
    expect(named).toHaveLength(1)
    expect(pages.some((other, index) => index !== at && other.html.includes(named[0]?.login ?? ''))).toBe(
      false,
    )
  }
})

test('a head gives a teacher a new password by a new invitation', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const teacher = await district.member('mentor', district.atSchool, 'Брусницын')
  const code = await printLetter(head.who, teacher.id)
  const who = visitor(app)
  const page = await who.get(`/invite/${code}`)
  expect(page.html).toContain(teacher.login)
  expect(page.html).not.toContain('id="f-login"')
  expect((await who.post(`/invite/${code}`, accept)).location).toBe('/')
  expect((await teacher.who.get('/me')).status).toBe(303)
})

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

// ---------------------------------------------------------------- leaving, merging, erasing

test('who has left signs in no more, and may come back', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const teacher = await district.member('mentor', district.atSchool, 'Брусницын')
  expect((await head.who.get(`/people/${teacher.id}/leave`)).html).toContain('вход закроется')
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

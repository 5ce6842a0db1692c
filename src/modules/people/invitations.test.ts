import { expect, test } from 'vitest'
import { makeDistrict, signedIn } from '../../../test/builders/accounts.ts'
import { visitor } from '../../../test/builders/visitor.ts'
import { newId } from '../../platform/random.ts'
import { accept, add, linkIn, newcomer, openPeople, printLetter } from './people.fixture.ts'

const { app, db, faults, mailsTo, withContacts } = await openPeople()

// ---------------------------------------------------------------- invitations

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

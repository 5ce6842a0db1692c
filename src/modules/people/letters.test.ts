import { expect, test } from 'vitest'
import { makeDistrict } from '../../../test/builders/accounts.ts'
import { add, codesOn, newcomer, openPeople, printLetter } from './people.fixture.ts'

const { app, db, faults } = await openPeople()

test('letters for many people are printed at once, each with a code and a login of its own', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const ids = [
    await add(head.who, newcomer(district)),
    await add(head.who, { ...newcomer(district, { position: 'логопед' }), evenSo: 'yes' }),
    await add(head.who, newcomer(district, { lastName: 'Полынцева', firstName: 'Инга' })),
  ]
  // the way to the letters stands on the list of people, not only in a filter
  expect((await head.who.get('/people')).html).toContain('href="/people?state=noAccount"')
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

test('letters go to the whole list without a tick, on every page, and only to those whom this person may invite', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const first = await add(head.who, newcomer(district))
  await printLetter(head.who, first)
  // more than one page of the list, put straight into the database
  await db.owner.query(
    `with made as (insert into person (id, last_name, first_name, region_id)
       select gen_random_uuid(), 'Полынцев' || n, 'Инга', $1 from generate_series(1, 60) n returning id)
     insert into position_held (id, person_id, organisation_id, region_id, municipality_id, title, from_on)
       select gen_random_uuid(), id, $2, $1, $3, 'учитель', '2022-09-01' from made`,
    [district.region, district.school, district.municipality],
  )
  // a person above the head, without an account, at the head's own school
  const { rows: above } = await db.owner.query<{ id: string }>(
    `select id from person where last_name = 'Полынцев7' and region_id = $1`,
    [district.region],
  )
  await db.owner.query(
    `insert into role_held (id, person_id, role, level, region_id, municipality_id, from_on, act)
       values (gen_random_uuid(), $1, 'municipalCoordinator', 'municipality', $2, $3, '2022-09-01', 'приказ')`,
    [above[0]?.id, district.region, district.municipality],
  )
  const list = await head.who.get('/people?state=noAccount')
  expect(list.html).toContain('Напечатать всем, кого ещё не приглашали')
  expect(list.html).toContain('не больше 500 писем')
  const found = await head.who.post('/people/letters', {
    state: 'noAccount',
    text: 'Полынцев6',
    whom: 'fresh',
  })
  // Полынцев6 and Полынцев60
  expect(codesOn(found.html)).toHaveLength(2)
  await head.who.get('/people?state=noAccount')
  const fresh = await head.who.post('/people/letters', { state: 'noAccount', whom: 'fresh' })
  // sixty without the two invited already and the one above
  expect(codesOn(fresh.html)).toHaveLength(57)
  expect(fresh.html).not.toContain('Полынцев7 ')
  await head.who.get('/people?state=noAccount')
  const none = await head.who.post('/people/letters', { state: 'noAccount', whom: 'fresh' })
  expect([none.status, none.html.includes('Приглашать некого')]).toEqual([422, true])
  await head.who.get('/people?state=noAccount')
  const every = await head.who.post('/people/letters', { state: 'noAccount', whom: 'everybody' })
  expect(codesOn(every.html)).toHaveLength(60)
  expect(faults).toEqual([])
})

test('the page of printed letters opened again leads to the list and says why', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const again = await head.who.get('/people/letters')
  expect([again.status, again.location]).toEqual([303, '/people?state=noAccount&letters=gone'])
  expect((await head.who.get(again.location)).html).toContain('Письма с кодами показываются один раз')
})

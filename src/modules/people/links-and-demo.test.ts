import { expect, test } from 'vitest'
import { testServer } from '../../../test/builders/server.ts'
import { makeMunicipality, makePerson, makeRegion, makeSchool } from '../../../test/builders/territory.ts'
import { visitor } from '../../../test/builders/visitor.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { hashOfToken, newId, newToken } from '../../platform/random.ts'
import { nextNumber, openSignIn, type Person, signIn } from './sign-in.fixture.ts'

const { app, db, head, sessions } = await openSignIn()

// ---------------------------------------------------------------- one-time links

const makeLink = async (person: Person, days = 1): Promise<{ secret: string; record: string }> => {
  const record = newId()
  const secret = newToken()
  await db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, organisation_id, created_at) values ($1, 'practice', 'Опыт', $2, $3, $4, now())`,
    [record, person.region, person.municipality, person.school],
  )
  await db.owner.query(
    `insert into one_time_link (id, token_hash, record_id, commands, region_id, municipality_id, organisation_id, address, label, expires_at, created_at)
     values ($1, $2, $3, '{}', $4, $5, $6, '/open', 'Ключевская СОШ', now() + make_interval(days => $7), now())`,
    [newId(), hashOfToken(secret), record, person.region, person.municipality, person.school, days],
  )
  return { secret, record }
}

test('a one-time link sees its one record and nothing else', async () => {
  const person = await head()
  const { secret, record } = await makeLink(person)
  const other = await makeLink(person)
  const { page } = await import('../../platform/http/visit.ts')
  const seen: string[] = []
  const server = testServer(db, {
    routes: [
      page('/look', 'personOrLink', async (visit) => {
        const { rows } = await visit.tx.client.query('select id from record')
        seen.push(...(rows as { id: string }[]).map(({ id }) => id))
        const people = await visit.tx.client.query('select from person')
        seen.push(`people ${people.rowCount}`)
        return visit.page({ title: visit.scope.name }, visit.scope.name)
      }),
    ],
  })
  const who = visitor(server.app)
  expect((await who.get('/look')).location).toContain('/sign-in')
  expect((await who.get(`/link/${secret}`)).location).toBe('/open')
  expect((await who.get('/look')).html).toContain('Ключевская СОШ')
  expect(seen).toEqual([record, 'people 0'])
  expect(seen).not.toContain(other.record)
  expect((await who.get('/me')).status).toBe(404)
  await db.owner.query('update one_time_link set revoked_at = now() where record_id = $1', [record])
  // taken back: told in words, by a page and by a form alike
  expect((await who.get('/look')).location).toBe('/link')
  expect((await who.open('/link')).html).toContain('Ссылка больше не действует')
})

test('an expired, unknown or worn-out link says so', async () => {
  const person = await head()
  const { secret } = await makeLink(person, -1)
  const worn = await makeLink(person)
  await db.owner.query('update one_time_link set tries = 500 where record_id = $1', [worn.record])
  for (const token of [secret, worn.secret, 'nothing']) {
    const seen = await visitor(app).open(`/link/${token}`)
    expect(seen.status).toBe(410)
    expect(seen.html).toContain('Ссылка больше не действует')
  }
})

// ---------------------------------------------------------------- demo

test('nobody signs in without a password outside a demo', async () => {
  const person = await head()
  const persona = `p${nextNumber()}`
  await db.owner.query(
    `insert into persona (code, person_id, sentence, ord) values ($1, $2, 'Ведёт школу', 1)`,
    [persona, person.id],
  )
  const who = visitor(app)
  expect((await who.get('/sign-in')).html).not.toContain('Ведёт школу')
  const refused = await who.post('/demo/persona', { persona })
  expect(refused.status).toBe(404)
  expect(refused.headers.getSetCookie().join()).not.toContain('session_token')
  await signIn(who, person.login)
  expect((await who.get('/demo/date')).status).toBe(404)
  await who.get('/me')
  expect((await who.post('/demo/date', { day: '05.03.2030' })).status).toBe(404)
})

test('in a demo one press signs in, and the date moves in this session only', async () => {
  const demo = await testDatabase()
  await demo.owner.query(`insert into installation (key, value) values ('demo', 'true')`)
  const region = await makeRegion(demo)
  const municipality = await makeMunicipality(demo, region)
  const school = await makeSchool(demo, region, municipality, 'Ключевская СОШ')
  const facts = await makePerson(
    demo,
    'schoolHead',
    { region, municipality, organisation: school },
    'Ольховская',
  )
  await demo.owner.query(
    `insert into persona (code, person_id, sentence, ord) values ('head', $1, 'Ведёт школу', 1)`,
    [facts.person],
  )
  const extra = await makePerson(demo, 'methodologist', { region, municipality }, 'Полянская')
  await demo.owner.query(
    `insert into external_id (system, kind, value, id) values ('persona', 'person', 'methodist', $1)`,
    [extra.person],
  )
  const server = testServer(demo)
  const [who, other] = [visitor(server.app), visitor(server.app)]
  const gate = await who.get('/sign-in')
  expect(gate.html).toContain('Показательный район')
  expect(gate.html).toContain('Ольховская В. П.')
  expect(gate.html).toContain('Полянская В. П.')
  expect((await who.post('/demo/persona', { persona: 'nobody' })).status).toBe(404)
  await who.get('/sign-in')
  expect((await who.post('/demo/persona', { persona: 'head' })).status).toBe(303)
  await other.get('/sign-in')
  await other.post('/demo/persona', { persona: 'head' })
  const date = await who.get('/demo/date')
  expect(date.html).toContain('Другая дата')
  expect((await who.post('/demo/date', { day: '31.02.2031' })).html).toContain('Такой даты нет')
  expect((await who.post('/demo/date', { day: '5 марта 2031' })).status).toBe(303)
  expect((await who.get('/demo/date')).html).toContain('Сегодня здесь 5 марта, среда')
  expect((await other.get('/demo/date')).html).not.toContain('5 марта, среда')
  expect((await who.post('/demo/date', { back: 'today' })).status).toBe(303)
  expect((await who.get('/demo/date')).html).not.toContain('5 марта, среда')
  expect(server.faults).toEqual([])
})

test('sessions are made over the pools of the database', () => {
  expect(sessions.pools.app).toBe(db.app)
})

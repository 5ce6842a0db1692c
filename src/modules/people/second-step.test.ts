import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { testServer } from '../../../test/builders/server.ts'
import { makeMunicipality, makePerson, makeRegion } from '../../../test/builders/territory.ts'
import { type Visitor, visitor } from '../../../test/builders/visitor.ts'
import { from, nextNumber, openSignIn, PASSWORD, type Person, signIn } from './sign-in.fixture.ts'

const { app, db, faults, giveAccount, head } = await openSignIn()

// ---------------------------------------------------------------- the second step

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Six figures of RFC 6238 for a key in base32. */
const totp = (key: string, at = Date.now()): string => {
  const bits = [...key].map((sign) => BASE32.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const bytes = Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const digest = createHmac('sha1', bytes).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

const setUp = async (person: Person): Promise<{ key: string; backup: string[]; who: Visitor }> => {
  const who = visitor(app)
  await signIn(who, person.login)
  await who.get('/me/second-step')
  expect((await who.post('/me/second-step', { password: 'не тот пароль совсем' })).html).toContain(
    'Пароль не подошёл',
  )
  const begun = await who.post('/me/second-step', { password: PASSWORD })
  const key = /name="key" value="([A-Z2-7]+)"/u.exec(begun.html)?.[1] ?? ''
  const backup = [...begun.html.matchAll(/name="backup" value="([^"]+)"/gu)].map((match) => match[1] ?? '')
  expect(begun.html).toContain('<path stroke="#000000" d="M')
  const wrong = await who.post('/me/second-step/on', { code: '000000', key, backup })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain(key)
  const before = who.cookies.get('svyazka.session_token')
  expect((await who.post('/me/second-step/on', { code: totp(key), key, backup })).location).toBe(
    '/me/second-step',
  )
  expect(who.cookies.get('svyazka.session_token')).not.toBe(before)
  expect((await who.get('/me/second-step')).html).toContain('Второй шаг включён')
  return { key, backup, who }
}

test('with the second step on a password alone opens nothing; the code does, and so does a backup code once', async () => {
  const person = await head()
  const { key, backup } = await setUp(person)
  const who = visitor(app)
  const first = await signIn(who, person.login, PASSWORD, '/me/data')
  expect(first.location).toBe('/sign-in/code?next=%2Fme%2Fdata')
  expect((await who.get('/me')).location).toContain('/sign-in')
  await who.get(first.location)
  expect((await who.post('/sign-in/code', { code: '123' })).html).toContain('Код не подошёл')
  const code = `${totp(key).slice(0, 3)} ${totp(key).slice(3)}`
  const done = await who.post('/sign-in/code', { code, next: '/me/data' })
  expect(done.location).toBe('/me/data')
  expect((await who.get('/me')).status).toBe(200)

  const [spare = ''] = backup
  for (const expected of [303, 422]) {
    const other = visitor(app)
    await other.get((await signIn(other, person.login)).location)
    expect((await other.post('/sign-in/code', { code: spare })).status).toBe(expected)
  }
  expect(faults).toEqual([])
})

test('five wrong codes end the second step: the sign-in begins anew', async () => {
  const person = await head()
  const { key } = await setUp(person)
  const who = visitor(app)
  await who.get((await signIn(who, person.login)).location)
  for (let n = 0; n < 5; n++) expect((await who.post('/sign-in/code', { code: '000000' })).status).toBe(422)
  const late = await who.post('/sign-in/code', { code: totp(key) })
  expect(late.status).toBe(422)
  expect(late.html).toContain('Начните вход заново')
})

test('the second step is switched off by the password', async () => {
  const person = await head()
  const { who } = await setUp(person)
  await who.get('/me/second-step')
  expect((await who.post('/me/second-step/off', { password: 'не тот пароль' })).status).toBe(422)
  expect((await who.post('/me/second-step/off', { password: PASSWORD })).status).toBe(303)
  expect((await signIn(visitor(app), person.login)).location).toBe('/')
})

test('where the second step is obligatory, the roles that need it wait for it', async () => {
  const strict = testServer(db, { secondStep: 'obligatory' })
  const region = await makeRegion(db)
  const municipality = await makeMunicipality(db, region)
  const facts = await makePerson(db, 'municipalCoordinator', { region, municipality }, 'Заречный')
  const login = `coordinator.${nextNumber()}`
  await giveAccount(facts.person, login)
  const who = visitor(strict.app)
  await who.get('/sign-in')
  expect(
    (await who.post('/sign-in', { login, password: PASSWORD, next: '/people' }, from(nextNumber()))).location,
  ).toBe('/me/second-step')
  // on whatever page he opens
  expect((await who.get('/people')).html).toContain('Ваша роль требует второго шага входа')
  const people = await who.get('/people')
  expect(people.html).not.toContain('>Заречный Вера Павловна</a></th>')
  await who.get('/me/second-step')
  const begun = await who.post('/me/second-step', { password: PASSWORD })
  const key = /name="key" value="([A-Z2-7]+)"/u.exec(begun.html)?.[1] ?? ''
  await who.post('/me/second-step/on', { code: totp(key), key })
  const open = (await who.get('/people')).html
  expect(open).toContain('>Заречный Вера Павловна</a></th>')
  expect(open).not.toContain('Ваша роль требует второго шага входа')
  expect(strict.faults).toEqual([])
})

// ---------------------------------------------------------------- passwords and sessions

test('a new password ends the sessions elsewhere and keeps this one', async () => {
  const person = await head()
  const [here, there] = [visitor(app), visitor(app)]
  await signIn(here, person.login)
  await signIn(there, person.login)
  await here.get('/me/password')
  const next = 'тихая пристань 42'
  const refused = await here.post('/me/password', { now: 'не тот пароль', password: next, again: next })
  expect(refused.html).toContain('Нынешний пароль не подошёл')
  const weak = await here.post('/me/password', {
    now: PASSWORD,
    password: 'пароль12345',
    again: 'пароль12345',
  })
  expect(weak.html).toContain('подберут первым')
  const differ = await here.post('/me/password', { now: PASSWORD, password: next, again: `${next}!` })
  expect(differ.html).toContain('Пароли не совпали')
  expect((await here.post('/me/password', { now: PASSWORD, password: next, again: next })).status).toBe(303)
  expect((await here.get('/me')).status).toBe(200)
  expect((await there.get('/me')).status).toBe(303)
  expect((await signIn(visitor(app), person.login)).status).toBe(422)
  expect((await signIn(visitor(app), person.login, next)).status).toBe(303)
})

test('sessions are listed with their devices and can be closed, only one’s own', async () => {
  const person = await head()
  const stranger = await head()
  const [here, there, other] = [visitor(app), visitor(app), visitor(app)]
  await signIn(here, person.login)
  await signIn(there, person.login)
  await signIn(other, stranger.login)
  const list = await here.get('/me/sessions')
  expect(list.html).toContain('Firefox, Windows 7')
  const mine = await idOf(person.id)
  const foreign = await idOf(stranger.id)
  await here.post('/me/sessions', { session: foreign[0] ?? '', present: mine[0] ?? '' })
  expect((await other.get('/me')).status).toBe(200)
  const present = /name="present" value="([^"]+)"/u.exec(list.html)?.[1] ?? ''
  await here.post('/me/sessions', { session: 'others', present })
  expect((await here.get('/me')).status).toBe(200)
  expect((await there.get('/me')).status).toBe(303)
})

const idOf = async (person: string): Promise<string[]> => {
  const { rows } = await db.owner.query<{ id: string }>(
    `select s.id from auth."session" s join person p on p.account_id = s."userId" where p.id = $1`,
    [person],
  )
  return rows.map(({ id }) => id)
}

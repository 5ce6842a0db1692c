import { createHmac } from 'node:crypto'
import { getMigrations } from 'better-auth/db/migration'
import { expect, test } from 'vitest'
import { testServer } from '../../../test/builders/server.ts'
import { makeMunicipality, makePerson, makeRegion, makeSchool } from '../../../test/builders/territory.ts'
import { type Visitor, visitor } from '../../../test/builders/visitor.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { addSeconds, moment } from '../../platform/clock.ts'
import { hashOfToken, newId, newToken } from '../../platform/random.ts'
import { createAuth } from '../../platform/session/auth.ts'
import { hashPassword } from '../../platform/session/password-hash.ts'
import { tidySessions } from '../../platform/session/tidy.ts'

const db = await testDatabase()
const { app, sessions, faults } = testServer(db)

const PASSWORD = 'рыжий кот на заборе'
let count = 0

type Person = {
  id: string
  login: string
  email: string
  school: string
  region: string
  municipality: string
}

/** A head with an account, in a region of his own. */
const head = async (email = ''): Promise<Person> => {
  const region = await makeRegion(db)
  const municipality = await makeMunicipality(db, region)
  const school = await makeSchool(db, region, municipality, 'Ключевская СОШ')
  const facts = await makePerson(db, 'schoolHead', { region, municipality, organisation: school })
  const login = `head.${++count}x`
  await giveAccount(facts.person, login)
  if (email !== '')
    await db.owner.query('insert into person_contact (person_id, email) values ($1, $2)', [
      facts.person,
      email,
    ])
  return { id: facts.person, login, email, school, region, municipality }
}

const giveAccount = async (person: string, login: string): Promise<void> => {
  const account = newId()
  await db.owner.query(
    `insert into auth."user" (id, name, email, "emailVerified", "updatedAt", username, "displayUsername", "twoFactorEnabled")
     values ($1, $2, $3, true, now(), $2, $2, false)`,
    [account, login, `${account}@login.invalid`],
  )
  await db.owner.query(
    `insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt") values ($1, $1, 'credential', $1, $2, now())`,
    [account, await hashPassword(PASSWORD)],
  )
  await db.owner.query('update person set account_id = $2 where id = $1', [person, account])
}

/** Each visitor comes from an address of his own: lock-out by address is a test of its own. */
const from = (n: number): Record<string, string> => ({
  'x-forwarded-for': `10.1.${Math.floor(n / 250)}.${n % 250}`,
})

const signIn = async (who: Visitor, login: string, password = PASSWORD, next = '') => {
  await who.get('/sign-in')
  return who.post('/sign-in', { login, password, next }, from(++count))
}

test('nothing is left for better-auth to compile', async () => {
  const auth = createAuth({ pool: db.auth, lookup: db.app, secret: 'x'.repeat(40), secure: false })
  const left = await getMigrations(auth.options)
  expect(left.toBeCreated).toEqual([])
  expect(left.toBeAdded).toEqual([])
  expect((await left.compileMigrations()).replace(/[;\s]/gu, '')).toBe('')
})

test('right login and password open the page that was wanted', async () => {
  const person = await head()
  const who = visitor(app)
  const wanted = await who.get('/me/data?x=1')
  expect(wanted.status).toBe(303)
  expect(wanted.location).toBe('/sign-in?next=%2Fme%2Fdata%3Fx%3D1')
  const page = await who.get(wanted.location)
  expect(page.html).toContain('Школы помогают школам')
  const done = await who.post('/sign-in', { login: person.login, password: PASSWORD, next: '/me/data?x=1' })
  expect(done.status).toBe(303)
  expect(done.location).toBe('/me/data?x=1')
  expect((await who.get('/me')).html).toContain('Рябинина Вера Павловна')
  expect(faults).toEqual([])
})

test('the login name may be typed with capitals, and the e-mail will do while it is one person’s', async () => {
  const person = await head(`director.${newId()}@shkola.test`)
  expect((await signIn(visitor(app), person.login.toUpperCase())).status).toBe(303)
  expect((await signIn(visitor(app), person.email)).location).toBe('/')
})

test('a shared mailbox asks for the login name', async () => {
  const email = `obschaya.${newId()}@shkola.test`
  const first = await head(email)
  await head(email)
  const refused = await signIn(visitor(app), email)
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('записана у нескольких человек')
  expect((await signIn(visitor(app), first.login)).status).toBe(303)
})

test('a wrong password and an unknown name are refused in the same words, what was typed stays', async () => {
  const person = await head()
  const wrong = await signIn(visitor(app), person.login, 'не тот пароль совсем')
  const unknown = await signIn(visitor(app), 'nobody.like.this', 'не тот пароль совсем')
  for (const seen of [wrong, unknown]) {
    expect(seen.status).toBe(422)
    expect(seen.html).toContain('не подошли')
    expect(seen.headers.getSetCookie().join()).not.toContain('session_token')
  }
  expect(wrong.html).toContain(`value="${person.login}"`)
  expect(wrong.html).not.toContain('не тот пароль')
})

test('an address of another site in `next` leads home', async () => {
  const person = await head()
  for (const next of ['https://evil.test/', '//evil.test', '/\\evil.test', 'javascript:alert(1)'])
    expect((await signIn(visitor(app), person.login, PASSWORD, next)).location).toBe('/')
})

test('a form without its token, or from another site, does not sign in', async () => {
  const person = await head()
  const who = visitor(app)
  await who.get('/sign-in')
  const fields = { login: person.login, password: PASSWORD }
  expect((await who.post('/sign-in', { ...fields, csrf: 'guess' })).status).toBe(403)
  expect((await who.post('/sign-in', fields, { origin: 'http://evil.test' })).status).toBe(403)
})

test('after five wrong passwords even the right one waits, and the wait doubles', async () => {
  const person = await head()
  for (let n = 0; n < 5; n++)
    expect((await signIn(visitor(app), person.login, `неверный ${n} раз`)).status).toBe(422)
  const locked = await signIn(visitor(app), person.login)
  expect(locked.status).toBe(429)
  expect(locked.html).toContain('Слишком много неверных попыток')
  const wait = async (): Promise<number> => {
    const { rows } = await db.owner.query<{ seconds: string }>(
      'select extract(epoch from locked_until - last_at) as seconds from auth.sign_in_attempt where key = $1',
      [hashOfToken(`login:${person.login}`)],
    )
    return Number(rows[0]?.seconds)
  }
  expect(await wait()).toBe(30)
  await db.owner.query(`update auth.sign_in_attempt set locked_until = null`)
  expect((await signIn(visitor(app), person.login, 'неверный опять')).status).toBe(422)
  expect(await wait()).toBe(60)
  await db.owner.query(`update auth.sign_in_attempt set locked_until = null`)
  expect((await signIn(visitor(app), person.login)).status).toBe(303)
  const { rowCount } = await db.owner.query('select from auth.sign_in_attempt where key = $1', [
    hashOfToken(`login:${person.login}`),
  ])
  expect(rowCount).toBe(0)
})

test('every sign-in is a new session, and the browser’s old one opens nothing any more', async () => {
  const person = await head()
  const who = visitor(app)
  await signIn(who, person.login)
  const old = who.cookies.get('svyazka.session_token') ?? ''
  // another tab still shows the sign-in form
  const tab = visitor(app)
  await tab.get('/sign-in')
  tab.cookies.set('svyazka.session_token', old)
  const again = await tab.post('/sign-in', {
    login: person.login,
    password: PASSWORD,
    csrf: await csrfOf(tab),
  })
  expect(again.status).toBe(303)
  expect(tab.cookies.get('svyazka.session_token')).not.toBe(old)
  expect((await who.get('/me')).location).toContain('/sign-in')
})

const csrfOf = async (who: Visitor): Promise<string> =>
  /name="csrf" value="([^"]*)"/u.exec((await who.get('/me')).html)?.[1] ?? ''

test('a cookie whose signature is not ours is no session', async () => {
  const person = await head()
  const who = visitor(app)
  await signIn(who, person.login)
  const cookie = who.cookies.get('svyazka.session_token') ?? ''
  for (const forged of [cookie.slice(0, 40), `${cookie.slice(0, 32)}.AAAA`, 'x', `%00${cookie}`]) {
    who.cookies.set('svyazka.session_token', forged)
    expect((await who.get('/me')).location).toContain('/sign-in')
  }
  expect(faults).toEqual([])
})

test('behind TLS the cookie is Secure and the plain one is not read', async () => {
  const person = await head()
  const who = visitor(app)
  await who.get('/sign-in')
  const seen = await who.post(
    '/sign-in',
    { login: person.login, password: PASSWORD },
    { 'x-forwarded-proto': 'https' },
  )
  const cookie = seen.headers.getSetCookie().find((one) => one.includes('session_token')) ?? ''
  expect(cookie).toMatch(/^__Secure-svyazka\.session_token=/u)
  expect(cookie).toMatch(/; Secure/iu)
  expect(cookie).toMatch(/; HttpOnly/iu)
  expect(cookie).toMatch(/; SameSite=Lax/iu)
})

test('signing out ends the session at once', async () => {
  const person = await head()
  const who = visitor(app)
  await signIn(who, person.login)
  const cookie = who.cookies.get('svyazka.session_token') ?? ''
  await who.get('/me')
  expect((await who.post('/sign-out', {})).location).toBe('/sign-in')
  who.cookies.set('svyazka.session_token', cookie)
  expect((await who.get('/me')).location).toContain('/sign-in')
})

test('a session in use is moved ahead once a day; one that ended more than a day ago is tidied away', async () => {
  const person = await head()
  const who = visitor(app)
  await signIn(who, person.login)
  const set = (seconds: number) =>
    db.owner.query(
      `update auth."session" s set "expiresAt" = $2 from person p where p.id = $1 and s."userId" = p.account_id`,
      [person.id, addSeconds(moment(), seconds)],
    )
  const left = async (): Promise<number> => {
    const { rows } = await db.owner.query<{ left: string }>(
      `select extract(epoch from s."expiresAt" - now()) as left from auth."session" s join person p on p.account_id = s."userId" where p.id = $1`,
      [person.id],
    )
    return rows[0] === undefined ? -1 : Number(rows[0].left)
  }
  await set(3600)
  expect((await who.get('/me')).status).toBe(200)
  expect(await left()).toBeGreaterThan(6.9 * 86_400)
  await set(-25 * 3600)
  expect((await who.get('/me')).location).toContain('/sign-in')
  await tidySessions(db.auth, moment())
  expect(await left()).toBe(-1)
})

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
  const login = `coordinator.${++count}`
  await giveAccount(facts.person, login)
  const who = visitor(strict.app)
  await who.get('/sign-in')
  expect(
    (await who.post('/sign-in', { login, password: PASSWORD, next: '/people' }, from(++count))).location,
  ).toBe('/me')
  expect((await who.get('/me')).html).toContain('Ваша роль требует второго шага входа')
  const people = await who.get('/people')
  expect(people.html).not.toContain('>Заречный Вера Павловна</a></th>')
  await who.get('/me/second-step')
  const begun = await who.post('/me/second-step', { password: PASSWORD })
  const key = /name="key" value="([A-Z2-7]+)"/u.exec(begun.html)?.[1] ?? ''
  await who.post('/me/second-step/on', { code: totp(key), key })
  expect((await who.get('/people')).html).toContain('>Заречный Вера Павловна</a></th>')
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

// ---------------------------------------------------------------- a submit after the end

test('a submit after the session ran out becomes the draft of its person, and nobody else sees it', async () => {
  const person = await head()
  const who = visitor(app)
  await signIn(who, person.login)
  await who.get('/people/new')
  await db.owner.query(`update auth."session" set "expiresAt" = now() - interval '1 minute'`)
  const lost = await who.post('/people/new', {
    lastName: 'Калинникова',
    firstName: 'Раиса',
    email: 'r@shkola.test',
  })
  expect(lost.status).toBe(303)
  expect(lost.location).toBe('/sign-in?next=%2Fpeople%2Fnew')
  const stranger = await head()
  const other = visitor(app)
  await signIn(other, stranger.login)
  expect((await other.get('/people/new')).html).not.toContain('Калинникова')
  await who.get(lost.location)
  const back = await who.post(
    '/sign-in',
    { login: person.login, password: PASSWORD, next: '/people/new' },
    from(++count),
  )
  expect((await who.get(back.location)).html).toContain('value="Калинникова"')
})

test('the text is kept also when its session was signed out in another tab', async () => {
  const person = await head()
  const who = visitor(app)
  await signIn(who, person.login)
  await who.get('/people/new')
  await who.post('/sign-out', {})
  await who.post('/people/new', { lastName: 'Журавская', firstName: 'Ольга' })
  const { rows } = await db.owner.query<{ fields: Record<string, string[]> }>(
    'select fields from draft where person_id = $1',
    [person.id],
  )
  expect(rows[0]?.fields.lastName).toEqual(['Журавская'])
})

test('when nobody knows whose session it was, the text waits sealed for a sign-in from the same browser', async () => {
  const person = await head()
  const who = visitor(app)
  await who.get('/sign-in')
  await who.post('/people/new', { lastName: 'Полынцева', firstName: 'Инга' })
  const { rows } = await db.owner.query<{ sealed: Buffer }>('select sealed from auth.lost_submit')
  expect(rows).toHaveLength(1)
  expect(rows[0]?.sealed.toString('utf8')).not.toContain('Полынцева')
  await signIn(who, person.login)
  expect((await who.get('/people/new')).html).toContain('value="Полынцева"')
  expect((await db.owner.query('select from auth.lost_submit')).rowCount).toBe(0)
})

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
  expect((await who.get('/look')).location).toContain('/sign-in')
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
  await db.owner.query(
    `insert into persona (code, person_id, sentence, ord) values ($1, $2, 'Ведёт школу', 1)`,
    [`p${++count}`, person.id],
  )
  const who = visitor(app)
  expect((await who.get('/sign-in')).html).not.toContain('Ведёт школу')
  const refused = await who.post('/demo/persona', { persona: `p${count}` })
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

import { getMigrations } from 'better-auth/db/migration'
import { expect, test } from 'vitest'
import { type Visitor, visitor } from '../../../test/builders/visitor.ts'
import { addSeconds, moment } from '../../platform/clock.ts'
import { hashOfToken, newId } from '../../platform/random.ts'
import { createAuth } from '../../platform/session/auth.ts'
import { tidySessions } from '../../platform/session/tidy.ts'
import { openSignIn, PASSWORD, signIn } from './sign-in.fixture.ts'

const { app, db, faults, head } = await openSignIn()

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

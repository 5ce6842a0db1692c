import { expect, test } from 'vitest'
import { visitor } from '../../../test/builders/visitor.ts'
import { paramsIn } from '../../platform/http/left.ts'
import { from, nextNumber, openSignIn, PASSWORD, signIn } from './sign-in.fixture.ts'

const { app, db, head } = await openSignIn()

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
    from(nextNumber()),
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

test('a form that names no draft of its own comes back as it was typed, once, and goes when it is sent', async () => {
  const person = await head()
  const who = visitor(app)
  await signIn(who, person.login)
  await who.get('/teams/new')
  await db.owner.query(`update auth."session" set "expiresAt" = now() - interval '1 minute'`)
  const lost = await who.post(
    '/teams/new',
    { name: 'Команда Ключевской школы', head: '' },
    { referer: 'http://svyazka.test/teams/new' },
  )
  expect(lost.location).toBe('/sign-in?next=%2Fteams%2Fnew%3Fleft%3D1')
  const back = await signIn(who, person.login, PASSWORD, '/teams/new?left=1')
  const page = await who.get(back.location)
  expect(page.html).toContain('value="Команда Ключевской школы"')
  expect(page.html).toContain('Набранное на месте')
  // the plain address is the empty form
  expect((await who.get('/teams/new')).html).not.toContain('value="Команда Ключевской школы"')
})

test('names of a route are read out of the address that a form was sent to', () => {
  expect(paramsIn('/pairs/:id/goals/:goal', '/pairs/7/goals/9')).toEqual({ id: '7', goal: '9' })
})

import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { makeDistrict } from '../../../test/builders/accounts.ts'
import { testServer } from '../../../test/builders/server.ts'
import { visitor } from '../../../test/builders/visitor.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { newId } from '../../platform/random.ts'
import { oidcFromEnv } from '../../platform/session/oidc.ts'

/** An identity provider of one person, on the loopback: discovery, keys, tokens. */
type Provider = {
  readonly server: Server
  readonly issuer: string
  /** Whom it lets in next. */
  claims: Record<string, unknown>
  nonce: string
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const signed = (claims: Readonly<Record<string, unknown>>): string => {
  const body = `${base64({ alg: 'RS256', typ: 'JWT', kid: 'one' })}.${base64(claims)}`
  return `${body}.${createSign('RSA-SHA256').update(body).sign(privateKey).toString('base64url')}`
}

const tokensOf = ({ issuer, claims, nonce }: Provider) => {
  const now = Math.floor(Date.now() / 1000)
  const about = { iss: issuer, aud: 'svyazka', iat: now, exp: now + 300, ...(nonce === '' ? {} : { nonce }) }
  return {
    access_token: 'access',
    token_type: 'Bearer',
    expires_in: 300,
    id_token: signed({ ...about, ...claims }),
  }
}

const answerOf = (provider: Provider, request: IncomingMessage): unknown => {
  const { issuer } = provider
  if (request.url?.startsWith('/.well-known/'))
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/me`,
      jwks_uri: `${issuer}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
    }
  if (request.url === '/keys')
    return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] }
  return request.url === '/token' ? tokensOf(provider) : provider.claims
}

const startProvider = async (): Promise<Provider> => {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answerOf(provider, request)))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const provider: Provider = { server, issuer: `http://127.0.0.1:${port}`, claims: {}, nonce: '' }
  return provider
}

const db = await testDatabase()
const provider = await startProvider()
const { app, faults } = testServer(db, {
  publicUrl: 'http://svyazka.test',
  oidc: {
    name: 'Единый вход области',
    discoveryUrl: `${provider.issuer}/.well-known/openid-configuration`,
    clientId: 'svyazka',
    clientSecret: 'secret of the client',
  },
})
afterAll(() => provider.server.close())

/** Presses the link, is let in by the provider as `claims`, comes back. */
const comeBack = async (claims: Record<string, unknown>, next = '/me') => {
  const who = visitor(app)
  expect((await who.get('/sign-in')).html).toContain('Войти через «Единый вход области»')
  const away = await who.get(`/sign-in/oidc?next=${encodeURIComponent(next)}`)
  expect(away.status).toBe(303)
  const address = new URL(away.location)
  expect(address.origin).toBe(provider.issuer)
  expect(address.searchParams.get('redirect_uri')).toBe('http://svyazka.test/auth/callback/oidc')
  expect(address.searchParams.get('code_challenge_method')).toBe('S256')
  provider.claims = claims
  provider.nonce = address.searchParams.get('nonce') ?? ''
  const state = address.searchParams.get('state') ?? ''
  const back = await who.get(`/auth/callback/oidc?code=one&state=${encodeURIComponent(state)}`)
  return { who, back, state }
}

test('the configuration comes from the environment, whole or not at all', () => {
  expect(oidcFromEnv({})).toBeNull()
  expect(
    oidcFromEnv({ SVYAZKA_OIDC_DISCOVERY_URL: 'https://id.test', SVYAZKA_OIDC_CLIENT_ID: 'a' }),
  ).toBeNull()
  expect(
    oidcFromEnv({
      SVYAZKA_OIDC_DISCOVERY_URL: 'https://id.test',
      SVYAZKA_OIDC_CLIENT_ID: 'a',
      SVYAZKA_OIDC_CLIENT_SECRET: 'b',
    }),
  ).toEqual({ name: 'OpenID Connect', discoveryUrl: 'https://id.test', clientId: 'a', clientSecret: 'b' })
})

test('another system signs in the person whose proved e-mail it is', async () => {
  const district = await makeDistrict(db, app)
  const head = await district.member('schoolHead', district.atSchool, 'Сенокосова')
  const email = `head.${newId()}@shkola.test`
  await db.owner.query('insert into person_contact (person_id, email) values ($1, $2)', [head.id, email])
  const { who, back } = await comeBack(
    { sub: newId(), email, email_verified: true, name: 'Кто-то' },
    '/me/data',
  )
  expect(back.location).toBe('/me/data')
  expect((await who.get('/me')).html).toContain('Сенокосова Вера Павловна')
  expect(faults).toEqual([])
})

test('a stranger, an unproved e-mail and a shared mailbox get no account', async () => {
  const district = await makeDistrict(db, app)
  const [one, two] = [
    await district.member('schoolHead', district.atSchool, 'Сенокосова'),
    await district.member('deputyHead', district.atSchool, 'Дроздецкая'),
  ]
  const alone = `alone.${newId()}@shkola.test`
  const shared = `shared.${newId()}@shkola.test`
  const third = await district.member('mentor', district.atSchool, 'Брусницын')
  const people = [
    [third.id, alone],
    [one.id, shared],
    [two.id, shared],
  ]
  for (const [id, email] of people)
    await db.owner.query('insert into person_contact (person_id, email) values ($1, $2)', [id, email])
  const before = await db.owner.query('select from auth."user"')
  for (const claims of [
    { email: `stranger.${newId()}@other.test`, email_verified: true },
    { email: alone, email_verified: false },
    { email: shared, email_verified: true },
  ]) {
    const { who, back } = await comeBack({ sub: newId(), name: 'Кто-то', ...claims })
    expect(back.location).toMatch(/^\/sign-in\?problem=notInvited/u)
    expect((await who.get(back.location)).html).toContain('приглашения не было')
    expect((await who.get('/me')).status).toBe(303)
  }
  expect((await db.owner.query('select from auth."user"')).rowCount).toBe(before.rowCount)
})

test('an answer that nobody asked for signs nobody in', async () => {
  const who = visitor(app)
  const back = await who.get('/auth/callback/oidc?code=one&state=guessed')
  expect(back.status).toBeGreaterThanOrEqual(300)
  expect((await who.get('/me')).status).toBe(303)
})

test('no other address of the library is reachable', async () => {
  const who = visitor(app)
  for (const path of ['/auth/sign-up/email', '/auth/get-session', '/auth/list-sessions', '/auth/ok'])
    expect([path, (await who.get(path)).status]).toEqual([path, 404])
})

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import { isUuid } from '../../kernel/ids.ts'
import { addSeconds, moment } from '../clock.ts'
import { asPerson } from '../database/transaction.ts'
import { keep } from '../http/cookies.ts'
import { type DraftKey, saveDraft } from '../http/draft.ts'
import { type FormValues, formValues } from '../http/form.ts'
import { plainDraft } from '../http/left.ts'
import type { ServerOptions } from '../http/options.ts'
import type { FormRoute } from '../http/visit.ts'
import { newId } from '../random.ts'
import { scopeOfPerson } from '../scope/scope.ts'
import { lastSessionToken } from './cookie.ts'
import { type SessionFacts, sessionFacts } from './facts.ts'
import type { Sessions } from './open.ts'

const COOKIE = 'svyazka_lost'
const HOUR = 3600
/** A form of an honest person; more is no text but a flood. */
const MOST_BYTES = 400_000

type Lost = {
  readonly key: DraftKey
  readonly fields: Readonly<Record<string, readonly string[]>>
  readonly version: number | null
}

const lostOf = (c: Context, route: FormRoute, values: FormValues): Lost => {
  return {
    key: route.draft?.(values, (name) => c.req.param(name) ?? '') ?? plainDraft(c, route),
    fields: values.fields,
    version: /^\d{1,9}$/u.test(values.text('version')) ? Number(values.text('version')) : null,
  }
}

const keepFor = async (sessions: Sessions, facts: SessionFacts, lost: Lost): Promise<void> => {
  const scope = scopeOfPerson(facts, moment(), facts.shift)
  await asPerson(sessions.pools.app, scope, 'write', (tx) =>
    saveDraft(tx, lost.key, formValues(lost.fields), lost.version),
  )
}

const seal = (body: Buffer, key: Buffer): Buffer => {
  const start = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, start)
  const sealed = Buffer.concat([cipher.update(body), cipher.final()])
  return Buffer.concat([start, cipher.getAuthTag(), sealed])
}

const unseal = (sealed: Buffer, key: Buffer): Buffer => {
  const opening = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  opening.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([opening.update(sealed.subarray(28)), opening.final()])
}

/** Nobody knows whose it was: it waits sealed, and only this browser has the key. */
const keepSealed = async (sessions: Sessions, c: Context, lost: Lost): Promise<void> => {
  const body = gzipSync(JSON.stringify(lost))
  if (body.length > MOST_BYTES) return
  const id = newId()
  const key = randomBytes(32)
  await sessions.pools.auth.query('insert into lost_submit (id, sealed, expires_at) values ($1, $2, $3)', [
    id,
    seal(body, key),
    addSeconds(moment(), HOUR),
  ])
  keep(c, COOKIE, `${id}.${key.toString('base64url')}`, HOUR)
}

const isForeign = (c: Context): boolean => {
  const site = c.req.header('sec-fetch-site')
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

/**
 * A submit that came after its session had ended (decisions 35): the draft of the person whom the ended session names, or,
 * when that is forgotten, sealed until somebody signs in from the same browser. Another person sees nothing of the first kind.
 */
export const keepLostSubmit =
  (sessions: Sessions): NonNullable<ServerOptions['keepLostSubmit']> =>
  async (c, route, values) => {
    if (isForeign(c)) return null
    const lost = lostOf(c, route, values)
    const token = lastSessionToken(c, sessions.secret)
    const facts = token === null ? null : await sessionFacts(sessions.pools.app, token, moment())
    if (facts === null) await keepSealed(sessions, c, lost)
    else if (facts.shift >= 0) await keepFor(sessions, facts, lost)
    return lost.key.address
  }

const takeSealed = async (sessions: Sessions, cookie: string): Promise<Lost | null> => {
  const [id = '', key = ''] = cookie.split('.')
  if (!isUuid(id)) return null
  const { rows } = await sessions.pools.auth.query<{ sealed: Buffer }>(
    'delete from lost_submit where id = $1 and expires_at > $2 returning sealed',
    [id, moment()],
  )
  const sealed = rows[0]?.sealed
  if (sealed === undefined) return null
  try {
    return JSON.parse(gunzipSync(unseal(sealed, Buffer.from(key, 'base64url'))).toString()) as Lost
  } catch {
    // a cookie that was tampered with opens nothing
    return null
  }
}

/** After a sign-in: what waited sealed in this browser becomes a draft of whoever signed in. Gives the page it belongs to. */
export const reclaimLost = async (sessions: Sessions, c: Context, token: string): Promise<string | null> => {
  const cookie = getCookie(c, COOKIE)
  if (cookie === undefined) return null
  deleteCookie(c, COOKIE, { path: '/' })
  const lost = await takeSealed(sessions, cookie)
  const facts = lost && (await sessionFacts(sessions.pools.app, token, moment()))
  if (!lost || !facts) return null
  await keepFor(sessions, facts, lost)
  return lost.key.address
}

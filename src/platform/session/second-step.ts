import type { Context } from 'hono'
import { toString as qrMarkup } from 'qrcode'
import type { Result } from '../../kernel/result.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { moment } from '../clock.ts'
import { addressOf, authHeaders, passCookies } from './cookie.ts'
import { type Attempt, lockedFor, recordFailure } from './lockout.ts'
import type { Sessions } from './open.ts'

export type SecondStepRefusal = 'wrongCode' | 'codeTooLate' | 'lockedOut' | 'wrongPassword' | 'secondStepOn'

/** What stands on the page that sets the second step up; shown once. */
export type SecondStepKey = {
  /** Key in base32, for typing by hand. */
  readonly key: string
  readonly backupCodes: readonly string[]
}

const digitsOf = (typed: string): string => typed.replace(/[\s\u00a0-]/gu, '')

/** Ten letters and figures with a hyphen in the middle: a code for the day when the telephone is lost. */
const isBackupCode = (typed: string): boolean => /^[A-Za-z0-9]{5}-[A-Za-z0-9]{5}$/u.test(typed.trim())

const codeOf = async (response: Response): Promise<string> => {
  const said = (await response.json().catch(() => ({}))) as { code?: string }
  return said.code ?? ''
}

/** Codes of better-auth that mean that the ten minutes of the second step are over. */
const TOO_LATE = new Set(['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE'])

const refusalOf = async (response: Response): Promise<SecondStepRefusal> => {
  const code = await codeOf(response)
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return 'lockedOut'
  return TOO_LATE.has(code) ? 'codeTooLate' : 'wrongCode'
}

const FIFTEEN = 15

/**
 * The second step of a sign-in: six figures of the application, or one of the backup codes. better-auth counts wrong codes
 * by account; the address is counted here as well. Gives the token of the new session.
 */
export const takeCode = async (
  sessions: Sessions,
  c: Context,
  typed: string,
): Promise<Result<{ token: string }, SecondStepRefusal>> => {
  const attempt: Attempt = { kind: 'address', of: addressOf(c) }
  const wait = await lockedFor(sessions.pools.auth, [attempt], moment())
  if (wait > 0) return refuse('lockedOut', 'code', { minutes: Math.ceil(wait / 60) })
  const { api } = sessions.authFor(c)
  const headers = authHeaders(c, false)
  const response = isBackupCode(typed)
    ? await api.verifyBackupCode({ body: { code: typed.trim() }, headers, asResponse: true })
    : await api.verifyTOTP({ body: { code: digitsOf(typed) }, headers, asResponse: true })
  if (response.status !== 200) {
    await recordFailure(sessions.pools.auth, attempt, moment())
    return refuse(await refusalOf(response), 'code', { minutes: FIFTEEN })
  }
  passCookies(c, response)
  const said = (await response.json()) as { token?: string; session?: { token?: string } }
  return ok({ token: said.token ?? said.session?.token ?? '' })
}

/** Begins to set the second step up: a new key and backup codes, in force only after the first right code. */
export const beginSecondStep = async (
  sessions: Sessions,
  c: Context,
  password: string,
): Promise<Result<SecondStepKey, SecondStepRefusal>> => {
  const response = await sessions.authFor(c).api.enableTwoFactor({
    body: { password, method: 'totp' },
    headers: authHeaders(c, true),
    asResponse: true,
  })
  if (response.status !== 200)
    return (await codeOf(response)) === 'INVALID_PASSWORD'
      ? refuse('wrongPassword', 'password')
      : refuse('secondStepOn', 'password')
  const said = (await response.json()) as { totpURI: string; backupCodes: string[] }
  return ok({ key: new URL(said.totpURI).searchParams.get('secret') ?? '', backupCodes: said.backupCodes })
}

/** The first right code puts the second step in force; the session gets a new token. */
export const confirmSecondStep = async (
  sessions: Sessions,
  c: Context,
  typed: string,
): Promise<Result<null, SecondStepRefusal>> => {
  const response = await sessions.authFor(c).api.verifyTOTP({
    body: { code: digitsOf(typed) },
    headers: authHeaders(c, true),
    asResponse: true,
  })
  if (response.status !== 200) return refuse('wrongCode', 'code')
  passCookies(c, response)
  return ok(null)
}

/** Switches the second step off by the password; the session gets a new token. */
export const endSecondStep = async (
  sessions: Sessions,
  c: Context,
  password: string,
): Promise<Result<null, SecondStepRefusal>> => {
  const response = await sessions.authFor(c).api.disableTwoFactor({
    body: { password },
    headers: authHeaders(c, true),
    asResponse: true,
  })
  if (response.status !== 200) return refuse('wrongPassword', 'password')
  passCookies(c, response)
  return ok(null)
}

const ISSUER = 'Связка'

/** The key as a picture for the telephone's camera: one path of an SVG, without style or script. */
export const keyPicture = async (key: string, login: string): Promise<{ path: string; size: number }> => {
  const label = encodeURIComponent(`${ISSUER}:${login}`)
  const address = `otpauth://totp/${label}?secret=${key}&issuer=${encodeURIComponent(ISSUER)}&digits=6&period=30`
  const markup = await qrMarkup(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })
  const size = Number(/viewBox="0 0 (\d+)/u.exec(markup)?.[1] ?? 0)
  const path = /stroke="#000000" d="([^"]+)"/u.exec(markup)?.[1] ?? ''
  return { path, size }
}

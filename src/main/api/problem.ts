import type { Context } from 'hono'
import { requestIdOf } from '../../platform/http/gate.ts'
import type { Language } from '../../platform/scope/scope.ts'
import { apiText, type ProblemCode } from './text.ts'

/** What each problem answers with (RFC 9110). */
export const STATUS_OF = {
  noKey: 401,
  tooMany: 429,
  readOnlyKey: 403,
  moduleClosed: 403,
  notFound: 404,
  forbidden: 403,
  refused: 422,
  stale: 409,
  alreadySent: 409,
  badJson: 400,
  badKey: 400,
  badVersion: 400,
  badCursor: 400,
  badFilter: 400,
  tooLarge: 413,
  noFile: 422,
  fileByWord: 422,
  needsPerson: 422,
  fault: 500,
} as const satisfies Record<ProblemCode, number>

/** One refusal of a command: its code, the field that it stands beside, a sentence for people. */
type FieldError = { readonly code: string; readonly field?: string; readonly detail: string }

export type More = {
  readonly errors?: readonly FieldError[]
  /** Version of the thing now, when somebody else was faster. */
  readonly version?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** A problem document (RFC 9457): its type names the code, its detail is a sentence in the language of the request. */
export const problem = (
  c: Context,
  lang: Language,
  code: ProblemCode,
  { errors, version, headers = {} }: More = {},
): Response => {
  const status = STATUS_OF[code]
  const [first] = errors ?? []
  const body = {
    type: `urn:svyazka:problem:${code}`,
    title: apiText[lang][code],
    status,
    code,
    ...(first === undefined ? {} : { detail: first.detail }),
    instance: `urn:svyazka:request:${requestIdOf(c)}`,
    ...(errors === undefined ? {} : { errors }),
    ...(version === undefined ? {} : { version }),
  }
  return c.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': lang,
    ...headers,
  })
}

/** Language of an answer of the API: what the request asks for, Russian otherwise. Cookies are not read. */
export const askedLanguage = (c: Context): Language =>
  (c.req.header('accept-language') ?? '').trim().toLowerCase().startsWith('en') ? 'en' : 'ru'

import type { Context } from 'hono'
import { sendPage } from '../../ui/send.ts'
import { asVisitor } from '../database/open-transaction.ts'
import type { Tx } from '../database/query.ts'
import { asPerson } from '../database/transaction.ts'
import { newId } from '../random.ts'
import { askedIn } from './asked.ts'
import { findDraft } from './draft.ts'
import type { Caller } from './gate.ts'
import { keptAnswer } from './kept.ts'
import { type GonePage, NOTHING_WAITS, type ServerOptions } from './options.ts'
import { fileToken } from './signing.ts'
import type { Answer, FrameRequest, Visit } from './visit.ts'

/** The visit of a caller in a transaction. */
export const visitIn = (c: Context, tx: Tx, caller: Caller, options: ServerOptions): Visit => {
  const { scope, lang, requestId, csrf } = caller
  const waiting = options.waiting(tx, c)
  // a page that fails, or that is no page, never waits for the counts
  waiting.catch(() => undefined)
  const frame = (request: FrameRequest) => options.frame({ c, tx, scope, lang, csrf, waiting }, request)
  return {
    c,
    tx,
    scope,
    lang,
    requestId,
    csrf,
    commandKey: newId(),
    waiting,
    param: (name) => c.req.param(name) ?? '',
    query: (name) => askedIn(c, name),
    keptToken: (file) => fileToken(options.keys, file),
    openly: (work) => asVisitor(options.openPool, work),
    draft: (form, subject) => findDraft(tx, form, subject),
    frame,
    page: async (request, content) => ({
      kind: 'page',
      node: options.layout(await frame(request), request, content),
    }),
  }
}

type Mistaken = Pick<Caller, 'lang' | 'requestId'> & Partial<Caller>

/** The frame of a person who met an error; a frame that cannot be drawn never hides the error itself. */
const ownFrame = async (
  c: Context,
  { scope, lang, requestId, csrf = '' }: Mistaken,
  options: ServerOptions,
) => {
  if (scope?.kind !== 'person') return null
  try {
    return await asPerson(options.pool, scope, 'read', (tx) =>
      options.frame({ c, tx, scope, lang, csrf, waiting: Promise.resolve(NOTHING_WAITS) }, { title: '' }),
    )
  } catch (fault) {
    options.log.error({ request: requestId, err: fault }, 'no frame for an error')
    return null
  }
}

/** The error page of a status, with the request's number, in the frame of the person who met it. */
export const sendError = async (
  c: Context,
  caller: Mistaken,
  options: ServerOptions,
  status: number,
  sentence?: string,
  gone?: GonePage,
): Promise<Response> =>
  sendPage(
    c,
    options.errorPage({
      c,
      status,
      lang: caller.lang,
      requestId: caller.requestId,
      frame: await ownFrame(c, caller, options),
      ...(sentence === undefined ? {} : { sentence }),
      ...(gone === undefined ? {} : { gone }),
    }),
    status,
  )

const answered = (
  c: Context,
  answer: Answer,
  caller: Caller,
  options: ServerOptions,
  status?: number,
): Response | Promise<Response> => {
  if (answer.kind === 'page') return sendPage(c, answer.node, status ?? answer.status ?? 200)
  if (answer.kind === 'redirect') return c.redirect(answer.to, 303)
  if (answer.kind === 'response') return answer.response
  if (answer.kind === 'notFound') return sendError(c, caller, options, 404)
  return sendError(c, caller, options, 403, answer.sentence)
}

/** Turns an answer into a response; `status` overrides that of a page (422 for a refused form). */
export const respond = async (...given: Parameters<typeof answered>): Promise<Response> => {
  const [c, answer] = given
  const response = await answered(...given)
  const keep = 'keep' in answer ? answer.keep : undefined
  return keep === undefined ? response : keptAnswer(response, keep, c.req.header('if-none-match'))
}

import type { Context } from 'hono'
import type { Refusal } from '../../kernel/result.ts'
import type { Outcome } from '../command/command.ts'
import { asPerson } from '../database/transaction.ts'
import { readForm } from './body.ts'
import type { FormValues } from './form.ts'
import { admit, type Caller, callerOf, isOwnForm } from './gate.ts'
import { signInFirst } from './left.ts'
import type { ServerOptions } from './options.ts'
import { problemOf } from './problems.ts'
import { respond, sendError, visitIn } from './respond.ts'
import type { Answer, Audience, PlainRoute, Sentences, Typed, Visit } from './visit.ts'

/** What a form taken by hand has to work with. */
export type Handed = {
  readonly c: Context
  readonly caller: Caller
  readonly values: FormValues
  readonly param: (name: string) => string
}

/** How it ended. `page` is shown at once and stored nowhere: codes of printed letters, the key of a second step. */
export type HandOutcome =
  | { readonly kind: 'to'; readonly location: string }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[]; readonly status?: number }
  | { readonly kind: 'page'; readonly show: (visit: Visit) => Promise<Answer> }
  /** Done, and there is nothing to show: a script asked. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'forbidden' }

/** A form that is no command because it writes cookies or shows a secret once: sign-in and what belongs to it. Kept few. */
export type HandForm = {
  readonly path: string
  readonly audience: Audience
  readonly take: (handed: Handed) => Promise<HandOutcome>
  /** The same page with what was typed (never passwords) and the problems. */
  readonly again: (visit: Visit, typed: Typed) => Promise<Answer>
  readonly sentences: Sentences
}

/** The outcome of a command that was run inside `take`. */
export const handOutcome = (outcome: Outcome): HandOutcome => {
  if (outcome.kind === 'done' || outcome.kind === 'alreadySent')
    return { kind: 'to', location: outcome.location }
  if (outcome.kind === 'refused') return outcome
  if (outcome.kind === 'conflict') return { kind: 'refused', refusals: [{ code: 'stale' }], status: 409 }
  return { kind: outcome.kind }
}

const draw = async (
  handed: Handed,
  options: ServerOptions,
  show: (visit: Visit) => Promise<Answer>,
  status?: number,
): Promise<Response> => {
  const { c, caller } = handed
  const answer = await asPerson(options.pool, caller.scope, 'read', (tx) =>
    show(visitIn(c, tx, caller, options)),
  )
  return respond(c, answer, caller, options, status)
}

const answerWith = async (
  handed: Handed,
  options: ServerOptions,
  spec: HandForm,
  outcome: HandOutcome,
): Promise<Response> => {
  const { c, caller, values } = handed
  if (outcome.kind === 'to') return c.redirect(outcome.location, 303)
  if (outcome.kind === 'nothing') return c.body(null, 204)
  if (outcome.kind === 'page') return draw(handed, options, outcome.show)
  if (outcome.kind === 'notFound') return sendError(c, caller, options, 404)
  if (outcome.kind === 'forbidden') return sendError(c, caller, options, 403)
  const problems = outcome.refusals.map((refusal) => problemOf(refusal, caller.lang, spec.sentences))
  return draw(handed, options, (visit) => spec.again(visit, { values, problems }), outcome.status ?? 422)
}

/**
 * A route for such a form, behind the same door as every other: audience, own origin and token, fields as typed. `server`
 * gives the options of the server that the route itself is a part of, hence a function.
 */
export const handForm = (server: () => ServerOptions, spec: HandForm): PlainRoute => ({
  method: 'post',
  path: spec.path,
  audience: 'anyone',
  plain: async (c) => {
    const options = server()
    const caller = await callerOf(c, options)
    const read = await readForm(c, options.keepFile, options.keys)
    const door = admit(spec.audience, caller.scope)
    if (door === 'signIn') return signInFirst(c)
    if (door === 'hidden') return sendError(c, caller, options, 404)
    if (!read.ok) return sendError(c, caller, options, 400)
    const { values, refused } = read.value
    if (!isOwnForm(c, caller, values.text('csrf'))) return sendError(c, caller, options, 403)
    if (refused.length > 0) return sendError(c, caller, options, 422)
    const handed = { c, caller, values, param: (name: string) => c.req.param(name) ?? '' }
    return answerWith(handed, options, spec, await spec.take(handed))
  },
})

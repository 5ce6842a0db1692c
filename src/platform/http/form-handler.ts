import type { Context } from 'hono'
import { isUuid } from '../../kernel/ids.ts'
import { ok, type Refusal } from '../../kernel/result.ts'
import { runCommand } from '../command/runner.ts'
import { asPerson } from '../database/transaction.ts'
import { readForm } from './body.ts'
import { saveDraft } from './draft.ts'
import { type FormValues, isLooking, wordsIn } from './form.ts'
import { admit, type Caller, callerOf, DEAD_LINK, isDeadLink, isOwnForm } from './gate.ts'
import { pageOfForm, plainDraft, signInFirst } from './left.ts'
import type { ServerOptions } from './options.ts'
import { hasSentence, problemOf } from './problems.ts'
import { respond, sendError, visitIn } from './respond.ts'
import { commonSentences } from './text.ts'
import type { FormRoute, Problem } from './visit.ts'

type Handling = {
  readonly c: Context
  readonly route: FormRoute
  readonly options: ServerOptions
  readonly caller: Caller
  readonly values: FormValues
}

const versionOf = (values: FormValues): number | undefined =>
  /^\d{1,9}$/.test(values.text('version')) ? Number(values.text('version')) : undefined

const keepDraft = async ({ c, route, options, caller, values }: Handling): Promise<void> => {
  const key = route.draft?.(values, (name) => c.req.param(name) ?? '')
  if (key === undefined || caller.scope.kind !== 'person' || caller.scope.shift < 0) return
  await asPerson(options.pool, caller.scope, 'write', (tx) =>
    saveDraft(tx, key, values, versionOf(values) ?? null),
  )
}

/** The same page with everything typed and the problems beside their fields. */
const showAgain = async (
  handling: Handling,
  problems: readonly Problem[],
  status: number,
  conflict?: number,
) => {
  const { c, route, options, caller, values } = handling
  await keepDraft(handling)
  const typed = { values, problems, ...(conflict === undefined ? {} : { conflict }) }
  const answer = await asPerson(options.pool, caller.scope, 'read', (tx) =>
    route.again(visitIn(c, tx, caller, options), typed),
  )
  return answer.kind === 'redirect'
    ? sendGone(handling, problems, answer.to)
    : respond(c, answer, caller, options, status)
}

/** The form stands no more on its page: somebody was faster. Why nothing was saved is said, and what was typed is shown. */
const sendGone = ({ c, options, caller, values }: Handling, problems: readonly Problem[], to: string) => {
  const stale = String(commonSentences[caller.lang].stale)
  // the words about two editors promise a form below, and there is none
  const said = problems.map(({ text }) => text).filter((text) => text !== stale)
  return sendError(c, caller, options, 409, said.length === 0 ? undefined : said.join('. '), {
    to,
    typed: wordsIn(values),
  })
}

const refused = (handling: Handling, refusals: readonly Refusal[]) => {
  const { caller, options, route } = handling
  for (const { code } of refusals)
    if (!hasSentence(code, route.sentences))
      options.log.error(
        { request: caller.requestId, command: route.command.name, refusal: code },
        'refusal without words',
      )
  return showAgain(
    handling,
    refusals.map((refusal) => problemOf(refusal, caller.lang, route.sentences)),
    422,
  )
}

const submit = async (handling: Handling) => {
  const { c, route, options, caller, values } = handling
  const param = (name: string): string => c.req.param(name) ?? ''
  const key = values.text('command_key')
  const version = versionOf(values)
  const typed = route.input(values, param)
  const prepared = route.prepare === undefined ? ok(typed) : await route.prepare(typed)
  if (!prepared.ok) return refused(handling, prepared.refusals)
  const outcome = await runCommand(options.pool, caller.scope, route.command, {
    raw: prepared.value,
    requestId: caller.requestId,
    ...(isUuid(key) ? { key } : {}),
    ...(version === undefined ? {} : { version }),
    draft: route.draft?.(values, param) ?? plainDraft(c, route),
  })
  if (outcome.kind === 'done') return c.redirect(outcome.location, 303)
  if (outcome.kind === 'refused') return refused(handling, outcome.refusals)
  const words = commonSentences[caller.lang]
  if (outcome.kind === 'conflict')
    return showAgain(handling, [{ text: String(words.stale) }], 409, outcome.version)
  if (outcome.kind === 'alreadySent') return showAgain(handling, [{ text: String(words.alreadySent) }], 409)
  return sendError(c, caller, options, outcome.kind === 'notFound' ? 404 : 403)
}

const BAD_FORM_STATUS: Readonly<Record<string, number>> = { fileTooLarge: 413, badForm: 400 }

const sendUnreadable = (c: Context, caller: Caller, options: ServerOptions, refusal: Refusal | undefined) =>
  sendError(
    c,
    caller,
    options,
    BAD_FORM_STATUS[refusal?.code ?? ''] ?? 422,
    refusal && problemOf(refusal, caller.lang, commonSentences).text,
  )

/** The link was taken back or ran out while the form stood open: what was typed is shown, to be copied. */
const sendDead = (c: Context, caller: Caller, options: ServerOptions, values: FormValues | null) => {
  const typed = values !== null && isOwnForm(c, caller, values.text('csrf')) ? wordsIn(values) : []
  return typed.length === 0
    ? c.redirect(DEAD_LINK, 303)
    : sendError(c, caller, options, 410, undefined, { to: null, typed })
}

/** Takes a form: own origin and token, fields and files, then the command; a refusal shows the page again. */
export const formHandler = (route: FormRoute, options: ServerOptions) => async (c: Context) => {
  const caller = await callerOf(c, options)
  const read = await readForm(c, options.keepFile, options.keys)
  const door = admit(route.audience, caller.scope)
  if (door === 'signIn') {
    if (isDeadLink(c, route, options)) return sendDead(c, caller, options, read.ok ? read.value.values : null)
    const kept = read.ok ? await options.keepLostSubmit?.(c, route, read.value.values) : null
    return signInFirst(c, kept ?? pageOfForm(c))
  }
  if (door === 'hidden') return sendError(c, caller, options, 404)
  if (!read.ok) return sendUnreadable(c, caller, options, read.refusals[0])
  const { values, refused: files } = read.value
  if (!isOwnForm(c, caller, values.text('csrf'))) return sendError(c, caller, options, 403)
  const handling = { c, route, options, caller, values }
  // the version stays as it was read: what others changed meanwhile is still told at the sending
  if (isLooking(values)) return showAgain(handling, [], 200, versionOf(values))
  return files.length > 0 ? refused(handling, files) : submit(handling)
}

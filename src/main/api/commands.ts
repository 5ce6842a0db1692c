import { isUuid } from '../../kernel/ids.ts'
import { ok, type Refusal, type Result } from '../../kernel/result.ts'
import type { AnyCommand, Outcome } from '../../platform/command/command.ts'
import { runCommand, type Submit } from '../../platform/command/runner.ts'
import { admit, requestIdOf } from '../../platform/http/gate.ts'
import type { ServerOptions } from '../../platform/http/options.ts'
import { problemOf } from '../../platform/http/problems.ts'
import type { FormRoute, Route } from '../../platform/http/visit.ts'
import type { ModuleCommands } from '../registry.ts'
import type { ApiVisit } from './caller.ts'
import { withFiles } from './files.ts'
import { problem } from './problem.ts'
import { FILLED, isJsonObject } from './schema.ts'

/** A command as the API runs it: by the rules of the forms that feed it. */
export type ApiCommand = {
  readonly name: string
  readonly module: string
  readonly command: AnyCommand
  readonly routes: readonly FormRoute[]
}

const MAX_JSON = 2 * 1024 * 1024

/**
 * Commands that a form of the program runs, by name. Those without a form (sign-in, passwords, invitations, keys: their pages check
 * more than the command does) are not here, nor is the life of the demo.
 */
export const apiCommands = (
  modules: readonly ModuleCommands[],
  routes: readonly Route[],
): ReadonlyMap<string, ApiCommand> => {
  const forms = new Map<string, FormRoute[]>()
  for (const route of routes)
    if ('command' in route) forms.set(route.command.name, [...(forms.get(route.command.name) ?? []), route])
  return new Map(
    modules
      .filter(({ module }) => module !== 'demo')
      .flatMap(({ module, commands }) =>
        commands.flatMap(({ name }): [string, ApiCommand][] => {
          const found = forms.get(name)
          const [first] = found ?? []
          return found === undefined || first === undefined
            ? []
            : [[name, { name, module, command: first.command, routes: found }]]
        }),
      ),
  )
}

type Asked = { readonly raw: unknown; readonly key?: string; readonly version?: number }
type AskedFault = 'tooLarge' | 'badJson' | 'badKey' | 'badVersion' | 'fileByWord'

const bodyOf = async ({ c }: ApiVisit): Promise<Readonly<Record<string, unknown>> | AskedFault> => {
  if (Number(c.req.header('content-length') ?? 0) > MAX_JSON) return 'tooLarge'
  const text = await c.req.text()
  if (text.length > MAX_JSON) return 'tooLarge'
  try {
    // a NUL cannot be stored, in forms it is taken out too
    const body: unknown = text.trim() === '' ? {} : JSON.parse(text.replaceAll('\\u0000', ''))
    return isJsonObject(body) ? body : 'badJson'
  } catch {
    return 'badJson'
  }
}

/** What a request asks of a command: the body, the key against repeats, the version that the caller has seen. */
const askedOf = async (
  visit: ApiVisit,
  { name }: ApiCommand,
  keys: ServerOptions['keys'],
): Promise<Asked | AskedFault> => {
  const key = visit.c.req.header('idempotency-key')
  if (key !== undefined && !isUuid(key)) return 'badKey'
  const seen = /^"?(\d{1,9})"?$/u.exec(visit.c.req.header('if-match') ?? '')?.[1]
  if (visit.c.req.header('if-match') !== undefined && seen === undefined) return 'badVersion'
  const body = await bodyOf(visit)
  if (typeof body === 'string') return body
  const raw = withFiles(body, keys)
  if (!raw.ok) return 'fileByWord'
  return {
    raw: { ...(raw.value as object), ...FILLED[name] },
    ...(key === undefined ? {} : { key }),
    ...(seen === undefined ? {} : { version: Number(seen) }),
  }
}

/** What a form does before its command: reads the file that came with it. A body that is no such form is for the command to refuse. */
const prepared = async ({ routes }: ApiCommand, raw: unknown): Promise<Result<unknown>> => {
  const prepare = routes.find((route) => route.prepare !== undefined)?.prepare
  if (prepare === undefined) return ok(raw)
  return prepare(raw).catch((fault: unknown) => {
    if (fault instanceof TypeError) return ok(raw)
    throw fault
  })
}

/** What the database says of a machine that tries what only a person can do: no author, no own rows. */
const NEEDS_PERSON: ReadonlySet<unknown> = new Set(['23502', '22P02', '42501'])

const run = async (
  { c, caller }: ApiVisit,
  { command }: ApiCommand,
  options: ServerOptions,
  submit: Submit,
): Promise<Outcome | 'needsPerson'> => {
  try {
    return await runCommand(options.pool, caller.scope, command, {
      ...submit,
      requestId: requestIdOf(c),
      token: caller.id,
    })
  } catch (fault) {
    if (caller.scope.person === null && isJsonObject(fault) && NEEDS_PERSON.has(fault.code))
      return 'needsPerson'
    throw fault
  }
}

const IDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu

const refusedWith = (
  { c, lang }: ApiVisit,
  { routes }: ApiCommand,
  refusals: readonly Refusal[],
): Response => {
  const sentences = routes[0]?.sentences ?? { ru: {}, en: {} }
  const errors = refusals.map((refusal) => ({
    code: refusal.code,
    ...(refusal.field === undefined ? {} : { field: refusal.field }),
    detail: problemOf(refusal, lang, sentences).text,
  }))
  return problem(c, lang, 'refused', { errors })
}

/** Reads what stands now at an address of the program, as the API gives it; null where the API has no such noun. */
export type ReadBack = (visit: ApiVisit, location: string) => Promise<object | null>

const answerOf = async (
  visit: ApiVisit,
  command: ApiCommand,
  outcome: Outcome,
  readBack: ReadBack,
): Promise<Response> => {
  const { c, lang } = visit
  if (outcome.kind === 'refused') return refusedWith(visit, command, outcome.refusals)
  if (outcome.kind === 'conflict') return problem(c, lang, 'stale', { version: outcome.version })
  if (outcome.kind !== 'done') return problem(c, lang, outcome.kind)
  const { location, repeated } = outcome
  const ids = [...new Set(location.match(IDS) ?? [])]
  return c.json({ command: command.name, location, ids, repeated, ...(await readBack(visit, location)) })
}

/** Runs a command: the same door, preparation, rules and sentences as the form on its page (docs/decisions/0014). */
export const commandHandler =
  (commands: ReadonlyMap<string, ApiCommand>, server: () => ServerOptions, readBack: ReadBack) =>
  async (visit: ApiVisit): Promise<Response> => {
    const { c, caller, lang } = visit
    const found = commands.get(c.req.param('command') ?? '')
    if (found === undefined) return problem(c, lang, 'notFound')
    if (!caller.writes) return problem(c, lang, 'readOnlyKey')
    if (!caller.modules.has(found.module)) return problem(c, lang, 'moduleClosed')
    if (!found.routes.some(({ audience }) => admit(audience, caller.scope) === 'in'))
      return problem(c, lang, 'notFound')
    const asked = await askedOf(visit, found, server().keys)
    if (typeof asked === 'string') return problem(c, lang, asked)
    const ready = await prepared(found, asked.raw)
    if (!ready.ok) return refusedWith(visit, found, ready.refusals)
    const outcome = await run(visit, found, server(), { ...asked, raw: ready.value })
    return outcome === 'needsPerson'
      ? problem(c, lang, 'needsPerson')
      : answerOf(visit, found, outcome, readBack)
  }

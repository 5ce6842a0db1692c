import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import { allowedAs } from '../../kernel/access.ts'
import type { Refusal } from '../../kernel/result.ts'
import { type Moment, moment } from '../clock.ts'
import { maybe, run, type Tx } from '../database/query.ts'
import { together } from '../database/together.ts'
import { type Ending, rollBackWith, writeAs } from '../database/transaction.ts'
import { newId } from '../random.ts'
import type { LinkFacts, Scope } from '../scope/scope.ts'
import { auditParts, canonical, digestOf } from './audit.ts'
import type { ActingAs, Command, Outcome, Subject, Told } from './command.ts'
import { refusalOfConstraint } from './constraint.ts'
import { type Gathered, insertFacts, insertStates, workIn } from './work.ts'

/** One submit: raw input, its key against double clicks, the version the person saw. */
export type Submit = {
  readonly raw: unknown
  readonly key?: string | undefined
  readonly version?: number | undefined
  readonly requestId?: string
  /** The access key it came with: the audit tells which (docs/decisions/0014). */
  readonly token?: string
  /** Draft that goes away in the transaction that succeeds (decisions 34). */
  readonly draft?: { readonly form: string; readonly subject: string }
  /** Moment of the run; seeds live on other days. */
  readonly at?: Moment
}

type Done = { location: string; input_hash: string }

/** The very thing the link was made for, and the school it speaks for: a record may have several. */
const isBoundTo = (link: LinkFacts, { record, row, owner }: Subject): boolean =>
  link.record === record &&
  (link.row === null || link.row === row) &&
  link.organisation === owner.organisation

const actingAs = (
  spec: { name: string; access: Command<unknown, Subject, unknown>['access']; byLink?: boolean | undefined },
  scope: Scope,
  subject: Subject,
): ActingAs | null => {
  if (scope.link !== null)
    return spec.byLink === true && scope.link.commands.includes(spec.name) && isBoundTo(scope.link, subject)
      ? 'link'
      : null
  return allowedAs(spec.access, scope, subject)
}

type Claim = { readonly key: string; readonly name: string; readonly hash: string; readonly at: Moment }

/** Registers the key; gives the earlier run of the same key, if there was one. Waits for a run under way. */
const claimKey = async (tx: Tx, { key, name, hash, at }: Claim): Promise<Done | null> => {
  const claimed = await run(
    tx,
    sql`insert into command_done (key, person_id, command, input_hash, location, at) values (${key}, ${tx.scope.person}, ${name}, ${hash}, '', ${at})
        on conflict (key) do nothing`,
  )
  if (claimed === 1) return null
  return (
    (await maybe(tx, sql<Done>`select location, input_hash from command_done where key = ${key}`)) ?? {
      location: '/',
      input_hash: '',
    }
  )
}

/**
 * Claims the key and loads the thing in one trip. The claim is sent first, so of two equal submits one waits for the other
 * before it locks anything. Leaves when the key was there already, whatever has been loaded meanwhile.
 */
const claimAndLoad = async <S>(tx: Tx, claim: Claim, load: () => Promise<S | null>): Promise<S> => {
  const claiming = claimKey(tx, claim)
  const [claimed, loaded] = await Promise.allSettled([claiming, (async () => load())()])
  if (claimed.status === 'rejected') throw claimed.reason
  const earlier = claimed.value
  if (earlier !== null)
    return rollBackWith(
      earlier.input_hash === claim.hash
        ? { kind: 'done', location: earlier.location, repeated: true }
        : { kind: 'alreadySent', location: earlier.location },
    )
  if (loaded.status === 'rejected') throw loaded.reason
  return loaded.value ?? rollBackWith({ kind: 'notFound' })
}

type Finishing = {
  readonly key: string
  readonly location: string
  readonly audit: RawBuilder<unknown>
  readonly at: Moment
  readonly gathered: Gathered
  readonly draft: Submit['draft']
}

/** The last statement of a run: audit, changes of state, facts, the draft goes away, the key knows where the run led. */
const finish = (tx: Tx, { key, location, audit, at, gathered, draft }: Finishing): Promise<unknown> =>
  run(
    tx,
    sql`with ${audit}, told as (${insertFacts(gathered.facts, at)}),
      ${gathered.states.length === 0 ? sql`` : sql`moved as (${insertStates(gathered.states)}),`}
      undone as (delete from draft where person_id = ${tx.scope.person} and form = ${draft?.form ?? null} and subject = ${draft?.subject ?? null})
      update command_done set location = ${location} where key = ${key}`,
  )

/** The audit of what came with an access key names the key. */
const throughKey = (told: Told, token: string | undefined): Told =>
  token === undefined ? told : { channel: 'api', ...told, change: { ...told.change, token } }

const carryOut = async <Input, S extends Subject, Change>(
  tx: Tx,
  spec: Command<Input, S, Change>,
  input: Input,
  submit: Submit,
): Promise<Ending<Outcome>> => {
  const key = submit.key ?? newId()
  const hash = digestOf(canonical(submit.raw))
  const claim = { key, name: spec.name, hash, at: submit.at ?? moment() }
  const subject = await claimAndLoad(tx, claim, () => spec.load(tx, input))
  // Taken once the row is locked: of two at one moment the history tells in the order in which they came to the row.
  const at = submit.at ?? moment()
  const as = actingAs(spec, tx.scope, subject)
  if (as === null) return rollBackWith({ kind: 'forbidden' })
  if (submit.version !== undefined && subject.version !== undefined && submit.version !== subject.version)
    return rollBackWith({ kind: 'conflict', version: subject.version })
  const decision = spec.decide(subject, input, { scope: tx.scope, today: tx.scope.today, at, as, newId })
  if (!decision.ok) return rollBackWith({ kind: 'refused', refusals: decision.refusals })
  const gathered: Gathered = { facts: [], states: [], sent: [] }
  const work = workIn({ tx, at, as, newId, ending: gathered })
  // behind a statement that failed unseen, the one that was waited for does not know the cause
  await spec
    .save(tx, decision.value, subject, work)
    .catch((fault) => together(Promise.reject(fault), ...gathered.sent))
  const audit = auditParts(tx, {
    command: spec.name,
    told: throughKey(spec.tell(decision.value, subject), submit.token),
    owner: subject.owner,
    as,
    at,
    requestId: submit.requestId ?? null,
  })
  const location = spec.to(decision.value, subject)
  return {
    value: { kind: 'done', location, repeated: false },
    send: () =>
      together(finish(tx, { key, location, audit, at, gathered, draft: submit.draft }), ...gathered.sent),
  }
}

type Issue = { readonly code?: string | undefined; readonly message: string; readonly path: PropertyKey[] }

/** What the shape of an input says where nobody gave it a code of his own: invented values, a field left out. */
const CODES_OF_SHAPE: Readonly<Record<string, string>> = {
  invalid_type: 'required',
  invalid_value: 'chooseOne',
  too_big: 'tooLong',
  too_small: 'tooShort',
}
const CODE = /^[a-z][A-Za-z0-9_]*$/u

const codeOf = ({ code = '', message }: Issue): string =>
  CODE.test(message) ? message : (CODES_OF_SHAPE[code] ?? 'unknown')

/** Refusals of a shape that did not fit, each beside its field. */
export const refusalsOf = (issues: readonly Issue[]): Refusal[] =>
  issues.map((issue) => ({
    code: codeOf(issue),
    ...(issue.path.length === 0 ? {} : { field: issue.path.join('.') }),
  }))

/**
 * Runs a command for a person in one transaction (order: decisions 31). `pool` must be the pool with row-level security.
 * Expected ends are values; only faults of the program throw. Going back in time in the demo is read-only (decisions 29).
 */
export const runCommand = async <Input, S extends Subject, Change>(
  pool: pg.Pool,
  scope: Scope,
  spec: Command<Input, S, Change>,
  submit: Submit,
): Promise<Outcome> => {
  if (scope.shift < 0) return { kind: 'refused', refusals: [{ code: 'pastIsReadOnly' }] }
  const parsed = spec.input.safeParse(submit.raw)
  if (!parsed.success) return { kind: 'refused', refusals: refusalsOf(parsed.error.issues) }
  try {
    return await writeAs(pool, scope, (tx) => carryOut(tx, spec, parsed.data, submit))
  } catch (fault) {
    const refusal = refusalOfConstraint(fault)
    if (refusal !== null) return { kind: 'refused', refusals: [refusal] }
    throw fault
  }
}

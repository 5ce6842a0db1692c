import type { ZodType } from 'zod'
import type { AccessRule, Guarded, HeldRole } from '../../kernel/access.ts'
import type { Refusal, Result } from '../../kernel/result.ts'
import type { Moment } from '../clock.ts'
import type { Tx } from '../database/query.ts'
import type { Scope } from '../scope/scope.ts'
import type { Work } from './work.ts'

/** By which role the command is run: a role held, the person named by the thing itself, or a one-time link. */
export type ActingAs = HeldRole | 'self' | 'link'

/** What a rule may know besides the thing and the input. */
export type Circumstances = {
  readonly scope: Scope
  readonly today: Scope['today']
  readonly at: Moment
  readonly as: ActingAs
  readonly newId: () => string
}

/** What is loaded and locked: its owner for access, its version for two people editing at once. */
export type Subject = Guarded & {
  readonly version?: number
  readonly record?: string
  /** The row of the record, where a one-time link may be bound to it alone. */
  readonly row?: string | null
}

/** The audit entry: ids and codes in `change`, anything personal in `words` (erasable, decisions 36). */
export type Told = {
  readonly record?: string | null
  readonly row?: string | null
  readonly change?: Readonly<Record<string, unknown>>
  readonly words?: Readonly<Record<string, unknown>>
  readonly channel?: string
}

/**
 * A command is a value; leaving a part out is a type error. The runner does transaction, idempotency, row lock, access,
 * version, audit (decisions 31).
 */
export type Command<Input, S extends Subject, Change> = {
  /** Name of the command and of its audit entry: `assignment.report`. */
  readonly name: string
  /** Shape of the input; messages of the schema are refusal codes. */
  readonly input: ZodType<Input>
  /** Who may (default deny). */
  readonly access: AccessRule
  /** Reads the thing and locks it; null = it does not exist for this person (404). */
  readonly load: (tx: Tx, input: Input) => Promise<S | null>
  /** Pure: what changes, or why not. */
  readonly decide: (subject: S, input: Input, circumstances: Circumstances) => Result<Change>
  /** SQL, and what follows: states, facts, jobs, notices through `work`. */
  readonly save: (tx: Tx, change: Change, subject: S, work: Work) => Promise<void>
  readonly tell: (change: Change, subject: S) => Told
  /** Where the person goes afterwards. */
  readonly to: (change: Change, subject: S) => string
  /** True when a one-time link may be made for it (decisions 24). */
  readonly byLink?: boolean
}

/** A command whose types are known only to itself: what the registry and the generators hold. */
// biome-ignore lint/suspicious/noExplicitAny: the registry erases the types that `command()` has checked
export type AnyCommand = Command<any, any, any>

/** Checks the parts of a command against each other and gives it back. */
export const command = <Input, S extends Subject, Change>(
  spec: Command<Input, S, Change>,
): Command<Input, S, Change> => spec

/** How a run ended. Everything but `done` leaves no trace in the database. */
export type Outcome =
  | { readonly kind: 'done'; readonly location: string; readonly repeated: boolean }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'conflict'; readonly version: number }
  | { readonly kind: 'alreadySent'; readonly location: string }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'forbidden' }

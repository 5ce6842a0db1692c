import type { Day } from '../../../kernel/day.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import type { Checked } from './checks.ts'
import type { AskedPair } from './consent.ts'
import type { MatchingState, PlanLine, Ruling } from './types.ts'

/** What the committee has said of a pair. */
export type RuledPair = {
  readonly mentee: OrganisationId
  readonly mentor: OrganisationId
  readonly kind: 'lead' | 'subject'
  readonly ruling: Ruling
  readonly reason: string
  readonly on: Day
  /** The pair that it became. */
  readonly pair: string | null
}

/** A pair of the plan with everything that the committee looks at. */
export type Looked = Checked & { readonly ruling: RuledPair | null }

type Table = { readonly state: MatchingState; readonly hasDraft: boolean }

/** Rulings are made after the answers and before the act is drawn up. */
export const mayRule = ({ state, hasDraft }: Table): Result<true> =>
  state !== 'deciding'
    ? refuse('rulingNotNow', undefined, { state })
    : hasDraft
      ? refuse('draftDrawnUp')
      : ok(true)

export type Ruled = { readonly line: AskedPair; readonly ruling: Ruling; readonly reason: string }

const ruleOne = (looked: Looked | undefined, ruling: Ruling, reason: string): Result<Ruled> => {
  if (looked === undefined) return refuse('noSuchPair')
  if (ruling === 'refused' && reason === '') return refuse('reasonNeeded', 'reason')
  if (ruling === 'confirmed' && looked.stops.length > 0) return refuse('liftFirst', 'ruling')
  return ok({ line: looked.line, ruling, reason })
}

/** The committee confirms a pair that nothing stops, or refuses one with a reason. */
export const ruleOn = (
  table: Table,
  looked: Looked | undefined,
  said: { readonly ruling: Ruling; readonly reason: string },
): Result<Ruled> => {
  const now = mayRule(table)
  return now.ok ? ruleOne(looked, said.ruling, said.reason) : now
}

/** Pairs that wait for a ruling and have nothing against them: confirmed in one press. */
export const plain = (all: readonly Looked[]): Looked[] =>
  all.filter(({ stops, ruling }) => stops.length === 0 && ruling === null)

/** Pairs without a word of the committee. */
export const unruled = (all: readonly Looked[]): Looked[] => all.filter(({ ruling }) => ruling === null)

/** What is still to be decided stands first, the stopped before the plain; the rest in the order of the plan. */
export const undecidedFirst = (all: readonly Looked[]): Looked[] => {
  const open = unruled(all)
  return [
    ...open.filter(({ stops }) => stops.length > 0),
    ...open.filter(({ stops }) => stops.length === 0),
    ...all.filter(({ ruling }) => ruling !== null),
  ]
}

export const ruleOnPlain = (
  table: Table,
  all: readonly Looked[],
  reason: string,
): Result<readonly Ruled[]> => {
  const now = mayRule(table)
  if (!now.ok) return now
  const found = plain(all)
  return found.length === 0
    ? refuse('nothingPlain')
    : ok(found.map(({ line }) => ({ line, ruling: 'confirmed' as const, reason })))
}

/** A school with the mentor schools that the committee gave it. */
export type Bound = {
  readonly mentee: OrganisationId
  readonly name: string
  readonly lead: AskedPair
  readonly subjects: readonly AskedPair[]
}

const isConfirmed = ({ ruling }: Looked): boolean => ruling?.ruling === 'confirmed'

/** Confirmed pairs by school; a mentor school by subject helps only beside a main one. */
export const boundOf = (all: readonly Looked[]): Bound[] =>
  all
    .filter((looked) => isConfirmed(looked) && looked.line.kind === 'lead')
    .map(({ line }) => ({
      mentee: line.mentee,
      name: line.menteeName,
      lead: line,
      subjects: all
        .filter(
          (other) => isConfirmed(other) && other.line.kind === 'subject' && other.line.mentee === line.mentee,
        )
        .map((other) => other.line),
    }))

/** Schools of the plan that stay without a main mentor school, and why. */
export const unboundOf = (
  lines: readonly PlanLine[],
  all: readonly Looked[],
): { readonly mentee: OrganisationId; readonly name: string; readonly reason: string }[] => {
  const bound = new Set(boundOf(all).map(({ mentee }) => mentee))
  const names = new Map(lines.map((line) => [line.mentee, line.menteeName]))
  return [...names]
    .filter(([mentee]) => !bound.has(mentee))
    .map(([mentee, name]) => ({
      mentee,
      name,
      reason: all.find(({ line }) => line.mentee === mentee && line.kind === 'lead')?.ruling?.reason ?? '',
    }))
}

export type Held = { readonly mentee: OrganisationId; readonly name: string }

/** Schools of the plan that another pair leads in these days, unless the new pair is refused: said before the act is asked for. */
export const doubledOf = (all: readonly Looked[], held: readonly Held[]): readonly Held[] => {
  const open = new Set(
    all
      .filter(({ line, ruling }) => line.kind === 'lead' && ruling?.ruling !== 'refused')
      .map(({ line }) => line.mentee),
  )
  return held.filter(({ mentee }) => open.has(mentee))
}

/** What keeps the act from being drawn up: pairs without a word, pairs stopped since, schools that have a mentor in these days. */
export const actFaults = (all: readonly Looked[], held: readonly Held[]): Refusal[] => {
  const waiting = unruled(all).length
  const stopped = all.filter((looked) => isConfirmed(looked) && looked.stops.length > 0)
  const bound = new Set(boundOf(all).map(({ mentee }) => mentee))
  const doubled = held.filter(({ mentee }) => bound.has(mentee))
  return [
    ...(waiting > 0 ? [{ code: 'ruleFirst', values: { pairs: waiting } }] : []),
    ...(stopped.length > 0
      ? [{ code: 'stoppedSince', values: { schools: stopped.map(({ line }) => line.menteeName).join(', ') } }]
      : []),
    ...(doubled.length > 0
      ? [{ code: 'hasMentor', values: { schools: doubled.map(({ name }) => name).join(', ') } }]
      : []),
    ...(bound.size === 0 && waiting === 0 ? [{ code: 'nothingConfirmed' }] : []),
  ]
}

/** The act may be drawn up once: every pair has its ruling and nothing new has come up. */
export const mayDrawUp = (
  table: Table,
  all: readonly Looked[],
  held: readonly Held[],
): Result<readonly Bound[]> => {
  const now = mayRule(table)
  if (!now.ok) return now
  const faults = actFaults(all, held)
  return faults.length > 0 ? refuseAll(faults) : ok(boundOf(all))
}

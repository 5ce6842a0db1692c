import type { OrganisationId } from '../../../kernel/ids.ts'
import { type AskedPair, type ConsentRow, meaningOf } from './consent.ts'
import { CHECKS, type Check, type Silence } from './types.ts'

/** A school of the plan as the register knows it today. */
export type SchoolSide = {
  readonly school: OrganisationId
  readonly name: string
  readonly phone: string
  readonly hasHead: boolean
  readonly isReorganising: boolean
  /** Why it refused to offer help this year; null when it did not. */
  readonly refusal: string | null
  /** Schools that it helps in these days by other pairs than those of the plan. */
  readonly elsewhere: number
  readonly most: number
}

/** A check that came true. `about` tells one cause from another: lifting one does not lift the next. */
export type Stop = {
  readonly check: Check
  readonly about: string
  readonly values: Readonly<Record<string, string | number>>
}

export type Lift = {
  readonly mentee: OrganisationId
  readonly mentor: OrganisationId
  readonly check: Check
  readonly about: string
  readonly reason: string
}

export type CheckGround = {
  readonly lines: readonly AskedPair[]
  readonly sides: ReadonlyMap<string, SchoolSide>
  readonly consents: readonly ConsentRow[]
  readonly silence: Silence
}

type Of = {
  readonly line: AskedPair
  readonly mentor: SchoolSide | undefined
  readonly both: readonly SchoolSide[]
  readonly said: readonly ConsentRow[]
  readonly ground: CheckGround
}

const namesWhere = (
  sides: readonly SchoolSide[],
  isSo: (side: SchoolSide) => boolean,
): Stop['values'] | null => {
  const names = sides.filter(isSo).map(({ name }) => name)
  return names.length === 0 ? null : { schools: names.join(', ') }
}

const overload = ({ line, mentor, ground }: Of): Stop['values'] | null => {
  if (mentor === undefined) return null
  const planned = new Set(
    ground.lines.filter((each) => each.mentor === line.mentor).map(({ mentee }) => mentee),
  ).size
  const { most, elsewhere } = mentor
  const all = planned + elsewhere
  return all > most ? { school: mentor.name, all, most, elsewhere } : null
}

const objection = ({ said, ground }: Of): Stop['values'] | null => {
  const against = said.filter(({ state }) => meaningOf(state, ground.silence) === 'objects')
  return against.length === 0
    ? null
    : {
        sides: against.map(({ side }) => side).join(' '),
        words: against
          .map(({ reason }) => reason)
          .filter(Boolean)
          .join('; '),
        silent: against.every(({ state }) => state === 'silent') ? 1 : 0,
      }
}

/** Each check by itself: what it found, or null. Its words stand in the texts. */
const RULES: Readonly<Record<Check, (of: Of) => Stop['values'] | null>> = {
  refusedOffer: ({ mentor }) =>
    mentor === undefined || mentor.refusal === null ? null : { school: mentor.name, words: mentor.refusal },
  vacantHead: ({ both }) => namesWhere(both, ({ hasHead }) => !hasHead),
  reorganising: ({ both }) => namesWhere(both, ({ isReorganising }) => isReorganising),
  relatives: ({ said }) => (said.some(({ hasRelatives }) => hasRelatives) ? {} : null),
  overload,
  objected: objection,
}

/** Two words about the same pair: of the curated school and of the mentor school. */
export const saidOf = (consents: readonly ConsentRow[], line: AskedPair): ConsentRow[] =>
  [
    [line.mentee, line.mentor],
    [line.mentor, line.mentee],
  ].flatMap(([asker, other]) =>
    consents.filter(
      ({ school, partner, kind }) => kind === line.kind && school === asker && partner === other,
    ),
  )

/** Everything that stops this pair today, whether a person has lifted it or not. */
export const stopsOf = (line: AskedPair, ground: CheckGround): Stop[] => {
  const mentor = ground.sides.get(line.mentor)
  const mentee = ground.sides.get(line.mentee)
  const both = [mentee, mentor].flatMap((side) => side ?? [])
  const of: Of = { line, mentor, both, said: saidOf(ground.consents, line), ground }
  return CHECKS.flatMap((check) => {
    const values = RULES[check](of)
    return values === null ? [] : [{ check, values, about: Object.values(values).join(' | ') }]
  })
}

const isLiftOf = (lift: Lift, line: AskedPair, stop: Stop): boolean =>
  lift.mentee === line.mentee &&
  lift.mentor === line.mentor &&
  lift.check === stop.check &&
  lift.about === stop.about

export type Checked = {
  readonly line: AskedPair
  /** Still stop the pair. */
  readonly stops: readonly Stop[]
  readonly lifted: readonly (Stop & { readonly reason: string })[]
}

/** Pairs with what stops them; a check that a person has lifted stops again only for a new cause. */
export const checkAll = (ground: CheckGround, lifts: readonly Lift[]): Checked[] =>
  ground.lines.map((line) => {
    const all = stopsOf(line, ground)
    const liftOf = (stop: Stop) => lifts.find((lift) => isLiftOf(lift, line, stop))
    return {
      line,
      stops: all.filter((stop) => liftOf(stop) === undefined),
      lifted: all.flatMap((stop) => {
        const lift = liftOf(stop)
        return lift === undefined ? [] : [{ ...stop, reason: lift.reason }]
      }),
    }
  })

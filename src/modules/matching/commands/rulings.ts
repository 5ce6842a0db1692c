import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { ruleOnPairs } from '../domain/access.ts'
import type { Stop } from '../domain/checks.ts'
import type { AskedPair } from '../domain/consent.ts'
import { LiftInput, OneMatchingInput, RuleInput } from '../domain/consent-input.ts'
import * as rules from '../domain/rulings.ts'
import { lockMatching, type MatchingCard } from '../queries/matching.ts'
import { type Board, boardOf, draftOf } from '../queries/rulings.ts'
import { matchingPage } from './saving.ts'

export const rulingsPage = (matching: string): string => `${matchingPage(matching)}/rulings`

/** The matching locked, with everything that the committee looks at. */
export type Sitting = MatchingCard & { readonly board: Board; readonly hasDraft: boolean }

export const lockSitting = async (tx: Tx, id: string): Promise<Sitting | null> => {
  const matching = await lockMatching(tx, id)
  if (matching === null) return null
  return {
    ...matching,
    board: await boardOf(tx, matching),
    hasDraft: (await draftOf(tx, matching)) !== null,
  }
}

const pairOf = ({ board }: Sitting, line: string) => board.looked.find((looked) => looked.line.id === line)

const ownerColumns = ({ region, municipality }: MatchingCard) =>
  sql`${region}, ${municipality}::uuid, null::uuid`

type Lifted = { readonly line: AskedPair; readonly stop: Stop; readonly reason: string }

/** A person lets a pair go on in spite of a check, with a reason; the check stops it again only for a new cause. */
export const liftCheck = command<LiftInput, Sitting, Lifted>({
  name: 'matching.lift',
  input: LiftInput,
  access: ruleOnPairs,
  load: (tx, input) => lockSitting(tx, input.matching),
  decide: (sitting, input): Result<Lifted> => {
    const now = rules.mayRule(sitting)
    if (!now.ok) return now
    const looked = pairOf(sitting, input.line)
    if (looked === undefined) return refuse('noSuchPair')
    const stop = looked.stops.find(({ check, about }) => check === input.check && about === input.about)
    // what has changed while the page was open is looked at again
    return stop === undefined ? refuse('checkChanged') : ok({ line: looked.line, stop, reason: input.reason })
  },
  save: async (tx, { line, stop, reason }, sitting, work) => {
    await run(
      tx,
      sql`insert into matching_lift (id, record_id, region_id, municipality_id, organisation_id, mentee_id, mentor_id, check_code, about, reason, by_person, on_day)
          values (${work.newId()}, ${sitting.id}, ${ownerColumns(sitting)}, ${line.mentee}, ${line.mentor}, ${stop.check}, ${stop.about}, ${reason},
            ${tx.scope.person}, ${work.today})`,
    )
  },
  tell: ({ line, stop, reason }, { id }) => ({
    record: id,
    row: line.id,
    change: { check: stop.check, mentee: line.mentee, mentor: line.mentor },
    words: { reason, about: stop.about },
  }),
  to: ({ line }, { id }) => `${rulingsPage(id)}/${line.id}?done=lifted`,
})

/** The word about one pair, in the round that the matching is in. */
export const saveRuling = async (
  tx: Tx,
  ruled: rules.Ruled,
  sitting: MatchingCard,
  work: Work,
): Promise<void> => {
  const { line, ruling, reason } = ruled
  await run(
    tx,
    sql`insert into matching_ruling (id, record_id, region_id, municipality_id, organisation_id, round, mentee_id, mentor_id, kind, ruling, reason, by_person, on_day)
        select ${work.newId()}, m.id, ${ownerColumns(sitting)}, m.round, ${line.mentee}, ${line.mentor}, ${line.kind}, ${ruling}, ${reason}, ${tx.scope.person}, ${work.today}
          from matching m where m.id = ${sitting.id}
        on conflict on constraint ruling_once do update set ruling = excluded.ruling, reason = excluded.reason, by_person = excluded.by_person,
          on_day = excluded.on_day, version = matching_ruling.version + 1`,
  )
}

/** The committee's word about one pair. It may say otherwise until the act is drawn up. */
export const rulePair = command<RuleInput, Sitting, rules.Ruled>({
  name: 'matching.rule',
  input: RuleInput,
  access: ruleOnPairs,
  load: (tx, input) => lockSitting(tx, input.matching),
  decide: (sitting, input) => rules.ruleOn(sitting, pairOf(sitting, input.line), input),
  save: saveRuling,
  tell: ({ line, ruling, reason }, { id }) => ({
    record: id,
    row: line.id,
    change: { ruling, mentee: line.mentee, mentor: line.mentor },
    words: { reason },
  }),
  to: (_ruled, { id }) => `${rulingsPage(id)}?done=ruled`,
})

/** Pairs that wait and have nothing against them, in one press. */
export const confirmPlain = command<OneMatchingInput, Sitting, readonly rules.Ruled[]>({
  name: 'matching.confirmPlain',
  input: OneMatchingInput,
  access: ruleOnPairs,
  load: (tx, input) => lockSitting(tx, input.matching),
  decide: (sitting) => rules.ruleOnPlain(sitting, sitting.board.looked, ''),
  save: async (tx, ruled, sitting, work) => {
    for (const each of ruled) await saveRuling(tx, each, sitting, work)
  },
  tell: (ruled, { id }) => ({ record: id, change: { confirmed: ruled.map(({ line }) => line.id) } }),
  to: (_ruled, { id }) => `${rulingsPage(id)}?done=confirmed`,
})

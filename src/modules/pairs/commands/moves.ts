import { addDays } from '../../../kernel/day.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { channelOf, isOwnWord } from '../../../platform/command/channel.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { type Act, findAct } from '../../programmes/public.ts'
import { declineForSchool, keepPair, speakForSchool } from '../domain/access.ts'
import { AgreeInput, ConfirmInput, DeclineInput, EndInput, PairInput } from '../domain/input.ts'
import * as rules from '../domain/rules.ts'
import type { Channel, MentorLoad, Pair, PairSchool, PairState } from '../domain/types.ts'
import { lockAs, lockLoad, lockPair } from '../queries/pair.ts'
import { linkAct, pairPage, replyTo, tellSchools } from './saving.ts'

type Move = { readonly from: PairState; readonly to: PairState; readonly note?: string }

/** The pair in its new state, with history; tells the others. */
const saveMove = async (tx: Tx, pair: Pair, move: Move, work: Work): Promise<void> => {
  await run(tx, sql`update school_pair set state = ${move.to}, version = version + 1 where id = ${pair.id}`)
  if (move.from === move.to) return
  await work.state({
    record: pair.id,
    from: move.from,
    to: move.to,
    note: move.note ?? null,
    owner: pair.owner,
  })
  await work.fact('pairMoved', pair.id, { to: move.to })
  await tellSchools(work, pair, `pair_${move.to}`, pair.owner.organisation)
}

type Agreeing = Pair & { readonly school: PairSchool; readonly load: MentorLoad }
type Agreed = rules.Agreed & { readonly channel: Channel }

const NO_LOAD: MentorLoad = { taken: 0, most: null }

/** A school agrees to the pair; a mentor school gives one of its places for it, and never more than it has. */
export const agreePair = command<AgreeInput, Agreeing, Agreed>({
  name: 'pair.agree',
  input: AgreeInput,
  access: speakForSchool,
  byLink: true,
  load: async (tx, input) => {
    const pair = await lockAs(tx, input.pair, input.school)
    if (pair === null) return null
    const load = pair.school.side === 'mentor' ? await lockLoad(tx, input.school, pair) : NO_LOAD
    return { ...pair, load }
  },
  decide: (pair, input, { as }) => {
    const agreed = rules.agree(pair, input.school, pair.load)
    if (!agreed.ok) return agreed
    return ok({ ...agreed.value, channel: channelOf(as, input.channel) })
  },
  save: async (tx, change, pair, work) => {
    await run(
      tx,
      sql`update pair_school set agreed_on = ${work.today}, channel = ${change.channel} where id = ${change.school.id}`,
    )
    await saveMove(tx, pair, change, work)
  },
  tell: (change, pair) => ({
    record: pair.id,
    change: { school: change.school.organisation, to: change.to },
    channel: change.channel,
  }),
  to: ({ channel }, pair) => (channel === 'link' ? `${replyTo(pair.id)}?done=agreed` : pairPage(pair.id)),
})

const letGo = (tx: Tx, pair: string): Promise<number> =>
  run(tx, sql`update pair_bond set is_live = false where record_id = ${pair}`)

type Declining = Pair & { readonly school?: PairSchool }
type Declined = Move & { readonly note: string; readonly channel: Channel }

/** A school says no with a reason, itself or by its district; whoever keeps the pair withdraws it: days and places are free again. */
export const declinePair = command<DeclineInput, Declining, Declined>({
  name: 'pair.decline',
  input: DeclineInput,
  access: declineForSchool,
  byLink: true,
  load: (tx, input) =>
    input.school === '' ? lockPair(tx, input.pair) : lockAs(tx, input.pair, input.school),
  decide: (pair, input, { as }) => {
    const moved = rules.movePair(pair, 'decline')
    if (!moved.ok) return moved
    const channel = channelOf(as, input.channel)
    if (pair.school !== undefined && channel === 'self' && !isOwnWord(as))
      return refuse('chooseOne', 'channel')
    return ok({ ...moved.value, note: input.reason, channel })
  },
  save: async (tx, change, pair, work) => {
    await run(tx, sql`update school_pair set ended_reason = ${change.note} where id = ${pair.id}`)
    if (pair.school !== undefined)
      await run(
        tx,
        sql`update pair_school set agreed_on = null, declined_on = ${work.today}, channel = ${change.channel} where id = ${pair.school.id}`,
      )
    await letGo(tx, pair.id)
    await saveMove(tx, pair, change, work)
  },
  tell: (change, pair) => ({
    record: pair.id,
    change: { from: change.from, to: change.to },
    words: { reason: change.note },
    channel: change.channel,
  }),
  to: ({ channel }, pair) => (channel === 'link' ? `${replyTo(pair.id)}?done=declined` : pairPage(pair.id)),
})

type Confirming = Pair & { readonly act: Act | null }

/** Approves the pair by an act: from its paper the schools are bound. */
export const confirmPair = command<ConfirmInput, Confirming, Move & { readonly act: Act }>({
  name: 'pair.confirm',
  input: ConfirmInput,
  access: keepPair,
  load: async (tx, input) => {
    const pair = await lockPair(tx, input.pair)
    return pair && { ...pair, act: await findAct(tx, input.act, input.actWords) }
  },
  decide: (pair) => {
    const moved = rules.movePair(pair, 'confirm')
    if (!moved.ok) return moved
    return pair.act === null
      ? refuse('actNeeded', 'act')
      : ok({ ...moved.value, act: pair.act, note: pair.act.words })
  },
  save: async (tx, change, pair, work) => {
    await saveMove(tx, pair, change, work)
    await linkAct(tx, { record: pair.id, owner: pair.owner, act: change.act }, work)
  },
  tell: (change, pair) => ({
    record: pair.id,
    change: { to: change.to, directive: change.act.directive, clause: change.act.clause },
  }),
  to: (_change, pair) => pairPage(pair.id),
})

/** Begins the work of a confirmed pair; called by the log of meetings too. */
export const beginPair = async (tx: Tx, pair: Pair, work: Work): Promise<void> => {
  const moved = rules.movePair(pair, 'start')
  if (moved.ok) await saveMove(tx, pair, moved.value, work)
}

export const startPair = command<PairInput, Pair, Move>({
  name: 'pair.start',
  input: PairInput,
  access: { by: [...keepPair.by, ...speakForSchool.by.filter(({ at }) => at === 'organisation')] },
  load: (tx, input) =>
    input.school === '' ? lockPair(tx, input.pair) : lockAs(tx, input.pair, input.school),
  decide: (pair) => rules.movePair(pair, 'start'),
  save: (tx, change, pair, work) => saveMove(tx, pair, change, work),
  tell: (change, pair) => ({ record: pair.id, change }),
  to: (_change, pair) => pairPage(pair.id),
})

/** The end of a pair: its last day, days that are free again, people who are released. */
export const saveEnd = async (tx: Tx, change: rules.Ended, pair: Pair, work: Work): Promise<void> => {
  await run(
    tx,
    sql`update school_pair set ended_on = ${change.on}, ended_reason = ${change.reason} where id = ${pair.id}`,
  )
  if (change.until === null) await letGo(tx, pair.id)
  else
    await run(
      tx,
      sql`update pair_bond set until_on = ${change.until} where record_id = ${pair.id} and until_on > ${change.until}`,
    )
  await run(
    tx,
    sql`update pair_person set until_on = greatest(from_on, ${addDays(change.on, 1)}::date) where record_id = ${pair.id} and until_on is null`,
  )
  await saveMove(tx, pair, { from: change.from, to: change.to, note: change.reason }, work)
}

/** Ends the pair: when its term is over, or before it with a reason. */
export const endPair = command<EndInput, Pair, rules.Ended>({
  name: 'pair.end',
  input: EndInput,
  access: keepPair,
  load: (tx, input) => lockPair(tx, input.pair),
  decide: (pair, input, { today }) => rules.endPair(pair, input, today),
  save: saveEnd,
  tell: (change, pair) => ({
    record: pair.id,
    change: { from: change.from, to: change.to, on: change.on },
    words: { reason: change.reason },
  }),
  to: (_change, pair) => pairPage(pair.id),
})

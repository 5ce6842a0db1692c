import type { Owner } from '../../../kernel/access.ts'
import type { MunicipalityId, RecordId, RegionId } from '../../../kernel/ids.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { maybe, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { FactHandler } from '../../../platform/jobs/facts.ts'
import { ownHands } from '../../../platform/jobs/own-hands.ts'
import { holdersOf } from '../../people/public.ts'
import * as access from '../domain/access.ts'
import { type Called, type CallLine, callRounds } from '../domain/call.ts'
import { CallInput } from '../domain/input.ts'
import { quarterOf } from '../domain/rounds.ts'
import { callLines } from '../queries/call.ts'
import { callText } from '../text/call.ts'
import { roundTitle } from '../text.ts'
import { insertRound, loadOpening, saveOpened } from './round.ts'

type Calling = Subject & { readonly region: RegionId; readonly lines: readonly CallLine[] }
type Call = Called & { readonly id: RecordId }

/** The caller's region with its programme; two callers wait for each other. */
const loadCalling = async (tx: Tx, input: CallInput): Promise<Calling | null> => {
  const found = await maybe(
    tx,
    sql<{ region: RegionId }>`select region_id as region from programme
      where id = ${input.programme} and region_id = any (${[...tx.scope.regions]}::uuid[])`,
  )
  if (found === null) return null
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`deficit-call ${found.region}`}, 0))`)
  return {
    region: found.region,
    owner: { region: found.region, municipality: null, organisation: null },
    lines: await callLines(tx, { ...input, region: found.region, quarterOn: quarterOf(input.quarter) }),
  }
}

const insertCall = async (
  tx: Tx,
  { id, lines, skipped }: Call,
  { region, input }: { readonly region: RegionId; readonly input: CallInput },
  work: Work,
): Promise<void> => {
  const quarterOn = quarterOf(input.quarter)
  const schools = lines.reduce((sum, line) => sum + line.schools.length, 0)
  const owner: Owner = { region, municipality: null, organisation: null }
  await work.record({ id, kind: 'deficit-call', title: roundTitle(quarterOn), owner, reach: 'below' })
  await run(
    tx,
    sql`insert into deficit_call (id, region_id, programme_id, quarter_on, opened_on, rounds, schools, skipped)
        values (${id}, ${region}, ${input.programme}, ${quarterOn}, ${work.today}, ${lines.length}, ${schools}, ${JSON.stringify(skipped)}::jsonb)`,
  )
}

type At = { readonly region: RegionId; readonly municipality: MunicipalityId }

const openIn = async (
  tx: Tx,
  line: CallLine,
  { call, region, input }: { readonly call: RecordId; readonly region: RegionId; readonly input: CallInput },
  work: Work,
): Promise<void> => {
  const at: At = { region, municipality: line.id }
  const id = work.newId() as RecordId
  const { programme, dueOn, closesOn, categories, basis } = input
  const quarterOn = quarterOf(input.quarter)
  const days = { quarterOn, opensOn: work.today, dueOn, closesOn }
  await insertRound(tx, { ...days, id, programme, call, categories, basis }, at, work)
  const round = await loadOpening(tx, id)
  if (round === null) throw new Error('the round of a call is out of sight')
  await saveOpened(tx, round, work)
  for (const person of await holdersOf(tx, 'municipalCoordinator', { level: 'municipality', id: line.id }))
    await work.notify({
      person,
      code: 'deficitsCalled',
      record: id,
      words: { title: roundTitle(quarterOn), schools: line.schools.length },
      address: `/deficits/rounds/${id}`,
    })
}

/** The region opens a round in all its municipalities at once: one sending, recalled whole within minutes like every other. */
export const callAll = command<CallInput, Calling, Call & { readonly input: CallInput }>({
  name: 'deficitRound.callAll',
  input: CallInput,
  access: access.callRounds,
  load: loadCalling,
  decide: (calling, input, { newId, today }) => {
    const called = callRounds(input, calling.lines, today)
    return called.ok ? { ok: true, value: { ...called.value, id: newId() as RecordId, input } } : called
  },
  save: async (tx, call, { region }, work) => {
    await insertCall(tx, call, { region, input: call.input }, work)
    for (const line of call.lines) await openIn(tx, line, { call: call.id, region, input: call.input }, work)
  },
  tell: ({ id, lines, skipped }) => ({
    record: id,
    change: { rounds: lines.length, skipped: skipped.length },
  }),
  to: ({ input }) => `/deficits?quarter=${quarterOf(input.quarter)}`,
})

type Gone = { readonly id: string; readonly was: string; readonly owner: Owner }

/** Open rounds of a sending that no school has taken up, then the planned ones of the same municipalities. */
const recallUntouched = async (tx: Tx, sending: string, words: string): Promise<Gone[]> =>
  rows(
    tx,
    sql<Gone>`with gone as (update deficit_round r set state = 'recalled', closed_on = ${tx.scope.today}, closed_reason = ${words}, version = version + 1
          where r.state = 'open' and (r.id = ${sending} or r.call_id = ${sending})
            and not exists (select 1 from deficit_sheet s join assignment a on a.id = s.id where s.round_id = r.id and a.state <> 'recalled') returning r.id, r.region_id, r.municipality_id),
        later as (update deficit_round r set state = 'recalled', closed_on = ${tx.scope.today}, closed_reason = ${words}, version = version + 1
          where r.state = 'planned' and r.call_id = ${sending} and r.municipality_id in (select municipality_id from gone) returning r.id, r.region_id, r.municipality_id)
      select id, was, jsonb_build_object('region', region_id, 'municipality', municipality_id, 'organisation', null) as owner
        from (select *, 'open' as was from gone union all select *, 'planned' from later) both_kinds`,
  )

/**
 * A sending of a round that was recalled whole takes the round back: its quarter is free again. One that a school has taken up
 * in these minutes stays.
 */
export const recallRounds: FactHandler = {
  name: 'deficits.recallRounds',
  of: 'mailingRecalled',
  handle: async (worker, fact) => {
    if (fact.record === null) return
    const { tx, work } = await ownHands(worker, fact, fact.record)
    const reason = typeof fact.payload.reason === 'string' ? fact.payload.reason : ''
    const note = `${callText.ru.recalledByOwner}: ${reason}`.slice(0, 300)
    for (const { id, was, owner } of await recallUntouched(tx, fact.record, note))
      await work.state({ record: id, from: was, to: 'recalled', note, owner })
  },
}

import { ok, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import { run, sql } from '../../../platform/database/query.ts'
import { logMeeting } from '../domain/access.ts'
import { MeetingInput, StrikeInput } from '../domain/contracts/input.ts'
import type { Contract } from '../domain/contracts/types.ts'
import { contractFor, mayLog } from '../domain/meetings.ts'
import type { Pair, PairSchool } from '../domain/types.ts'
import { contractsOf } from '../queries/contracts.ts'
import { findMeeting, type MeetingLine } from '../queries/meetings.ts'
import { goalsOf, lockAs, lockPair, ownerOf } from '../queries/pair.ts'
import { beginPair } from './moves.ts'
import { pairPage } from './saving.ts'

type Logging = Pair & {
  readonly school: PairSchool
  readonly contracts: readonly Contract[]
  readonly goals: readonly string[]
}
type Logged = MeetingInput & { readonly id: string; readonly contract: string | null }

/** A meeting is written down under the contract of its day (R023); the first one begins the work of a confirmed pair. */
export const logConsultation = command<MeetingInput, Logging, Logged>({
  name: 'pair.logMeeting',
  input: MeetingInput,
  access: logMeeting,
  load: async (tx, input) => {
    const pair = await lockAs(tx, input.pair, input.school)
    if (pair === null) return null
    const goals = await goalsOf(tx, pair.id)
    return { ...pair, contracts: await contractsOf(tx, pair.id), goals: goals.map(({ id }) => id) }
  },
  decide: (pair, input, { today, newId }) => {
    const may = mayLog(pair, input.on, today)
    if (!may.ok) return may
    const isCurated = pair.schools.some(
      ({ organisation, side }) => side === 'curated' && organisation === input.curated,
    )
    if (!isCurated) return refuse('chooseOne', 'curated')
    const mentor = pair.school.side === 'mentor' ? input.school : null
    if (input.goal !== '' && !pair.goals.includes(input.goal)) return refuse('chooseOne', 'goal')
    return ok({
      ...input,
      id: newId(),
      contract: contractFor(pair.contracts, { ...input, mentor })?.id ?? null,
    })
  },
  save: async (tx, meeting, pair, work) => {
    const { region, municipality, organisation } = ownerOf(pair.school)
    await run(
      tx,
      sql`insert into consultation (id, record_id, region_id, municipality_id, organisation_id, contract_id, curated_id, on_day, form, theme, hours, who, people, result, goal_id, by_person)
          values (${meeting.id}, ${pair.id}, ${region}, ${municipality}, ${organisation}, ${meeting.contract}, ${meeting.curated}, ${meeting.on}, ${meeting.form}, ${meeting.theme},
            ${meeting.hours}, ${meeting.who}, ${meeting.people}, ${meeting.result}, ${meeting.goal === '' ? null : meeting.goal}, ${tx.scope.person})`,
    )
    await beginPair(tx, pair, work)
    await work.fact('pairMet', pair.id, { meeting: meeting.id, on: meeting.on, school: meeting.curated })
  },
  tell: (meeting, pair) => ({
    record: pair.id,
    row: meeting.id,
    change: { on: meeting.on, hours: meeting.hours, contract: meeting.contract },
  }),
  to: (_meeting, pair) => `${pairPage(pair.id)}#meetings`,
})

type Striking = Pair & { readonly meeting: MeetingLine }

/** A line that was written by mistake stays in sight, struck out, with a reason; it is not counted. */
export const strikeMeeting = command<StrikeInput, Striking, StrikeInput>({
  name: 'pair.strikeMeeting',
  input: StrikeInput,
  access: logMeeting,
  load: async (tx, input) => {
    const pair = await lockPair(tx, input.pair)
    const meeting = pair && (await findMeeting(tx, pair.id, input.meeting))
    const school = pair?.schools.find(({ organisation }) => organisation === meeting?.organisation)
    return pair && meeting && school ? { ...pair, meeting, owner: ownerOf(school) } : null
  },
  decide: ({ meeting }, input) => (meeting.struck === null ? ok(input) : refuse('struckAlready')),
  save: async (tx, change) => {
    await run(tx, sql`update consultation set struck_reason = ${change.reason} where id = ${change.meeting}`)
  },
  tell: (change, pair) => ({ record: pair.id, row: change.meeting, change: { struck: true } }),
  to: (_change, pair) => `${pairPage(pair.id)}#meetings`,
})

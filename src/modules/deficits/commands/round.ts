import type { Day } from '../../../kernel/day.ts'
import { isUuid, type MunicipalityId, type RecordId, type RegionId } from '../../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { NewAssignment } from '../../assignments/domain/types.ts'
import { assign } from '../../assignments/public.ts'
import * as access from '../domain/access.ts'
import { CloseInput, PlanInput, ReopenInput, RescheduleInput, RoundInput } from '../domain/input.ts'
import { moveRound, nextRound, planDays, quarterOf, replanDays, sourceOf } from '../domain/rounds.ts'
import type { Round } from '../domain/types.ts'
import { type Expected, expectedSchools, lockRound } from '../queries/round.ts'
import { deficitsText, roundTitle } from '../text.ts'

type Planning = Subject & { readonly region: RegionId; readonly municipality: MunicipalityId }
type NewRound = Pick<
  Round,
  'programme' | 'call' | 'quarterOn' | 'opensOn' | 'dueOn' | 'closesOn' | 'categories' | 'basis'
> & { readonly id: RecordId }

/** The municipality of the planner that has a model of the programme. */
const loadPlanning = async (tx: Tx, input: PlanInput): Promise<Planning | null> => {
  if (!isUuid(input.programme)) return null
  const found = await maybe(
    tx,
    sql<{
      region: RegionId
      municipality: MunicipalityId
    }>`select region_id as region, municipality_id as municipality from municipal_model
      where programme_id = ${input.programme} and municipality_id = any (${[...tx.scope.municipalities]}::uuid[]) limit 1`,
  )
  return (
    found && {
      ...found,
      owner: { region: found.region, municipality: found.municipality, organisation: null },
    }
  )
}

/** A planned round of a municipality. */
export const insertRound = async (
  tx: Tx,
  round: NewRound,
  at: { readonly region: RegionId; readonly municipality: MunicipalityId },
  work: Work,
): Promise<void> => {
  const owner = { ...at, organisation: null }
  await work.record({
    kind: 'deficit-round',
    id: round.id,
    title: roundTitle(round.quarterOn),
    owner,
    reach: 'below',
  })
  await run(
    tx,
    sql`insert into deficit_round (id, region_id, municipality_id, programme_id, call_id, quarter_on, opens_on, due_on, closes_on, categories, basis)
        values (${round.id}, ${at.region}, ${at.municipality}, ${round.programme}, ${round.call}, ${round.quarterOn}, ${round.opensOn}, ${round.dueOn}, ${round.closesOn},
          ${[...round.categories]}::text[], ${round.basis})`,
  )
  await work.state({ record: round.id, from: null, to: 'planned', owner })
}

export const planRound = command<PlanInput, Planning, NewRound>({
  name: 'deficitRound.plan',
  input: PlanInput,
  access: access.keepRound,
  load: loadPlanning,
  decide: (_planning, input, { newId, today }): Result<NewRound> => {
    const days = planDays(input, today)
    if (!days.ok) return days
    return ok({
      ...days.value,
      id: newId() as RecordId,
      programme: input.programme,
      call: null,
      quarterOn: quarterOf(input.quarter),
      opensOn: input.opensOn,
      dueOn: input.dueOn,
      closesOn: input.closesOn,
      categories: input.categories,
      basis: input.basis,
    })
  },
  save: insertRound,
  tell: (round) => ({ record: round.id, change: { quarter: round.quarterOn, programme: round.programme } }),
  to: (round) => `/deficits/rounds/${round.id}?done=planned`,
})

type Replanned = Pick<Round, 'opensOn' | 'dueOn' | 'closesOn' | 'categories' | 'basis'>

/** Other days or schools of a round that has not opened: the program plans the next one by itself, holidays do not ask it. */
export const rescheduleRound = command<RescheduleInput, Round, Replanned>({
  name: 'deficitRound.reschedule',
  input: RescheduleInput,
  access: access.keepRound,
  load: (tx, input) => lockRound(tx, input.round),
  decide: (round, input, { today }) => {
    const days = replanDays(round, input, today)
    if (!days.ok) return days
    const { opensOn, dueOn, closesOn, categories, basis } = input
    return ok({ opensOn, dueOn, closesOn, categories, basis })
  },
  save: async (tx, { opensOn, dueOn, closesOn, categories, basis }, round) => {
    await run(
      tx,
      sql`update deficit_round set opens_on = ${opensOn}, due_on = ${dueOn}, closes_on = ${closesOn}, categories = ${[...categories]}::text[],
            basis = ${basis}, version = version + 1 where id = ${round.id}`,
    )
  },
  tell: ({ opensOn, dueOn, closesOn }, round) => ({
    record: round.record,
    change: { opensOn, dueOn, closesOn },
  }),
  to: (_change, round) => `/deficits/rounds/${round.id}?done=rescheduled`,
})

type Opening = Round & { readonly expected: readonly Expected[]; readonly hasNext: boolean }

/** A round with whom it expects and whether the next one is planned already. */
export const loadOpening = async (tx: Tx, id: string): Promise<Opening | null> => {
  const round = await lockRound(tx, id)
  if (round === null) return null
  const next = await maybe(
    tx,
    sql<{
      id: string
    }>`select id from deficit_round where programme_id = ${round.programme} and municipality_id = ${round.municipality}
      and quarter_on = ${nextRound(round).quarterOn} and state <> 'recalled'`,
  )
  return { ...round, expected: await expectedSchools(tx, round, tx.scope.today), hasNext: next !== null }
}

const toAssignment = (round: Round, school: Expected): NewAssignment => {
  const t = deficitsText.ru.round
  return {
    owner: { region: school.region, municipality: school.municipality, organisation: school.organisation },
    person: null,
    roleCode: null,
    sourceRecord: sourceOf(round),
    sourceRow: sourceOf(round),
    title: roundTitle(round.quarterOn),
    quote: t.assignment,
    sourceLabel: round.basis === '' ? roundTitle(round.quarterOn) : round.basis,
    sourceKind: 'round',
    modality: 'order',
    termAsWritten: null,
    term: null,
    opensOn: null,
    dueOn: round.dueOn,
    controllerPerson: null,
    controlAsWritten: null,
    controllerMunicipality: round.municipality,
    answerPath: '/deficit-sheets',
  }
}

/** Plans the round three months later while the programme still runs then. */
const planNext = async (tx: Tx, round: Opening, work: Work): Promise<void> => {
  if (round.hasNext) return
  const next = nextRound(round)
  const programme = await maybe(
    tx,
    sql<{ until: Day }>`select until_on as until from programme where id = ${round.programme}`,
  )
  if (programme === null || programme.until <= next.opensOn) return
  const { programme: of, call, categories, basis } = round
  await insertRound(
    tx,
    { ...next, id: work.newId() as RecordId, programme: of, call, categories, basis },
    round,
    work,
  )
}

/** Opens a round: sheets and assignments of the schools, the next round. Shared by the person and by the day. */
export const saveOpened = async (tx: Tx, round: Opening, work: Work): Promise<void> => {
  await run(
    tx,
    sql`update deficit_round set state = 'open', opened_on = ${work.today}, version = version + 1 where id = ${round.id}`,
  )
  const made = await assign(
    tx,
    work,
    round.expected.map((school) => toAssignment(round, school)),
  )
  await run(
    tx,
    sql`insert into deficit_sheet (id, round_id, region_id, municipality_id, organisation_id)
        select a.id, ${round.id}::uuid, a.region_id, a.municipality_id, a.organisation_id from assignment a where a.id = any (${made}::uuid[])`,
  )
  await work.state({ record: round.id, from: round.state, to: 'open', owner: round.owner })
  await work.fact('deficitRoundOpened', round.id, { schools: round.expected.length })
  await planNext(tx, round, work)
}

export const openRound = command<RoundInput, Opening, { readonly expected: number }>({
  name: 'deficitRound.open',
  input: RoundInput,
  access: access.keepRound,
  load: (tx, input) => loadOpening(tx, input.round),
  decide: (round, _input, { today }) => {
    const moved = moveRound(round, 'open')
    if (!moved.ok) return moved
    if (today > round.closesOn) return refuse('roundIsOver')
    return round.expected.length === 0 ? refuse('noSchoolsExpected') : ok({ expected: round.expected.length })
  },
  save: (tx, _change, round, work) => saveOpened(tx, round, work),
  tell: ({ expected }, round) => ({ record: round.record, change: { to: 'open', expected } }),
  to: (_change, round) => `/deficits/rounds/${round.id}?done=opened`,
})

/** The region's map gets a round whole, when it is over: sheet by sheet it would tell of single schools (docs/decisions/0012). */
export const letOut = (tx: Tx, round: RecordId, work: Work): Promise<unknown> =>
  run(tx, sql`select release_deficits(${round}::uuid, ${work.today}::date)`)

/** Closes a round with its reason. Shared by the person and by the day. */
export const saveClosed = async (tx: Tx, round: Round, reason: string, work: Work): Promise<void> => {
  await run(
    tx,
    sql`update deficit_round set state = 'closed', closed_on = ${work.today}, closed_reason = ${reason}, version = version + 1 where id = ${round.id}`,
  )
  await letOut(tx, round.id, work)
  await work.state({ record: round.id, from: round.state, to: 'closed', note: reason, owner: round.owner })
  await work.fact('deficitRoundClosed', round.id)
}

export const closeRound = command<CloseInput, Round, { readonly reason: string }>({
  name: 'deficitRound.close',
  input: CloseInput,
  access: access.keepRound,
  load: (tx, input) => lockRound(tx, input.round),
  decide: (round, { reason }) => {
    const moved = moveRound(round, 'close')
    return moved.ok ? ok({ reason }) : moved
  },
  save: (tx, { reason }, round, work) => saveClosed(tx, round, reason, work),
  tell: ({ reason }, round) => ({ record: round.record, change: { to: 'closed' }, words: { reason } }),
  to: (_change, round) => `/deficits/rounds/${round.id}?done=closed`,
})

export const reopenRound = command<ReopenInput, Round, { readonly closesOn: Day }>({
  name: 'deficitRound.reopen',
  input: ReopenInput,
  access: access.keepRound,
  load: (tx, input) => lockRound(tx, input.round),
  decide: (round, { closesOn }, { today }) => {
    const moved = moveRound(round, 'reopen')
    if (!moved.ok) return moved
    return closesOn < today || closesOn < round.dueOn ? refuse('termInThePast', 'closesOn') : ok({ closesOn })
  },
  save: async (tx, { closesOn }, round, work) => {
    await run(
      tx,
      sql`update deficit_round set state = 'open', closes_on = ${closesOn}, closed_on = null, closed_reason = null, version = version + 1 where id = ${round.id}`,
    )
    await work.state({ record: round.id, from: 'closed', to: 'open', owner: round.owner })
  },
  tell: ({ closesOn }, round) => ({ record: round.record, change: { to: 'open', closesOn } }),
  to: (_change, round) => `/deficits/rounds/${round.id}?done=reopened`,
})

import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import type { OrganisationId, RecordId } from '../../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { NewAssignment } from '../../assignments/domain/types.ts'
import { assign, openOfSource, withdrawOfSource } from '../../assignments/public.ts'
import { planMatching } from '../domain/access.ts'
import { type AskedPair, isAsked } from '../domain/consent.ts'
import { AskInput, OneMatchingInput, ReplanInput } from '../domain/consent-input.ts'
import { type OldPair, standsIn } from '../domain/difference.ts'
import { type Moved, moveMatching } from '../domain/rules.ts'
import type { PlanLine } from '../domain/types.ts'
import {
  type AskablePlan,
  consentsOf,
  type Place,
  planLines,
  planOf,
  roundOf,
  schoolPlaces,
} from '../queries/consent.ts'
import { lockMatching, type MatchingCard } from '../queries/matching.ts'
import { draftOf, livePairsOf } from '../queries/rulings.ts'
import { consentText } from '../text/consent.ts'
import { saveMove } from './open.ts'
import { saveRuling } from './rulings.ts'
import { matchingPage } from './saving.ts'

export const consentPage = (matching: string): string => `${matchingPage(matching)}/consent`

type Asking = MatchingCard & {
  readonly plan: AskablePlan | null
  readonly lines: readonly PlanLine[]
  /** Pairs of the matching that this one changes. */
  readonly old: readonly OldPair[]
  readonly places: readonly Place[]
  readonly round: number
}

type AskedRound = Moved & {
  readonly scenario: string
  readonly until: Day
  readonly round: number
  readonly pairs: readonly AskedPair[]
  /** Pairs that go on: nobody is asked about them again. */
  readonly standing: readonly AskedPair[]
}

const askRound = (asking: Asking, { until }: AskInput, today: Day): Result<AskedRound> => {
  const moved = moveMatching(asking, 'ask')
  if (!moved.ok) return moved
  if (asking.plan === null || asking.plan.state !== 'done') return refuse('planNotReady', 'scenario')
  const all = asking.lines.filter(isAsked)
  const standing = all.filter((line) => standsIn(asking.old, line))
  const pairs = all.filter((line) => !standing.includes(line))
  if (all.length === 0) return refuse('planIsEmpty', 'scenario')
  if (until <= today) return refuse('consentPast', 'until')
  if (until >= asking.from) return refuse('consentAfterStart', 'until', { day: asking.from })
  const known = new Set(asking.places.map(({ organisation }) => organisation))
  const strange = pairs.find(({ mentee, mentor }) => !known.has(mentee) || !known.has(mentor))
  if (strange !== undefined) return refuse('schoolOutOfSight', 'scenario', { school: strange.mentorName })
  return ok({ ...moved.value, scenario: asking.plan.id, until, round: asking.round + 1, pairs, standing })
}

const ownerOf = ({ region, municipality, organisation }: Place) => ({
  region_id: region,
  municipality_id: municipality,
  organisation_id: organisation,
})

type Side = { readonly school: OrganisationId; readonly side: 'curated' | 'mentor'; readonly pair: AskedPair }

const sidesOf = (pairs: readonly AskedPair[]): Side[] =>
  pairs.flatMap((pair): Side[] => [
    { school: pair.mentee, side: 'curated', pair },
    { school: pair.mentor, side: 'mentor', pair },
  ])

/** A row for each school and pair. What the school reads is kept as it was when it was asked. */
const saveRows = (
  tx: Tx,
  { pairs, round }: AskedRound,
  asking: Asking,
  assignments: ReadonlyMap<string, string>,
  work: Work,
): Promise<void> => {
  const places = new Map(asking.places.map((place) => [place.organisation, place]))
  return insertAll(
    tx,
    'matching_consent',
    sidesOf(pairs).flatMap(({ school, side, pair }) => {
      const place = places.get(school)
      if (place === undefined) return []
      return [
        {
          id: work.newId(),
          record_id: asking.id,
          ...ownerOf(place),
          round,
          assignment_id: assignments.get(school) ?? null,
          side,
          partner_id: side === 'curated' ? pair.mentor : pair.mentee,
          partner_name: side === 'curated' ? pair.mentorName : pair.menteeName,
          kind: pair.kind,
          subject: pair.subject,
          themes: pair.why.themes.map(({ name }) => name),
          minutes: pair.minutes,
          state: 'waiting',
          reason: '',
          wishes: [],
          has_relatives: false,
          channel: 'self',
          version: 1,
        },
      ]
    }),
  )
}

const toAssignment = (asking: Asking, asked: AskedRound, place: Place): NewAssignment => {
  const t = consentText.ru.assignment
  const { region, municipality, organisation } = place as Place & NewAssignment['owner']
  return {
    owner: { region, municipality, organisation },
    person: null,
    roleCode: null,
    sourceRecord: asking.id as RecordId,
    sourceRow: asking.id,
    occurrence: `consent ${asked.round}`,
    title: t.title,
    quote: t.quote,
    sourceLabel: asking.title,
    sourceKind: 'campaign',
    modality: 'order',
    termAsWritten: t.term(shortDay(asked.until)),
    term: null,
    opensOn: null,
    dueOn: asked.until,
    controllerPerson: null,
    controlAsWritten: null,
    controllerMunicipality: asking.municipality,
    answerPath: '/consent',
  }
}

/** A поручение for each school, whatever number of pairs it is in; assigning tells the school. */
const assignSchools = async (
  tx: Tx,
  asked: AskedRound,
  asking: Asking,
  work: Work,
): Promise<ReadonlyMap<string, string>> => {
  const schools = new Set<string>(sidesOf(asked.pairs).map(({ school }) => school))
  const made = await assign(
    tx,
    work,
    asking.places
      .filter(({ organisation }) => schools.has(organisation))
      .map((place) => toAssignment(asking, asked, place)),
  )
  const found = await rows(
    tx,
    sql<{
      id: string
      school: string
    }>`select id, organisation_id as school from assignment where id = any (${made}::uuid[])`,
  )
  return new Map(found.map(({ id, school }) => [school, id]))
}

/** Schools of one plan are asked whether they agree: each sees its own pairs only. */
export const askSchools = command<AskInput, Asking, AskedRound>({
  name: 'matching.ask',
  input: AskInput,
  access: planMatching,
  load: async (tx, input) => {
    const matching = await lockMatching(tx, input.matching)
    if (matching === null) return null
    const plan = await planOf(tx, matching.id, input.scenario)
    const lines = plan === null ? [] : await planLines(tx, plan.id)
    const ids = lines.flatMap(({ mentee, mentor }) => (mentor === null ? [mentee] : [mentee, mentor]))
    return {
      ...matching,
      plan,
      lines,
      old: matching.continues === null ? [] : await livePairsOf(tx, matching.continues),
      places: await schoolPlaces(tx, [...new Set<string>(ids)]),
      round: await roundOf(tx, matching.id),
    }
  },
  decide: (asking, input, { today }) => askRound(asking, input, today),
  save: async (tx, asked, asking, work) => {
    await run(
      tx,
      sql`update matching set scenario_id = ${asked.scenario}, consent_until = ${asked.until}, round = ${asked.round} where id = ${asking.id}`,
    )
    await saveMove(tx, asking, asked, work)
    for (const line of asked.standing)
      await saveRuling(
        tx,
        { line, ruling: 'confirmed', reason: consentText.ru.rulings.standing },
        asking,
        work,
      )
    await saveRows(tx, asked, asking, await assignSchools(tx, asked, asking, work), work)
  },
  tell: ({ scenario, until, round, pairs }, { id }) => ({
    record: id,
    change: { scenario, until, round, pairs: pairs.length },
  }),
  to: (_asked, { id }) => `${consentPage(id)}?done=asked`,
})

type Reminding = MatchingCard & { readonly waiting: readonly string[] }

/** Schools that have not answered are told again: once a day, however often it is pressed. */
export const remindSchools = command<OneMatchingInput, Reminding, { readonly schools: readonly string[] }>({
  name: 'matching.remind',
  input: OneMatchingInput,
  access: planMatching,
  load: async (tx, input) => {
    const matching = await lockMatching(tx, input.matching)
    if (matching === null) return null
    const consents = await consentsOf(tx, matching.id)
    const waiting = new Map(
      consents.filter(({ state }) => state === 'waiting').map((row) => [row.school, row]),
    )
    return { ...matching, waiting: [...waiting.keys()] }
  },
  decide: ({ state, waiting }) =>
    state !== 'consent'
      ? refuse('matchingNotNow', undefined, { state })
      : waiting.length === 0
        ? refuse('nobodyWaits')
        : ok({ schools: waiting }),
  save: async (tx, { schools }, matching, work) => {
    const open = await openOfSource(tx, matching.id)
    const day = shortDay(matching.consentUntil ?? work.today)
    for (const { id, organisation } of open)
      if (organisation !== null && schools.includes(organisation))
        await work.notify({
          organisation,
          code: 'consentWaits',
          record: matching.id,
          words: { title: matching.title, day },
          address: `/consent/${id}`,
        })
  },
  tell: ({ schools }, { id }) => ({ record: id, change: { schools: schools.length } }),
  to: (_change, { id }) => `${consentPage(id)}?done=reminded`,
})

/** What is asked of schools by an earlier plan is asked no more. */
export const withdrawAsked = async (
  tx: Tx,
  matching: Pick<MatchingCard, 'id'>,
  reason: string,
  work: Work,
): Promise<void> => {
  await withdrawOfSource(tx, work, matching.id, reason)
}

type Replanning = MatchingCard & { readonly hasDraft: boolean }

/** Back to plans, with a reason: what was answered and ruled stays in the history, schools will be asked anew. */
export const replanMatching = command<ReplanInput, Replanning, Moved & { readonly reason: string }>({
  name: 'matching.replan',
  input: ReplanInput,
  access: planMatching,
  load: async (tx, input) => {
    const matching = await lockMatching(tx, input.matching)
    return matching && { ...matching, hasDraft: (await draftOf(tx, matching)) !== null }
  },
  decide: (matching, { reason }) => {
    const moved = moveMatching(matching, 'replan')
    if (!moved.ok) return moved
    return matching.hasDraft ? refuse('draftDrawnUp') : ok({ ...moved.value, reason })
  },
  save: async (tx, change, matching, work) => {
    await saveMove(tx, matching, change, work, change.reason)
    await withdrawAsked(tx, matching, consentText.ru.assignment.replanned, work)
  },
  tell: ({ reason }, { id }) => ({ record: id, change: { to: 'planning' }, words: { reason } }),
  to: (_change, { id }) => matchingPage(id),
})

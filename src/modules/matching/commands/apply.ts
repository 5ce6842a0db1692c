import { addDays } from '../../../kernel/day.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import type { Work } from '../../../platform/command/work.ts'
import { maybe, one, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { SchoolPlace } from '../../pairs/domain/types.ts'
import { bindPair, endByAct, lockPlaces, placesTaken, planPair, USUAL_CAPACITY } from '../../pairs/public.ts'
import { checkAll, type Stop } from '../domain/checks.ts'
import { type ConsentRow, isAsked } from '../domain/consent.ts'
import { type Difference, differenceOf } from '../domain/difference.ts'
import { moveMatching } from '../domain/rules.ts'
import { type Bound, boundOf, type RuledPair } from '../domain/rulings.ts'
import { consentsOf, planLines } from '../queries/consent.ts'
import { findMatching, type MatchingCard } from '../queries/matching.ts'
import { liftsOf, livePairsOf, rulingsOf, sidesOfAct } from '../queries/rulings.ts'
import { consentText } from '../text/consent.ts'
import { matchingPage } from './saving.ts'

type Applying = {
  readonly matching: MatchingCard
  readonly act: {
    readonly id: string
    readonly words: string
    readonly preparedBy: string | null
    /** Why an earlier matching is changed; empty when it is not. */
    readonly reason: string
  }
  readonly consents: readonly ConsentRow[]
  readonly places: ReadonlyMap<string, SchoolPlace>
  /** What has come up against each pair since it was confirmed, by its line. */
  readonly stops: ReadonlyMap<string, readonly Stop[]>
}

const actOf = (tx: Tx, matching: MatchingCard): Promise<Applying['act']> =>
  one(
    tx,
    sql<
      Applying['act']
    >`select d.id, concat_ws(' ', d.kind, 'от ' || to_char(d.date_on, 'DD.MM.YYYY'), '№ ' || d.number) as words,
        d.prepared_person_id as "preparedBy", m.reason from matching m join directive d on d.id = m.directive_id where m.id = ${matching.id}`,
  )

const placesOf = async (tx: Tx, bound: readonly Bound[]): Promise<ReadonlyMap<string, SchoolPlace>> => {
  const ids = bound.flatMap(({ mentee, lead, subjects }) => [
    mentee,
    lead.mentor,
    ...subjects.map(({ mentor }) => mentor),
  ])
  const found = await rows(
    tx,
    sql<SchoolPlace>`select id as organisation, region_id as region, municipality_id as municipality, short_name as name
      from organisation where id = any (${[...new Set<string>(ids)]}::uuid[])`,
  )
  return new Map(found.map((place) => [place.organisation, place]))
}

const mentorsOf = ({ lead, subjects }: Bound): OrganisationId[] => [
  ...new Set([lead.mentor, ...subjects.map(({ mentor }) => mentor)]),
]

/** A person has said that this mentor school may take one school more than it has places. */
const isOverloadLifted = async (tx: Tx, matching: string, mentee: string, mentor: string): Promise<boolean> =>
  (await maybe(
    tx,
    sql`select 1 from matching_lift where record_id = ${matching} and mentee_id = ${mentee} and mentor_id = ${mentor} and check_code = 'overload'`,
  )) !== null

/** A mentor school whose places were given away between the ruling and the signature; null while there is room. */
const fullMentor = async (tx: Tx, bound: Bound, { matching }: Applying): Promise<OrganisationId | null> => {
  for (const mentor of mentorsOf(bound)) {
    const taken = await placesTaken(tx, mentor, {
      id: bound.lead.id,
      from: matching.from,
      until: matching.until,
    })
    const { most } = await one(
      tx,
      sql<{ most: number | null }>`select matching_places(${matching.id}, ${mentor}) as most`,
    )
    const isFull = taken + 1 > (most ?? USUAL_CAPACITY)
    if (isFull && !(await isOverloadLifted(tx, matching.id, bound.mentee, mentor))) return mentor
  }
  return null
}

const rowsOfPair = (bound: Bound, round: string) =>
  sql`record_id = ${round} and mentee_id = ${bound.mentee} and ruling = 'confirmed'`

const bindOne = async (tx: Tx, bound: Bound, applying: Applying, work: Work): Promise<string | null> => {
  const { matching, places, consents, act } = applying
  const mentee = places.get(bound.mentee)
  const planned = planPair({
    curated: mentee === undefined ? [] : [mentee],
    lead: places.get(bound.lead.mentor) ?? null,
    subjects: bound.subjects.map(({ mentor, subject }) => ({ mentor: places.get(mentor) ?? null, subject })),
    from: matching.from,
    last: addDays(matching.until, -1),
  })
  if (!planned.ok || mentee === undefined)
    throw new Error(`pair of ${bound.mentee} cannot be made: ${JSON.stringify(planned)}`)
  const id = work.newId()
  await bindPair(
    tx,
    {
      ...planned.value,
      id,
      region: mentee.region,
      programme: matching.programme,
      goals: [],
      act: { directive: act.id, clause: null, words: act.words },
      agreed: consents.flatMap(({ school, partner, state, answeredOn, channel }) =>
        state === 'agreed' && answeredOn !== null && (school === bound.mentee || partner === bound.mentee)
          ? [{ organisation: school, on: answeredOn, channel }]
          : [],
      ),
    },
    work,
  )
  return id
}

const setPair = (tx: Tx, matching: string, bound: Bound, pair: string): Promise<number> =>
  run(tx, sql`update matching_ruling set pair_id = ${pair} where ${rowsOfPair(bound, matching)}`)

/** Why a pair that the act names cannot be made now, in a sentence that names it; null when it can. */
const stopOf = async (tx: Tx, bound: Bound, applying: Applying): Promise<string | null> => {
  const words = consentText.ru
  const [stop] = applying.stops.get(bound.lead.id) ?? []
  if (stop !== undefined)
    return words.rulings.stoppedSince(
      bound.name,
      bound.lead.mentorName,
      words.checks[stop.check](stop.values),
    )
  return (await fullMentor(tx, bound, applying)) === null ? null : words.rulings.fullSince
}

/** Mentors by subject whom nothing stops; the school keeps its main mentor school without the others. */
const withoutStopped = (bound: Bound, { stops }: Applying): Bound => ({
  ...bound,
  subjects: bound.subjects.filter(({ id }) => (stops.get(id) ?? []).length === 0),
})

const refusePair = async (
  tx: Tx,
  bound: Bound,
  reason: string,
  { matching, act }: Applying,
  work: Work,
): Promise<void> => {
  await run(
    tx,
    sql`update matching_ruling set ruling = 'refused', reason = ${reason}, version = version + 1 where ${rowsOfPair(bound, matching.id)}`,
  )
  await work.notify({
    person: act.preparedBy,
    code: 'pairNotMade',
    record: matching.id,
    row: bound.mentee,
    words: { school: bound.name, mentor: bound.lead.mentorName },
    address: `${matchingPage(matching.id)}/rulings`,
  })
}

/** New pairs that nothing stops and whose mentor schools have places; the school of any other stays without, and the author is told. */
const bindAll = async (tx: Tx, fresh: readonly Bound[], applying: Applying, work: Work): Promise<void> => {
  await lockPlaces(tx, fresh.flatMap(mentorsOf))
  for (const named of fresh) {
    const bound = withoutStopped(named, applying)
    const reason = await stopOf(tx, bound, applying)
    const pair = reason === null ? await bindOne(tx, bound, applying, work) : null
    if (pair !== null) await setPair(tx, applying.matching.id, bound, pair)
    else if (reason !== null) await refusePair(tx, bound, reason, applying, work)
  }
}

const applyDifference = async (
  tx: Tx,
  difference: Difference,
  applying: Applying,
  work: Work,
): Promise<void> => {
  const { matching, act } = applying
  for (const { old, next } of difference.kept) await setPair(tx, matching.id, next, old.pair)
  for (const old of [...difference.ended, ...difference.changed.map((each) => each.old)])
    await endByAct(tx, { pair: old.pair, from: matching.from, reason: `${act.reason} (${act.words})` }, work)
  await bindAll(tx, [...difference.changed.map(({ next }) => next), ...difference.fresh], applying, work)
}

/** Checks of the day of the signature, whatever was said before; places are counted pair by pair as they are given. */
const stopsNow = async (
  tx: Tx,
  matching: MatchingCard,
  bound: readonly Bound[],
  consents: readonly ConsentRow[],
): Promise<Applying['stops']> => {
  const lines = bound.flatMap(({ lead, subjects }) => [lead, ...subjects])
  const sides = await sidesOfAct(tx, matching.id)
  const ground = { lines, sides, consents, silence: matching.silence }
  return new Map(
    checkAll(ground, await liftsOf(tx, matching.id)).map(({ line, stops }) => [
      line.id,
      stops.filter(({ check }) => check !== 'overload'),
    ]),
  )
}

const confirmedOf = async (tx: Tx, matching: MatchingCard): Promise<Bound[]> => {
  const lines = matching.scenario === null ? [] : await planLines(tx, matching.scenario)
  const rulings = await rulingsOf(tx, matching.id)
  const rulingOf = (line: { mentee: string; mentor: string; kind: string }): RuledPair | null =>
    rulings.find(
      (each) => each.mentee === line.mentee && each.mentor === line.mentor && each.kind === line.kind,
    ) ?? null
  return boundOf(
    lines.filter(isAsked).map((line) => ({ line, stops: [], lifted: [], ruling: rulingOf(line) })),
  )
}

/** Makes what the signed act says: old pairs end, new ones stand. The matching must be locked. */
export const applyAct = async (tx: Tx, id: string, work: Work): Promise<void> => {
  const matching = await findMatching(tx, id)
  const moved = matching && moveMatching(matching, 'publish')
  if (matching === null || !moved?.ok) return
  const bound = await confirmedOf(tx, matching)
  const old = matching.continues === null ? [] : await livePairsOf(tx, matching.continues)
  const consents = await consentsOf(tx, id)
  const applying: Applying = {
    matching,
    act: await actOf(tx, matching),
    consents,
    places: await placesOf(tx, bound),
    stops: await stopsNow(tx, matching, bound, consents),
  }
  await applyDifference(tx, differenceOf(old, bound), applying, work)
  await run(
    tx,
    sql`update matching set state = 'published', published_on = ${work.today}, version = version + 1 where id = ${id}`,
  )
  await work.state({ record: id, ...moved.value, note: applying.act.words, owner: matching.owner })
  await work.fact('matchingPublished', id, {})
}

import type { Day } from '../../../kernel/day.ts'
import { isUuid, type MunicipalityId, type OrganisationId, type RegionId } from '../../../kernel/ids.ts'
import { changedOn, dayBy, existedOn, stateOn } from '../../../platform/database/on-day.ts'
import { maybe, one, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Bond, MentorLoad, Pair, PairSchool, SchoolPlace } from '../domain/types.ts'

type Row = Omit<Pair, 'owner' | 'record'>

/** What ended the pair was not known before it ended. */
const over = (tx: Tx, column: string) =>
  tx.scope.on === null
    ? sql.raw(column)
    : sql`case when ${stateOn(tx, 'p')} in ('ended','endedEarly','declined') then ${sql.raw(column)} end`

const pairOn = (tx: Tx) =>
  sql`p.id, p.version, p.region_id as region, p.municipality_id as municipality, p.programme_id as programme,
  g.short_name as "programmeName", p.title, p.from_on as "from", p.until_on as until, ${stateOn(tx, 'p')} as state,
  ${over(tx, 'p.ended_on')} as "endedOn", ${over(tx, 'p.ended_reason')} as "endedReason",
  case when ${existedOn(tx, 'p.plan_roadmap_id')} then p.plan_roadmap_id end as plan,
  coalesce((select json_agg(json_build_object('id', s.id, 'side', s.side, 'organisation', s.organisation_id, 'region', s.region_id,
      'municipality', s.municipality_id, 'name', s.name, 'agreedOn', case when ${dayBy(tx, 's.agreed_on')} then s.agreed_on end,
      'declinedOn', case when ${dayBy(tx, 's.declined_on')} then s.declined_on end, 'channel', s.channel) order by s.side desc, s.name)
    from pair_school s where s.record_id = p.id), '[]'::json) as schools,
  coalesce((select json_agg(json_build_object('curated', b.organisation_id, 'mentor', b.mentor_id, 'kind', b.kind, 'subject', b.subject) order by b.kind, b.subject, b.id)
    from pair_bond b where b.record_id = p.id), '[]'::json) as bonds`

const toPair = (row: Row): Pair => ({
  ...row,
  record: row.id,
  owner: { region: row.region, municipality: row.municipality, organisation: null },
})

/** A pair with its schools and bonds; null when out of sight. */
export const findPair = async (tx: Tx, id: string): Promise<Pair | null> => {
  if (!isUuid(id)) return null
  const found = await maybe(
    tx,
    sql<Row>`select ${pairOn(tx)} from school_pair p left join programme g on g.id = p.programme_id
      where p.id = ${id} and ${existedOn(tx, 'p.id')}`,
  )
  return found && toPair(found)
}

export const lockPair = async (tx: Tx, id: string): Promise<Pair | null> => {
  if (!isUuid(id)) return null
  await run(tx, sql`select 1 from school_pair where id = ${id} for update`)
  return findPair(tx, id)
}

/** The pair as one of its schools acts on it: access is asked at the school's own node. Null when it is none of its schools. */
export const lockAs = async (
  tx: Tx,
  id: string,
  organisation: string,
): Promise<(Pair & { readonly school: PairSchool }) | null> => {
  const pair = await lockPair(tx, id)
  const school = pair?.schools.find((each) => each.organisation === organisation)
  if (!pair || school === undefined) return null
  return { ...pair, school, owner: ownerOf(school) }
}

/** Owner columns of what a school writes. */
export const ownerOf = (school: SchoolPlace) => ({
  region: school.region,
  municipality: school.municipality,
  organisation: school.organisation,
})

/** Schools of the register by id, as far as the asker sees them. */
export const placesOf = (tx: Tx, ids: readonly string[]): Promise<SchoolPlace[]> =>
  rows(
    tx,
    sql<SchoolPlace>`select id as organisation, region_id as region, municipality_id as municipality, short_name as name
      from organisation where id = any (${[...ids]}::uuid[]) and state <> 'closed' order by normal_name collate ru_natural`,
  )

/** Who helps a school in some days. */
export type BondThere = Bond & { readonly name: string; readonly mentorName: string }

/** Bonds of these schools that stand in these days, both inside; none when the days are the wrong way round. */
export const bondsIn = (
  tx: Tx,
  curated: readonly string[],
  { from, last }: { readonly from: Day; readonly last: Day },
): Promise<BondThere[]> =>
  rows(
    tx,
    sql<BondThere>`select b.organisation_id as curated, c.short_name as name, b.mentor_id as mentor, m.short_name as "mentorName", b.kind, b.subject
      from pair_bond b join organisation c on c.id = b.organisation_id join organisation m on m.id = b.mentor_id
      where b.organisation_id = any (${[...curated]}::uuid[]) and b.is_live and b.from_on <= ${last} and b.until_on > ${from} order by c.short_name, b.kind, b.id limit 200`,
  )

/** Nobody else gives a place of this mentor school until the transaction ends. */
export const lockMentor = (tx: Tx, mentor: string): Promise<number> =>
  run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`mentor:${mentor}`}, 0))`)

/** The load of a mentor school, counted while nobody else agrees for it. */
export const lockLoad = async (tx: Tx, mentor: string, pair: Pair): Promise<MentorLoad> => {
  await lockMentor(tx, mentor)
  return loadOf(tx, mentor, pair)
}

export const loadOf = (
  tx: Tx,
  mentor: string,
  { id, from, until }: Pick<Pair, 'id' | 'from' | 'until'>,
): Promise<MentorLoad> =>
  one(tx, sql<MentorLoad>`select taken, most from mentor_load(${mentor}, ${from}, ${until}, ${id})`)

export type PairPerson = {
  readonly id: string
  readonly organisation: OrganisationId
  readonly name: string
  readonly position: string
  readonly duty: 'lead' | 'subject' | 'contact'
  readonly subject: string
  readonly from: Day
  readonly until: Day | null
}

/** People of the pair, those who went last. */
export const peopleOf = (tx: Tx, pair: string): Promise<PairPerson[]> =>
  rows(
    tx,
    sql<PairPerson>`select id, organisation_id as organisation, name, position, duty, subject, from_on as "from", case when ${dayBy(tx, 'until_on')} then until_on end as until
      from pair_person where record_id = ${pair} and ${dayBy(tx, 'from_on')} order by until_on is not null, organisation_id, duty, name limit 200`,
  )

export type PairGoal = {
  readonly id: string
  readonly organisation: OrganisationId
  readonly region: RegionId
  readonly municipality: MunicipalityId | null
  readonly text: string
  readonly subject: string
  readonly expected: string
  readonly source: string | null
  readonly sourceRow: string | null
  readonly state: 'open' | 'met' | 'dropped'
  readonly closedOn: Day | null
  readonly outcome: string
  readonly version: number
}

const goalState = (tx: Tx) => changedOn(tx, sql`g.record_id`, sql`g.state`, { row: sql`g.id` })

const goal = (
  tx: Tx,
) => sql`id, organisation_id as organisation, region_id as region, municipality_id as municipality, text, subject, expected,
  source_record_id as source, source_row_id as "sourceRow", ${goalState(tx)} as state,
  case when ${dayBy(tx, 'closed_on')} then closed_on end as "closedOn", case when ${dayBy(tx, 'closed_on')} then outcome else '' end as outcome, version`

export const goalsOf = (tx: Tx, pair: string): Promise<PairGoal[]> =>
  rows(
    tx,
    sql<PairGoal>`select ${goal(tx)} from pair_goal g where record_id = ${pair} order by ${goalState(tx)} = 'open' desc, id limit 300`,
  )

export const findGoal = (tx: Tx, pair: string, id: string): Promise<PairGoal | null> =>
  isUuid(id)
    ? maybe(tx, sql<PairGoal>`select ${goal(tx)} from pair_goal g where record_id = ${pair} and id = ${id}`)
    : Promise.resolve(null)

export type PairOpinion = {
  readonly organisation: OrganisationId
  readonly kind: 'fit' | 'closing'
  readonly mark: 'yes' | 'partly' | 'no'
  readonly helped: string
  readonly missing: string
  readonly on: Day
}

/** What schools said of the pair: a school sees its own words, its municipality all of them. */
export const opinionsOf = (tx: Tx, pair: string): Promise<PairOpinion[]> =>
  rows(
    tx,
    sql<PairOpinion>`select organisation_id as organisation, kind, mark, helped, missing, on_day as "on"
      from pair_opinion where record_id = ${pair} and ${dayBy(tx, 'on_day')} order by kind, on_day, id limit 100`,
  )

/** What a mentor school has said of its places; null while it has not. */
export const capacityOf = (tx: Tx, organisation: string): Promise<{ schools: number } | null> =>
  maybe(
    tx,
    sql<{ schools: number }>`select schools from mentor_capacity where organisation_id = ${organisation}`,
  )

import { addMonths } from '../../../kernel/day.ts'
import { dayBy } from '../../../platform/database/on-day.ts'
import { one, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { needsBySchool, type SchoolNeeds } from '../../deficits/public.ts'
import { leadsBetween } from '../../pairs/public.ts'
import type {
  PlanDecision,
  PlanMentee,
  PlanMentor,
  PlanRequest,
  PlanSchool,
  PlanTheme,
  Weighed,
} from '../domain/plan/request.ts'
import type { Matching, OfferKind } from '../domain/types.ts'
import { livePairsOf } from './rulings.ts'

/** What a plan is counted from, before a way and weights are chosen. */
export type Facts = Omit<PlanRequest, 'version' | 'mode' | 'policy'>

const SCHOOL =
  sql.raw(`o.id, o.short_name as name, o.municipality_id as municipality, coalesce(u.short_name, '') as place, o.is_rural as "isRural", o.pupils,
  o.school_type as type, o.latitude, o.longitude`)
const FROM_SCHOOL = sql.raw('organisation o left join municipality u on u.id = o.municipality_id')

const at = ({ region, municipality }: Matching) =>
  sql`o.region_id = ${region} and (${municipality}::uuid is null or o.municipality_id = ${municipality}::uuid) and o.state <> 'closed'`

type Led = { readonly pair: string; readonly mentor: string }
type Curated = PlanSchool & { readonly category: string; readonly led: Led | null }

/** The pair that leads a school in the days of the matching and that the matching does not go on from. */
const ledBy = ({ id, continues, from, until }: Matching) => sql`
  (select json_build_object('pair', p.id, 'mentor', l.short_name) from pair_bond b join organisation l on l.id = b.mentor_id
      join school_pair p on p.id = b.record_id and p.state in ('proposed','agreed','confirmed','working')
    where b.organisation_id = o.id and b.kind = 'lead' and b.is_live and daterange(b.from_on, b.until_on) && daterange(${from}, ${until})
      and not exists (select 1 from matching_ruling r where r.record_id in (${id}, ${continues}::uuid) and r.pair_id = p.id) limit 1)`

/** Schools that need help: those of the programme, or by category where there is none. */
const curatedOf = (tx: Tx, matching: Matching) => {
  const { today } = tx.scope
  return matching.programme === null
    ? sql<Curated>`select distinct on (o.id) ${SCHOOL}, c.category, ${ledBy(matching)} as led from ${FROM_SCHOOL} join organisation_category c on c.organisation_id = o.id
          where ${at(matching)} and c.category in ('lowResults','atRisk') and c.from_on <= ${today} and (c.until_on is null or c.until_on > ${today}) order by o.id, c.from_on desc limit 5000`
    : sql<Curated>`select distinct on (o.id) ${SCHOOL}, t.category, ${ledBy(matching)} as led from ${FROM_SCHOOL} join participation t on t.organisation_id = o.id join municipal_model m on m.id = t.record_id
          where ${at(matching)} and m.programme_id = ${matching.programme} and t.category in ('lowResults','atRisk') and t.from_on <= ${today}
            and (t.until_on is null or t.until_on > ${today}) order by o.id, t.from_on desc limit 5000`
}

type Offered = PlanSchool & {
  readonly kind: OfferKind
  readonly state: string
  readonly reason: string
  readonly capLead: number
  readonly capSubject: number
  readonly isRemote: boolean
  readonly strengths: readonly (readonly [theme: string, level: number])[]
}

const offersOf = (tx: Tx, matching: Matching): Promise<Offered[]> =>
  rows(
    tx,
    sql<Offered>`select ${SCHOOL}, f.kind, f.state, f.reason, f.cap_lead as "capLead", f.cap_subject as "capSubject", f.is_remote as "isRemote",
        coalesce((select json_agg(json_build_array(t.theme_id, t.level) order by t.theme_id) from mentor_offer_theme t where t.record_id = f.id), '[]'::json) as strengths
      from ${FROM_SCHOOL} join mentor_offer f on f.organisation_id = o.id
      where ${at(matching)} and f.school_year = ${matching.schoolYear} order by o.id limit 5000`,
  )

const againstOf = (tx: Tx, { id }: Matching): Promise<Facts['against'][number][]> =>
  rows(
    tx,
    sql<
      Facts['against'][number]
    >`select distinct case side when 'curated' then organisation_id else partner_id end as mentee,
        case side when 'curated' then partner_id else organisation_id end as mentor, case when has_relatives then 'relatives' else 'objected' end as rule
      from matching_consent where record_id = ${id} and (state = 'objected' or has_relatives) order by 1, 2, 3 limit 5000`,
  )

export type DecisionRow = PlanDecision & {
  readonly id: string
  readonly menteeName: string | null
  readonly mentorName: string | null
}

/** What people have laid down for a matching and not taken back. */
export const decisionsOf = (tx: Tx, matching: string): Promise<DecisionRow[]> =>
  rows(
    tx,
    sql<DecisionRow>`select d.id, d.kind, d.mentee_id as mentee, d.mentor_id as mentor, d.rule, d.value, d.reason, a.short_name as "menteeName", b.short_name as "mentorName"
      from matching_decision d left join organisation a on a.id = d.mentee_id left join organisation b on b.id = d.mentor_id
      where d.record_id = ${matching} and ${dayBy(tx, 'd.on_day')} and (d.withdrawn_on is null or not ${dayBy(tx, 'd.withdrawn_on')}) order by d.kind, d.mentee_id, d.mentor_id, d.rule limit 2000`,
  )

const themesIn = (tx: Tx, ids: readonly string[]): Promise<PlanTheme[]> =>
  rows(
    tx,
    sql<PlanTheme>`select id, name, subject from deficit_theme where id = any (${[...ids]}::uuid[]) order by id`,
  )

/** Only the school's own municipality may see its deficits: a region-wide plan goes by places, conditions and minutes. */
const needsOf = (tx: Tx, { municipality }: Matching, schools: readonly string[]): Promise<SchoolNeeds[]> =>
  municipality === null || schools.length === 0
    ? Promise.resolve([])
    : rows(tx, needsBySchool(municipality, schools))

/** One line a theme, in the order of themes. */
const weighed = ({ themes }: SchoolNeeds, placeOf: ReadonlyMap<string, number>): Weighed[] =>
  Object.entries(themes)
    .flatMap(([theme, severity]): Weighed[] => {
      const place = placeOf.get(theme)
      return place === undefined ? [] : [[place, severity]]
    })
    .sort(([a], [b]) => a - b)

const menteeOf =
  (needs: ReadonlyMap<string, SchoolNeeds>, placeOf: ReadonlyMap<string, number>) =>
  ({ category, led: _led, ...school }: Curated): PlanMentee => {
    const own = needs.get(school.id)
    return {
      ...school,
      needs: own === undefined ? [] : weighed(own, placeOf),
      unnamed: own?.unnamed ?? 0,
      priority: category === 'lowResults' ? 1 : 0,
    }
  }

const mentorOf =
  (placeOf: ReadonlyMap<string, number>) =>
  ({ state: _state, reason: _reason, strengths, ...school }: Offered): PlanMentor => ({
    ...school,
    strengths: strengths.map(([theme, level]): Weighed => [placeOf.get(theme) ?? -1, level]),
  })

/** Mentor schools of before without a word about this year, by name. */
const silentOf = (
  tx: Tx,
  leads: Facts['previous'],
  offers: readonly Offered[],
): Promise<NonNullable<Facts['silent']>[number][]> => {
  const said = new Set(offers.map(({ id }) => id))
  const ids = [...new Set(leads.map(([, mentor]) => mentor))].filter((id) => !said.has(id))
  if (ids.length === 0) return Promise.resolve([])
  return rows(
    tx,
    sql<{
      id: string
      name: string
    }>`select id, short_name as name from organisation where id = any (${ids}::uuid[]) order by id`,
  )
}

/** A school that another pair leads is left out until a pin takes it in. */
const withoutLed = (all: readonly Curated[], wanted: ReadonlySet<string | null>) => {
  const isLeft = ({ id, led }: Curated) => led !== null && !wanted.has(id)
  return {
    curated: all.filter((school) => !isLeft(school)),
    led: all.flatMap((school) =>
      school.led !== null && isLeft(school) ? [{ id: school.id, name: school.name, ...school.led }] : [],
    ),
  }
}

/** What people have decided as a plan obeys it. */
const asObeyed = ({ kind, mentee, mentor, rule, value, reason }: DecisionRow): PlanDecision => ({
  kind,
  mentee,
  mentor,
  rule,
  value,
  reason,
})

/** Everything of the record that a plan is counted from, as the asker may see it; `taken` are schools that a new pin takes in. */
export const gatherFacts = async (
  tx: Tx,
  matching: Matching,
  taken: readonly string[] = [],
): Promise<Facts> => {
  const decisions = await decisionsOf(tx, matching.id)
  const pinned = decisions.flatMap(({ kind, mentee }) => (kind === 'pin' ? [mentee] : []))
  const { curated, led } = withoutLed(await rows(tx, curatedOf(tx, matching)), new Set([...taken, ...pinned]))
  const offers = await offersOf(tx, matching)
  const needs = await needsOf(
    tx,
    matching,
    curated.map(({ id }) => id),
  )
  const offered = offers.filter(({ state }) => state === 'offered')
  const named = [
    ...needs.flatMap(({ themes }) => Object.keys(themes)),
    ...offered.flatMap(({ strengths }) => strengths.map(([theme]) => theme)),
  ]
  const themes = await themesIn(tx, [...new Set(named)])
  const placeOf = new Map(themes.map(({ id }, place) => [id, place]))
  const year = { from: addMonths(matching.from, -12), until: matching.from }
  const live = matching.continues === null ? null : await livePairsOf(tx, matching.continues)
  const leads =
    live === null
      ? (await leadsBetween(tx, matching, year)).map(({ curated, mentor }) => [curated, mentor] as const)
      : live.map(({ mentee, lead }) => [mentee, lead] as const)
  return {
    themes,
    mentees: curated.map(menteeOf(new Map(needs.map((each) => [each.school, each])), placeOf)),
    mentors: offered.map(mentorOf(placeOf)),
    refused: offers
      .filter(({ state }) => state === 'refused')
      .map(({ id, name, reason }) => ({ id, name, reason })),
    silent: await silentOf(tx, leads, offers),
    ...(led.length === 0 ? {} : { led }),
    previous: leads,
    ...(live === null
      ? {}
      : {
          previousSubjects: live.flatMap(({ mentee, subjects }) =>
            subjects.map((mentor) => [mentee, mentor] as const),
          ),
        }),
    against: await againstOf(tx, matching),
    decisions: decisions.map(asObeyed),
  }
}

/** What the form of a plan tells of the facts, counted by the database. */
export type FactsSize = {
  readonly mentees: number
  /** Schools that another pair leads: the plan leaves them out. */
  readonly led: number
  readonly mentors: number
  readonly places: number
  readonly withoutNeeds: number
  readonly unnamed: number
  readonly unplaced: number
}

/** A person wants this pair: the school is counted whoever leads it. */
const isPinned = (tx: Tx, { id }: Matching) =>
  sql`exists (select 1 from matching_decision d where d.record_id = ${id} and d.kind = 'pin' and d.mentee_id = f.id and ${dayBy(tx, 'd.on_day')} and (d.withdrawn_on is null or not ${dayBy(tx, 'd.withdrawn_on')}))`

/** The facts in numbers: whoever asks for these need not read them. */
export const factsSize = (tx: Tx, matching: Matching): Promise<FactsSize> =>
  one(
    tx,
    sql<FactsSize>`with found as materialized (${curatedOf(tx, matching)}), curated as materialized (select * from found f where f.led is null or ${isPinned(tx, matching)}),
      offered as materialized (select o.id, o.latitude, o.longitude, f.cap_lead from organisation o join mentor_offer f on f.organisation_id = o.id
        where ${at(matching)} and f.school_year = ${matching.schoolYear} and f.state = 'offered'),
      needs as materialized (${
        matching.municipality === null
          ? sql`select null::uuid as school, '{}'::jsonb as themes, 0 as unnamed where false`
          : needsBySchool(matching.municipality)
      })
      select (select count(*)::int from curated) as mentees, (select count(*)::int from found) - (select count(*)::int from curated) as led, (select count(*)::int from offered) as mentors, (select coalesce(sum(cap_lead), 0)::int from offered) as places,
        (select count(*)::int from curated c where not exists (select 1 from needs n where n.school = c.id and exists (select 1 from jsonb_each_text(n.themes) t where t.value::int > 0))) as "withoutNeeds",
        (select count(*)::int from curated c join needs n on n.school = c.id where n.unnamed > 0) as unnamed,
        (select count(*)::int from (select latitude, longitude from curated union all select latitude, longitude from offered) s where s.latitude is null or s.longitude is null) as unplaced`,
  )

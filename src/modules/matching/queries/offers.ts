import type { Day } from '../../../kernel/day.ts'
import { isUuid, type MunicipalityId, type OrganisationId, type RegionId } from '../../../kernel/ids.ts'
import { dayBy } from '../../../platform/database/on-day.ts'
import { maybe, one, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { OfferAnswer } from '../domain/offers.ts'
import type { OfferState } from '../domain/types.ts'

/** The school that answers, with its category of today. */
export type OfferSchool = {
  readonly id: OrganisationId
  readonly region: RegionId
  readonly municipality: MunicipalityId | null
  readonly name: string
  readonly category: string | null
}

/** A school of the register; null when out of sight. */
export const findSchool = async (tx: Tx, id: string): Promise<OfferSchool | null> =>
  isUuid(id)
    ? maybe(
        tx,
        sql<OfferSchool>`select o.id, o.region_id as region, o.municipality_id as municipality, o.short_name as name,
            (select c.category from organisation_category c where c.organisation_id = o.id and c.from_on <= ${tx.scope.today}
              and (c.until_on is null or c.until_on > ${tx.scope.today}) limit 1) as category
          from organisation o where o.id = ${id} and o.kind in ('school','supplementary')`,
      )
    : null

/** What a one-time link asks its school: the link sees neither the register nor the matching. */
export type LinkedOffer = OfferSchool & {
  readonly year: number
  readonly matching: string
  readonly until: Day
}

/** The school that a link to this поручение speaks for; null without such a link. */
export const linkedOffer = (tx: Tx, assignment: string): Promise<LinkedOffer | null> =>
  tx.scope.link?.record === assignment
    ? maybe(tx, sql<LinkedOffer>`select * from linked_offer(${tx.scope.today}::date)`)
    : Promise.resolve(null)

/** An answer as it stands. */
export type Offer = OfferAnswer & {
  readonly id: string
  readonly version: number
  readonly year: number
  readonly answeredOn: Day
}

const OFFER =
  sql.raw(`f.id, f.version, f.school_year as year, f.state, f.reason, f.kind, f.cap_lead as "capLead", f.cap_subject as "capSubject", f.is_remote as "isRemote",
  f.forms, f.subjects, f.languages, f.wishes, f.channel, f.answered_on as "answeredOn",
  coalesce((select json_agg(json_build_object('theme', t.theme_id, 'level', t.level) order by t.level desc, t.theme_id) from mentor_offer_theme t where t.record_id = f.id), '[]'::json) as themes`)

/** The school's answer for a year; null while it has not answered. */
export const findOffer = (tx: Tx, school: string, year: number): Promise<Offer | null> =>
  maybe(
    tx,
    sql<Offer>`select ${OFFER} from mentor_offer f where f.organisation_id = ${school} and f.school_year = ${year}`,
  )

/** Nobody else answers for this school and year until the transaction ends. */
export const lockOffer = async (tx: Tx, school: string, year: number): Promise<Offer | null> => {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`offer:${school}:${year}`}, 0))`)
  return findOffer(tx, school, year)
}

/** The last answer before a year, to be copied. */
export const lastOffer = (tx: Tx, school: string, year: number): Promise<Offer | null> =>
  maybe(
    tx,
    sql<Offer>`select ${OFFER} from mentor_offer f where f.organisation_id = ${school} and f.school_year < ${year} order by f.school_year desc limit 1`,
  )

/** Matchings of a year that wait for this school's answer, with the last day. */
export const waitingFor = (
  tx: Tx,
  school: OfferSchool,
  year: number,
): Promise<{ id: string; until: Day }[]> =>
  rows(
    tx,
    sql<{
      id: string
      until: Day
    }>`select id, offers_until as until from matching where region_id = ${school.region}
      and (municipality_id is null or municipality_id = ${school.municipality}::uuid) and school_year = ${year}
      and state in ('collecting','planning','consent','deciding') order by id limit 20`,
  )

/** The school and year of an answer by its record. */
export const answeredBy = (tx: Tx, offer: string): Promise<{ school: string; year: number } | null> =>
  isUuid(offer)
    ? maybe(
        tx,
        sql<{
          school: string
          year: number
        }>`select organisation_id as school, school_year as year from mentor_offer where id = ${offer}`,
      )
    : Promise.resolve(null)

/** The school and year that an assignment asks about. */
export const askedBy = (tx: Tx, assignment: string): Promise<{ school: string; year: number } | null> =>
  isUuid(assignment)
    ? maybe(
        tx,
        sql<{
          school: string
          year: number
        }>`select a.organisation_id as school, m.school_year as year from assignment a join matching m on m.id = a.source_record_id
          where a.id = ${assignment} and a.organisation_id is not null`,
      )
    : Promise.resolve(null)

export type OfferLine = {
  readonly id: OrganisationId
  readonly name: string
  readonly place: string | null
  readonly state: OfferState | null
  readonly capLead: number
  readonly capSubject: number
  readonly isRemote: boolean
  readonly themes: number
  readonly words: string
  readonly phone: string | null
}

export type OffersAsked = {
  readonly year: number
  readonly municipality: string | null
  readonly region: string | null
  readonly state: OfferState | 'waiting' | ''
  readonly text: string
}

const SCHOOLS = ({ municipality, region }: Pick<OffersAsked, 'municipality' | 'region'>) =>
  sql`o.kind = 'school' and o.state <> 'closed' and (o.municipality_id = ${municipality}::uuid or o.region_id = ${region}::uuid)`

/** Schools of a node with their answers of the year: those not heard of first, with their telephones. */
export const listOffers = async (
  tx: Tx,
  asked: OffersAsked,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<{ lines: readonly OfferLine[]; total: number }> => {
  const like = `%${asked.text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[%_\\]/gu, '\\$&')}%`
  const found = await rows(
    tx,
    sql<
      OfferLine & { total: number }
    >`select o.id, o.short_name as name, m.short_name as place, f.state, coalesce(f.cap_lead, 0) as "capLead",
        coalesce(f.cap_subject, 0) as "capSubject", coalesce(f.is_remote, false) as "isRemote", o.phone,
        concat_ws(' ', nullif(f.reason, ''), nullif(f.wishes, '')) as words,
        (select count(*)::int from mentor_offer_theme t where t.record_id = f.id) as themes, count(*) over ()::int as total
      from organisation o left join municipality m on m.id = o.municipality_id
      left join mentor_offer f on f.organisation_id = o.id and f.school_year = ${asked.year} and ${dayBy(tx, 'f.answered_on')}
      where ${SCHOOLS(asked)} and (${asked.state} = '' or coalesce(f.state, 'waiting') = ${asked.state})
        and (${asked.text} = '' or replace(lower(o.short_name), 'ё', 'е') like ${like})
      order by f.state is not null, f.state, m.short_name, o.normal_name collate ru_natural offset ${from} limit ${count}`,
  )
  return { lines: found, total: found[0]?.total ?? 0 }
}

export type OfferCounts = { readonly offered: number; readonly refused: number; readonly waiting: number }

/** How many schools of a node have answered. */
export const countOffers = (
  tx: Tx,
  asked: Pick<OffersAsked, 'year' | 'municipality' | 'region'>,
): Promise<OfferCounts> =>
  one(
    tx,
    sql<OfferCounts>`select count(*) filter (where f.state = 'offered')::int as offered, count(*) filter (where f.state = 'refused')::int as refused,
        count(*) filter (where f.state is null)::int as waiting
      from organisation o left join mentor_offer f on f.organisation_id = o.id and f.school_year = ${asked.year} and ${dayBy(tx, 'f.answered_on')} where ${SCHOOLS(asked)}`,
  )

import type { Day } from '../../../kernel/day.ts'
import { isUuid, type MunicipalityId, type OrganisationId, type RegionId } from '../../../kernel/ids.ts'
import { dayBy, existedOn, momentBy, stateOn } from '../../../platform/database/on-day.ts'
import { maybe, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Category } from '../../schools/domain/types.ts'
import type { ListedSchool } from '../domain/list-paper.ts'
import type { Model, Participation, Passport, PassportTexts, ProgrammeState, Span } from '../domain/types.ts'
import { isOpen } from './opening.ts'
import { STAGES } from './programme.ts'

type Row = Omit<Model, 'owner' | 'record' | 'programmeSpan'> & { programmeFrom: Day; programmeUntil: Day }

const toModel = ({ programmeFrom, programmeUntil, ...row }: Row): Model => ({
  ...row,
  record: row.id,
  programmeSpan: { from: programmeFrom, until: programmeUntil } satisfies Span,
  owner: { region: row.region, municipality: row.municipality, organisation: null },
})

/** A model with its programme; null when out of sight. */
export const findModel = async (tx: Tx, id: string): Promise<Model | null> => {
  if (!isUuid(id)) return null
  const found = await maybe(
    tx,
    sql<Row>`select m.id, m.version, m.region_id as region, m.municipality_id as municipality, u.name as "municipalityName", m.programme_id as programme,
        coalesce(p.name, '') as "programmeName", coalesce(${stateOn(tx, 'p')}, 'closed') as "programmeState", p.from_on as "programmeFrom", p.until_on as "programmeUntil", ${STAGES} as "programmeStages",
        m.name, m.short_name as "shortName", ${stateOn(tx, 'm')} as state, ${isOpen('m')} as "isOpen", m.copied_from as "copiedFrom", c.name as "copiedFromName"
      from municipal_model m join municipality u on u.id = m.municipality_id left join programme p on p.id = m.programme_id
      left join municipal_model c on c.id = m.copied_from where m.id = ${id} and ${existedOn(tx, 'm.id')}`,
  )
  return found && toModel(found)
}

export const lockModel = async (tx: Tx, id: string): Promise<Model | null> => {
  if (!isUuid(id)) return null
  await run(tx, sql`select 1 from municipal_model where id = ${id} for update`)
  return findModel(tx, id)
}

/** A model of a programme in a municipality, if there is one. */
export const modelOf = (tx: Tx, programme: string, municipality: string): Promise<{ id: string } | null> =>
  maybe(
    tx,
    sql<{
      id: string
    }>`select id from municipal_model where programme_id = ${programme} and municipality_id = ${municipality}`,
  )

type PassportRow = { id: string; number: number | null; fields: PassportTexts; groups: Passport['groups'] }
export type PassportVersion = Passport & {
  readonly note: string | null
  readonly savedAt: string
  readonly by: string | null
  readonly file: { readonly id: string; readonly name: string } | null
  readonly model: unknown
  /** Rows of the file that are none of the thirteen fields. */
  readonly unknown: readonly { readonly label: string; readonly value: string }[]
}

const versionOf = sql`v.id, v.number, v.fields - '_unknown' as fields, coalesce(v.fields->'_unknown', '[]') as unknown, v.groups, v.note, v.saved_at as "savedAt",
  (select p.last_name || ' ' || left(p.first_name, 1) || '.' from person p where p.id = v.saved_by) as by,
  (select json_build_object('id', a.id, 'name', a.name) from attachment a where a.id = v.source_attachment_id) as file`

/** The passport in force: the highest number, or the wanted one. */
export const findPassport = (
  tx: Tx,
  model: string,
  number: number | null = null,
): Promise<PassportVersion | null> =>
  maybe(
    tx,
    sql<PassportVersion>`select ${versionOf}, null as model from model_passport v where v.record_id = ${model} and v.number is not null and ${momentBy(tx, 'v.saved_at')}
      and (${number}::int is null or v.number = ${number}::int) order by v.number desc limit 1`,
  )

/** What the card of a model shows: the passport in force, and which one was read from a file and is still being checked. */
export const passportNow = async (
  tx: Tx,
  model: string,
): Promise<{ readonly passport: PassportVersion | null; readonly reading: string | null }> => {
  const found = await rows(
    tx,
    sql<PassportVersion>`select distinct on (v.number is null) ${versionOf}, null as model from model_passport v where v.record_id = ${model} and ${momentBy(tx, 'v.saved_at')}
      order by v.number is null, v.number desc, v.saved_at desc`,
  )
  return {
    passport: found.find(({ number }) => number !== null) ?? null,
    reading: found.find(({ number }) => number === null)?.id ?? null,
  }
}

/** What was read from a file and is still being checked. */
export const findReading = (tx: Tx, model: string, id: string): Promise<PassportVersion | null> =>
  isUuid(id)
    ? maybe(
        tx,
        sql<PassportVersion>`select ${versionOf}, v.model from model_passport v where v.record_id = ${model} and v.id = ${id} and v.number is null`,
      )
    : Promise.resolve(null)

export type VersionLine = Pick<PassportVersion, 'id' | 'number' | 'note' | 'savedAt' | 'by'>

export const passportVersions = (tx: Tx, model: string): Promise<VersionLine[]> =>
  rows(
    tx,
    sql<VersionLine>`select v.id, v.number, v.note, v.saved_at as "savedAt",
        (select p.last_name || ' ' || left(p.first_name, 1) || '.' from person p where p.id = v.saved_by) as by
      from model_passport v where v.record_id = ${model} and ${momentBy(tx, 'v.saved_at')} order by v.number desc nulls first limit 50`,
  )

export type { PassportRow }

/** All periods of a model, oldest first: what the rules look at. */
export const periodsOf = (tx: Tx, model: string): Promise<Participation[]> =>
  rows(
    tx,
    sql<Participation>`select id, organisation_id as organisation, category, from_on as "from", until_on as until from participation
      where record_id = ${model} order by from_on, id limit 5000`,
  )

/** Participants of a day by category. */
export const countsAt = async (
  tx: Tx,
  model: string,
  on: Day,
): Promise<Readonly<Partial<Record<Category, number>>>> => {
  const found = await rows(
    tx,
    sql<{ category: Category; count: number }>`select category, count(*)::int as count from participation
      where record_id = ${model} and from_on <= ${on} and (until_on is null or until_on > ${on}) group by category`,
  )
  return Object.fromEntries(found.map(({ category, count }) => [category, count]))
}

/** Which of these schools are, were or will be in a model. */
export const everIn = async (
  tx: Tx,
  model: string,
  schools: readonly OrganisationId[],
): Promise<ReadonlySet<OrganisationId>> => {
  const found = await rows(
    tx,
    sql<{ school: OrganisationId }>`select distinct organisation_id as school from participation
      where record_id = ${model} and organisation_id = any (${[...schools]}::uuid[])`,
  )
  return new Set(found.map(({ school }) => school))
}

export type Participant = {
  readonly organisation: OrganisationId
  readonly name: string
  readonly category: Category
  readonly from: Day
  readonly until: Day | null
  readonly entry: string
  readonly entryDirective: string | null
  readonly exit: string | null
  readonly exitDirective: string | null
  readonly reason: string | null
  readonly total: number
}

/** Participants of a day as an act lists them: full names, by alphabet. */
export const listedSchools = (tx: Tx, model: string, on: Day): Promise<ListedSchool[]> =>
  rows(
    tx,
    sql<ListedSchool>`select o.full_name as name, t.from_on as "from" from participation t join organisation o on o.id = t.organisation_id
      where t.record_id = ${model} and t.from_on <= ${on} and (t.until_on is null or t.until_on > ${on})
      order by o.normal_name collate ru_natural limit 1500`,
  )

export const PARTICIPANTS_PER_PAGE = 100

/** Participants of a day, or with `on` null everybody who ever was, by name. */
export const participantsOf = (tx: Tx, model: string, on: Day | null, page = 1): Promise<Participant[]> => {
  // what ended a period later was not known on a past day
  const ended = (column: string) => sql`case when ${dayBy(tx, 'page.until_on')} then ${sql.raw(column)} end`
  return rows(
    tx,
    sql<Participant>`with page as materialized (
        select t.*, o.short_name, o.normal_name, count(*) over ()::int as total from participation t join organisation o on o.id = t.organisation_id
        where t.record_id = ${model} and ${dayBy(tx, 't.from_on')} and (${on}::date is null or (t.from_on <= ${on}::date and (t.until_on is null or t.until_on > ${on}::date)))
        order by o.normal_name collate ru_natural, t.from_on limit ${PARTICIPANTS_PER_PAGE} offset ${(page - 1) * PARTICIPANTS_PER_PAGE})
      select page.organisation_id as organisation, page.short_name as name, page.category, page.from_on as "from", ${ended('page.until_on')} as until, page.entry_basis as entry,
        page.entry_directive_id as "entryDirective", ${ended('page.exit_basis')} as exit, ${ended('page.exit_directive_id')} as "exitDirective", ${ended('page.exit_reason')} as reason, page.total
      from page order by page.normal_name collate ru_natural, page.from_on`,
  )
}

export type SchoolChoice = {
  readonly id: OrganisationId
  readonly name: string
  readonly category: Category | null
  /** The group under which it takes part in the model now. */
  readonly takesPart: Category | null
}

/** Schools of the municipality of a model: whom a directive may bring in or out, with what each is on a day. */
export const schoolsOf = (
  tx: Tx,
  { id, municipality }: Pick<Model, 'id' | 'municipality'>,
  on: Day,
): Promise<SchoolChoice[]> =>
  rows(
    tx,
    sql<SchoolChoice>`select o.id, o.short_name as name, c.category, (select t.category from participation t
          where t.record_id = ${id} and t.organisation_id = o.id and t.from_on <= ${on} and (t.until_on is null or t.until_on > ${on}) limit 1) as "takesPart"
      from organisation o
      left join organisation_category c on c.organisation_id = o.id and c.from_on <= ${on} and (c.until_on is null or c.until_on > ${on})
      where o.municipality_id = ${municipality} and o.kind = 'school' and o.state <> 'closed' order by o.normal_name collate ru_natural limit 1500`,
  )

export type ModelLine = {
  readonly municipality: MunicipalityId
  readonly municipalityName: string
  readonly model: string | null
  readonly name: string | null
  readonly state: ProgrammeState | null
  readonly fields: PassportTexts | null
  readonly version: number | null
  readonly counts: Readonly<Partial<Record<Category, number>>>
  readonly coordinator: string | null
  readonly copied: boolean
}

/** Every municipality of the region beside what it has: who has a model, how complete, how many schools (of its first or last day when the programme is not begun or over). One trip. */
export const compareModels = (tx: Tx, programme: string, region: RegionId, on: Day): Promise<ModelLine[]> =>
  rows(
    tx,
    sql<ModelLine>`with counted as materialized (
        select c.record_id, jsonb_object_agg(c.category, c.n) as counts from (
          select t.record_id, t.category, count(*)::int as n from participation t join municipal_model m on m.id = t.record_id
            join programme p on p.id = m.programme_id cross join lateral (select least(greatest(${on}::date, p.from_on), p.until_on - 1) as day) nearest
          where m.programme_id = ${programme} and t.from_on <= nearest.day and (t.until_on is null or t.until_on > nearest.day) group by 1, 2) c group by 1),
      leads as materialized (
        select r.municipality_id, string_agg(p.last_name || ' ' || left(p.first_name, 1) || '.', ', ' order by p.last_name) as coordinator
        from role_held r join person p on p.id = r.person_id
        where r.region_id = ${region} and r.level = 'municipality' and r.role = 'municipalCoordinator' and r.from_on <= ${on} and (r.until_on is null or r.until_on > ${on}) group by 1)
      select u.id as municipality, u.name as "municipalityName", m.id as model, m.name, ${stateOn(tx, 'm')} as state, v.fields, v.number as version,
        coalesce(counted.counts, '{}') as counts, leads.coordinator, m.copied_from is not null as copied
      from municipality u
      left join municipal_model m on m.municipality_id = u.id and m.programme_id = ${programme} and ${existedOn(tx, 'm.id')}
      left join lateral (select fields, number from model_passport s where record_id = m.id and number is not null and ${momentBy(tx, 's.saved_at')} order by number desc limit 1) v on true
      left join counted on counted.record_id = m.id left join leads on leads.municipality_id = u.id
      where u.region_id = ${region} order by u.name collate ru_natural limit 500`,
  )

import type { Day } from '../../../kernel/day.ts'
import { isUuid, type MunicipalityId, type OrganisationId, type RegionId } from '../../../kernel/ids.ts'
import { maybe, one, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import { type LabelCode, type LabelForms, type Labels, withDefaults } from '../domain/labels.ts'
import type { Category, Municipality } from '../domain/types.ts'

const MUNICIPALITY = sql`m.id, m.region_id as region, m.name, m.name_genitive as genitive, m.name_prepositional as prepositional,
  m.short_name as "shortName", m.oktmo, m.zone, m.version`

/** A municipality; its name is public knowledge inside the program. */
export const findMunicipality = async (tx: Tx, id: string): Promise<Municipality | null> =>
  isUuid(id)
    ? maybe(tx, sql<Municipality>`select ${MUNICIPALITY} from municipality m where m.id = ${id}`)
    : null

export const lockMunicipality = async (tx: Tx, id: string): Promise<Municipality | null> => {
  if (!isUuid(id)) return null
  await run(tx, sql`select 1 from municipality where id = ${id} for update`)
  return findMunicipality(tx, id)
}

export const municipalitiesOf = (tx: Tx, region: RegionId): Promise<Municipality[]> =>
  rows(
    tx,
    sql<Municipality>`select ${MUNICIPALITY} from municipality m where m.region_id = ${region} order by m.name collate ru_natural`,
  )

export type Region = {
  readonly id: RegionId
  readonly name: string
  readonly genitive: string
  readonly zone: string
}

export const findRegion = (tx: Tx, id: string): Promise<Region | null> =>
  isUuid(id)
    ? maybe(tx, sql<Region>`select id, name, name_genitive as genitive, zone from region where id = ${id}`)
    : Promise.resolve(null)

export type District = {
  readonly id: string
  readonly name: string
  readonly municipality: MunicipalityId | null
}

/** Education districts of a region or of one municipality with those of its region. */
export const districtsOf = (tx: Tx, region: RegionId, municipality: string | null): Promise<District[]> =>
  rows(
    tx,
    sql<District>`select id, name, municipality_id as municipality from education_district
      where region_id = ${region} and (${municipality}::uuid is null or municipality_id = ${municipality}::uuid or municipality_id is null)
      order by name collate ru_natural`,
  )

/** A line of «Районы»: how many there are and of which category on the day. */
export type MunicipalityFigures = {
  readonly id: MunicipalityId
  readonly name: string
  readonly organisations: number
  readonly schools: number
  readonly pupils: number
  readonly categories: Readonly<Partial<Record<Category, number>>>
  readonly coordinator: string | null
}

/** Municipalities of a region with their figures, in one trip; every count opens into its rows. */
export const municipalityFigures = (tx: Tx, region: RegionId, on: Day): Promise<MunicipalityFigures[]> =>
  rows(
    tx,
    sql<MunicipalityFigures>`with counted as materialized (
        select o.municipality_id, count(*)::int as organisations, count(*) filter (where o.kind = 'school')::int as schools, coalesce(sum(o.pupils), 0)::int as pupils
        from organisation o where o.region_id = ${region} and o.state <> 'closed' and o.municipality_id is not null group by 1),
      held as materialized (
        select c.municipality_id, jsonb_object_agg(c.category, c.n) as categories from (
          select municipality_id, category, count(*)::int as n from organisation_category
          where region_id = ${region} and from_on <= ${on} and (until_on is null or until_on > ${on}) group by 1, 2) c group by 1),
      leads as materialized (
        select r.municipality_id, string_agg(concat_ws(' ', p.last_name, p.first_name, p.middle_name), ', ' order by p.last_name) as coordinator
        from role_held r join person p on p.id = r.person_id
        where r.region_id = ${region} and r.level = 'municipality' and r.role = 'municipalCoordinator' and r.from_on <= ${on} and (r.until_on is null or r.until_on > ${on}) group by 1)
      select m.id, m.name, coalesce(counted.organisations, 0) as organisations, coalesce(counted.schools, 0) as schools, coalesce(counted.pupils, 0) as pupils,
        coalesce(held.categories, '{}') as categories, leads.coordinator
      from municipality m left join counted on counted.municipality_id = m.id left join held on held.municipality_id = m.id left join leads on leads.municipality_id = m.id
      where m.region_id = ${region} order by m.name collate ru_natural`,
  )

type LabelRow = { code: LabelCode } & Record<keyof LabelForms, string | null>

/** Words of a municipality as it wrote them; what it left out is missing. */
export const ownLabels = async (
  tx: Tx,
  municipality: string,
): Promise<Partial<Record<LabelCode, LabelRow>>> => {
  const found = await rows(
    tx,
    sql<LabelRow>`select code, nominative, genitive, dative, plural, plural_genitive as "pluralGenitive", plural_dative as "pluralDative"
      from local_label where municipality_id = ${municipality}`,
  )
  return Object.fromEntries(found.map((row) => [row.code, row]))
}

/** Words to use for a municipality: its own over the program's (R219). Without a municipality the program's. */
export const labelsOf = async (tx: Tx, municipality: MunicipalityId | null): Promise<Labels> =>
  withDefaults(municipality === null ? {} : await ownLabels(tx, municipality))

/** Schools of a category in a municipality on a day: addressees «школам с низкими результатами». */
export const schoolsByCategory = async (
  tx: Tx,
  municipality: MunicipalityId,
  category: Category,
  on: Day,
): Promise<readonly OrganisationId[]> => {
  const { ids } = await one(
    tx,
    sql<{
      ids: OrganisationId[]
    }>`select coalesce(array_agg(o.id order by o.normal_name collate ru_natural), '{}') as ids
      from organisation_category c join organisation o on o.id = c.organisation_id
      where c.municipality_id = ${municipality} and c.category = ${category} and o.state <> 'closed'
        and c.from_on <= ${on} and (c.until_on is null or c.until_on > ${on})`,
  )
  return ids
}

import type { OrganisationId } from '../../../kernel/ids.ts'
import { isUuid, type MunicipalityId, type RegionId } from '../../../kernel/ids.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import type {
  AttributeCode,
  AttributePeriod,
  CategoryPeriod,
  Facts,
  Naming,
  Organisation,
  OrganisationState,
} from '../domain/types.ts'

/** Columns of `organisation` under the names that the domain uses. */
export const NAMING = sql`o.full_name as "fullName", o.short_name as "shortName", o.legal_form as "legalForm", o.normal_name as "normalName",
  o.kind, o.school_type as "schoolType", o.education_district_id as district`
export const FACTS = sql`o.inn, o.kpp, o.ogrn, o.oktmo, o.okpo, o.address, o.latitude, o.longitude, o.is_rural as "isRural", o.pupils, o.teachers,
  o.adverse_social_conditions as adverse, o.site_url as "siteUrl", o.email, o.phone`

/** Periods as JSON, newest first; the caller sees them only where the policies let him. */
export const CATEGORIES = sql`coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'category', c.category, 'from', c.from_on, 'until', c.until_on, 'basis', c.basis)
    order by c.from_on desc) from organisation_category c where c.organisation_id = o.id), '[]')`
export const ATTRIBUTES = sql`coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'attribute', split_part(a.attribute, ':', 1),
    'qualifier', substr(a.attribute, strpos(a.attribute || ':', ':') + 1), 'value', a.value, 'from', a.from_on, 'until', a.until_on, 'basis', a.basis, 'schoolWords', a.school_words)
    order by a.from_on desc, a.attribute) from organisation_attribute a where a.organisation_id = o.id), '[]')`

/** The stored name of an attribute: its code, and the programme after a colon. */
export const attributeKey = (attribute: AttributeCode, qualifier: string): string =>
  qualifier === '' ? attribute : `${attribute}:${qualifier}`

export type OrganisationRow = Naming &
  Facts & {
    id: OrganisationId
    region: RegionId
    municipality: MunicipalityId | null
    state: OrganisationState
    version: number
    closedOn: Organisation['closedOn']
    categories: CategoryPeriod[]
    attributes: AttributePeriod[]
  }

const toOrganisation = (row: OrganisationRow): Organisation => {
  const { id, region, municipality, state, version, closedOn, categories, attributes, ...rest } = row
  const { fullName, shortName, legalForm, normalName, kind, schoolType, district, ...facts } = rest
  return {
    id,
    record: id,
    owner: { region, municipality, organisation: id },
    version,
    state,
    closedOn,
    categories,
    attributes,
    facts,
    ...{ fullName, shortName, legalForm, normalName, kind, schoolType, district },
  }
}

/** An organisation with its periods, as far as the caller sees it; null when it is out of his sight. */
export const findOrganisation = async (tx: Tx, id: string): Promise<Organisation | null> => {
  if (!isUuid(id)) return null
  const row = await maybe(
    tx,
    sql<OrganisationRow>`select o.id, o.region_id as region, o.municipality_id as municipality, o.state, o.version, o.closed_on as "closedOn", ${NAMING}, ${FACTS},
        ${CATEGORIES} as categories, ${ATTRIBUTES} as attributes
      from organisation o where o.id = ${id}`,
  )
  return row === null ? null : toOrganisation(row)
}

/**
 * The same, locked for a command. The lock comes first and finds nothing where the caller may only look: then the command
 * is refused by its access rule (403), not as something that does not exist.
 */
export const lockOrganisation = async (tx: Tx, id: string): Promise<Organisation | null> => {
  if (!isUuid(id)) return null
  await run(tx, sql`select 1 from organisation where id = ${id} for update`)
  return findOrganisation(tx, id)
}

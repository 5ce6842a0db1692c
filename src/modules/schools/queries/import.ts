import type { MunicipalityId, RegionId } from '../../../kernel/ids.ts'
import { isUuid } from '../../../kernel/ids.ts'
import type { Moment } from '../../../platform/clock.ts'
import { maybe, rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Matching } from '../domain/import/columns.ts'
import type { KnownOrganisation } from '../domain/import/known.ts'
import type { ImportCounts } from '../domain/import/plan.ts'
import type { ImportSettings, Register } from '../domain/import/plan-types.ts'
import type { Facts, Naming } from '../domain/types.ts'
import { CATEGORIES, FACTS, NAMING } from './organisation.ts'
import { atNode, type Node } from './search.ts'
import { districtsOf, municipalitiesOf } from './territory.ts'

export type ImportState = 'uploaded' | 'matched' | 'saving' | 'done' | 'refused'

/** One loading of a register. */
export type RegisterImport = {
  readonly id: string
  readonly region: RegionId
  readonly municipality: MunicipalityId | null
  readonly fileName: string
  readonly sha256: string
  readonly size: number
  readonly sheet: string | null
  readonly headerRow: number | null
  readonly heads: string | null
  readonly matching: Matching | null
  readonly settings: Partial<ImportSettings>
  readonly state: ImportState
  readonly jobId: string | null
  readonly outcome: (ImportCounts & { readonly refusal?: string }) | null
  readonly version: number
  readonly createdAt: Moment
  readonly doneAt: Moment | null
  readonly by: string | null
}

const COLUMNS = sql`i.id, i.region_id as region, i.municipality_id as municipality, i.file_name as "fileName", i.sha256, i.size, i.sheet, i.header_row as "headerRow",
  i.heads, i.matching, i.settings, i.state, i.job_id as "jobId", i.outcome, i.version, i.created_at as "createdAt", i.done_at as "doneAt",
  (select concat_ws(' ', p.last_name, p.first_name, p.middle_name) from person p where p.id = i.created_by) as by`

export const findImport = async (tx: Tx, id: string): Promise<RegisterImport | null> =>
  isUuid(id)
    ? maybe(tx, sql<RegisterImport>`select ${COLUMNS} from register_import i where i.id = ${id}`)
    : null

export const lockImport = async (tx: Tx, id: string): Promise<RegisterImport | null> => {
  if (!isUuid(id)) return null
  await run(tx, sql`select 1 from register_import where id = ${id} for update`)
  return findImport(tx, id)
}

/** Earlier loadings of a node, the latest first. */
export const importsOf = (tx: Tx, node: Node): Promise<RegisterImport[]> =>
  rows(
    tx,
    sql<RegisterImport>`select ${COLUMNS} from register_import i where ${atNode('i', node)} order by i.created_at desc limit 20`,
  )

export type Remembered = Pick<RegisterImport, 'matching' | 'settings'>

/** How the columns of such a table were matched the last time in this node. */
export const rememberedMatching = (
  tx: Tx,
  place: { readonly region: string; readonly municipality: string | null },
  heads: string,
): Promise<Remembered | null> =>
  maybe(
    tx,
    sql<Remembered>`select matching, settings from register_import
      where region_id = ${place.region} and municipality_id is not distinct from ${place.municipality}::uuid and heads = ${heads} and matching is not null
      order by created_at desc limit 1`,
  )

type KnownRow = Naming &
  Facts &
  Pick<KnownOrganisation, 'id' | 'municipality' | 'state' | 'closedOn' | 'categories' | 'aliases'>

const toKnown = (row: KnownRow): KnownOrganisation => {
  const { id, municipality, state, closedOn, categories, aliases, ...rest } = row
  const { fullName, shortName, legalForm, normalName, kind, schoolType, district, ...facts } = rest
  const naming = { fullName, shortName, legalForm, normalName, kind, schoolType, district }
  return { id, municipality, state, closedOn, categories, aliases, facts, ...naming }
}

const nodeOf = (place: { region: RegionId; municipality: MunicipalityId | null }): Node =>
  place.municipality === null ? { region: place.region } : { municipality: place.municipality }

/** Locks the organisations of a node in one order, so that two loadings wait for each other instead of colliding. */
export const lockRegister = async (
  tx: Tx,
  place: { region: RegionId; municipality: MunicipalityId | null },
): Promise<void> => {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended('register ' || ${place.region}, 0))`)
  await run(
    tx,
    sql`select 1 from organisation o where ${atNode('o', nodeOf(place))} order by o.id for update`,
  )
}

/** Those of the tax numbers that organisations outside the node have (0027): the numbers, not whose they are. */
export const innsElsewhere = async (
  tx: Tx,
  place: { region: RegionId; municipality: MunicipalityId | null },
  inns: readonly string[],
): Promise<ReadonlySet<string>> => {
  const found = await rows(
    tx,
    sql<{
      inn: string
    }>`select inn from inns_elsewhere(${[...inns]}::text[], ${place.region}, ${place.municipality}) as f(inn)`,
  )
  return new Set(found.map(({ inn }) => inn))
}

/** The register of a node as an import needs it: three queries whatever its size. */
export const readRegister = async (
  tx: Tx,
  place: { region: RegionId; municipality: MunicipalityId | null },
): Promise<Register> => {
  const organisations = await rows(
    tx,
    sql<KnownRow>`select o.id, o.municipality_id as municipality, o.state, o.closed_on as "closedOn", ${NAMING}, ${FACTS}, ${CATEGORIES} as categories,
        coalesce((select array_agg(a.normal_alias) from organisation_alias a where a.organisation_id = o.id), '{}') as aliases
      from organisation o where ${atNode('o', nodeOf(place))}`,
  )
  return {
    organisations: organisations.map(toKnown),
    municipalities: await municipalitiesOf(tx, place.region),
    districts: await districtsOf(tx, place.region, place.municipality),
  }
}

import type { Owner } from '../../../kernel/access.ts'
import { isUuid, type MunicipalityId, type OrganisationId, type RegionId } from '../../../kernel/ids.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'

/** A closed organisation and the one that goes on with its work. */
export type Succession = {
  readonly id: OrganisationId
  readonly name: string
  readonly owner: Owner
  readonly successor: { readonly id: OrganisationId; readonly name: string; readonly owner: Owner }
}

type Row = {
  id: OrganisationId
  name: string
  region: RegionId
  municipality: MunicipalityId | null
  toId: OrganisationId
  toName: string
  toRegion: RegionId
  toMunicipality: MunicipalityId | null
}

/** Null while the organisation works or has no successor. */
export const findSuccession = async (tx: Tx, id: string): Promise<Succession | null> => {
  if (!isUuid(id)) return null
  const row = await maybe(
    tx,
    sql<Row>`select o.id, o.short_name as name, o.region_id as region, o.municipality_id as municipality, s.id as "toId", s.short_name as "toName",
        s.region_id as "toRegion", s.municipality_id as "toMunicipality"
      from organisation o join organisation s on s.id = o.successor_id and s.state <> 'closed' where o.id = ${id} and o.state = 'closed'`,
  )
  return (
    row && {
      id: row.id,
      name: row.name,
      owner: { region: row.region, municipality: row.municipality, organisation: row.id },
      successor: {
        id: row.toId,
        name: row.toName,
        owner: { region: row.toRegion, municipality: row.toMunicipality, organisation: row.toId },
      },
    }
  )
}

export type OpenWork = { readonly id: string; readonly title: string; readonly label: string }

/** Open assignments that nobody will answer any more. */
export const openWorkOf = (tx: Tx, organisation: string): Promise<OpenWork[]> =>
  rows(
    tx,
    sql<OpenWork>`select id, title, source_label as label from assignment
      where organisation_id = ${organisation} and state in ('assigned','inWork','reported','returned') order by due_on nulls last, id limit 1000`,
  )

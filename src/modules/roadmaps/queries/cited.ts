import type { Owner } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../../kernel/ids.ts'
import { existedOn } from '../../../platform/database/on-day.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { CitedCandidate } from '../domain/cited.ts'
import { BINDING, type Binding, CELLS, NAME, PLACE, STANDS, seenAs, versions } from './binding.ts'

/** Words of an act that lean on a row of a plan, with the row when it is known. */
export type CitedLink = {
  readonly id: string
  readonly directive: string
  readonly owner: Owner
  readonly dateOn: Day | null
  readonly words: string
  readonly roadmap: string | null
  readonly row: string | null
}

type LinkRow = Omit<CitedLink, 'owner'> & {
  readonly region: RegionId
  readonly municipality: MunicipalityId | null
  readonly organisation: OrganisationId | null
}

const COLUMNS = sql`l.id, l.record_id as directive, d.region_id as region, d.municipality_id as municipality, d.organisation_id as organisation,
  d.date_on as "dateOn", l.as_written as words, r.id as roadmap, l.to_row_id as row`

const GROUNDS = sql`record_link l join directive d on d.id = l.record_id left join roadmap r on r.id = l.to_record_id`

const linkOf = ({ region, municipality, organisation, ...link }: LinkRow): CitedLink => ({
  ...link,
  owner: { region, municipality, organisation },
})

const citedBy = async (tx: Tx, id: string, locked: boolean): Promise<CitedLink | null> => {
  const found = await maybe(
    tx,
    sql<LinkRow>`select ${COLUMNS} from ${GROUNDS}
      where l.id = ${id} and l.kind = 'ground' and (l.to_record_id is null or (r.id is not null and l.to_row_id is not null)) ${locked ? sql`for update of l` : sql``}`,
  )
  return found && linkOf(found)
}

/** One ground of a paper that is free or tied to a row; null when out of sight or leaning on something else. */
export const findCited = (tx: Tx, id: string): Promise<CitedLink | null> => citedBy(tx, id, false)

/** The same, locked for a command. */
export const lockCited = (tx: Tx, id: string): Promise<CitedLink | null> => citedBy(tx, id, true)

/** Grounds without a card: of one paper, or of all papers of the nodes that a roadmap reaches. */
export const freeGrounds = async (
  tx: Tx,
  of: { readonly directive: string } | { readonly roadmap: string },
): Promise<CitedLink[]> => {
  const which =
    'directive' in of
      ? sql`d.id = ${of.directive}`
      : sql`exists (select 1 from roadmap m where m.id = ${of.roadmap} and m.region_id = d.region_id
          and (m.municipality_id is null or m.municipality_id = d.municipality_id)
          and (m.organisation_id is null or m.organisation_id = d.organisation_id))`
  const found = await rows(
    tx,
    sql<LinkRow>`select ${COLUMNS} from ${GROUNDS}
      where l.kind = 'ground' and l.to_record_id is null and d.state <> 'discarded' and ${which} order by l.id limit 500`,
  )
  return found.map(linkOf)
}

type Numbered = CitedCandidate & { readonly title: string }

/** Rows with this number in roadmaps in force of the node and of those above it, as the viewer sees them there. */
export const rowsNumbered = async (tx: Tx, owner: Owner, number: string): Promise<Numbered[]> => {
  const found = await rows(
    tx,
    sql<
      Numbered & { of: Binding; number: string | null }
    >`select r.id as roadmap, i.id as row, r.level, r.period_year as year, i.title, i.number, ${BINDING} as of,
        concat_ws(' ', ${NAME}, d.title, (select a.title from record a where a.id = r.above_id)) as names
      from roadmap_item i join roadmap r on r.id = i.record_id left join directive d on d.id = r.directive_id
        ${versions(tx, sql`r.region_id = ${owner.region} and (r.municipality_id is null or r.municipality_id = ${owner.municipality}::uuid)`)}
      where (i.number = ${number} or b.id is not null and regexp_replace(${CELLS} ->> 'number', '\\s+|[.)\\s]+$', '', 'g') = ${number}) and ${STANDS} and r.state <> 'draft' and r.region_id = ${owner.region}
        and (r.municipality_id is null or r.municipality_id = ${owner.municipality}::uuid)
        and (r.organisation_id is null or r.organisation_id = ${owner.organisation}::uuid)
      order by r.period_year desc, r.id, ${PLACE} limit 100`,
  )
  return found.flatMap(({ of, number: printed, ...row }) => {
    const as = seenAs(of) ?? { title: row.title, number: printed }
    return as.number === number ? { ...row, title: as.title } : []
  })
}

/** A paper that leans on a row. */
export type Leaning = { readonly id: string; readonly title: string }

/** Papers that carry out this row, as far as the viewer sees them. */
export const papersOnRow = (tx: Tx, roadmap: string, row: string): Promise<Leaning[]> =>
  rows(
    tx,
    sql<Leaning>`select distinct d.id, concat_ws(' ', nullif(d.kind, ''), 'от ' || to_char(d.date_on, 'DD.MM.YYYY'), '№ ' || d.number, nullif(d.title, '')) as title
      from record_link l join directive d on d.id = l.record_id
      where l.to_record_id = ${roadmap} and l.to_row_id = ${row} and l.kind = 'ground' and d.state not in ('draft','discarded') and ${existedOn(tx, 'd.id')} order by title limit 50`,
  )

import { momentBy } from '../../../platform/database/on-day.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { assignmentsOn } from '../../assignments/public.ts'

/** What the head of the card says. */
export type RoadmapHead = {
  readonly owner: string
  readonly grounds: string | null
  readonly approvedOn: string | null
  readonly directive: string | null
  readonly aboveTitle: string | null
  readonly copiedFrom: string | null
}

export const headOf = (tx: Tx, id: string): Promise<RoadmapHead | null> =>
  maybe(
    tx,
    sql<RoadmapHead>`select coalesce(o.short_name, m.name, g.name) as owner, v.grounds, v.approved_on as "approvedOn", v.directive_id as directive,
        (select a.title from record a where a.id = r.above_id) as "aboveTitle", (select c.title from record c where c.id = r.copied_from) as "copiedFrom"
      from roadmap r join region g on g.id = r.region_id left join municipality m on m.id = r.municipality_id left join organisation o on o.id = r.organisation_id
      left join lateral (select grounds, approved_on, directive_id from roadmap_version v where v.record_id = r.id and ${momentBy(tx, 'v.at')} order by no desc limit 1) v on true
      where r.id = ${id}`,
  )

/** Organisations that have something to do in this roadmap, as the viewer sees them. */
export const schoolsIn = (tx: Tx, id: string) =>
  rows(
    tx,
    sql<{
      id: string
      name: string
    }>`select distinct o.id, o.short_name as name from ${assignmentsOn(tx)} a join organisation o on o.id = a.organisation_id
      where a.source_record_id = ${id} order by o.short_name limit 500`,
  )

/** Rows by which an organisation, or the viewer himself, has something to do. */
export const rowsGiven = async (tx: Tx, id: string, whose: string): Promise<ReadonlySet<string>> => {
  const { scope } = tx
  const found = await rows(
    tx,
    sql<{
      row: string
    }>`select distinct source_row_id as row from ${assignmentsOn(tx)} a where source_record_id = ${id} and state <> 'recalled'
        and ${
          whose === 'mine'
            ? sql`(person_id = ${scope.person} or organisation_id = any (${[...scope.organisations]}::uuid[]))`
            : sql`organisation_id = ${whose}`
        }`,
  )
  return new Set(found.map(({ row }) => row))
}

import type { Owner } from '../../../kernel/access.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'

/** A school where nobody holds the role of the head today. */
export type HeadlessSchool = {
  readonly id: OrganisationId
  readonly name: string
  readonly municipality: string | null
  readonly owner: Owner
  readonly total: number
}

/** As many as one page takes. */
export const HEADS_AT_ONCE = 40

const NO_HEAD = (today: string) =>
  sql`o.kind = 'school' and o.state <> 'closed' and not exists (select 1 from role_held r
      where r.organisation_id = o.id and r.role = 'schoolHead' and r.from_on <= ${today} and (r.until_on is null or r.until_on > ${today}))`

const HEADLESS = sql`o.id, o.short_name as name, (select m.short_name from municipality m where m.id = o.municipality_id) as municipality,
  json_build_object('region', o.region_id, 'municipality', o.municipality_id, 'organisation', o.id) as owner, count(*) over ()::int as total`

/** Schools of the person's region or municipality without a head, the first of them by district and name. */
export const headlessSchools = (tx: Tx): Promise<HeadlessSchool[]> => {
  const { regions, municipalities, today } = tx.scope
  return rows(
    tx,
    sql<HeadlessSchool>`select ${HEADLESS} from organisation o
      where (o.region_id = any (${[...regions]}::uuid[]) or o.municipality_id = any (${[...municipalities]}::uuid[])) and ${NO_HEAD(today)}
      order by municipality nulls first, o.short_name, o.id limit ${HEADS_AT_ONCE}`,
  )
}

/** Whether the person's region or municipality has a school at all. */
export const hasSchools = async (tx: Tx): Promise<boolean> => {
  const { regions, municipalities } = tx.scope
  const found = await maybe(
    tx,
    sql<{ id: string }>`select o.id from organisation o
      where (o.region_id = any (${[...regions]}::uuid[]) or o.municipality_id = any (${[...municipalities]}::uuid[]))
        and o.kind = 'school' and o.state <> 'closed' limit 1`,
  )
  return found !== null
}

/** Those of the named schools that have no head yet. */
export const headlessOf = (tx: Tx, ids: readonly string[]): Promise<HeadlessSchool[]> =>
  rows(
    tx,
    sql<HeadlessSchool>`select ${HEADLESS} from organisation o where o.id = any (${[...ids]}::uuid[]) and ${NO_HEAD(tx.scope.today)}`,
  )

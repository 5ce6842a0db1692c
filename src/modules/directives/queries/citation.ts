import type { Day } from '../../../kernel/day.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { sourceLabel } from '../domain/rules.ts'
import type { Directive } from '../domain/types.ts'

/** A paper in force that facts may be grounded on, with its clauses in order. */
export type Citable = {
  readonly id: string
  readonly kind: string
  readonly number: string | null
  readonly dateOn: Day | null
  readonly title: string
  readonly clauses: readonly { readonly id: string; readonly number: string | null; readonly text: string }[]
}

const CITABLE = 40

/** Papers in force of a node (its own and those of the region above), newest first, with their clauses. */
export const citablePapers = (
  tx: Tx,
  node: { readonly region: string; readonly municipality: string | null },
): Promise<Citable[]> =>
  rows(
    tx,
    sql<Citable>`select d.id, d.kind, d.number, d.date_on as "dateOn", d.title,
        coalesce((select json_agg(json_build_object('id', c.id, 'number', c.number, 'text', case when length(c.text) > 120 then left(c.text, 119) || '…' else c.text end) order by c.ord)
          from clause c where c.record_id = d.id and c.number is not null and not c.is_left_out), '[]'::json) as clauses
      from directive d where d.region_id = ${node.region} and d.organisation_id is null
        and (d.municipality_id is null or d.municipality_id = ${node.municipality}::uuid) and d.state in ('inForce','amended')
      order by d.date_on desc nulls last, d.id desc limit ${CITABLE}`,
  )

/** «п. 2.1 распоряжения № 94» of a paper in force that this person sees; null for anything else. */
export const citation = async (tx: Tx, directive: string, clause: string | null): Promise<string | null> => {
  const found = await maybe(
    tx,
    sql<
      Pick<Directive, 'kind' | 'number'> & { clause: string | null; isKnown: boolean }
    >`select d.kind, d.number, c.number as clause,
        ${clause}::uuid is null or c.id is not null as "isKnown"
      from directive d left join clause c on c.record_id = d.id and c.id = ${clause}::uuid
      where d.id = ${directive} and d.state in ('inForce','amended')`,
  )
  return found?.isKnown ? sourceLabel(found, found.clause) : null
}

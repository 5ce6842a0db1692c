import type { Day } from '../../../kernel/day.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Directive, TableReading } from '../../directives/domain/types.ts'
import type { Period } from '../domain/types.ts'
import { BINDING, type Binding, STANDS, seenAs, versions } from './binding.ts'

/** A plan in the annex of an upper paper, with the roadmap that was already made of it here. */
export type Annex = Omit<TableReading, 'place' | 'kind'> & {
  readonly id: string
  readonly context: { readonly year: number; readonly kind: Period['kind'] } | null
  readonly made: string | null
}

/** The annex of this paper; null when the paper has no such plan. */
export const annexOf = (tx: Tx, directive: string, table: string): Promise<Annex | null> =>
  maybe(
    tx,
    sql<Annex>`select t.id, t.title, t.columns, t.rows, coalesce(d.reading -> 'tables' -> t.ord -> 'headings', '[]'::jsonb) as headings,
        d.reading -> 'context' as context, (select r.id from roadmap r where r.directive_table_id = t.id) as made
      from directive_table t join directive d on d.id = t.record_id
      where t.id = ${table} and t.record_id = ${directive} and t.kind in ('roadmap','schedule')`,
  )

type Upper = {
  readonly id: string
  readonly rows: readonly { readonly id: string; readonly number: string }[]
}

type Numbered = { readonly id: string; readonly number: string | null; readonly of: Binding }

/** The roadmap that the upper level keeps here by the very same paper, with its numbered rows as they bind. */
export const upperRoadmap = async (tx: Tx, { owner, number, dateOn }: Directive): Promise<Upper | null> => {
  const found = await maybe(
    tx,
    sql<{
      id: string
      rows: readonly Numbered[]
    }>`select r.id, coalesce((select json_agg(json_build_object('id', i.id, 'number', i.number, 'of', ${BINDING})) from roadmap_item i
        ${versions(tx, sql`r.directive_id = d.id`)}
        where i.record_id = r.id and ${STANDS} and (i.number is not null or b.id is not null)), '[]'::json) as rows
      from roadmap r join directive d on d.id = r.directive_id
      where r.region_id = ${owner.region} and r.state = 'inForce' and r.organisation_id is null
        and (r.municipality_id is null or (${owner.organisation}::uuid is not null and r.municipality_id = ${owner.municipality}::uuid))
        and d.number = ${number} and d.date_on = ${dateOn} and d.direction = 'own' order by r.id limit 1`,
  )
  return found && { id: found.id, rows: found.rows.flatMap(numbered) }
}

const numbered = ({ id, number, of }: Numbered): Upper['rows'] => {
  const seen = seenAs(of)
  const printed = seen === undefined ? number : seen.number
  return printed === null ? [] : [{ id, number: printed }]
}

/** The annex that a roadmap was made of, with what its rows say they carry out; null when it came from elsewhere. */
export type AnnexBehind = {
  readonly rows: TableReading['rows']
  readonly kind: string
  readonly number: string | null
  readonly dateOn: Day | null
  /** What its rows say they carry out, each with the row: some do not stand here any more. */
  readonly labels: readonly { readonly row: string; readonly label: string }[]
}

/** Where the upper roadmap is kept here too, its own rows tell what nobody took: the annex is asked only without it. */
export const annexBehind = (tx: Tx, roadmap: string): Promise<AnnexBehind | null> =>
  maybe(
    tx,
    sql<AnnexBehind>`select t.rows, d.kind, d.number, d.date_on as "dateOn",
        coalesce((select json_agg(json_build_object('row', l.row_id, 'label', l.as_written)) from (select row_id, as_written from record_link
          where record_id = r.id and kind = 'source' and row_id is not null limit 1900) l), '[]'::json) as labels
      from roadmap r join directive_table t on t.id = r.directive_table_id join directive d on d.id = t.record_id
      where r.id = ${roadmap} and r.above_id is null and d.direction = 'incoming'`,
  )

/** What a row carries out of a paper of the level above, when that paper is all there is of the upper roadmap. */
export type UpperRow = { readonly directive: string; readonly words: string }

/** The link of a row to the annex that it was taken from. */
export const upperRowOf = async (tx: Tx, roadmap: string, item: string): Promise<UpperRow | null> => {
  const [found = null] = await rows(
    tx,
    sql<UpperRow>`select to_record_id as directive, as_written as words from record_link
      where record_id = ${roadmap} and row_id = ${item} and kind = 'source' and to_record_id is not null limit 1`,
  )
  return found
}

import type { Owner } from '../../../kernel/access.ts'
import type { TermContext } from '../../../kernel/term/types.ts'
import { maybe, one, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { ReshapedTable } from '../domain/reshaping/rows.ts'
import type { Directive } from '../domain/types.ts'

export type CorrectionKind = 'splitClause' | 'glueClause' | 'splitRow' | 'glueRow'

/** Rows as they stood before a correction, and what it made: enough to take it back. */
export type Before = {
  readonly clauses?: readonly Readonly<Record<string, unknown>>[]
  readonly responsibles?: readonly Readonly<Record<string, unknown>>[]
  readonly questions?: readonly Readonly<Record<string, unknown>>[]
  readonly children?: readonly { readonly id: string; readonly parent_id: string | null }[]
  /** Rows that stood in the table from `at` on, where `put` rows stand now. */
  readonly table?: string
  readonly rows?: readonly unknown[]
  readonly at?: number
  readonly put?: number
  /** Clauses or questions that did not exist before. */
  readonly made: readonly string[]
}

export type Correction = {
  readonly id: string
  readonly kind: CorrectionKind
  readonly place: string
  readonly before: Before
}

/** The correction that can be taken back now: the last one that stands. */
export const lastCorrection = (tx: Tx, directive: string): Promise<Correction | null> =>
  maybe(
    tx,
    sql<Correction>`select id, kind, place, before from directive_correction where record_id = ${directive} and undone_at is null
      order by made_at desc, id desc limit 1`,
  )

type Json = Record<string, unknown>

/** Clauses whole, as the table keeps them, with who answers for them and what is asked about them. */
export const clausesBefore = async (
  tx: Tx,
  directive: string,
  ids: readonly string[],
): Promise<Omit<Before, 'made'>> =>
  one(
    tx,
    sql<{
      clauses: Json[]
      responsibles: Json[]
      questions: Json[]
      children: { id: string; parent_id: string | null }[]
    }>`select
        (select coalesce(json_agg(to_json(c)), '[]'::json) from clause c where c.record_id = ${directive} and c.id = any (${[...ids]}::uuid[])) as clauses,
        (select coalesce(json_agg(to_json(r)), '[]'::json) from responsible r where r.record_id = ${directive} and r.row_id = any (${[...ids]}::uuid[])) as responsibles,
        (select coalesce(json_agg(json_build_object('id', q.id, 'row_id', q.row_id)), '[]'::json) from directive_question q
          where q.record_id = ${directive} and q.row_id = any (${[...ids]}::uuid[])) as questions,
        (select coalesce(json_agg(json_build_object('id', c.id, 'parent_id', c.parent_id)), '[]'::json) from clause c
          where c.record_id = ${directive} and c.parent_id = any (${[...ids]}::uuid[])) as children`,
  )

/** The years that terms without a year are read by; the year of the paper when it was not read. */
export const contextOf = async (tx: Tx, directive: Directive): Promise<TermContext> => {
  const found = await maybe(
    tx,
    sql<{
      context: TermContext | null
    }>`select reading -> 'context' as context from directive where id = ${directive.record}`,
  )
  const year = Number((directive.dateOn ?? tx.scope.today).slice(0, 4))
  return found?.context ?? { year, kind: 'calendar' }
}

export type PaperTable = ReshapedTable & { readonly id: string; readonly title: string; readonly ord: number }

export const tableOf = (tx: Tx, directive: string, table: string): Promise<PaperTable | null> =>
  maybe(
    tx,
    sql<PaperTable>`select id, title, kind, columns, rows, ord from directive_table where record_id = ${directive} and id = ${table}`,
  )

/** How rows of a table of this paper are read. */
export const settingsOf = async (tx: Tx, directive: Directive & { readonly owner: Owner }, ord: number) => ({
  context: await contextOf(tx, directive),
  ofSchool: directive.owner.organisation !== null,
  tableNumber: ord + 1,
})

/** Questions about rows of a table by their numbers: whole, to be put back. */
export const questionsOfRows = (
  tx: Tx,
  table: string,
  numbers: readonly string[],
): Promise<{ readonly id: string; readonly row: Readonly<Record<string, unknown>> }[]> =>
  rows(
    tx,
    sql<{ id: string; row: Json }>`select q.id, to_json(q) as row from directive_question q
      where q.row_id = ${table} and q.words ->> 'number' = any (${[...numbers]}::text[])`,
  )

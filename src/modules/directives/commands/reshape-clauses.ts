import { type Result, refuse } from '../../../kernel/result.ts'
import { type AnyCommand, command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { manageDirective } from '../domain/access.ts'
import { GlueClauseInput, SplitClauseInput } from '../domain/input.ts'
import * as reshaping from '../domain/reshaping/clauses.ts'
import { whileReviewed } from '../domain/rules.ts'
import type { Clause, Directive } from '../domain/types.ts'
import { type Before, type CorrectionKind, clausesBefore, contextOf } from '../queries/corrections.ts'
import { clausesOf, lockDirective } from '../queries/paper.ts'
import { placeOfClause } from '../text/reshaping.ts'
import { pageOf, touch } from './giving.ts'
import { ownedBy } from './saving.ts'

type Subject = Directive & {
  readonly clauses: readonly Clause[]
  readonly context: Awaited<ReturnType<typeof contextOf>>
}

const loadSubject = async (tx: Tx, input: { readonly directive: string }): Promise<Subject | null> => {
  const directive = await lockDirective(tx, input.directive)
  if (directive === null) return null
  const clauses = await clausesOf(tx, input.directive)
  return { ...directive, clauses, context: await contextOf(tx, directive) }
}

/** What stood before a correction is kept, so that it can be taken back. */
export const keepCorrection = (
  tx: Tx,
  directive: Directive,
  work: Work,
  correction: { readonly kind: CorrectionKind; readonly place: string; readonly before: Before },
): Promise<void> =>
  insertAll(tx, 'directive_correction', [
    {
      ...ownedBy(directive.owner),
      id: work.newId(),
      record_id: directive.record,
      kind: correction.kind,
      place: correction.place,
      before: correction.before,
      made_at: work.at,
      made_by: tx.scope.person,
    },
  ])

/** Places of the clauses from top to bottom; `after` puts a new one behind another and all that stands under it. */
const orderClauses = async (
  tx: Tx,
  record: string,
  clauses: readonly Clause[],
  made?: string,
  after?: string,
) => {
  const ids = clauses.map((clause) => clause.id)
  if (made !== undefined && after !== undefined) {
    const under = new Set([after])
    let last = ids.indexOf(after)
    for (const [at, clause] of clauses.entries())
      if (clause.parentId !== null && under.has(clause.parentId)) {
        under.add(clause.id)
        last = Math.max(last, at)
      }
    ids.splice(last + 1, 0, made)
  }
  await run(
    tx,
    sql`update clause c set ord = w.at - 1 from unnest(${ids}::uuid[]) with ordinality as w(id, at) where c.id = w.id and c.record_id = ${record}`,
  )
}

const savePiece = (tx: Tx, record: string, id: string, piece: reshaping.Piece): Promise<number> =>
  run(
    tx,
    sql`update clause set text = ${piece.text}, action = ${piece.action}, term_as_written = ${piece.termAsWritten},
        term = ${piece.term === null ? null : JSON.stringify(piece.term)}::jsonb, due_on = ${piece.dueOn}, doubt = null
      where id = ${id} and record_id = ${record}`,
  )

/** The same people for another clause: rows are copied, as a responsible belongs to one. */
const copyResponsibles = (tx: Tx, record: string, ids: readonly string[], row: string): Promise<number> =>
  run(
    tx,
    sql`insert into responsible (id, record_id, row_id, region_id, municipality_id, organisation_id, ord, level, as_written, kind, name_as_written,
          position_as_written, person_id, role_code, category_code, addressee_organisation_id, unit_id)
        select gen_random_uuid(), record_id, ${row}, region_id, municipality_id, organisation_id, ord, level, as_written, kind, name_as_written,
          position_as_written, person_id, role_code, category_code, addressee_organisation_id, unit_id
        from responsible where record_id = ${record} and id = any (${[...ids]}::uuid[])`,
  )

const keepOnly = (tx: Tx, record: string, row: string, ids: readonly string[]): Promise<number> =>
  run(
    tx,
    sql`delete from responsible where record_id = ${record} and row_id = ${row} and not (id = any (${[...ids]}::uuid[]))`,
  )

const idsOf = (piece: reshaping.Piece): string[] => piece.responsibles.map((each) => each.id)

/** One clause becomes two, each read anew; the reading of the file stays as it was. */
export const splitClause = command<SplitClauseInput, Subject, reshaping.Split>({
  name: 'directive.splitClause',
  input: SplitClauseInput,
  access: manageDirective,
  load: loadSubject,
  decide: (subject, input): Result<reshaping.Split> => {
    const now = whileReviewed(subject)
    if (!now.ok) return now
    const clause = subject.clauses.find((each) => each.id === input.clause)
    return clause === undefined
      ? refuse('noSuchClause')
      : reshaping.splitClause(clause, input, subject.context)
  },
  save: async (tx, { clause, first, second }, subject, work) => {
    const made = work.newId()
    const before = await clausesBefore(tx, subject.record, [clause.id])
    await keepCorrection(tx, subject, work, {
      kind: 'splitClause',
      place: placeOfClause(clause.number),
      before: { ...before, made: [made] },
    })
    await insertAll(tx, 'clause', [
      {
        ...(before.clauses?.[0] ?? {}),
        id: made,
        number: second.number,
        printed_number: second.number,
        text: second.text,
        term: null,
      },
    ])
    await savePiece(tx, subject.record, made, second)
    await savePiece(tx, subject.record, clause.id, first)
    await copyResponsibles(tx, subject.record, idsOf(second), made)
    await keepOnly(tx, subject.record, clause.id, idsOf(first))
    await orderClauses(tx, subject.record, subject.clauses, made, clause.id)
    await touch(tx, subject)
  },
  tell: ({ clause }, subject) => ({ record: subject.record, row: clause.id }),
  to: ({ clause }, subject) => `${pageOf(subject)}?done=split#c-${clause.id}`,
})

/** What belonged to the lower clause goes over to the upper one, then the lower one is gone. */
const mergeInto = async (tx: Tx, record: string, above: string, below: string): Promise<void> => {
  await run(
    tx,
    sql`update clause set parent_id = ${above} where record_id = ${record} and parent_id = ${below} and id <> ${above}`,
  )
  await run(
    tx,
    sql`update directive_question set row_id = ${above} where record_id = ${record} and row_id = ${below}`,
  )
  await run(tx, sql`delete from directive_controller where record_id = ${record} and clause_id = ${below}`)
  await run(tx, sql`delete from responsible where record_id = ${record} and row_id = ${below}`)
  await run(tx, sql`delete from clause where record_id = ${record} and id = ${below}`)
}

/** A clause and its neighbour become one, the upper one. */
export const glueClause = command<GlueClauseInput, Subject, reshaping.Glued>({
  name: 'directive.glueClause',
  input: GlueClauseInput,
  access: manageDirective,
  load: loadSubject,
  decide: (subject, input) => {
    const now = whileReviewed(subject)
    return now.ok ? reshaping.glueClauses(subject.clauses, input.clause, input.side) : now
  },
  save: async (tx, { above, below, whole }, subject, work) => {
    const before = await clausesBefore(tx, subject.record, [above.id, below.id])
    await keepCorrection(tx, subject, work, {
      kind: 'glueClause',
      place: placeOfClause(above.number),
      before: { ...before, made: [] },
    })
    await savePiece(tx, subject.record, above.id, whole)
    const own = new Set(above.responsibles.map((each) => each.id))
    await copyResponsibles(
      tx,
      subject.record,
      idsOf(whole).filter((id) => !own.has(id)),
      above.id,
    )
    await mergeInto(tx, subject.record, above.id, below.id)
    await orderClauses(tx, subject.record, subject.clauses)
    await touch(tx, subject)
  },
  tell: ({ above, below }, subject) => ({
    record: subject.record,
    row: above.id,
    change: { with: below.id },
  }),
  to: ({ above }, subject) => `${pageOf(subject)}?done=glued#c-${above.id}`,
})

export const reshapeClauseCommands: readonly AnyCommand[] = [splitClause, glueClause]

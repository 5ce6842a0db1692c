import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { manageDirective } from '../domain/access.ts'
import { UndoCorrectionInput } from '../domain/input.ts'
import { whileReviewed } from '../domain/rules.ts'
import type { Directive } from '../domain/types.ts'
import { type Before, type Correction, lastCorrection, tableOf } from '../queries/corrections.ts'
import { lockDirective } from '../queries/paper.ts'
import { pageOf, touch } from './giving.ts'

type Subject = Directive & { readonly last: Correction | null }

const CLAUSES = sql`jsonb_populate_recordset(null::clause, `

/** Clauses that were glued away come back; all of them read as they did. */
const putClausesBack = async (tx: Tx, record: string, before: Before): Promise<void> => {
  const list = JSON.stringify(before.clauses ?? [])
  await run(
    tx,
    sql`insert into clause select * from ${CLAUSES}${list}::jsonb) w where not exists (select 1 from clause c where c.id = w.id)`,
  )
  await run(
    tx,
    sql`update clause c set number = w.number, printed_number = w.printed_number, text = w.text, action = w.action, modality = w.modality,
        term_as_written = w.term_as_written, term = w.term, due_on = w.due_on, control_as_written = w.control_as_written,
        controller_person_id = w.controller_person_id, doubt = w.doubt, is_left_out = w.is_left_out, parent_id = w.parent_id, ord = w.ord
      from ${CLAUSES}${list}::jsonb) w where c.id = w.id and c.record_id = ${record}`,
  )
  await run(
    tx,
    sql`update clause c set parent_id = w.parent_id from jsonb_to_recordset(${JSON.stringify(before.children ?? [])}::jsonb) as w(id uuid, parent_id uuid)
      where c.id = w.id and c.record_id = ${record}`,
  )
}

/** What the correction made is gone; whoever answered before answers again. */
const dropMade = async (tx: Tx, record: string, before: Before): Promise<void> => {
  const made = [...before.made]
  const ids = (before.clauses ?? []).map((clause) => String(clause.id))
  const mine = sql`record_id = ${record}`
  await run(tx, sql`delete from responsible where ${mine} and row_id = any (${[...made, ...ids]}::uuid[])`)
  await run(tx, sql`delete from directive_controller where ${mine} and clause_id = any (${made}::uuid[])`)
  await run(
    tx,
    sql`update clause set parent_id = ${ids[0] ?? null} where ${mine} and parent_id = any (${made}::uuid[])`,
  )
  await run(tx, sql`delete from clause where ${mine} and id = any (${made}::uuid[])`)
  await run(
    tx,
    sql`insert into responsible select * from jsonb_populate_recordset(null::responsible, ${JSON.stringify(before.responsibles ?? [])}::jsonb)`,
  )
  await run(
    tx,
    sql`update directive_question q set row_id = w.row_id from jsonb_to_recordset(${JSON.stringify(before.questions ?? [])}::jsonb) as w(id uuid, row_id uuid)
      where q.id = w.id and q.record_id = ${record}`,
  )
}

const countAnew = (tx: Tx, record: string): Promise<number> =>
  run(
    tx,
    sql`update clause c set ord = w.at - 1 from (select id, row_number() over (order by ord, place nulls last, id) as at from clause where record_id = ${record}) w
      where c.id = w.id`,
  )

const undoClauses = async (tx: Tx, record: string, before: Before): Promise<void> => {
  await putClausesBack(tx, record, before)
  await dropMade(tx, record, before)
  await countAnew(tx, record)
}

const undoRows = async (tx: Tx, record: string, before: Before): Promise<void> => {
  const table = await tableOf(tx, record, before.table ?? '')
  const rows = [...(table?.rows ?? [])] as unknown[]
  rows.splice(before.at ?? 0, before.put ?? 0, ...(before.rows ?? []))
  await run(
    tx,
    sql`update directive_table set rows = ${JSON.stringify(rows)}::jsonb where id = ${before.table ?? null} and record_id = ${record}`,
  )
  await run(
    tx,
    sql`delete from directive_question where record_id = ${record} and id = any (${[...before.made]}::uuid[])`,
  )
  await run(
    tx,
    sql`insert into directive_question select * from jsonb_populate_recordset(null::directive_question, ${JSON.stringify(before.questions ?? [])}::jsonb)`,
  )
}

/** The last cut or gluing is taken back: everything it touched stands as it stood before. */
export const undoCorrection = command<UndoCorrectionInput, Subject, Correction>({
  name: 'directive.undoCorrection',
  input: UndoCorrectionInput,
  access: manageDirective,
  load: async (tx, input) => {
    const directive = await lockDirective(tx, input.directive)
    return directive && { ...directive, last: await lastCorrection(tx, input.directive) }
  },
  decide: (subject, input): Result<Correction> => {
    const now = whileReviewed(subject)
    if (!now.ok) return now
    return subject.last?.id === input.correction ? ok(subject.last) : refuse('notTheLast')
  },
  save: async (tx, change, subject, work) => {
    const undo = change.before.table === undefined ? undoClauses : undoRows
    await undo(tx, subject.record, change.before)
    await run(tx, sql`update directive_correction set undone_at = ${work.at} where id = ${change.id}`)
    await touch(tx, subject)
  },
  tell: (change, subject) => ({ record: subject.record, row: change.id, change: { kind: change.kind } }),
  to: (change, subject) =>
    change.before.table === undefined
      ? `${pageOf(subject)}?done=undone`
      : `${pageOf(subject)}/tables/${change.before.table}?done=undone`,
})

import { type AnyCommand, command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { manageDirective } from '../domain/access.ts'
import { GlueRowInput, SplitRowInput } from '../domain/input.ts'
import { questionsOfTerms } from '../domain/questions.ts'
import type { TableSettings } from '../domain/reading/tables/roadmap.ts'
import * as reshaping from '../domain/reshaping/rows.ts'
import { whileReviewed } from '../domain/rules.ts'
import type { Directive } from '../domain/types.ts'
import {
  type CorrectionKind,
  type PaperTable,
  questionsOfRows,
  settingsOf,
  tableOf,
} from '../queries/corrections.ts'
import { lockDirective } from '../queries/paper.ts'
import { placeOfRow } from '../text/reshaping.ts'
import { pageOf, touch } from './giving.ts'
import { keepCorrection } from './reshape-clauses.ts'
import { ownedBy } from './saving.ts'

type Subject = Directive & { readonly table: PaperTable; readonly settings: TableSettings }

const loadSubject = async (
  tx: Tx,
  input: { readonly directive: string; readonly table: string },
): Promise<Subject | null> => {
  const directive = await lockDirective(tx, input.directive)
  const table = directive && (await tableOf(tx, input.directive, input.table))
  if (directive === null || table === null) return null
  return { ...directive, table, settings: await settingsOf(tx, directive, table.ord) }
}

/** Rows of the new reading that can be understood in two ways are asked about. */
const askAgain = async (
  tx: Tx,
  change: reshaping.Reshaped,
  subject: Subject,
  work: Work,
): Promise<string[]> => {
  const { table } = subject
  const reading = {
    kind: 'roadmap',
    title: null,
    columns: [],
    headings: [],
    rows: change.rows,
    place: null,
  } as const
  const asked = questionsOfTerms([reading], [table]).map((question, ord) => ({
    ...ownedBy(subject.owner),
    id: work.newId(),
    record_id: subject.record,
    ord: 1_000 + ord,
    code: question.code,
    place: question.place,
    row_id: question.rowId,
    words: question.words,
  }))
  await insertAll(tx, 'directive_question', asked)
  return asked.map((question) => question.id)
}

const save =
  (kind: CorrectionKind) =>
  async (tx: Tx, change: reshaping.Reshaped, subject: Subject, work: Work): Promise<void> => {
    const { table } = subject
    const gone = table.rows.slice(change.at, change.at + change.count)
    const questions = await questionsOfRows(
      tx,
      table.id,
      gone.flatMap((row) => row.number ?? []),
    )
    const ids = questions.map((question) => question.id)
    await run(
      tx,
      sql`delete from directive_question where record_id = ${subject.record} and id = any (${ids}::uuid[])`,
    )
    const made = await askAgain(tx, change, subject, work)
    const place = gone[0]?.number ?? String(change.at + 1)
    await keepCorrection(tx, subject, work, {
      kind,
      place: placeOfRow(place),
      before: {
        table: table.id,
        rows: gone,
        at: change.at,
        put: change.rows.length,
        questions: questions.map((each) => each.row),
        made,
      },
    })
    const rows = reshaping.withReshaped(table.rows, change)
    await run(
      tx,
      sql`update directive_table set rows = ${JSON.stringify(rows)}::jsonb where id = ${table.id} and record_id = ${subject.record}`,
    )
    await touch(tx, subject)
  }

const told = (change: reshaping.Reshaped, subject: Subject) => ({
  record: subject.record,
  row: subject.table.id,
  change: { at: change.at, rows: change.rows.length },
})

const tableAddress = (subject: Subject, done: string): string =>
  `${pageOf(subject)}/tables/${subject.table.id}?done=${done}`

/** A row of a table becomes two; each is read anew from its cells. */
export const splitRow = command<SplitRowInput, Subject, reshaping.Reshaped>({
  name: 'directive.splitRow',
  input: SplitRowInput,
  access: manageDirective,
  load: loadSubject,
  decide: (subject, input) => {
    const now = whileReviewed(subject)
    return now.ok
      ? reshaping.splitRow(subject.table, input.row, [input.first, input.second], subject.settings)
      : now
  },
  save: save('splitRow'),
  tell: told,
  to: (_change, subject) => tableAddress(subject, 'split'),
})

/** A row and its neighbour become one. */
export const glueRow = command<GlueRowInput, Subject, reshaping.Reshaped>({
  name: 'directive.glueRow',
  input: GlueRowInput,
  access: manageDirective,
  load: loadSubject,
  decide: (subject, input) => {
    const now = whileReviewed(subject)
    return now.ok ? reshaping.glueRows(subject.table, input.row, input.side, subject.settings) : now
  },
  save: save('glueRow'),
  tell: told,
  to: (_change, subject) => tableAddress(subject, 'glued'),
})

export const reshapeRowCommands: readonly AnyCommand[] = [splitRow, glueRow]

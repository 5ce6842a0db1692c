import { type FormValues, prefilled } from '../../../platform/http/form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { glueClause, splitClause } from '../commands/reshape-clauses.ts'
import { glueRow, splitRow } from '../commands/reshape-rows.ts'
import { undoCorrection } from '../commands/undo-correction.ts'
import { breaksOf } from '../domain/reshaping/breaks.ts'
import { mainColumn, proposedParts } from '../domain/reshaping/rows.ts'
import { formColumns, SplitClausePage, SplitRowPage } from '../pages/reshape.tsx'
import { type PaperTable, tableOf } from '../queries/corrections.ts'
import { reshapingText } from '../text/reshaping.ts'
import { directiveSentences } from '../text.ts'
import { SECTION, whileChecked } from './found.ts'

const isFailed = (typed: Typed | null): boolean => (typed?.problems.length ?? 0) > 0

const showSplitClause = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileChecked(visit)
  if ('kind' in found) return found
  const clause = found.clauses.find((each) => each.id === visit.param('clause'))
  if (clause === undefined) return { kind: 'notFound' }
  return visit.page(
    {
      title: reshapingText[visit.lang].clause.title(clause.number ?? ''),
      section: SECTION,
      failed: isFailed(typed),
    },
    <SplitClausePage
      card={found.card}
      clause={clause}
      breaks={breaksOf(clause.text)}
      values={typed?.values ?? prefilled({})}
      problems={typed?.problems ?? []}
      lang={visit.lang}
      commandKey={visit.commandKey}
      version={typed?.conflict ?? found.directive.version}
    />,
  )
}

const rowIn = (text: string): number => (/^\d{1,4}$/u.test(text) ? Number(text) : 0)

const proposed = (table: PaperTable, at: number): FormValues => {
  const row = table.rows[at]
  if (row === undefined) return prefilled({})
  const [first, second] = proposedParts(row, formColumns(table))
  const named = (name: string, cells: Readonly<Record<string, string>>) =>
    formColumns(table).map((column) => [`${name}-${column}`, cells[column] ?? ''] as const)
  return prefilled(Object.fromEntries([...named('first', first), ...named('second', second)]))
}

const showSplitRow = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileChecked(visit)
  if ('kind' in found) return found
  const table = await tableOf(visit.tx, found.card.id, visit.param('table'))
  const at = rowIn(typed?.values.text('row') ?? visit.query('row'))
  const row = table?.rows[at]
  if (table === null || row === undefined) return { kind: 'notFound' }
  return visit.page(
    {
      title: reshapingText[visit.lang].row.title(row.number ?? String(at + 1)),
      section: SECTION,
      wide: true,
      failed: isFailed(typed),
    },
    <SplitRowPage
      card={found.card}
      table={table}
      at={at}
      row={row}
      values={typed?.values.has(`first-${mainColumn(table.columns)}`) ? typed.values : proposed(table, at)}
      problems={typed?.problems ?? []}
      lang={visit.lang}
      commandKey={visit.commandKey}
      version={typed?.conflict ?? found.directive.version}
    />,
  )
}

const partOf = (values: FormValues, part: 'first' | 'second'): Record<string, string> =>
  Object.fromEntries(
    Object.keys(values.fields)
      .filter((name) => name.startsWith(`${part}-`))
      .map((name) => [name.slice(part.length + 1), values.text(name)]),
  )

const sentences = directiveSentences

/** Bounds of clauses and rows of what was read: cut, joined, taken back. */
export const reshapeRoutes = (review: (visit: Visit, typed: Typed) => Promise<Answer>): readonly Route[] => [
  page('/directives/:id/clauses/:clause/split', 'person', (visit) => showSplitClause(visit, null)),
  form('/directives/:id/clauses/:clause/split', 'person', {
    command: splitClause,
    input: (values, param) => ({
      directive: param('id'),
      clause: param('clause'),
      at: values.text('at'),
      words: values.text('words'),
    }),
    again: showSplitClause,
    sentences,
  }),
  form('/directives/:id/clauses/:clause/glue', 'person', {
    command: glueClause,
    input: (values, param) => ({
      directive: param('id'),
      clause: param('clause'),
      side: values.text('side'),
    }),
    again: review,
    sentences,
  }),
  page('/directives/:id/tables/:table/split', 'person', (visit) => showSplitRow(visit, null)),
  form('/directives/:id/tables/:table/split', 'person', {
    command: splitRow,
    input: (values, param) => ({
      directive: param('id'),
      table: param('table'),
      row: rowIn(values.text('row')),
      first: partOf(values, 'first'),
      second: partOf(values, 'second'),
    }),
    again: showSplitRow,
    sentences,
  }),
  form('/directives/:id/tables/:table/glue', 'person', {
    command: glueRow,
    input: (values, param) => ({
      directive: param('id'),
      table: param('table'),
      row: rowIn(values.text('row')),
      side: values.text('side'),
    }),
    again: showSplitRow,
    sentences,
  }),
  form('/directives/:id/corrections/:correction/undo', 'person', {
    command: undoCorrection,
    input: (_values, param) => ({ directive: param('id'), correction: param('correction') }),
    again: review,
    sentences,
  }),
]

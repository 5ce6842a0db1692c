import { type FormValues, prefilled } from '../../../platform/http/form.ts'
import {
  type Answer,
  FORBIDDEN,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { answerAbove, chooseTerm, markRow } from '../commands/marks.ts'
import { glueRows, moveRow, removeRow, splitRows } from '../commands/moves.ts'
import { saveRows } from '../commands/rows.ts'
import { editable, fieldName } from '../domain/edit.ts'
import { inOrder, subtree } from '../domain/tree.ts'
import type { Cells, RoadmapItem } from '../domain/types.ts'
import { cellNames, GridPage, RowsConflictPage, settledValue } from '../pages/grid.tsx'
import { MarkPage, PlacePage, RowFormPage } from '../pages/row-forms.tsx'
import { itemsOf, itemsSeen } from '../queries/roadmap.ts'
import { roadmapSentences as sentences } from '../text.ts'
import { type Found, find, hereOf, isAnswer, SECTION, toEdit } from './found.ts'

type Editing = Found & { readonly items: readonly RoadmapItem[] }

const editing = async (visit: Visit): Promise<Editing | Answer> => {
  const found = await toEdit(visit)
  if (isAnswer(found)) return found
  const items = await itemsOf(visit.tx, found.roadmap)
  const order = new Map(inOrder(items).map(({ id }, at) => [id, at]))
  return { ...found, items: [...items].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)) }
}

const failed = (typed: Typed | null): boolean => (typed?.problems.length ?? 0) > 0

/** Cells of the form by row, then by the place of the column. */
const cellsIn = (values: FormValues): Map<string, Record<string, string>> => {
  const rows = new Map<string, Record<string, string>>()
  for (const name of cellNames(values)) {
    const [, id = '', at = ''] = name.split('.')
    rows.set(id, { ...rows.get(id), [at]: settledValue(values, name) })
  }
  return rows
}

const wasIn = (values: FormValues, id: string): Record<string, string> => {
  try {
    const seen: unknown = JSON.parse(values.text(`was.${id}`) || '[]')
    return Array.isArray(seen) ? Object.fromEntries(seen.map((cell, at) => [String(at), String(cell)])) : {}
  } catch {
    return {}
  }
}

const rowsInput = (values: FormValues, param: (name: string) => string) => ({
  roadmap: param('id'),
  rows: [...cellsIn(values)].map(([id, cells]) => ({
    id,
    cells,
    was: wasIn(values, id),
    isSection: values.text('hasSection') === 'yes' ? values.has(`s.${id}`) : null,
  })),
  after: values.text('after'),
  under: values.text('under'),
  answers: values.text('answers'),
  back: values.text('back') === 'row' ? 'row' : 'table',
})

const CONFLICTS: readonly unknown[] = [sentences.ru.rowConflict, sentences.en.rowConflict]

/** The form as it came back, when somebody else has changed the same fields. */
const conflictIn = (typed: Typed | null): Typed | null =>
  typed?.problems.some((problem) => CONFLICTS.includes(problem.text)) ? typed : null

const showConflict = (visit: Visit, { roadmap, items }: Editing, typed: Typed, action: string) =>
  visit.page(
    { title: roadmap.title, section: SECTION, wide: true, failed: true },
    <RowsConflictPage
      here={hereOf(visit)}
      roadmap={roadmap}
      items={items}
      values={typed.values}
      problems={typed.problems}
      action={`/roadmaps/${roadmap.record}${action}`}
    />,
  )

const showGrid = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await editing(visit)
  if ('kind' in found) return found
  const conflict = conflictIn(typed)
  if (conflict !== null) return showConflict(visit, found, conflict, '/edit')
  const section = typed?.values.text('section') || visit.query('section')
  const chosen = found.items.find((item) => item.id === section)
  const inside = chosen === undefined ? null : subtree(found.items, chosen.id)
  const draft =
    typed === null ? await visit.draft('roadmap.saveRows', chosen?.id ?? found.roadmap.record) : null
  return visit.page(
    { title: hereOf(visit).t.grid.title, section: SECTION, wide: true, failed: failed(typed) },
    <GridPage
      here={hereOf(visit)}
      roadmap={found.roadmap}
      items={found.items.filter((item) => inside === null || inside.has(item.id))}
      sections={found.items.filter((item) => item.parentId === null)}
      section={chosen?.id ?? ''}
      values={typed?.values ?? draft ?? prefilled({})}
      problems={typed?.problems ?? []}
    />,
  )
}

const rowValues = (found: Editing, item: RoadmapItem): FormValues =>
  prefilled({
    ...Object.fromEntries(
      editable(found.roadmap.layout).map(({ key }, at) => [fieldName(item.id, at), item.cells[key] ?? '']),
    ),
    [`s.${item.id}`]: item.isSection ? 'yes' : null,
  })

const showRowForm = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await editing(visit)
  if ('kind' in found) return found
  const item = found.items.find((each) => each.id === visit.param('item'))
  if (item === undefined) return NOT_FOUND
  const conflict = conflictIn(typed)
  if (conflict !== null) return showConflict(visit, found, conflict, `/items/${item.id}/edit`)
  const draft = typed === null ? await visit.draft('roadmap.saveRows', item.id) : null
  return visit.page(
    { title: hereOf(visit).t.row.edit, section: SECTION, failed: failed(typed) },
    <RowFormPage
      here={hereOf(visit)}
      roadmap={found.roadmap}
      item={item}
      values={typed?.values ?? draft ?? rowValues(found, item)}
      problems={typed?.problems ?? []}
    />,
  )
}

/** Words of the row above that a new row takes over: what is done, by when and what is to come of it. */
const takenOver = async (visit: Visit, { roadmap }: Found): Promise<Record<string, string>> => {
  const wanted = visit.query('answers')
  const upper = (await itemsSeen(visit.tx, roadmap.aboveId)).find(({ id }) => id === wanted)
  if (upper === undefined) return {}
  const words: Cells = {
    activity: upper.title,
    term: upper.termAsWritten ?? '',
    expectedResult: upper.cells.expectedResult ?? '',
  }
  return {
    answers: upper.id,
    ...Object.fromEntries(
      editable(roadmap.layout).map(({ key }, at) => [fieldName('new1', at), words[key] ?? '']),
    ),
  }
}

const showNewRow = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toEdit(visit)
  if (isAnswer(found)) return found
  return visit.page(
    { title: hereOf(visit).t.row.newTitle, section: SECTION, failed: failed(typed) },
    <RowFormPage
      here={hereOf(visit)}
      roadmap={found.roadmap}
      item={null}
      values={
        typed?.values ??
        prefilled({
          after: visit.query('after'),
          under: visit.query('under'),
          ...(await takenOver(visit, found)),
        })
      }
      problems={typed?.problems ?? []}
    />,
  )
}

const oneItem = (values: FormValues, param: (name: string) => string) => ({
  roadmap: param('id'),
  item: param('item'),
  ...Object.fromEntries(
    ['how', 'parent', 'reason', 'parts', 'mark', 'result', 'choice', 'answers'].map((name) => [
      name,
      values.text(name),
    ]),
  ),
})

const showPlace = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await editing(visit)
  if ('kind' in found) return found
  const item = found.items.find((each) => each.id === visit.param('item'))
  if (item === undefined) return NOT_FOUND
  return visit.page(
    { title: hereOf(visit).t.place.title, section: SECTION, failed: failed(typed) },
    <PlacePage
      here={hereOf(visit)}
      roadmap={found.roadmap}
      item={item}
      items={found.items}
      values={typed?.values ?? prefilled({ parent: item.parentId })}
      problems={typed?.problems ?? []}
    />,
  )
}

const showMark = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  if (!found.mayEdit) return FORBIDDEN
  const { roadmap } = found
  const item = (await itemsOf(visit.tx, roadmap)).find((each) => each.id === visit.param('item'))
  if (item === undefined) return NOT_FOUND
  return visit.page(
    { title: hereOf(visit).t.mark.title, section: SECTION, failed: failed(typed) },
    <MarkPage
      here={hereOf(visit)}
      roadmap={roadmap}
      item={item}
      above={await itemsSeen(visit.tx, roadmap.aboveId)}
      values={
        typed?.values ??
        prefilled({ mark: item.mark ?? 'none', result: item.actualResult, answers: item.answersId })
      }
      problems={typed?.problems ?? []}
    />,
  )
}

const draft = (values: FormValues, param: (name: string) => string) => {
  const subject = param('item') || values.text('section') || param('id')
  const path = param('item') === '' ? '/edit' : `/items/${param('item')}/edit`
  return { form: 'roadmap.saveRows', subject, title: '', address: `/roadmaps/${param('id')}${path}` }
}

const at = '/roadmaps/:id/items/:item'

/** Everything that changes rows; a refusal shows the same page with what was typed. */
export const rowRoutes: readonly Route[] = [
  page('/roadmaps/:id/edit', 'person', (visit) => showGrid(visit, null)),
  form('/roadmaps/:id/edit', 'person', {
    command: saveRows,
    input: rowsInput,
    again: showGrid,
    sentences,
    draft,
  }),
  page('/roadmaps/:id/items/new', 'person', (visit) => showNewRow(visit, null)),
  form('/roadmaps/:id/items/new', 'person', {
    command: saveRows,
    input: rowsInput,
    again: showNewRow,
    sentences,
  }),
  page(`${at}/edit`, 'person', (visit) => showRowForm(visit, null)),
  form(`${at}/edit`, 'person', { command: saveRows, input: rowsInput, again: showRowForm, sentences, draft }),
  page(`${at}/place`, 'person', (visit) => showPlace(visit, null)),
  form(`${at}/move`, 'person', { command: moveRow, input: oneItem, again: showPlace, sentences }),
  form(`${at}/split`, 'person', { command: splitRows, input: oneItem, again: showPlace, sentences }),
  form(`${at}/glue`, 'person', { command: glueRows, input: oneItem, again: showPlace, sentences }),
  form(`${at}/remove`, 'person', { command: removeRow, input: oneItem, again: showPlace, sentences }),
  page(`${at}/mark`, 'person', (visit) => showMark(visit, null)),
  form(`${at}/mark`, 'person', { command: markRow, input: oneItem, again: showMark, sentences }),
  form(`${at}/answers`, 'person', { command: answerAbove, input: oneItem, again: showMark, sentences }),
  form(`${at}/term`, 'person', { command: chooseTerm, input: oneItem, again: showMark, sentences }),
]

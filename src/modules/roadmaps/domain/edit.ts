import { ok, type Refusal, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import type { RowEdit, RowsInput } from './input.ts'
import { cellsOf, isBlank } from './row.ts'
import { insertAfter, type Place, putUnder } from './tree.ts'
import { type Cells, isShut, type Layout, type RoadmapItem, type WholeRoadmap } from './types.ts'

/** Columns that a row can be filled in by: those of the paper, and its number where the paper has no column for it. */
export const editable = (layout: Layout): Layout =>
  layout.some((column) => column.key === 'number') ? layout : [{ key: 'number', heading: '№' }, ...layout]

/** Name of the field of one cell; keys of columns may be any words, so the place stands for them. */
export const fieldName = (row: string, column: number): string => `c.${row}.${column}`

/** A row of the working copy with new words. */
export type ChangedRow = {
  readonly item: RoadmapItem
  readonly cells: Cells
  readonly isSection: boolean
  /** The cells that name people have changed, so they are read anew. */
  readonly peopleChanged: boolean
}
export type AddedRow = { readonly id: string; readonly cells: Cells; readonly isSection: boolean }

export type RowsChange = {
  readonly changed: readonly ChangedRow[]
  readonly added: readonly AddedRow[]
  readonly places: readonly Place[]
}

const PEOPLE = ['municipalResponsibles', 'institutionalResponsibles', 'responsibles']

const same = (one: string | undefined, other: string | undefined): boolean =>
  (one ?? '').trim() === (other ?? '').trim()

/** Mine over theirs where only one side touched a field; where both did, the person is asked (decisions 33). */
const merge = (edit: RowEdit, item: RoadmapItem, columns: Layout): Result<Cells> => {
  const conflicts: Refusal[] = []
  const merged: Record<string, string> = { ...item.cells }
  columns.forEach(({ key }, at) => {
    const mine = edit.cells[key]
    if (mine === undefined || same(mine, edit.was[key])) return
    if (!same(item.cells[key], edit.was[key]) && !same(item.cells[key], mine))
      conflicts.push({ code: 'rowConflict', field: fieldName(item.id, at) })
    merged[key] = mine
  })
  return conflicts.length > 0 ? refuseAll(conflicts) : ok(merged)
}

const changeOf = (edit: RowEdit, item: RoadmapItem, layout: Layout): Result<ChangedRow | null> => {
  const merged = merge(edit, item, editable(layout))
  if (!merged.ok) return merged
  const cells = cellsOf(layout, merged.value)
  const isSection = edit.isSection ?? item.isSection
  const isSame =
    isSection === item.isSection && Object.keys(cells).every((key) => same(cells[key], item.cells[key]))
  if (isSame) return ok(null)
  if (isBlank(cells.activity)) return refuse('rowNeedsWords', fieldName(item.id, titleColumn(layout)))
  return ok({
    item,
    cells,
    isSection,
    peopleChanged: PEOPLE.some((key) => !same(cells[key], item.cells[key])),
  })
}

const titleColumn = (layout: Layout): number => editable(layout).findIndex(({ key }) => key === 'activity')

const isNew = (edit: RowEdit): boolean => edit.id.startsWith('new')

const addedRows = (edits: readonly RowEdit[], layout: Layout, newId: () => string): Result<AddedRow[]> => {
  const filled = edits.filter((edit) => Object.values(edit.cells).some((cell) => cell.trim() !== ''))
  const empty = filled.find((edit) => isBlank(edit.cells.activity))
  if (empty !== undefined) return refuse('rowNeedsWords', fieldName(empty.id, titleColumn(layout)))
  return ok(
    filled.map((edit) => ({
      id: newId(),
      cells: cellsOf(layout, edit.cells),
      isSection: edit.isSection ?? false,
    })),
  )
}

const placed = (roadmap: WholeRoadmap, input: RowsInput, added: readonly AddedRow[]): Place[] => {
  const rows = added.map(({ id }) => ({ id, parentId: null }))
  const inserted = insertAfter(roadmap.items, input.after === '' ? null : input.after, rows)
  if (input.under === '') return inserted
  return rows.reduce((places, { id }) => {
    const moved = putUnder(places, id, input.under)
    return moved.ok ? moved.value : places
  }, inserted)
}

/** The form names columns by their places; from here on they have their own keys. */
const named = (edit: RowEdit, layout: Layout): RowEdit => {
  const keyed = (cells: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      editable(layout).flatMap(({ key }, at) => {
        const cell = cells[String(at)]
        return cell === undefined ? [] : [[key, cell]]
      }),
    )
  return { ...edit, cells: keyed(edit.cells), was: keyed(edit.was) }
}

/** What saving a form of rows changes: a row or a whole section, with new rows among them. */
export const editRows = (
  roadmap: WholeRoadmap,
  input: RowsInput,
  newId: () => string,
): Result<RowsChange> => {
  if (isShut(roadmap)) return refuse('roadmapNotNow')
  const byId = new Map(roadmap.items.map((item) => [item.id, item]))
  const edits = input.rows.map((edit) => named(edit, roadmap.layout))
  const refusals: Refusal[] = []
  const changed: ChangedRow[] = []
  for (const edit of edits.filter((each) => !isNew(each))) {
    const item = byId.get(edit.id)
    const result: Result<ChangedRow | null> =
      item === undefined ? refuse('rowIsGone') : changeOf(edit, item, roadmap.layout)
    if (!result.ok) refusals.push(...result.refusals)
    else if (result.value !== null) changed.push(result.value)
  }
  const added = addedRows(edits.filter(isNew), roadmap.layout, newId)
  if (!added.ok) refusals.push(...added.refusals)
  if (refusals.length > 0 || !added.ok) return refuseAll(refusals)
  return ok({ changed, added: added.value, places: placed(roadmap, input, added.value) })
}

const PART_LEAST = 2

/** One row becomes several: each line of the text is the activity of one, the rest is copied. */
export const splitRow = (item: RoadmapItem, text: string, newId: () => string): Result<AddedRow[]> => {
  const parts = text
    .split(/\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (parts.length < PART_LEAST) return refuse('splitNeedsLines', 'parts')
  return ok(
    parts.map((activity, at) => ({
      id: at === 0 ? item.id : newId(),
      cells: { ...item.cells, activity, ...(at === 0 ? {} : { number: '' }) },
      isSection: item.isSection,
    })),
  )
}

/** Two rows become one: what differs is written one under the other, what is the same or empty once. */
export const gluedCells = (one: Cells, other: Cells): Cells =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => {
      const [first, second] = [one[key] ?? '', other[key] ?? '']
      if (key === 'number' || isBlank(second) || same(first, second)) return [key, first]
      return [key, isBlank(first) ? second : `${first}\n${second}`]
    }),
  )

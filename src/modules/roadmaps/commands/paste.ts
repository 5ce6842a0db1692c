import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { type AnyCommand, command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Known } from '../../directives/domain/types.ts'
import { knownIn, readTable, rowResponsibles } from '../../directives/public.ts'
import { editRoadmap } from '../domain/access.ts'
import { droppedColumns, underKnownKeys, widened } from '../domain/columns.ts'
import { PasteInput } from '../domain/input.ts'
import { itemsOf, layoutOf, type NewItem } from '../domain/intake.ts'
import { notInTable } from '../domain/naming.ts'
import { digestOf, fitted, linesBack, matchRows, sameWordsKept, splitRows, tableOf } from '../domain/paste.ts'
import { contextOf } from '../domain/period.ts'
import { cellsOf, isBlank, readRow } from '../domain/row.ts'
import { insertAfter, type Place } from '../domain/tree.ts'
import { isShut, type Layout, type RoadmapItem, type WholeRoadmap } from '../domain/types.ts'
import { lockRoadmap } from '../queries/roadmap.ts'
import { saveNames, saveWords } from './rows.ts'
import { saveItems, saveOrder, touch } from './saving.ts'

/** What the program made of a text with rows. */
export type Understood = {
  readonly items: readonly NewItem[]
  readonly layout: Layout
  /** Columns that the roadmap did not have and takes over. */
  readonly fresh: readonly string[]
  /** Columns without a heading, that the roadmap has no place for. */
  readonly dropped: readonly string[]
}

type Into = Pick<WholeRoadmap, 'layout' | 'period' | 'level' | 'items'>

const readAs = (rows: readonly (readonly string[])[], withHeader: boolean, into: Into) =>
  readTable(tableOf(rows, withHeader), 0, null, {
    context: contextOf(into.period),
    ofSchool: into.level === 'organisation',
    tableNumber: 1,
  }).reading

/** A table without its head is read under the headings of the roadmap, where it has as many columns. */
const readingOf = (rows: readonly (readonly string[])[], into: Into) => {
  const own = readAs(rows, true, into)
  if (own.headings.some((heading) => heading !== '') && own.columns.includes('activity')) return own
  const width = Math.max(...rows.map((row) => row.length))
  const headings = into.layout.slice(0, width).map(({ heading }) => heading)
  return readAs([headings, ...rows], true, into)
}

/** A row under the roadmap's own keys, its words read anew where that moves them to another meaning. */
const rekeyed = (item: NewItem, named: Layout, from: Layout, into: Into): NewItem => {
  if (named.every(({ key }, at) => key === from[at]?.key)) return item
  const moved = named.flatMap(({ key }, at) => [[from[at]?.key ?? key, item.cells[key] ?? '']] as const)
  const cells = { number: item.cells.number ?? '', ...Object.fromEntries(moved) }
  const { municipal, institutional } = rowResponsibles(cells, into.level === 'organisation')
  const people = item.isSection ? {} : { municipal, institutional }
  return { ...item, ...readRow(cells, into.period), number: item.number, cells, ...people }
}

/** Reads pasted rows with the reader of papers; pure, so that the page shows exactly what will be saved. */
export const understand = (text: string, into: Into, newId: () => string): Result<Understood> => {
  const rows = splitRows(text)
  if (rows.length === 0) return refuse('pasteSomething', 'text')
  const reading = readingOf(rows, into)
  if (!reading.columns.includes('activity')) return refuse('notRows', 'text')
  const named = layoutOf(reading)
  const from = underKnownKeys(named, into.layout)
  const items = itemsOf(reading, newId)
    .map((item) => rekeyed(item, named, from, into))
    .filter((item) => !isBlank(item.cells.activity))
  if (items.length === 0) return refuse('notRows', 'text')
  const words = (list: NewItem['municipal']) => list.map((party) => party.text)
  const cells = items.map((item) => item.cells)
  // an empty roadmap takes the form of the table
  const isNew = into.items.length === 0 && reading.headings.every((heading) => heading !== '')
  const layout = isNew ? from : widened(into.layout, from, cells)
  const isKnown = (key: string): boolean => into.layout.some((each) => each.key === key)
  return ok({
    layout,
    fresh: isNew ? [] : layout.filter(({ key }) => !isKnown(key)).map(({ heading }) => heading),
    dropped: isNew ? [] : droppedColumns(cells, from, layout),
    items: items.map((item) => ({
      ...item,
      cells: linesBack(
        cellsOf(
          layout,
          fitted(item.cells, layout, {
            municipal: words(item.municipal),
            institutional: words(item.institutional),
          }),
        ),
        rows,
      ),
    })),
  })
}

/** What the table makes of the roadmap: new rows, rows with new words, rows that are not in it any more. */
export type Pasted = {
  readonly layout: Layout
  readonly added: readonly NewItem[]
  readonly changed: readonly { readonly item: RoadmapItem; readonly row: NewItem }[]
  readonly removed: readonly RoadmapItem[]
  readonly places: readonly Place[]
}

const addition = (roadmap: Into, { items, layout }: Understood, after: string): Pasted => ({
  layout,
  added: items,
  changed: [],
  removed: [],
  places: insertAfter(roadmap.items, after === '' ? null : after, items),
})

const answers = ({ municipal, institutional }: NewItem): boolean =>
  municipal.length + institutional.length > 0

type Read = Place & { readonly number: string | null }

/**
 * Whether a row with a plain number stands under the heading above it or beside it, a table does not say: the rows that the
 * roadmap already had stay where they stood.
 */
const keptUnder = (rows: readonly Read[], before: readonly RoadmapItem[]): Place[] => {
  const parents = new Map(before.map(({ id, parentId }) => [id, parentId]))
  let top: string | null = null
  return rows.map(({ id, parentId, number }) => {
    const was = parents.get(id)
    const isOpen = number === null || !number.includes('.')
    const stays = isOpen && was !== undefined && (was === null || was === top)
    const parent = stays ? was : parentId
    if (parent === null) top = id
    return { id, parentId: parent }
  })
}

/** The whole roadmap as the table has it; rows that it already had stay themselves. */
const replacement = (roadmap: Into, { items, layout }: Understood): Pasted => {
  const matched = matchRows(
    items.map((item) => item.cells),
    roadmap.items,
  )
  const same = new Map(items.map((item, at) => [item.id, matched[at]?.item ?? null]))
  const idOf = (id: string): string => same.get(id)?.id ?? id
  const kept = new Set([...same.values()].flatMap((item) => item?.id ?? []))
  return {
    layout,
    added: items
      .filter((item) => same.get(item.id) === null)
      .map((item) => ({ ...item, parentId: item.parentId === null ? null : idOf(item.parentId) })),
    changed: items.flatMap((row) => {
      const item = same.get(row.id)
      // a heading with a term of its own is printed as a row and comes back as one
      const isSection = row.isSection || (item?.isSection === true && !answers(row))
      return item ? [{ item, row: { ...row, isSection, cells: sameWordsKept(row.cells, item.cells) } }] : []
    }),
    removed: roadmap.items.filter((item) => !kept.has(item.id)),
    places: keptUnder(
      items.map((item) => ({
        id: idOf(item.id),
        parentId: item.parentId === null ? null : idOf(item.parentId),
        number: item.number,
      })),
      roadmap.items,
    ),
  }
}

export const pasted = (
  roadmap: Into,
  input: Pick<PasteInput, 'text' | 'mode' | 'after'>,
  newId: () => string,
): Result<Pasted & { readonly understood: Understood }> => {
  const understood = understand(input.text, roadmap, newId)
  if (!understood.ok) return understood
  const made =
    input.mode === 'add'
      ? addition(roadmap, understood.value, input.after)
      : replacement(roadmap, understood.value)
  return ok({ ...made, understood: understood.value })
}

const saveChanged = async (tx: Tx, roadmap: WholeRoadmap, change: Pasted, known: Known, work: Work) => {
  const rows = change.changed.filter(
    ({ item, row }) =>
      item.isSection !== row.isSection ||
      Object.keys(row.cells).some((key) => (row.cells[key] ?? '') !== (item.cells[key] ?? '')),
  )
  for (const { item, row } of rows) await saveWords(tx, roadmap, item, row)
  if (rows.length > 0)
    await saveNames(
      tx,
      roadmap,
      rows.map(({ item, row }) => ({ id: item.id, cells: row.cells })),
      known,
      work,
    )
}

/** Rows out of a table, pasted or from a file, after the person has seen how they are understood. */
export const pasteRows = command<PasteInput, WholeRoadmap, Pasted>({
  name: 'roadmap.paste',
  input: PasteInput,
  access: editRoadmap,
  load: (tx, input) => lockRoadmap(tx, input.roadmap),
  decide: (roadmap, input, { newId }): Result<Pasted> => {
    if (isShut(roadmap)) return refuse('roadmapNotNow')
    const made = pasted(roadmap, input, newId)
    if (!made.ok) return made
    return input.seen === digestOf(input.text, input.mode) ? ok(made.value) : refuse('lookFirst')
  },
  save: async (tx, change, roadmap, work) => {
    const known = await knownIn(tx, roadmap.owner)
    await saveItems(tx, roadmap.record, roadmap.owner, change.added, known, work, roadmap.items.length)
    await saveChanged(tx, roadmap, change, known, work)
    const gone = change.removed.map(({ id }) => id)
    await run(
      tx,
      sql`update roadmap_item set removed_at = ${work.at}, removed_reason = ${notInTable}, version = version + 1 where id = any (${gone}::uuid[])`,
    )
    await saveOrder(tx, roadmap.record, change.places)
    await run(
      tx,
      sql`update roadmap set layout = ${JSON.stringify(change.layout)}::jsonb where id = ${roadmap.record}`,
    )
    await touch(tx, roadmap)
  },
  tell: (change, roadmap) => ({
    record: roadmap.record,
    change: {
      added: change.added.length,
      changed: change.changed.length,
      removed: change.removed.length,
    },
  }),
  to: (change, roadmap) => `/roadmaps/${roadmap.record}#r-${change.added[0]?.id ?? ''}`,
})

export const pasteCommands: readonly AnyCommand[] = [pasteRows]

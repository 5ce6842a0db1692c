import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { type AnyCommand, command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { knownIn } from '../../directives/public.ts'
import { editRoadmap } from '../domain/access.ts'
import { type AddedRow, gluedCells, splitRow } from '../domain/edit.ts'
import { MoveInput, OneItem, RemoveInput, SplitInput } from '../domain/input.ts'
import { inOrder, insertAfter, moveBy, type Place, putUnder, takeOut } from '../domain/tree.ts'
import { isShut, type RoadmapItem, type WholeRoadmap } from '../domain/types.ts'
import { lockRoadmap } from '../queries/roadmap.ts'
import { saveAdded, saveNames, saveWords } from './rows.ts'
import { saveOrder, touch } from './saving.ts'

type OneRow = WholeRoadmap & { readonly item: RoadmapItem }

/** The roadmap with the row in question; null when there is no such row. */
export const lockRow = async (tx: Tx, roadmap: string, id: string): Promise<OneRow | null> => {
  const whole = await lockRoadmap(tx, roadmap)
  const item = whole?.items.find((each) => each.id === id)
  return whole && item ? { ...whole, item } : null
}

const atRow = (roadmap: OneRow): string => `/roadmaps/${roadmap.record}#r-${roadmap.item.id}`

/** Nothing is edited in a roadmap that is over. */
const whileOpen = <T>(roadmap: WholeRoadmap, decide: () => Result<T>): Result<T> =>
  isShut(roadmap) ? refuse('roadmapNotNow') : decide()

export const moveRow = command<MoveInput, OneRow, { readonly places: Place[]; readonly how: string }>({
  name: 'roadmap.moveRow',
  input: MoveInput,
  access: editRoadmap,
  load: (tx, input) => lockRow(tx, input.roadmap, input.item),
  decide: (roadmap, input) =>
    whileOpen(roadmap, () => {
      const { items, item } = roadmap
      const parent = input.parent === '' ? null : input.parent
      const moved =
        input.how === 'under'
          ? putUnder(items, item.id, parent)
          : moveBy(items, item.id, input.how === 'up' ? -1 : 1)
      return moved.ok ? ok({ places: moved.value, how: input.how }) : moved
    }),
  save: async (tx, change, roadmap) => {
    await saveOrder(tx, roadmap.record, change.places)
    await touch(tx, roadmap)
  },
  tell: (change, roadmap) => ({
    record: roadmap.record,
    row: roadmap.item.id,
    change: { how: change.how },
  }),
  to: (_change, roadmap) => atRow(roadmap),
})

const hide = async (tx: Tx, roadmap: WholeRoadmap, id: string, reason: string, work: Work): Promise<void> => {
  await run(
    tx,
    sql`update roadmap_item set removed_at = ${work.at}, removed_reason = ${reason}, version = version + 1 where id = ${id} and record_id = ${roadmap.record}`,
  )
}

/** Removed with a reason: the row leaves the working copy, its history and approved versions keep it (decisions 16). */
export const removeRow = command<RemoveInput, OneRow, { readonly reason: string; readonly places: Place[] }>({
  name: 'roadmap.removeRow',
  input: RemoveInput,
  access: editRoadmap,
  load: (tx, input) => lockRow(tx, input.roadmap, input.item),
  decide: (roadmap, input) =>
    whileOpen(roadmap, () => ok({ reason: input.reason, places: takeOut(roadmap.items, roadmap.item.id) })),
  save: async (tx, change, roadmap, work) => {
    await saveOrder(tx, roadmap.record, change.places)
    await hide(tx, roadmap, roadmap.item.id, change.reason, work)
    await touch(tx, roadmap)
  },
  tell: (change, roadmap) => ({
    record: roadmap.record,
    row: roadmap.item.id,
    words: { reason: change.reason },
  }),
  to: (_change, roadmap) => `/roadmaps/${roadmap.record}`,
})

export const splitRows = command<SplitInput, OneRow, { readonly rows: readonly AddedRow[] }>({
  name: 'roadmap.splitRow',
  input: SplitInput,
  access: editRoadmap,
  load: (tx, input) => lockRow(tx, input.roadmap, input.item),
  decide: (roadmap, input, { newId }) =>
    whileOpen(roadmap, () => {
      const split = splitRow(roadmap.item, input.parts, newId)
      return split.ok ? ok({ rows: split.value }) : split
    }),
  save: async (tx, change, roadmap, work) => {
    const [first, ...rest] = change.rows
    if (first !== undefined) await saveWords(tx, roadmap, roadmap.item, first)
    const places = insertAfter(
      roadmap.items,
      roadmap.item.id,
      rest.map(({ id }) => ({ id, parentId: null })),
    )
    await saveAdded(tx, roadmap, rest, places, await knownIn(tx, roadmap.owner), work)
    await touch(tx, roadmap)
  },
  tell: (change, roadmap) => ({
    record: roadmap.record,
    row: roadmap.item.id,
    change: { parts: change.rows.length },
  }),
  to: (_change, roadmap) => atRow(roadmap),
})

type Glued = { readonly other: RoadmapItem; readonly places: Place[] }

/** The next row of the same level is written into this one. */
export const glueRows = command<OneItem, OneRow, Glued>({
  name: 'roadmap.glueRows',
  input: OneItem,
  access: editRoadmap,
  load: (tx, input) => lockRow(tx, input.roadmap, input.item),
  decide: (roadmap): Result<Glued> =>
    whileOpen(roadmap, () => {
      const places = inOrder(roadmap.items)
      const parent = places.find((place) => place.id === roadmap.item.id)?.parentId ?? null
      const brothers = places.filter((place) => place.parentId === parent)
      const next = brothers[brothers.findIndex((place) => place.id === roadmap.item.id) + 1]
      const other = roadmap.items.find((item) => item.id === next?.id)
      return other === undefined ? refuse('nothingToGlue') : ok({ other, places: takeOut(places, other.id) })
    }),
  save: async (tx, change, roadmap, work) => {
    const cells = gluedCells(roadmap.item.cells, change.other.cells)
    await saveWords(tx, roadmap, roadmap.item, { cells, isSection: roadmap.item.isSection })
    await saveNames(tx, roadmap, [{ id: roadmap.item.id, cells }], await knownIn(tx, roadmap.owner), work)
    await saveOrder(tx, roadmap.record, change.places)
    await hide(tx, roadmap, change.other.id, `→ ${roadmap.item.number ?? roadmap.item.title}`, work)
    await touch(tx, roadmap)
  },
  tell: (change, roadmap) => ({
    record: roadmap.record,
    row: roadmap.item.id,
    change: { other: change.other.id },
  }),
  to: (_change, roadmap) => atRow(roadmap),
})

export const movesCommands: readonly AnyCommand[] = [moveRow, removeRow, splitRows, glueRows]

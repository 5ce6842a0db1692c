import type { Day } from '../../../kernel/day.ts'
import { inOrder, type Place } from './tree.ts'
import type { RoadmapItem } from './types.ts'

/** Counts of a row's assignments, those taken back left out. */
export type Progress = {
  readonly total: number
  readonly done: number
  readonly reported: number
  readonly returned: number
  readonly inWork: number
  readonly late: number
}

export const NO_PROGRESS: Progress = { total: 0, done: 0, reported: 0, returned: 0, inWork: 0, late: 0 }

export const ITEM_STATES = [
  'done',
  'cancelled',
  'late',
  'returned',
  'reported',
  'inWork',
  'assigned',
  'unmarked',
  'ahead',
] as const
/** State of a row: what its assignments say, or the mark of a person where nobody reports. Never stored. */
export type ItemState = (typeof ITEM_STATES)[number]

type Row = Pick<RoadmapItem, 'mark' | 'dueOn' | 'opensOn'>

const withoutReports = ({ dueOn }: Row, today: Day): ItemState =>
  dueOn !== null && dueOn < today ? 'unmarked' : 'ahead'

const RULES: readonly (readonly [ItemState, (progress: Progress) => boolean])[] = [
  ['late', ({ late }) => late > 0],
  ['done', ({ done, total }) => done === total],
  ['returned', ({ returned }) => returned > 0],
  ['reported', ({ reported }) => reported > 0],
  ['inWork', ({ inWork, done }) => inWork + done > 0],
]

/** State of one row without rows below it. */
export const stateOf = (item: Row, progress: Progress, today: Day): ItemState => {
  if (item.mark !== null) return item.mark
  if (progress.total === 0) return withoutReports(item, today)
  return RULES.find(([, holds]) => holds(progress))?.[0] ?? 'assigned'
}

const folded = (below: readonly ItemState[]): ItemState => {
  const live = below.filter((state) => state !== 'cancelled')
  if (live.length === 0) return 'cancelled'
  const first = live[0] ?? 'ahead'
  if (live.every((state) => state === first)) return first
  if (live.includes('late')) return 'late'
  return 'inWork'
}

/** States of all rows; a row with rows below it says what they say together. */
export const statesOf = (
  items: readonly (Row & Place)[],
  progress: ReadonlyMap<string, Progress>,
  today: Day,
): ReadonlyMap<string, ItemState> => {
  const byId = new Map(items.map((item) => [item.id, item]))
  const below = new Map<string, ItemState[]>()
  const result = new Map<string, ItemState>()
  for (const { id, parentId } of inOrder(items).reverse()) {
    const item = byId.get(id)
    if (item === undefined) continue
    const children = below.get(id)
    const state =
      children !== undefined && item.mark === null
        ? folded(children)
        : stateOf(item, progress.get(id) ?? NO_PROGRESS, today)
    result.set(id, state)
    if (parentId !== null) below.set(parentId, [...(below.get(parentId) ?? []), state])
  }
  return result
}

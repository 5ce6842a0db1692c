import type { ItemContent, Layout, Snapshot } from './types.ts'

export type FieldChange = {
  readonly key: string
  readonly heading: string
  readonly was: string
  readonly now: string
}

/** How a version differs from another; what happened to a row (its state, reports) is no part of it. */
export type Comparison = {
  /** The title of the first one and of the other when they differ. */
  readonly titles: readonly string[]
  /** Columns of the other one when they are not those of the first. */
  readonly columns: Layout
  readonly added: readonly ItemContent[]
  readonly removed: readonly ItemContent[]
  readonly moved: readonly ItemContent[]
  readonly changed: readonly { readonly item: ItemContent; readonly fields: readonly FieldChange[] }[]
}

/** Longest run of rows that kept their order: whatever is not in it was moved. */
const keptOrder = (positions: readonly number[]): ReadonlySet<number> => {
  const best: number[] = []
  const from: number[] = []
  positions.forEach((position, at) => {
    let length = 1
    let before = -1
    for (let earlier = 0; earlier < at; earlier++)
      if ((positions[earlier] ?? 0) < position && (best[earlier] ?? 0) + 1 > length) {
        length = (best[earlier] ?? 0) + 1
        before = earlier
      }
    best.push(length)
    from.push(before)
  })
  const kept = new Set<number>()
  for (let at = best.indexOf(Math.max(...best)); at >= 0; at = from[at] ?? -1) kept.add(at)
  return kept
}

const movedAmong = (brothers: readonly ItemContent[], was: ReadonlyMap<string, number>): ItemContent[] => {
  const kept = keptOrder(brothers.map((item) => was.get(item.id) ?? 0))
  return brothers.filter((_, at) => !kept.has(at))
}

const movedIn = (
  common: readonly ItemContent[],
  base: ReadonlyMap<string, ItemContent>,
  was: ReadonlyMap<string, number>,
) => {
  const stayed = common.filter((item) => base.get(item.id)?.parentId === item.parentId)
  const elsewhere = common.filter((item) => base.get(item.id)?.parentId !== item.parentId)
  const parents = new Set(stayed.map((item) => item.parentId))
  const reordered = [...parents].flatMap((parent) =>
    movedAmong(
      stayed.filter((item) => item.parentId === parent),
      was,
    ),
  )
  const moved = new Set([...elsewhere, ...reordered])
  return common.filter((item) => moved.has(item))
}

const fieldsOf = (was: ItemContent, now: ItemContent, headings: ReadonlyMap<string, string>): FieldChange[] =>
  [...new Set([...Object.keys(was.cells), ...Object.keys(now.cells)])]
    .map((key) => ({
      key,
      heading: headings.get(key) ?? key,
      was: was.cells[key] ?? '',
      now: now.cells[key] ?? '',
    }))
    .filter((field) => field.was !== field.now)

const sameColumns = (base: Layout, other: Layout): boolean =>
  base.length === other.length &&
  base.every(({ key, heading }, at) => key === other[at]?.key && heading === other[at]?.heading)

/** What was added, removed, moved, renamed and changed field by field from `base` to `other`. */
export const compare = (base: Snapshot, other: Snapshot): Comparison => {
  const before = new Map(base.items.map((item) => [item.id, item]))
  const after = new Set(other.items.map((item) => item.id))
  const headings = new Map([...base.layout, ...other.layout].map(({ key, heading }) => [key, heading]))
  const common = other.items.filter((item) => before.has(item.id))
  const was = new Map(base.items.map((item, at) => [item.id, at]))
  return {
    titles: base.title === other.title ? [] : [base.title, other.title],
    columns: sameColumns(base.layout, other.layout) ? [] : other.layout,
    added: other.items.filter((item) => !before.has(item.id)),
    removed: base.items.filter((item) => !after.has(item.id)),
    moved: movedIn(common, before, was),
    changed: common.flatMap((item) => {
      const earlier = before.get(item.id)
      const fields = earlier === undefined ? [] : fieldsOf(earlier, item, headings)
      return fields.length === 0 ? [] : [{ item, fields }]
    }),
  }
}

export const isSame = (comparison: Comparison): boolean =>
  Object.values(comparison).every((list) => list.length === 0)

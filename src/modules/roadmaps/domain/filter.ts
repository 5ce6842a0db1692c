import { type Day, endOfMonth, parseDay } from '../../../kernel/day.ts'
import { isUuid } from '../../../kernel/ids.ts'
import type { Responsible } from '../../directives/domain/types.ts'
import { boundsOf } from './period.ts'
import { ITEM_STATES, type ItemState } from './progress.ts'
import { shapeOf, touches } from './shape.ts'
import { inOrder } from './tree.ts'
import type { Period, RoadmapItem } from './types.ts'

/** What the viewer wants to see; empty text means everything. */
export type Filter = {
  readonly whose: string
  readonly state: ItemState | ''
  readonly month: Day | ''
}

export const readFilter = (query: (name: string) => string): Filter => {
  const whose = query('whose')
  const state = ITEM_STATES.find((each) => each === query('state')) ?? ''
  return {
    whose: whose === 'mine' || isUuid(whose) ? whose : '',
    state,
    month: parseDay(`${query('month')}-01`) ?? '',
  }
}

/** Rows that name an organisation or a person among those who answer. */
export const rowsNaming = (
  responsibles: ReadonlyMap<string, readonly Pick<Responsible, 'personId' | 'organisationId'>[]>,
  who: string | null,
): string[] =>
  [...responsibles].flatMap(([row, list]) =>
    who !== null && list.some(({ personId, organisationId }) => personId === who || organisationId === who)
      ? [row]
      : [],
  )

/** A row in sight stays with all rows above it, so that its number makes sense. */
const withParents = (items: readonly RoadmapItem[], wanted: ReadonlySet<string>): RoadmapItem[] => {
  const parents = new Map(items.map((item) => [item.id, item.parentId]))
  const kept = new Set<string>()
  for (const id of wanted)
    for (let at: string | null = id; at !== null && !kept.has(at); at = parents.get(at) ?? null) kept.add(at)
  return items.filter((item) => kept.has(item.id))
}

export const filtered = (
  items: readonly RoadmapItem[],
  filter: Filter,
  facts: {
    readonly states: ReadonlyMap<string, ItemState>
    readonly own: ReadonlySet<string> | null
    readonly period: Period
  },
): RoadmapItem[] => {
  const order = new Map(inOrder(items).map(({ id }, at) => [id, at]))
  const sorted = [...items].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
  const { month } = filter
  const wanted = sorted.filter(
    (item) =>
      (facts.own === null || facts.own.has(item.id)) &&
      (filter.state === '' || facts.states.get(item.id) === filter.state) &&
      (month === '' || touches(shapeOf(item, boundsOf(facts.period)), [month, endOfMonth(month)])),
  )
  if (wanted.length === sorted.length) return sorted
  return withParents(sorted, new Set(wanted.map((item) => item.id)))
}

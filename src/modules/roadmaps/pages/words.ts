import { type Day, monthOf, parseDay } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import type { Here as HereOf } from '../../../platform/http/here.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import type { TimelineTone } from '../../../ui/charts/timeline.tsx'
import type { TagState } from '../../../ui/tag.tsx'
import type { Responsible } from '../../directives/domain/types.ts'
import { periodCode } from '../domain/period.ts'
import type { ItemState, Progress } from '../domain/progress.ts'
import type { Level, Period, Roadmap, RoadmapItem, RoadmapState } from '../domain/types.ts'
import { type RoadmapText, roadmapText } from '../text.ts'

/** What every page of the module is given. */
export type Here = HereOf<RoadmapText>

export const textOf = (lang: Language): RoadmapText => roadmapText[lang]

export const ITEM_TAG: Readonly<Record<ItemState, TagState>> = {
  done: 'accepted',
  cancelled: 'cancelled',
  late: 'overdue',
  returned: 'returned',
  reported: 'reported',
  inWork: 'inWork',
  assigned: 'assigned',
  unmarked: 'noAnswer',
  ahead: 'planned',
}

export const STATE_TAG: Readonly<Record<RoadmapState, TagState>> = {
  draft: 'draft',
  inForce: 'active',
  closed: 'offControl',
}

/** Moss for what is done, red for what is late, rope for the rest. */
export const toneOf = (state: ItemState | undefined): TimelineTone =>
  state === 'done' ? 'done' : state === 'late' ? 'late' : 'running'

/** «2022 год», «2022/23 учебный год». */
export const yearWords = (period: Period, t: RoadmapText): string => t.year[period.kind](periodCode(period))

/** The fact behind a state: how many of how many. */
export const factOf = (state: ItemState, progress: Progress | undefined, t: RoadmapText): string => {
  if (progress === undefined || progress.total < 2) return t.itemStates[state]
  if (state === 'late') return t.facts.late(progress.late, progress.total)
  if (state === 'reported') return t.facts.reported(progress.reported + progress.done, progress.total)
  if (state === 'inWork' && progress.done > 0) return t.facts.part(progress.done, progress.total)
  return t.itemStates[state]
}

/** Who answers on a level, in the document's words. */
export const namesOf = (
  responsibles: readonly Responsible[] | undefined,
  level: Responsible['level'],
): string =>
  (responsibles ?? [])
    .filter((each) => each.level === level)
    .map((each) => each.asWritten)
    .join(', ')

/** The upper of the two levels of responsibles is named after whose roadmap it is. */
export const upperLevel = (level: Level, t: RoadmapText): string =>
  level === 'region' ? t.table.regional : t.table.municipal

/** «8.1. Мастер-классы»: how a row is called in one line. */
export const rowName = (item: Pick<RoadmapItem, 'number' | 'title'>): string =>
  [item.number === null ? '' : `${item.number}.`, item.title].filter(Boolean).join(' ')

/** Whoever looks with readers' eyes keeps them from page to page. */
export const addressOf = (roadmap: Pick<Roadmap, 'record'> & Partial<Pick<Roadmap, 'shows'>>, path = '') => {
  const address = `/roadmaps/${roadmap.record}${path}`
  return roadmap.shows === 'readers' ? `${address}${path.includes('?') ? '&' : '?'}as=reader` : address
}

export const dayWords = (text: string): string => {
  const day = parseDay(text)
  return day === null ? text : shortDay(day)
}

export const monthName = (day: Day, names: readonly string[]): string => names[monthOf(day) - 1] ?? ''

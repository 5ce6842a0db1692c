import type { Owner } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { RecordId } from '../../../kernel/ids.ts'
import type { Reading } from '../../../kernel/term/types.ts'

export const ROADMAP_STATES = ['draft', 'inForce', 'closed'] as const
export type RoadmapState = (typeof ROADMAP_STATES)[number]

export type Level = 'region' | 'municipality' | 'organisation'

/** A calendar year, or the school year that begins in `year`. */
export type Period = { readonly kind: 'calendar' | 'academic'; readonly year: number }

/** A column of the paper: what it holds, and its heading as printed. */
export type LayoutColumn = { readonly key: string; readonly heading: string }
export type Layout = readonly LayoutColumn[]

/** A row as written, by the names of the columns. */
export type Cells = Readonly<Record<string, string>>

/** What a version keeps of a row: its place and its words, never its state. */
export type ItemContent = {
  readonly id: string
  readonly parentId: string | null
  readonly isSection: boolean
  readonly cells: Cells
}

export type Snapshot = { readonly layout: Layout; readonly items: readonly ItemContent[] }

export type Mark = 'done' | 'cancelled'

/** A row of the working copy, in printed order. */
export type RoadmapItem = ItemContent & {
  readonly number: string | null
  readonly title: string
  readonly termAsWritten: string | null
  readonly term: Reading | null
  readonly termAlternatives: readonly Reading[]
  readonly opensOn: Day | null
  readonly dueOn: Day | null
  readonly mark: Mark | null
  readonly actualResult: string
  readonly answersId: string | null
  readonly version: number
}

/** A roadmap as rules need it. */
export type Roadmap = {
  readonly record: RecordId
  readonly owner: Owner
  readonly level: Level
  readonly title: string
  readonly period: Period
  readonly state: RoadmapState
  readonly layout: Layout
  readonly aboveId: string | null
  readonly version: number
  /** Number of the last approved version, 0 before the first. */
  readonly approved: number
}

/** A roadmap with its rows, locked for a command. */
export type WholeRoadmap = Roadmap & { readonly items: readonly RoadmapItem[] }

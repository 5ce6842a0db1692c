import type { Owner } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { RecordId } from '../../../kernel/ids.ts'
import type { Reading } from '../../../kernel/term/types.ts'

export const ROADMAP_STATES = ['draft', 'inForce', 'closed'] as const
export type RoadmapState = (typeof ROADMAP_STATES)[number]

export type Level = 'region' | 'municipality' | 'organisation'

/** Which constant says its columns and who edits it: the level of its owner, or what it is the plan of. */
export type ProfileName = Level | 'pair'

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

/** What an approval keeps and binds people by: the title, the columns, the rows. */
export type Snapshot = {
  readonly title: string
  readonly layout: Layout
  readonly items: readonly ItemContent[]
}

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

/**
 * Whose words these are: of the working copy, or of the version that binds people. Whoever may not edit sees the version, a past
 * day shows that of the day, and who edits may look with readers' eyes.
 */
export type Shown = 'copy' | 'version' | 'readers'

/** A roadmap as rules need it. */
export type Roadmap = {
  readonly record: RecordId
  readonly owner: Owner
  /** Nodes that keep it together with the owner: the other schools of a pair. */
  readonly partners: readonly Owner[]
  readonly level: Level
  readonly profile: ProfileName
  readonly title: string
  readonly period: Period
  readonly state: RoadmapState
  readonly layout: Layout
  readonly aboveId: string | null
  /** Its words stand still while somebody looks at it or has agreed to it. */
  readonly held: boolean
  readonly version: number
  /** Number of the last approved version, 0 before the first. */
  readonly approved: number
  /** The working copy has moved on since that version. */
  readonly isAmended: boolean
  readonly shows: Shown
}

/** Nothing is rewritten in a roadmap that is over or waits for a decision. */
export const isShut = ({ state, held }: Pick<Roadmap, 'state' | 'held'>): boolean =>
  state === 'closed' || held

/** A roadmap with its rows, locked for a command. */
export type WholeRoadmap = Roadmap & { readonly items: readonly RoadmapItem[] }

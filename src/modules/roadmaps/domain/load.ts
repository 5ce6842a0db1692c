import { type Day, daysBetween } from '../../../kernel/day.ts'
import { nextWindow } from '../../../kernel/term/window.ts'
import type { Addressee } from '../../directives/domain/types.ts'
import { parentsIn } from './tree.ts'
import type { RoadmapItem } from './types.ts'

/** Rows that ask somebody for something: neither headings nor rows that only gather others, nor what a person has crossed out. */
export const assignableItems = <Item extends RoadmapItem>(items: readonly Item[]): Item[] => {
  const parents = parentsIn(items)
  return items.filter((item) => !item.isSection && !parents.has(item.id) && item.mark === null)
}

/** One time that a row is due: of a single term, or the open window of a rule. */
export type Occurrence = {
  readonly key: string
  readonly opensOn: Day | null
  readonly dueOn: Day | null
}

type Timed = Pick<RoadmapItem, 'term' | 'opensOn' | 'dueOn'>

const windowOf = (term: Extract<Timed['term'], { kind: 'recurring' }>, today: Day): Occurrence[] => {
  const window = nextWindow(term, today)
  if (window === null) return [{ key: '', opensOn: null, dueOn: term.end ?? null }]
  return window.start <= today ? [{ key: window.start, opensOn: window.start, dueOn: window.due }] : []
}

/**
 * What of a row is to be given out on `today`. A rule gives its window once that has opened, never a year ahead (decisions 12);
 * a rule whose windows have no days (quarters of a school) is given once without a term. «15.11, 17.11» is answered for day by
 * day, a range by its end.
 */
export const occurrencesOf = ({ term, opensOn, dueOn }: Timed, today: Day): Occurrence[] => {
  if (term?.kind === 'recurring') return windowOf(term, today)
  const days = term?.kind === 'days' ? [...new Set(term.dates)].sort() : []
  return days.length < 2
    ? [{ key: '', opensOn, dueOn }]
    : days.map((day) => ({ key: day, opensOn: day, dueOn: day }))
}

/** Rows stay folded in «Мои поручения» until so many days before they begin (product, section 4.6). */
export const FOLD_DAYS = 30

export const isFar = (opensOn: Day | null, today: Day): boolean =>
  opensOn !== null && daysBetween(today, opensOn) > FOLD_DAYS

/** What is given out: a row, its time, its addressees. */
export type ItemLoad<Item extends RoadmapItem = RoadmapItem> = {
  readonly item: Item
  readonly occurrence: Occurrence
  readonly addressees: readonly Addressee[]
}

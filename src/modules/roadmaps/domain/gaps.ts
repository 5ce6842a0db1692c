import type { Day } from '../../../kernel/day.ts'
import { firstDay, lastDay } from '../../../kernel/term/sort.ts'
import type { Responsible, Roll } from '../../directives/domain/types.ts'
import { cycleUnder, missingSteps } from './cycle.ts'
import { assignableItems } from './load.ts'
import { boundsOf } from './period.ts'
import { isTermUnknown } from './row.ts'
import type { Period, RoadmapItem } from './types.ts'

export type GapCode =
  | 'noResponsible'
  | 'unresolved'
  | 'noHolder'
  | 'noTerm'
  | 'termUnknown'
  | 'termAmbiguous'
  | 'outOfPeriod'
  | 'outOfParent'
  | 'beforeApproval'
  | 'sameNumber'
  | 'schoolWithoutRow'
  | 'notCarried'
  | 'cycleStep'

/**
 * A warning; it never blocks anything (product, section 2). `item` is a row of this roadmap, or of the one above; `standsFor`
 * tells how many warnings of the kind stand behind a line that names none of them.
 */
export type Gap = {
  readonly code: GapCode
  readonly item: RoadmapItem | null
  /** A row of the roadmap above that nobody carries out. */
  readonly upper: string | null
  readonly words: string
  readonly standsFor: number
}

/** How many warnings these lines are. */
export const gapCount = (gaps: readonly Gap[]): number =>
  gaps.reduce((sum, { standsFor }) => sum + standsFor, 0)

/** What gaps are looked for in. */
export type Whole = {
  readonly items: readonly RoadmapItem[]
  readonly responsibles: ReadonlyMap<string, readonly Responsible[]>
  readonly roll: Pick<Roll, 'holders'>
  /** Schools that no row names: how many, and the first of them. */
  readonly unnamed: { readonly count: number; readonly names: readonly string[] }
  readonly period: Period
  readonly approvedOn: Day | null
  readonly above: readonly RoadmapItem[]
  /** Rows of the upper paper's annex that nobody took, in words, when the upper roadmap itself is not kept here. */
  readonly left?: readonly string[]
  /** Which rows look at a school roadmap have no schools to miss. */
  readonly ofSchool: boolean
}

const gap = (code: GapCode, item: RoadmapItem | null, words = '', standsFor = 1): Gap => ({
  code,
  item,
  upper: null,
  words,
  standsFor,
})

/** Roles of the authority fall to persons; with nobody in the role the row falls to nobody. */
const isHeld = (responsible: Responsible, roll: Whole['roll']): boolean =>
  responsible.kind !== 'role' ||
  /^(schoolHead|deputyHead|teamHead|siteHead|tutor|mentor|mentee)$/u.test(responsible.roleCode ?? '') ||
  roll.holders.some((holder) => holder.role === responsible.roleCode)

const ofPeople = (item: RoadmapItem, { responsibles, roll }: Whole): Gap[] => {
  const list = responsibles.get(item.id) ?? []
  if (list.length === 0) return [gap('noResponsible', item)]
  return list.flatMap((each) =>
    each.kind === 'unresolved'
      ? [gap('unresolved', item, each.asWritten)]
      : isHeld(each, roll)
        ? []
        : [gap('noHolder', item, each.asWritten)],
  )
}

const outside = (item: RoadmapItem, from: Day | null, to: Day | null): boolean => {
  const first = item.term === null ? null : firstDay(item.term)
  const last = item.term === null ? null : lastDay(item.term)
  return (first !== null && from !== null && first < from) || (last !== null && to !== null && last > to)
}

const ofTerm = (item: RoadmapItem, { period, approvedOn }: Whole): Gap[] => {
  const words = item.termAsWritten ?? ''
  if (item.termAsWritten === null) return [gap('noTerm', item)]
  if (item.termAlternatives.length > 0) return [gap('termAmbiguous', item, words)]
  if (isTermUnknown(item.term)) return [gap('termUnknown', item, words)]
  const [from, to] = boundsOf(period)
  if (outside(item, from, to)) return [gap('outOfPeriod', item, words)]
  return approvedOn !== null && item.dueOn !== null && item.dueOn < approvedOn
    ? [gap('beforeApproval', item, words)]
    : []
}

/** A child row may lie outside the days of its parent (R131): worth a word, never a refusal. */
const ofParents = ({ items }: Whole): Gap[] => {
  const byId = new Map(items.map((item) => [item.id, item]))
  return items.flatMap((item) => {
    const parent = item.parentId === null ? undefined : byId.get(item.parentId)
    if (parent?.term == null) return []
    return outside(item, firstDay(parent.term), lastDay(parent.term))
      ? [gap('outOfParent', item, `${item.termAsWritten ?? ''} / ${parent.termAsWritten ?? ''}`)]
      : []
  })
}

const ofNumbers = ({ items }: Whole): Gap[] => {
  const seen = new Set<string>()
  return items
    .filter((item) => {
      if (item.number === null) return false
      const isTwice = seen.has(item.number)
      seen.add(item.number)
      return isTwice
    })
    .map((item) => gap('sameNumber', item, item.number ?? ''))
}

const ofSchools = ({ unnamed: { count, names }, items, ofSchool }: Whole): Gap[] => {
  if (ofSchool || items.length === 0) return []
  const others = count - names.length
  return [
    ...names.map((name) => gap('schoolWithoutRow', null, name)),
    ...(others > 0 ? [gap('schoolWithoutRow', null, '', others)] : []),
  ]
}

/** Rows of the roadmap above that nobody carries out here (R120). */
const ofAbove = ({ above, items, left = [] }: Whole): Gap[] => {
  const carried = new Set(items.flatMap((item) => item.answersId ?? []))
  const notCarried = assignableItems(above)
    .filter((item) => !carried.has(item.id))
    .map((item) => {
      const words = [item.number, item.title].filter(Boolean).join('. ')
      return { ...gap('notCarried', null, words), upper: item.id }
    })
  return [...notCarried, ...left.map((words) => gap('notCarried', null, words))]
}

/** Steps that a theme has no row for; `words` are their codes, for the page to say (R170). */
const ofCycles = ({ items }: Whole): Gap[] =>
  items.flatMap((item) => {
    const cycle = cycleUnder(items, item.id)
    return cycle === null ? [] : missingSteps(cycle).map((step) => gap('cycleStep', item, step))
  })

/** Everything that a person may want to mend; rows in their order, then what concerns the whole. */
export const gapsOf = (whole: Whole): Gap[] => [
  ...assignableItems(whole.items).flatMap((item) => [...ofPeople(item, whole), ...ofTerm(item, whole)]),
  ...ofParents(whole),
  ...ofNumbers(whole),
  ...ofCycles(whole),
  ...ofSchools(whole),
  ...ofAbove(whole),
]

import type { Day } from '../../../kernel/day.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { AssignmentState } from '../../assignments/domain/types.ts'
import type { AskInput, SummaryInput } from './input.ts'
import type { Model, Programme } from './types.ts'

/** Counts of assignments, those taken back or declined left out. */
export type Counts = {
  readonly all: number
  readonly done: number
  readonly waiting: number
  readonly late: number
}

/** A row of a roadmap of the region as this municipality carries it out (R120, R218). */
export type UpperLine = Counts & {
  readonly roadmap: string
  readonly number: string
  readonly title: string
  readonly term: string
  /** Rows of the municipality's own roadmaps that answer it. */
  readonly own: string
  readonly result: string
  /** The municipality marked its own row as done by hand. */
  readonly marked: boolean
}

/** A paper, plan or collection that gave assignments to the municipality and its schools. */
export type PaperCounts = Counts & {
  readonly id: string
  readonly title: string
  readonly ofRegion: boolean
}

/** Not done in time, with what is known about why. */
export type LateLine = {
  readonly who: string
  readonly title: string
  readonly label: string
  readonly dueOn: Day
  readonly reason: string
}

/** What the record knows about a period. */
export type Figures = {
  readonly on: Day
  readonly participants: number
  readonly effects: { readonly all: number; readonly reported: number; readonly reached: number }
  readonly rows: readonly UpperLine[]
  readonly papers: readonly PaperCounts[]
  readonly late: readonly LateLine[]
}

/** The same thing late at several schools: one line of the report. */
export type LateGroup = Pick<LateLine, 'title' | 'label' | 'dueOn'> & {
  readonly who: readonly string[]
  readonly reasons: readonly string[]
}

/** Late things, each once, with everybody who owes it, in the order of their days. */
export const lateGroups = (late: readonly LateLine[]): LateGroup[] => {
  const groups = new Map<string, LateGroup>()
  for (const { who, reason, title, label, dueOn } of late) {
    const key = [dueOn, label, title].join('\n')
    const had = groups.get(key) ?? { title, label, dueOn, who: [], reasons: [] }
    const reasons = reason === '' ? [] : [`${who}: ${reason}`]
    groups.set(key, { ...had, who: [...had.who, who], reasons: [...had.reasons, ...reasons] })
  }
  return [...groups.values()]
}

export type Period = { readonly from: Day; readonly until: Day }

/** Words that a person adds to the figures. */
export const SUMMARY_WORDS = ['done', 'obstacles', 'requests'] as const
export type SummaryWords = Readonly<Record<(typeof SUMMARY_WORDS)[number], string>>

/** One report of a municipality on a period; `state` is that of the assignment that asks for it. */
export type Summary = Period & {
  readonly id: string
  readonly assignment: string
  readonly state: AssignmentState
  readonly dueOn: Day | null
  readonly words: SummaryWords
  readonly figures: Figures | null
  readonly sentOn: Day | null
  readonly version: number
  /** Why the region sent it back the last time. */
  readonly returned: string
}

export const ROW_STATES = ['done', 'late', 'waiting', 'open', 'notTaken'] as const
export type RowState = (typeof ROW_STATES)[number]

/** How a row of the region's roadmap stands in one municipality. */
export const rowState = ({ all, done, waiting, late, own, marked }: UpperLine): RowState => {
  if (marked || (all > 0 && done === all)) return 'done'
  if (late > 0) return 'late'
  if (all === 0 && own === '') return 'notTaken'
  return waiting > 0 && waiting + done === all ? 'waiting' : 'open'
}

const NOTHING: Counts = { all: 0, done: 0, waiting: 0, late: 0 }

/** Everything that was asked in the period, whoever asked it; rows of the region show the same work once more. */
export const totalOf = ({ papers }: Pick<Figures, 'papers'>): Counts =>
  papers.reduce<Counts>(
    (sum, each) => ({
      all: sum.all + each.all,
      done: sum.done + each.done,
      waiting: sum.waiting + each.waiting,
      late: sum.late + each.late,
    }),
    NOTHING,
  )

/** Nothing more is expected of the municipality. */
export const isSettled = ({ state }: Pick<Summary, 'state'>): boolean =>
  state === 'accepted' || state === 'offControl' || state === 'recalled'

/** The region has it before it: sent and not decided about yet. */
export const isBeforeRegion = ({ state }: Pick<Summary, 'state'>): boolean => state === 'reported'

type Sending = Model & { readonly summary: Summary; readonly now: Figures }
export type Sent = { readonly words: SummaryWords; readonly figures: Figures }

/** Figures go as they are at this moment; what is late goes with a reason (R218). */
export const send = (
  { summary, now }: Sending,
  { done, obstacles, requests }: SummaryInput,
): Result<Sent> => {
  if (isSettled(summary)) return refuse('summaryOver')
  if (isBeforeRegion(summary)) return refuse('summarySent')
  if (now.late.length > 0 && obstacles === '') return refuse('summaryNeedsReasons', 'obstacles')
  return ok({ words: { done, obstacles, requests }, figures: now })
}

type Asking = Programme & { readonly unasked: readonly Pick<Model, 'id'>[]; readonly models: number }

/** The period lies in the programme's own days; whoever was asked about it already is not asked twice. */
export const mayAsk = (programme: Asking, { from, until, dueOn }: AskInput, today: Day): Result<Period> => {
  if (programme.state === 'draft') return refuse('programmeNotNow')
  if (until < from) return refuse('periodBackwards', 'until')
  if (from < programme.from || until >= programme.until) return refuse('dayOutside', 'from')
  if (dueOn < today) return refuse('dueBehind', 'dueOn')
  if (programme.models === 0) return refuse('noModelsYet')
  return programme.unasked.length === 0 ? refuse('summariesAsked') : ok({ from, until })
}

/** A municipality's line in the whole of all: its report and its figures. */
export type SummaryLine = Summary & { readonly model: string; readonly municipalityName: string }

/** One row of the region's roadmap over all municipalities that have sent. */
export type WholeRow = Pick<UpperLine, 'roadmap' | 'number' | 'title' | 'term'> & {
  readonly by: Readonly<Record<RowState, number>>
  /** Where it is late or nobody took it. */
  readonly behind: readonly string[]
}

const noneOf = (): Record<RowState, number> => ({ done: 0, late: 0, waiting: 0, open: 0, notTaken: 0 })

/** All reports together, row by row, in the order of the region's roadmap. */
export const wholeOf = (lines: readonly SummaryLine[]): WholeRow[] => {
  const rows = new Map<string, WholeRow>()
  for (const { figures, municipalityName } of lines)
    for (const row of figures?.rows ?? []) {
      const { roadmap, number, title, term } = row
      const key = `${roadmap}\n${number}\n${title}`
      const had = rows.get(key) ?? { roadmap, number, title, term, by: noneOf(), behind: [] }
      const state = rowState(row)
      const isBehind = state === 'late' || state === 'notTaken'
      rows.set(key, {
        ...had,
        by: { ...had.by, [state]: had.by[state] + 1 },
        behind: isBehind ? [...had.behind, municipalityName] : had.behind,
      })
    }
  return [...rows.values()]
}

/** Totals of all who have sent. */
export const sumOf = (lines: readonly SummaryLine[]): Counts & { readonly sent: number } => {
  const sent = lines.flatMap(({ figures }) => (figures === null ? [] : [totalOf(figures)]))
  const add = (key: keyof Counts) => sent.reduce((sum, each) => sum + each[key], 0)
  return { sent: sent.length, all: add('all'), done: add('done'), waiting: add('waiting'), late: add('late') }
}

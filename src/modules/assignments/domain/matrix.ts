import type { Day } from '../../../kernel/day.ts'
import { isOver, isOverdue } from './rules.ts'
import type { AssignmentState, Modality } from './types.ts'

/** What the matrix needs of one assignment. */
export type Cell = {
  readonly id: string
  readonly row: string
  readonly label: string
  readonly title: string
  readonly organisationId: string | null
  readonly organisation: string | null
  readonly personName: string | null
  readonly state: AssignmentState
  readonly modality: Modality
  readonly dueOn: Day | null
}

/** As many assignments of one source as a page shows; a spreadsheet takes up to `IN_A_FILE`. */
export const ON_A_PAGE = 1900
export const IN_A_FILE = 20_000

export const MATRIX_FILTERS = ['late', 'toJudge', 'open', 'done'] as const
export type MatrixFilter = (typeof MATRIX_FILTERS)[number]

/** Done of those that are owed: what was declined or recalled does not count. */
export type Count = { readonly done: number; readonly owed: number; readonly late: number }

export type MatrixColumn = {
  readonly row: string
  /** «п. 2.1» */
  readonly short: string
  readonly title: string
  readonly count: Count
}
export type MatrixLine<C extends Cell> = {
  readonly who: string
  readonly organisationId: string | null
  /** By the row of the source; several for a term that comes again. */
  readonly cells: ReadonlyMap<string, readonly C[]>
  readonly count: Count
}
export type Matrix<C extends Cell> = {
  readonly columns: readonly MatrixColumn[]
  readonly lines: readonly MatrixLine<C>[]
  readonly total: Count
}

const DONE: readonly AssignmentState[] = ['accepted', 'offControl']
const RELEASED: readonly AssignmentState[] = ['declined', 'recalled']

const FITS: Readonly<Record<MatrixFilter, (cell: Cell, today: Day) => boolean>> = {
  late: isOverdue,
  toJudge: (cell) => cell.state === 'reported',
  open: (cell) => !isOver(cell.state),
  done: (cell) => DONE.includes(cell.state),
}

const countOf = (cells: readonly Cell[], today: Day): Count => {
  const count = { done: 0, owed: 0, late: 0 }
  for (const cell of cells) {
    if (RELEASED.includes(cell.state)) continue
    count.owed++
    if (DONE.includes(cell.state)) count.done++
    if (isOverdue(cell, today)) count.late++
  }
  return count
}

/** «п. 2.1 распоряжения № 94» is «п. 2.1» in the head of a column. */
export const shortLabel = (label: string): string => /^(?:п\.|строка)\s*\S+/u.exec(label)?.[0] ?? label

const gather = <C extends Cell>(cells: readonly C[], keyOf: (cell: C) => string): Map<string, C[]> => {
  const groups = new Map<string, C[]>()
  for (const cell of cells) {
    const key = keyOf(cell)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [cell])
    else group.push(cell)
  }
  return groups
}

// numbers are compared as numbers: п. 2.2 stands before п. 2.10
const { compare } = new Intl.Collator('ru', { numeric: true })

/** By the label of the source, numbers as numbers, then by whom it is for. */
export const bySource = (
  a: { readonly sourceLabel: string; readonly organisation: string | null },
  b: { readonly sourceLabel: string; readonly organisation: string | null },
): number => compare(a.sourceLabel, b.sourceLabel) || compare(a.organisation ?? '', b.organisation ?? '')

const whoOf = (cell: Cell): string => cell.personName ?? cell.organisation ?? '—'

/** Addressees × rows of the source with counts on both sides; a filter leaves only what fits it. */
export const matrixOf = <C extends Cell>(
  all: readonly C[],
  today: Day,
  filter: MatrixFilter | null = null,
): Matrix<C> => {
  const cells = filter === null ? all : all.filter((cell) => FITS[filter](cell, today))
  const columns = [...gather(cells, (cell) => cell.row)].map(([row, list]) => ({
    row,
    short: shortLabel(list[0]?.label ?? ''),
    title: list[0]?.title ?? '',
    count: countOf(list, today),
  }))
  const lines = [...gather(cells, whoOf)].map(([who, list]) => ({
    who,
    organisationId: list[0]?.organisationId ?? null,
    cells: gather(list, (cell) => cell.row),
    count: countOf(list, today),
  }))
  return {
    columns: columns.sort((a, b) => compare(a.short, b.short)),
    lines: lines.sort((a, b) => compare(a.who, b.who)),
    total: countOf(cells, today),
  }
}

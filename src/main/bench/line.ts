import type { Database } from '../../platform/database/open.ts'
import type { Beside, Cost, Plan } from './bench.ts'
import type { Sample } from './fill.ts'

/** What a line may use: the program beside the limit, the filled installation, who has signed in. */
export type Bench = {
  readonly at: Beside
  readonly database: Database
  readonly sample: Sample
  readonly sessions: ReadonlyMap<string, string>
  readonly plan: Plan
}

/** One figure beside its budget. Where the budget is a ratio, `limit` is the fair hand-written answer in the same run. */
export type Figure = {
  readonly what: string
  readonly measured: string
  readonly limit: string
  readonly ratio: string
  readonly bar: string
  /** Null where no bar was set: the figure is only told. */
  readonly isWithin: boolean | null
}

/** A line of the table of measurements, chosen by its code: `npm run bench -- --lines roadmap,import`. */
export type BenchLine = {
  readonly code: string
  readonly measure: (bench: Bench) => Promise<readonly Figure[]>
}

const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} мс`

/** A figure whose budget is a ratio to a fair hand-written limit. */
export const ratioFigure = (
  what: string,
  measured: number,
  limit: number,
  most: number,
  spareMs = 0,
): Figure => ({
  what,
  measured: ms(measured),
  limit: ms(limit),
  ratio: (measured / limit).toFixed(2),
  bar: `≤ ${most} × предел${spareMs > 0 ? ` или предел + ${spareMs} мс` : ''}`,
  isWithin: measured <= Math.max(limit * most, limit + spareMs),
})

/** Processor time of one request beside that of the limit: neighbours change it less than milliseconds of a clock. */
export const cpuFigure = (what: string, ours: Cost, theirs: Cost): Figure => {
  const total = ({ process, database }: Cost): number => process + database
  const told = ({ process, database }: Cost): string => `${process.toFixed(1)} + ${database.toFixed(1)} мс`
  return {
    what,
    measured: told(ours),
    limit: told(theirs),
    ratio: (total(ours) / total(theirs)).toFixed(2),
    bar: '',
    isWithin: null,
  }
}

/** A figure in milliseconds; without a bar it is only told. */
export const msFigure = (what: string, measured: number, most?: number): Figure => ({
  what,
  measured: ms(measured),
  limit: '',
  ratio: '',
  bar: most === undefined ? '' : `< ${ms(most)}`,
  isWithin: most === undefined ? null : measured < most,
})

/** A figure in megabytes of memory. */
export const mbFigure = (what: string, measured: number, most: number): Figure => ({
  what,
  measured: `${Math.round(measured)} МБ`,
  limit: '',
  ratio: '',
  bar: `< ${most} МБ`,
  isWithin: measured < most,
})

/** The middle of several measurements. */
export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

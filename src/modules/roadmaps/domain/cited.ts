import type { CitedRow } from '../../directives/domain/types.ts'
import type { Level } from './types.ts'

/** A row with the number that an act names. */
export type CitedCandidate = {
  readonly roadmap: string
  readonly row: string
  readonly level: Level
  readonly year: number
  /** Names of the roadmap and of the paper that approved it, one after another. */
  readonly names: string
}

const QUOTED = /[«"“]([^«»"“”]{2,120})[»"”]/gu
const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ')

const quotedIn = (text: string): string[] => [...text.matchAll(QUOTED)].map(([, name = '']) => plain(name))

const fits = (cited: CitedRow, { level, year, names }: CitedCandidate): boolean => {
  if (cited.level !== null && cited.level !== level) return false
  if (cited.year !== null && cited.year !== year) return false
  const quoted = quotedIn(cited.plan)
  return quoted.length === 0 || quoted.some((name) => plain(names).includes(name))
}

/**
 * The row that an act leans on (R176, R179), or null when nothing fits or more than one does: a person chooses then.
 * Of several years the one of the act is meant.
 */
export const rowCited = (
  cited: CitedRow,
  candidates: readonly CitedCandidate[],
  actYear: number | null,
): CitedCandidate | null => {
  const fitting = candidates.filter((candidate) => fits(cited, candidate))
  const sameYear = fitting.filter(({ year }) => year === actYear)
  const left = fitting.length > 1 && sameYear.length > 0 ? sameYear : fitting
  return left.length === 1 ? (left[0] ?? null) : null
}

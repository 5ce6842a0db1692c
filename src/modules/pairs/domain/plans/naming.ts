import type { Period } from '../../../roadmaps/domain/types.ts'

/** «2024/25», «2025»: the year of a plan as lists show it. */
export const periodWords = ({ kind, year }: Period): string =>
  kind === 'calendar' ? String(year) : `${year}/${String((year + 1) % 100).padStart(2, '0')}`

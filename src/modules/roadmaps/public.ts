import type { RecordId } from '../../kernel/ids.ts'
import type { Work } from '../../platform/command/work.ts'
import type { Tx } from '../../platform/database/query.ts'
import { saveCopy } from './commands/create.ts'
import { copyRows, notShifted, titleForYear } from './domain/copy.ts'
import type { Period } from './domain/types.ts'
import { lockRoadmap } from './queries/roadmap.ts'

export { roadmapsOfPaper } from './commands/from-paper.ts'
export { planTable } from './domain/paste.ts'
export { roadmapsOfYears, type YearlyRoadmap } from './queries/years.ts'
export type { ReadRows } from './routes/files.tsx'

/** What «Новый год по образцу прошлого» has to say of a roadmap (decisions 15). */
export type CopiedToYear = {
  readonly id: RecordId
  readonly title: string
  /** Rows whose terms a person has to set himself, as last year's paper words them. */
  readonly notShifted: readonly { readonly row: string; readonly title: string; readonly term: string }[]
}

/** Copies a roadmap into another period as a draft; null when it is out of sight. Runs inside the command of the caller. */
export const copyToYear = async (
  tx: Tx,
  work: Work,
  roadmap: string,
  period: Period,
): Promise<CopiedToYear | null> => {
  const source = await lockRoadmap(tx, roadmap)
  if (source === null) return null
  const rows = copyRows(source.items, source.period, period, work.newId)
  const id = work.newId() as RecordId
  const title = titleForYear(source.title, source.period, period)
  await saveCopy(tx, source, { id, title, period, rows }, work)
  return {
    id,
    title,
    notShifted: notShifted(rows).map((row) => ({
      row: row.id,
      title: row.title,
      term: row.termAsWritten ?? '',
    })),
  }
}

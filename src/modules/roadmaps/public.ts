import type { Owner } from '../../kernel/access.ts'
import type { RecordId } from '../../kernel/ids.ts'
import type { DaysOff } from '../../kernel/year-shift.ts'
import type { Work } from '../../platform/command/work.ts'
import type { Tx } from '../../platform/database/query.ts'
import { saveCopy } from './commands/create.ts'
import {
  type CopyLine,
  copyLines,
  copyRows,
  type MovedTerm,
  movedTerms,
  type OpenTerm,
  openTerms,
  titleForYear,
  type WantedTerms,
} from './domain/copy.ts'
import type { Period } from './domain/types.ts'
import { moveOf } from './queries/move.ts'
import { findRoadmap, itemsOf, itemsSeen, lockRoadmap } from './queries/roadmap.ts'
import type { YearlyRoadmap } from './queries/years.ts'

export { tiePaper, tieRoadmap } from './commands/cited.ts'
export { roadmapsOfPaper } from './commands/from-paper.ts'
export {
  addPlanRows,
  copyPlan,
  giveOutPlan,
  holdPlan,
  makePlan,
  type PlanRow,
  putPlanInForce,
  savePlanVersion,
  touchPlan,
} from './commands/plan.ts'
export { type CopyLine, type MovedTerm, type OpenTerm, termsTyped } from './domain/copy.ts'
export { planTable } from './domain/paste.ts'
export { boundsOf, periodCode, readPeriod } from './domain/period.ts'
export { sheetOf } from './domain/sheet.ts'
export { shiftTerm } from './domain/shift.ts'
export { inOrder } from './domain/tree.ts'
export { CopyTerms, MovedTerms } from './pages/copy-terms.tsx'
export { knownTerms, OpenTermFields, TERM, termsIn } from './pages/open-terms.tsx'
export {
  BINDING,
  type Binding,
  CELLS,
  IS_ASKED,
  IS_LEAF,
  NAME,
  PLACE,
  STANDS,
  seenAs,
  versions,
} from './queries/binding.ts'
export { hostsToCarry } from './queries/hosts.ts'
export { roadmapsOfPapers } from './queries/list.ts'
export { findRoadmap, itemsOf, lockRoadmap, type VersionLine, versionsOf } from './queries/roadmap.ts'
export { type UpperRow, upperRows } from './queries/upper.ts'
export { roadmapsOfYears, type YearlyRoadmap } from './queries/years.ts'
export type { ReadRows } from './routes/files.tsx'

/** Terms of a roadmap that goes into another period: those that a person sets himself, and those that move, old beside new. */
export const termsOfYear = async (
  tx: Tx,
  roadmap: Pick<YearlyRoadmap, 'id' | 'kind' | 'year'>,
  years: number,
  known: DaysOff,
): Promise<{ readonly open: readonly OpenTerm[]; readonly moved: readonly MovedTerm[] }> => {
  const from: Period = { kind: roadmap.kind, year: roadmap.year }
  const items = await itemsSeen(tx, roadmap.id)
  const lines = copyLines(items, { from, to: { ...from, year: from.year + years }, known })
  return { open: openTerms(lines.map(({ row }) => row)), moved: movedTerms(lines) }
}

/** Old and new terms of a roadmap that is about to be copied into another period; null when it is out of sight. */
export const copyLinesOf = async (tx: Tx, roadmap: string, to: Period): Promise<CopyLine[] | null> => {
  const source = await findRoadmap(tx, roadmap)
  return source && copyLines(await itemsOf(tx, source), await moveOf(tx, source.period, to))
}

/** Where a copy goes: the period, the owner when it is another one, terms that a person set himself. */
export type CopyTo = {
  readonly period: Period
  readonly owner?: Owner
  readonly terms?: WantedTerms
  /** Words of the title as they are said of that owner. */
  readonly say?: (text: string) => string
}

/** Copies a roadmap into another period as a draft; null when it is out of sight. Runs inside the command of the caller. */
export const copyToYear = async (
  tx: Tx,
  work: Work,
  roadmap: string,
  { period, owner, terms, say = (text) => text }: CopyTo,
): Promise<RecordId | null> => {
  const source = await lockRoadmap(tx, roadmap)
  if (source === null) return null
  const rows = copyRows(source.items, await moveOf(tx, source.period, period), work.newId, terms)
  const id = work.newId() as RecordId
  const title = say(titleForYear(source.title, source.period, period))
  await saveCopy(tx, { ...source, owner: owner ?? source.owner }, { id, title, period, rows }, work)
  return id
}

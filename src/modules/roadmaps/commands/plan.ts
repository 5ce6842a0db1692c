import type { Owner } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { RecordId } from '../../../kernel/ids.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { knownIn, rowResponsibles } from '../../directives/public.ts'
import { copyRows, titleForYear, type WantedTerms } from '../domain/copy.ts'
import { PROFILES } from '../domain/profile.ts'
import { cellsOf, readRow } from '../domain/row.ts'
import { inOrder } from '../domain/tree.ts'
import type { Cells, Period, WholeRoadmap } from '../domain/types.ts'
import { moveOf } from '../queries/move.ts'
import { lockRoadmap } from '../queries/roadmap.ts'
import { saveCopy } from './create.ts'
import { giveOutRows, settleRows } from './giving.ts'
import { saveRoadmap } from './making.ts'
import { type SavedItem, saveItems, saveOrder, touch } from './saving.ts'
import { saveVersion } from './versions.ts'

/** A row of a plan being made: its place under a heading by the heading's id, and the row above that it answers. */
export type PlanRow = {
  readonly id: string
  readonly parentId: string | null
  readonly isSection: boolean
  readonly cells: Cells
  readonly answersId: string | null
}

const { layout } = PROFILES.pair

const toItem = (row: PlanRow, period: Period): SavedItem => {
  const cells = cellsOf(layout, row.cells)
  return {
    ...row,
    cells,
    ...readRow(cells, period),
    ...(row.isSection ? { municipal: [], institutional: [] } : rowResponsibles(cells, true)),
  }
}

export type NewPlan = {
  readonly id: RecordId
  readonly owner: Owner
  readonly title: string
  readonly period: Period
  readonly rows: readonly PlanRow[]
}

/** Makes the roadmap of a plan that several schools keep. Runs inside the command of the caller, who shares it with them. */
export const makePlan = async (tx: Tx, plan: NewPlan, work: Work): Promise<void> => {
  const { id, owner, title, period } = plan
  await saveRoadmap(
    tx,
    {
      ...{ id, owner, title, period, layout, profile: 'pair', state: 'draft' },
      ...{ aboveId: null, directive: null, directiveTable: null, copiedFrom: null },
    },
    work,
  )
  const items = plan.rows.map((row) => toItem(row, period))
  await saveItems(tx, id, owner, items, await knownIn(tx, owner), work)
}

/** The same from a plan of another year, its terms moved; false when that one is out of sight. */
export const copyPlan = async (
  tx: Tx,
  {
    source,
    terms,
    id,
    owner,
    period,
  }: Omit<NewPlan, 'rows' | 'title'> & { readonly source: string; readonly terms: WantedTerms },
  work: Work,
): Promise<boolean> => {
  const whole = await lockRoadmap(tx, source)
  if (whole === null) return false
  const rows = copyRows(whole.items, await moveOf(tx, whole.period, period), work.newId, terms)
  const title = titleForYear(whole.title, whole.period, period)
  await saveCopy(tx, whole, { id, title, period, rows }, work, owner)
  return true
}

/** Adds rows at the end of a plan; headings of theirs come among them. */
export const addPlanRows = async (
  tx: Tx,
  plan: WholeRoadmap,
  rows: readonly PlanRow[],
  work: Work,
): Promise<void> => {
  const items = rows.map((row) => toItem(row, plan.period))
  await saveItems(tx, plan.record, plan.owner, items, await knownIn(tx, plan.owner), work, plan.items.length)
  await saveOrder(tx, plan.record, inOrder([...plan.items, ...items]))
  await touch(tx, plan)
}

/** Something of the plan beside its rows has changed: whoever approved it is asked anew. */
export const touchPlan = touch

/** Its words stand still from now on, or may be changed again. */
export const holdPlan = (tx: Tx, plan: string, held: boolean): Promise<number> =>
  run(tx, sql`update roadmap set held = ${held} where id = ${plan}`)

/** The working copy as the next version that nothing changes any more; gives its number. */
export const savePlanVersion = async (
  tx: Tx,
  plan: WholeRoadmap,
  { grounds, on }: { readonly grounds: string; readonly on: Day },
  work: Work,
): Promise<number> => {
  const { title, items } = plan
  const no = plan.approved + 1
  await saveVersion(
    tx,
    plan,
    { no, approvedOn: on, directive: null, grounds, title, layout: plan.layout, items },
    work,
  )
  return no
}

/** Rows of an agreed plan become поручения of those they name, as rows of a roadmap do; what is no longer asked is taken back. */
export const giveOutPlan = async (tx: Tx, work: Work, plan: string, grounds: string): Promise<number> => {
  const whole = await lockRoadmap(tx, plan)
  if (whole === null) return 0
  await settleRows(tx, work, whole, grounds)
  return giveOutRows(tx, work, whole, whole.items)
}

/** The plan is agreed: it is in force. What happened to it is written by the caller. */
export const putPlanInForce = (tx: Tx, plan: string): Promise<number> =>
  run(tx, sql`update roadmap set state = 'inForce' where id = ${plan}`)

import type { Day } from '../../../kernel/day.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import { nextState } from '../../../kernel/workflow.ts'
import { type AnyCommand, command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { openClausesOf, proofWords, prove } from '../../assignments/public.ts'
import { findDirective } from '../../directives/public.ts'
import { approveRoadmap } from '../domain/access.ts'
import { compare, isSame } from '../domain/compare.ts'
import { ApproveInput, StateInput } from '../domain/input.ts'
import { groundsOf } from '../domain/naming.ts'
import { homeOf } from '../domain/profile.ts'
import type { RoadmapState, Snapshot, WholeRoadmap } from '../domain/types.ts'
import { type RoadmapAction, roadmapWorkflow } from '../domain/workflow.ts'
import { lockRoadmap, snapshotOf } from '../queries/roadmap.ts'
import { giveOutRows, settleRows } from './giving.ts'
import { askCarried } from './host-asking.ts'
import { saveVersion } from './versions.ts'

type Approving = WholeRoadmap & {
  readonly last: Snapshot | null
  /** The assignment that this approval fulfils; null when it is not open any more. */
  readonly fulfils: { readonly id: string; readonly source: string; readonly row: string } | null
  readonly paper: { readonly id: string; readonly grounds: string; readonly dateOn: Day | null } | null
}
type Approved = {
  readonly to: RoadmapState
  readonly no: number
  readonly grounds: string
  readonly directive: string | null
  readonly on: Day
}

const paperOf = async (tx: Tx, id: string): Promise<Approving['paper']> => {
  const directive = id === '' ? null : await findDirective(tx, id)
  return directive && { id: directive.record, grounds: groundsOf(directive), dateOn: directive.dateOn }
}

/** The clause that asked for this roadmap is fulfilled by its approval; its controller confirms. */
const proveApproval = async (tx: Tx, { record, title, fulfils }: Approving, work: Work): Promise<void> => {
  if (fulfils === null) return
  await prove(tx, work, {
    sourceRecord: fulfils.source,
    sourceRow: fulfils.row,
    assignment: fulfils.id,
    label: proofWords.roadmapApproved(title),
    record,
  })
}

const load = async (tx: Tx, input: ApproveInput): Promise<Approving | null> => {
  const whole = await lockRoadmap(tx, input.roadmap)
  return (
    whole && {
      ...whole,
      last: whole.approved === 0 ? null : await snapshotOf(tx, whole.record, whole.approved),
      paper: await paperOf(tx, input.directive),
      fulfils: (await openClausesOf(tx, whole.owner)).find(({ id }) => id === input.fulfils) ?? null,
    }
  )
}

const decide = (roadmap: Approving, input: ApproveInput, today: Day): Result<Approved> => {
  const to = nextState(roadmapWorkflow, roadmap.state, roadmap.approved === 0 ? 'approve' : 'amend')
  if (to === null || homeOf(roadmap) !== null) return refuse('roadmapNotNow')
  if (roadmap.items.length === 0) return refuse('noRowsToApprove')
  if (input.fulfils !== '' && roadmap.fulfils === null) return refuse('chooseOne', 'fulfils')
  if (roadmap.last !== null && isSame(compare(roadmap.last, roadmap))) return refuse('nothingChanged')
  const grounds = roadmap.paper?.grounds ?? input.grounds
  if (grounds === '') return refuse('groundsNeeded', 'grounds')
  const on = input.on === '' ? (roadmap.paper?.dateOn ?? today) : readTypedDay(input.on)
  if (on === null) return refuse('notADay', 'on')
  return ok({ to, no: roadmap.approved + 1, grounds, directive: roadmap.paper?.id ?? null, on })
}

/** The working copy becomes the version that binds people, by an act; assignments are given, changed and taken back by it. */
export const approveVersion = command<ApproveInput, Approving, Approved>({
  name: 'roadmap.approve',
  input: ApproveInput,
  access: approveRoadmap,
  load,
  decide: (roadmap, input, { today }) => decide(roadmap, input, today),
  save: async (tx, change, roadmap, work) => {
    const { layout, items, title } = roadmap
    await saveVersion(tx, roadmap, { ...change, approvedOn: change.on, title, layout, items }, work)
    await run(
      tx,
      sql`update roadmap set state = ${change.to}, version = version + 1 where id = ${roadmap.record}`,
    )
    await run(tx, sql`update record set reach = 'below', title = ${title} where id = ${roadmap.record}`)
    await work.state({
      record: roadmap.record,
      from: roadmap.state,
      to: change.to,
      note: change.grounds,
      owner: roadmap.owner,
    })
    await settleRows(tx, work, roadmap, change.grounds)
    await giveOutRows(tx, work, roadmap, roadmap.items)
    await askCarried(tx, work, roadmap)
    await proveApproval(tx, roadmap, work)
    await work.fact('roadmapApproved', roadmap.record, { no: change.no })
  },
  tell: (change, roadmap) => ({
    record: roadmap.record,
    change: { no: change.no, directive: change.directive, on: change.on },
  }),
  to: (change, roadmap) => `/roadmaps/${roadmap.record}/versions/${change.no}`,
})

type Moved = { readonly to: RoadmapState; readonly action: RoadmapAction }

/** The year is over: nothing is edited any more; or it was closed too early. */
export const moveRoadmap = command<StateInput, WholeRoadmap, Moved>({
  name: 'roadmap.move',
  input: StateInput,
  access: approveRoadmap,
  load: (tx, input) => lockRoadmap(tx, input.roadmap),
  decide: (roadmap, { action }) => {
    const to = nextState(roadmapWorkflow, roadmap.state, action)
    return to === null || homeOf(roadmap) !== null ? refuse('roadmapNotNow') : ok({ to, action })
  },
  save: async (tx, { to }, roadmap, work) => {
    await run(tx, sql`update roadmap set state = ${to}, version = version + 1 where id = ${roadmap.record}`)
    await work.state({ record: roadmap.record, from: roadmap.state, to, owner: roadmap.owner })
  },
  tell: ({ to }, roadmap) => ({ record: roadmap.record, change: { from: roadmap.state, to } }),
  to: (_change, roadmap) => `/roadmaps/${roadmap.record}`,
})

export const approveCommands: readonly AnyCommand[] = [approveVersion, moveRoadmap]

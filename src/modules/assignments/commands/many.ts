import { allowedAs, type Guarded } from '../../../kernel/access.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { addSeconds, type Moment, secondsBetween, toMoment } from '../../../platform/clock.ts'
import type { AnyCommand } from '../../../platform/command/command.ts'
import { command } from '../../../platform/command/command.ts'
import type { Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import { JudgeManyInput, UndoInput } from '../domain/input.ts'
import { judgeMany, type OneOfMany, readTick, UNDO_MINUTES, undoMany } from '../domain/many.ts'
import type { Assignment } from '../domain/types.ts'
import {
  closeMassAction,
  lockMassAction,
  type MassAction,
  type MassRow,
  saveMassAction,
} from '../queries/actions.ts'
import { lockAssignments } from '../queries/subject.ts'
import { clearDecisions, type Moving, saveDecisions, saveMoves } from './moving.ts'

type Many = Guarded & { readonly assignments: readonly Assignment[] }
type Judged = {
  readonly action: string
  readonly decision: JudgeManyInput['decision']
  readonly words: string
  readonly list: readonly OneOfMany[]
}

export const actionAddress = (action: string): string => `/assignments/actions/${action}`

/** Many things have one door: that of the first one which the person may touch; the others are asked one by one. */
export const doorOf = (
  rule: Parameters<typeof allowedAs>[0],
  tx: Tx,
  assignments: readonly Assignment[],
): Many | null => {
  const first = assignments.find((each) => allowedAs(rule, tx.scope, each) !== null) ?? assignments[0]
  return first === undefined ? null : { owner: first.owner, named: first.named, assignments }
}

export const movingOf = (list: readonly OneOfMany[]): Moving[] =>
  list.flatMap(({ assignment, outcome }) => (outcome.ok ? [{ assignment, moved: outcome.value }] : []))

export const rowsOf = (list: readonly OneOfMany[]): MassRow[] =>
  list.map(({ assignment, outcome }) => ({
    id: assignment.record,
    refusal: outcome.ok ? null : (outcome.refusals[0]?.code ?? 'notNow'),
    from: assignment.state,
    to: outcome.ok ? outcome.value.to : assignment.state,
    version: outcome.ok ? assignment.version + 1 : null,
  }))

export const countsOf = (list: readonly OneOfMany[]) => {
  const done = list.filter(({ outcome }) => outcome.ok).length
  return { done, refused: list.length - done }
}

const ticksOf = (input: JudgeManyInput) =>
  input.assignments.flatMap((text) => {
    const tick = readTick(text)
    return tick === null ? [] : [tick]
  })

const decideMany = (
  subject: Many,
  input: JudgeManyInput,
  { scope, newId }: { scope: Tx['scope']; newId: () => string },
): Result<Judged> => {
  if (input.decision === 'returned' && input.words === '') return refuse('returnNeedsWords', 'words')
  return ok({
    action: newId(),
    decision: input.decision,
    words: input.words,
    list: judgeMany(subject.assignments, ticksOf(input), scope, input),
  })
}

/** «Принять отмеченные», «Вернуть отмеченные»: one press, each judged by itself; one refused does not stop the others. */
export const judgeManyAssignments = command<JudgeManyInput, Many, Judged>({
  name: 'assignment.judgeMany',
  input: JudgeManyInput,
  access: access.judgeAssignment,
  load: async (tx, input) =>
    doorOf(
      access.judgeAssignment,
      tx,
      await lockAssignments(
        tx,
        ticksOf(input).map((tick) => tick.id),
      ),
    ),
  decide: decideMany,
  save: async (tx, change, subject, work) => {
    const moving = movingOf(change.list)
    await saveMassAction(tx, {
      id: change.action,
      kind: change.decision,
      at: work.at,
      words: change.words === '' ? null : change.words,
      undoUntil: addSeconds(work.at, UNDO_MINUTES * 60),
      region: subject.owner.region,
      rows: rowsOf(change.list),
    })
    await saveDecisions(tx, moving, change.decision, work)
    await saveMoves(tx, moving, work, change.action)
  },
  tell: ({ action, decision, list }) => ({ change: { action, decision, ...countsOf(list) } }),
  to: (change) => actionAddress(change.action),
})

type Undone = { readonly list: readonly OneOfMany[] }
type ToUndo = MassAction & { readonly assignments: readonly Assignment[] }

const isPast = (until: string | null, at: Moment): boolean =>
  until === null || secondsBetween(at, toMoment(until)) < 0

/** «Отозвать» within ten minutes: what nobody has touched since waits for a decision again. */
export const undoManyAssignments = command<UndoInput, ToUndo, Undone>({
  name: 'assignment.undoMany',
  input: UndoInput,
  access: { by: [], self: 'author' },
  load: async (tx, input) => {
    const action = await lockMassAction(tx, input.action)
    if (action === null) return null
    const done = action.rows.filter((row) => row.refusal === null).map((row) => row.id)
    return { ...action, assignments: await lockAssignments(tx, done) }
  },
  decide: (action, _input, { at }) => {
    if (action.undoneAt !== null) return refuse('alreadyUndone')
    if (isPast(action.undoUntil, at)) return refuse('undoTooLate')
    const versions = new Map(
      action.rows.flatMap((row) => (row.version === null ? [] : [[row.id, row.version]])),
    )
    return ok({ list: undoMany(action.assignments, versions) })
  },
  save: async (tx, { list }, action, work) => {
    const moving = movingOf(list)
    await clearDecisions(tx, moving)
    await saveMoves(tx, moving, work, action.id)
    await closeMassAction(tx, action.id, work.at)
  },
  tell: ({ list }, action) => ({ change: { action: action.id, ...countsOf(list) } }),
  to: (_change, action) => actionAddress(action.id),
})

export const manyCommands: readonly AnyCommand[] = [judgeManyAssignments, undoManyAssignments]

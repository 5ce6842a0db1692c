import { type Actor, allowedAs } from '../../../kernel/access.ts'
import { type Result, refuse } from '../../../kernel/result.ts'
import { judgeAssignment, recallAssignment } from './access.ts'
import type { JudgeInput } from './input.ts'
import * as rules from './rules.ts'
import type { Assignment } from './types.ts'

/** How long a mass action can be taken back (product, section 4.17). */
export const UNDO_MINUTES = 10

/** How long a whole mailing can be recalled. */
export const RECALL_MINUTES = 15

/** One of many as it was ticked: the number of the report that the person saw. */
export type Ticked = { readonly id: string; readonly report: number }

/** What becomes of one of many; a refusal of one does not stop the others. */
export type OneOfMany = { readonly assignment: Assignment; readonly outcome: Result<rules.Moved> }

/** Reads «id:3» of a tick; null for anything else. */
export const readTick = (text: string): Ticked | null => {
  const [id = '', report = ''] = text.split(':')
  return /^[0-9a-f-]{36}$/u.test(id) && /^\d{1,4}$/u.test(report) ? { id, report: Number(report) } : null
}

export const tickOf = (id: string, report: number | null): string => `${id}:${report ?? 0}`

type Decision = Pick<JudgeInput, 'decision' | 'words'>

const judgeOne = (
  assignment: Assignment,
  ticked: Ticked | undefined,
  actor: Actor,
  decision: Decision,
): Result<rules.Moved> => {
  if (allowedAs(judgeAssignment, actor, assignment) === null) return refuse('notYoursToJudge')
  if (!rules.isJudgedHere(assignment)) return refuse('answeredElsewhere')
  // an accepted one may be taken off control alone, but a list of reports judges reports
  if (assignment.state !== 'reported') return refuse('notNow', undefined, { state: assignment.state })
  if (ticked?.report !== assignment.reports) return refuse('reportedAgain')
  return rules.judge(assignment, { assignment: assignment.record, ...decision })
}

/** Each is judged by itself: by the right, the state and the very report that the person saw. */
export const judgeMany = (
  assignments: readonly Assignment[],
  ticks: readonly Ticked[],
  actor: Actor,
  decision: Decision,
): OneOfMany[] => {
  const byId = new Map(ticks.map((tick) => [tick.id, tick]))
  return assignments.map((assignment) => ({
    assignment,
    outcome: judgeOne(assignment, byId.get(assignment.record), actor, decision),
  }))
}

/** Takes back what has not moved since: by the version that the action left. */
export const undoMany = (
  assignments: readonly Assignment[],
  versions: ReadonlyMap<string, number>,
): OneOfMany[] =>
  assignments.map((assignment) => ({
    assignment,
    outcome:
      assignment.version === versions.get(assignment.record) ? rules.undo(assignment) : refuse('movedSince'),
  }))

/** A mailing taken back: each that nobody has taken up yet. */
export const recallMany = (assignments: readonly Assignment[], actor: Actor, reason: string): OneOfMany[] =>
  assignments.map((assignment) => ({
    assignment,
    outcome:
      allowedAs(recallAssignment, actor, assignment) === null
        ? refuse('notYoursToRecall')
        : rules.recall(assignment, { assignment: assignment.record, reason }),
  }))

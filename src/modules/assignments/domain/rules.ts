import { type Day, daysBetween } from '../../../kernel/day.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { nextState } from '../../../kernel/workflow.ts'
import type { DeclineInput, JudgeInput, RecallInput, ReportInput } from './input.ts'
import type { Assignment, AssignmentState, Channel } from './types.ts'
import { type AssignmentAction, assignmentWorkflow } from './workflow.ts'

/** A move with the words that go into the history. */
export type Moved = {
  readonly action: AssignmentAction
  readonly from: AssignmentState
  readonly to: AssignmentState
  readonly words: string | null
}

const OVER: readonly AssignmentState[] = ['accepted', 'offControl', 'declined', 'recalled']

/** Nothing more is expected from the addressee. */
export const isOver = (state: AssignmentState): boolean => OVER.includes(state)

/** The ball is with the addressee; the same as `OWED` of the queries. */
export const isOwed = (state: AssignmentState): boolean => !isOver(state) && state !== 'reported'

/** A term that has passed with nothing handed in. A recommendation is never overdue: «ответ не получен» (product, section 4.5). */
export const isOverdue = (
  assignment: Pick<Assignment, 'state' | 'modality' | 'dueOn'>,
  today: Day,
): boolean =>
  assignment.modality === 'order' &&
  assignment.dueOn !== null &&
  assignment.dueOn < today &&
  isOwed(assignment.state)

/** A recommendation whose day has passed without an answer. */
export const isUnanswered = (
  assignment: Pick<Assignment, 'state' | 'modality' | 'dueOn'>,
  today: Day,
): boolean =>
  assignment.modality === 'recommendation' && isOverdue({ ...assignment, modality: 'order' }, today)

const FOLD_DAYS = 30

/** Rows of a roadmap stay folded under their plan until 30 days before their term (product, section 4.6). */
export const isFolded = (
  row: { readonly sourceKind: string; readonly opensOn: Day | null; readonly dueOn: Day | null },
  today: Day,
): boolean => {
  if (row.sourceKind !== 'roadmap') return false
  const first = row.opensOn ?? row.dueOn
  return first !== null && daysBetween(today, first) > FOLD_DAYS
}

const move = (assignment: Assignment, action: AssignmentAction, words: string | null): Result<Moved> => {
  const to = nextState(assignmentWorkflow, assignment.state, action)
  return to === null
    ? refuse('notNow', undefined, { state: assignment.state })
    : ok({ action, from: assignment.state, to, words })
}

/** Answered by filling something in: then words of a report are given there, at the questions. */
export const inWords = (assignment: Pick<Assignment, 'answerPath'>): Result<null> =>
  assignment.answerPath === null ? ok(null) : refuse('answeredElsewhere')

/** Where the answer itself is accepted or sent back, question by question. */
const JUDGED_AT_QUESTIONS = '/answers'

/** The decision about a report is made here, also about one that the record proves; only answers by a form have a page of their own for it. */
export const isJudgedHere = ({ answerPath }: Pick<Assignment, 'answerPath'>): boolean =>
  answerPath !== JUDGED_AT_QUESTIONS

/** What a one-time link to an assignment may do that is answered in words. */
export const IN_WORDS: readonly string[] = ['assignment.report', 'assignment.askLater', 'assignment.decline']

/** What a one-time link to an assignment that is answered elsewhere may do there: the commands of that section. */
export const LINK_COMMANDS: Readonly<Record<string, readonly string[]>> = {
  '/answers': ['answer.keep', 'answer.send', 'answer.confirm'],
  '/consent': ['matching.answer'],
  '/deficit-sheets': ['deficitSheet.keep', 'deficitSheet.send', 'deficitSheet.confirm'],
  '/offers-asked': ['offer.answerAsked'],
  '/row-forms': ['roadmap.chooseHostForm'],
}

/** Whether somebody without an account can answer it at all: where the answering page wants more than its own record, he cannot. */
export const answersByLink = ({ answerPath }: Pick<Assignment, 'answerPath'>): boolean =>
  answerPath === null || LINK_COMMANDS[answerPath] !== undefined

/** The addressee takes it up. */
export const start = (assignment: Assignment): Result<Moved> => move(assignment, 'start', null)

/** Who speaks: for a school that told him, or by a one-time link. */
type Speaker = { readonly forSchool: boolean; readonly byLink: boolean }

const howSaid = (by: Speaker, said: Channel): Channel => (by.byLink ? 'link' : by.forSchool ? said : 'self')

/** A report says what was done; whoever writes for a school says how he learned it. */
export const report = (
  assignment: Assignment,
  input: ReportInput,
  by: Speaker,
): Result<Moved & { readonly no: number; readonly channel: Channel }> => {
  if (by.forSchool && input.channel === 'self') return refuse('sayHowYouKnow', 'channel')
  const moved = move(assignment, 'report', input.text)
  if (!moved.ok) return moved
  return ok({
    ...moved.value,
    no: assignment.reports + 1,
    channel: howSaid(by, input.channel),
  })
}

/** What the record itself proves is reported by the program (product, section 4.7); null where nothing is owed any more. */
export const proven = (assignment: Assignment, label: string): Moved | null => {
  const moved = move(assignment, 'report', label)
  return moved.ok ? moved.value : null
}

const JUDGED: Record<JudgeInput['decision'], AssignmentAction> = {
  accepted: 'accept',
  returned: 'return',
  offControl: 'takeOffControl',
}

/** The controller's answer; a report goes back only with words that say what is missing. */
export const judge = (assignment: Assignment, input: JudgeInput): Result<Moved> => {
  if (input.decision === 'returned' && input.words === '') return refuse('returnNeedsWords', 'words')
  return move(assignment, JUDGED[input.decision], input.words === '' ? null : input.words)
}

/** A decision made for many at once, taken back. */
export const undo = (assignment: Assignment): Result<Moved> => move(assignment, 'undo', null)

/** A recommendation may be declined with reasons; an order may not. Whoever writes for a school says how he learned it. */
export const decline = (
  assignment: Assignment,
  input: DeclineInput,
  by: Speaker,
): Result<Moved & { readonly channel: Channel }> => {
  if (assignment.modality !== 'recommendation') return refuse('orderIsNotDeclined')
  if (by.forSchool && input.channel === 'self') return refuse('sayHowYouKnow', 'channel')
  const moved = move(assignment, 'decline', input.reason)
  return moved.ok ? ok({ ...moved.value, channel: howSaid(by, input.channel) }) : moved
}

/** The sender takes it back. */
export const recall = (assignment: Assignment, input: RecallInput): Result<Moved> =>
  move(assignment, 'recall', input.reason)

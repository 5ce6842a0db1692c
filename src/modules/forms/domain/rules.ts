import type { Day } from '../../../kernel/day.ts'
import { ok, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { nextState } from '../../../kernel/workflow.ts'
import type { Answers } from './answers.ts'
import { visibleAnswers, visibleFields } from './conditions.ts'
import { answerChanges } from './differences.ts'
import type { Fault } from './faults.ts'
import { nameOf, readTyped, type Typed } from './typed.ts'
import type { AnswerSet, AnswerState, Channel, Collection, Confirmation, Remark } from './types.ts'
import { judgeComplete, judgeGiven } from './validate.ts'
import { answerWorkflow, collectionWorkflow } from './workflow.ts'

/** How somebody stands to the form he fills. */
export type Filler = { readonly forSchool: boolean; readonly byLink: boolean }

export type Sent = {
  readonly from: AnswerState
  readonly answers: Answers
  readonly channel: Channel
  readonly confirmation: Confirmation | null
  readonly no: number
}

/**
 * A sent answer that nobody has judged yet may be corrected by the school itself; whoever entered it for the school, and the
 * school by a link, may correct it until the school has confirmed it (decisions 24). Every correction is a sending of its own.
 */
const corrects = (set: AnswerSet, by: Filler): boolean =>
  set.state === 'sent' && ((!by.byLink && !by.forSchool) || set.confirmation === 'waiting')

const mayWrite = (set: AnswerSet, by: Filler): Fault | null => {
  if (set.collectionState === 'closed') return { code: 'collectionClosed' }
  if (set.isOver && set.state !== 'accepted') return { code: 'assignmentOver' }
  return nextState(answerWorkflow, set.state, corrects(set, by) ? 'correct' : 'send') === null
    ? { code: 'answerNotNow', values: { state: set.state } }
    : null
}

/** True when this person may write now: the page offers the form by it. */
export const isWritable = (set: AnswerSet, by: Filler): boolean => mayWrite(set, by) === null

/** An unfinished form is kept as far as it can be read: nothing has to be complete, but bounds hold. */
export const keep = (set: AnswerSet, typed: Typed, by: Filler): Result<Answers> => {
  const closed = mayWrite(set, by)
  if (closed !== null) return refuseAll([closed])
  const { answers, faults } = readTyped(set.definition, typed)
  const all = [...faults, ...judgeGiven(set.definition, answers)]
  return all.length === 0 ? ok(answers) : refuseAll(all)
}

/** Faults in the order of the paper, so that the summary reads from the top. */
const inOrder = (set: AnswerSet, answers: Answers, faults: readonly Fault[]): readonly Fault[] => {
  const places = visibleFields(set.definition, answers).map(({ key }) => nameOf(key))
  const placeOf = ({ field = '' }: Fault): number =>
    places.findIndex((name) => field === name || field.startsWith(`${name}.`))
  return [...faults].sort((a, b) => placeOf(a) - placeOf(b))
}

const channelOf = (by: Filler, said: string): Channel | null => {
  if (by.byLink) return 'link'
  if (!by.forSchool) return 'self'
  return said === 'phone' || said === 'paper' || said === 'file' ? said : null
}

/** What a school itself sends over words entered for it corrects them. */
const confirmationAfter = (set: AnswerSet, by: Filler): Confirmation | null => {
  if (by.forSchool) return 'waiting'
  return set.confirmation === 'waiting' ? 'corrected' : set.confirmation
}

/** A form is sent whole: every fault is told at once, each at its place. */
export const send = (set: AnswerSet, typed: Typed, by: Filler, said: string): Result<Sent> => {
  const closed = mayWrite(set, by)
  if (closed !== null) return refuseAll([closed])
  const { answers, faults } = readTyped(set.definition, typed)
  const unread = new Set(faults.map(({ field }) => field))
  const judged = judgeComplete(set.definition, answers).filter(
    ({ field = '' }) => ![...unread].some((name) => name === field || (name ?? '').startsWith(`${field}.`)),
  )
  const channel = channelOf(by, said)
  const all = [
    ...inOrder(set, answers, [...faults, ...judged]),
    ...(channel === null ? [{ code: 'sayHowYouKnow', field: 'channel' }] : []),
  ]
  if (all.length > 0 || channel === null) return refuseAll(all)
  const sent = visibleAnswers(set.definition, answers)
  if (set.state === 'sent' && answerChanges(set.definition, set.lastSent ?? {}, sent).length === 0)
    return refuse('nothingChanged')
  return ok({
    from: set.state,
    answers: sent,
    channel,
    confirmation: confirmationAfter(set, by),
    no: set.sendings + 1,
  })
}

export type Judged = {
  readonly from: AnswerState
  readonly to: AnswerState
  readonly remarks: readonly Remark[]
}

/** An answer goes back only with words, at the questions or about the whole. */
export const judge = (
  set: AnswerSet,
  decision: 'accept' | 'return',
  remarks: readonly Remark[],
): Result<Judged> => {
  const to = nextState(answerWorkflow, set.state, decision)
  if (to === null) return refuse('answerNotNow', undefined, { state: set.state })
  const said = remarks.filter(({ text }) => text.trim() !== '')
  if (decision === 'return' && said.length === 0) return refuse('returnNeedsRemark', 'remark')
  return ok({ from: set.state, to, remarks: said })
}

/** The school agrees with what was entered in its name. */
export const confirm = (set: AnswerSet): Result<{ readonly confirmation: Confirmation }> =>
  set.confirmation === 'waiting' ? ok({ confirmation: 'confirmed' }) : refuse('nothingToConfirm')

/** No more answers are taken. */
export const close = (collection: Collection): Result<{ readonly to: 'closed' }> =>
  nextState(collectionWorkflow, collection.state, 'close') === null
    ? refuse('collectionClosed')
    : ok({ to: 'closed' })

/** A day that lies behind cannot be the term of a new collection. */
export const termLiesAhead = (dueOn: Day, today: Day): boolean => dueOn >= today

import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { nextState } from '../../../kernel/workflow.ts'
import type { SayInput } from './input.ts'
import type { Question, QuestionState } from './types.ts'
import { type QuestionAction, questionWorkflow } from './workflow.ts'

/** What is said to a question, and what becomes of it. */
export type Said = {
  readonly action: QuestionAction
  readonly from: QuestionState
  readonly to: QuestionState
  readonly text: string
  readonly isOpen: boolean
}

const move = (question: Question, action: QuestionAction): Result<QuestionState> => {
  const to = nextState(questionWorkflow, question.state, action)
  return to === null ? refuse('notNow', undefined, { state: question.state }) : ok(to)
}

/** Whoever asked goes on asking; anybody else answers, and only he may show it to all who see the thing. */
export const say = (question: Question, input: SayInput, person: string | null): Result<Said> => {
  const action = person !== null && person === question.askedBy ? 'askMore' : 'answer'
  const to = move(question, action)
  return to.ok
    ? ok({
        action,
        from: question.state,
        to: to.value,
        text: input.text,
        // whoever answers by a link has no say about who else reads it
        isOpen: action === 'answer' && person !== null && input.forAll,
      })
    : to
}

/** Settled. */
export const close = (question: Question): Result<QuestionState> => move(question, 'close')

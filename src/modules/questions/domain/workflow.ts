import type { Workflow } from '../../../kernel/workflow.ts'
import { QUESTION_STATES, type QuestionState } from './types.ts'

export type QuestionAction = 'answer' | 'askMore' | 'close'

/** A question lives until somebody says that it is settled; whoever asked may take it up again. */
export const questionWorkflow = {
  noun: 'question',
  states: QUESTION_STATES,
  starts: ['open'],
  final: ['closed'],
  moves: [
    {
      action: 'answer',
      from: ['open', 'answered'],
      to: 'answered',
      who: 'asked',
      follows: 'whoever asked is told',
    },
    {
      action: 'askMore',
      from: ['open', 'answered', 'closed'],
      to: 'open',
      who: 'asker',
      follows: 'those asked are told',
    },
    { action: 'close', from: ['open', 'answered'], to: 'closed', who: 'asker, asked' },
  ],
} as const satisfies Workflow<QuestionState, QuestionAction>

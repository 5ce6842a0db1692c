import type { Workflow } from '../../../kernel/workflow.ts'
import { ANSWER_STATES, type AnswerState, COLLECTION_STATES, type CollectionState } from './types.ts'

export type AnswerAction = 'send' | 'correct' | 'return' | 'accept'

/** States of an answered form. Keeping an unfinished one moves nothing; late is computed from the term. */
export const answerWorkflow = {
  noun: 'form-answer',
  states: ANSWER_STATES,
  starts: ['draft'],
  final: ['accepted'],
  moves: [
    {
      action: 'send',
      from: ['draft', 'returned'],
      to: 'sent',
      who: 'respondent, by link, methodologist for a school',
      follows: 'the assignment is reported',
    },
    {
      action: 'correct',
      from: ['sent'],
      to: 'sent',
      who: 'school, or whoever entered it for the school',
      follows: 'a new sending',
    },
    {
      action: 'accept',
      from: ['sent'],
      to: 'accepted',
      who: 'controller',
      follows: 'the assignment is accepted',
    },
    {
      action: 'return',
      from: ['sent', 'accepted'],
      to: 'returned',
      who: 'controller',
      follows: 'remarks at questions, the assignment is returned',
    },
  ],
} as const satisfies Workflow<AnswerState, AnswerAction>

export type CollectionAction = 'close'

/** A collection takes answers until it is closed by a person; its day only makes answers late. */
export const collectionWorkflow = {
  noun: 'form-collection',
  states: COLLECTION_STATES,
  starts: ['open'],
  final: ['closed'],
  moves: [
    {
      action: 'close',
      from: ['open'],
      to: 'closed',
      who: 'coordinator',
      follows: 'assignments without an answer are taken back',
    },
  ],
} as const satisfies Workflow<CollectionState, CollectionAction>

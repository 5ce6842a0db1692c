import type { Workflow } from '../../../kernel/workflow.ts'
import { ASSIGNMENT_STATES, type AssignmentState } from './types.ts'

export type AssignmentAction =
  | 'start'
  | 'report'
  | 'accept'
  | 'return'
  | 'takeOffControl'
  | 'decline'
  | 'recall'
  | 'askAgain'
  | 'undo'

/** States of a поручение (product, section 2). Overdue is computed from the term, never a state (decisions 12). */
export const assignmentWorkflow = {
  noun: 'assignment',
  states: ASSIGNMENT_STATES,
  starts: ['assigned'],
  final: ['offControl', 'declined', 'recalled'],
  moves: [
    { action: 'start', from: ['assigned'], to: 'inWork', who: 'addressee' },
    {
      action: 'report',
      from: ['assigned', 'inWork', 'returned'],
      to: 'reported',
      who: 'addressee, methodologist for a school',
    },
    { action: 'accept', from: ['reported'], to: 'accepted', who: 'controller' },
    {
      action: 'return',
      from: ['reported', 'accepted'],
      to: 'returned',
      who: 'controller',
      follows: 'remarks to the addressee',
    },
    { action: 'takeOffControl', from: ['reported', 'accepted'], to: 'offControl', who: 'controller' },
    {
      action: 'decline',
      from: ['assigned', 'inWork', 'returned'],
      to: 'declined',
      who: 'addressee of a recommendation',
    },
    { action: 'recall', from: ['assigned', 'inWork', 'returned', 'reported'], to: 'recalled', who: 'sender' },
    {
      action: 'askAgain',
      from: ['recalled'],
      to: 'assigned',
      who: 'the source that had stopped asking for it',
    },
    {
      action: 'undo',
      from: ['accepted', 'returned', 'offControl'],
      to: 'reported',
      who: 'controller, within ten minutes of judging many',
    },
  ],
} as const satisfies Workflow<AssignmentState, AssignmentAction>

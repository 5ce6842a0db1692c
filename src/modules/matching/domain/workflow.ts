import type { Workflow } from '../../../kernel/workflow.ts'
import { MATCHING_STATES, type MatchingState } from './types.ts'

export type MatchingAction = 'plan' | 'ask' | 'replan' | 'decide' | 'publish' | 'cancel'

/** From offers to the act: a plan is only a proposal until schools have answered and people have decided. */
export const matchingWorkflow: Workflow<MatchingState, MatchingAction> = {
  noun: 'matching',
  states: MATCHING_STATES,
  starts: ['collecting'],
  final: ['published', 'cancelled'],
  moves: [
    {
      action: 'plan',
      from: ['collecting'],
      to: 'planning',
      who: 'coordinator, when the first plan is asked for',
    },
    {
      action: 'ask',
      from: ['planning'],
      to: 'consent',
      who: 'coordinator, with one scenario and a date',
      follows: 'every school of the plan is asked for consent',
    },
    {
      action: 'replan',
      from: ['consent', 'deciding'],
      to: 'planning',
      who: 'coordinator, with a reason',
      follows: 'answers stay in the history, schools are asked anew',
    },
    {
      action: 'decide',
      from: ['consent'],
      to: 'deciding',
      who: 'coordinator, or by itself after the date',
      follows: 'silence becomes what the municipality set',
    },
    {
      action: 'publish',
      from: ['deciding'],
      to: 'published',
      who: 'head of the authority, by an act whose annex lists the pairs',
      follows: 'pairs, goals and assignments are made',
    },
    {
      action: 'cancel',
      from: ['collecting', 'planning', 'consent', 'deciding'],
      to: 'cancelled',
      who: 'coordinator, with a reason',
    },
  ],
}

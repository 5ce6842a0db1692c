import type { Workflow } from '../../../../kernel/workflow.ts'
import { PLAN_STATES, type PlanState } from './types.ts'

export type PlanAction = 'approve' | 'withdraw' | 'return' | 'agree' | 'amend'

/** Schools write and approve together, the municipality agrees; each approval by all heads is a version. */
export const planWorkflow: Workflow<PlanState, PlanAction> = {
  noun: 'interactionPlan',
  states: PLAN_STATES,
  starts: ['draft'],
  final: [],
  moves: [
    {
      action: 'approve',
      from: ['draft', 'returned'],
      to: 'sent',
      who: 'heads of all its schools',
      follows: 'the state changes with the last head: a version, its words stand still',
    },
    { action: 'withdraw', from: ['sent'], to: 'draft', who: 'a school of the pair' },
    { action: 'return', from: ['sent'], to: 'returned', who: 'coordinator, with remarks' },
    {
      action: 'agree',
      from: ['sent'],
      to: 'agreed',
      who: 'coordinator',
      follows: 'assignments of the schools that asked for it are fulfilled',
    },
    { action: 'amend', from: ['agreed'], to: 'draft', who: 'a school of the pair' },
  ],
}

import type { Workflow } from '../../../kernel/workflow.ts'
import { DIRECTIVE_STATES, type DirectiveState } from './types.ts'

export type DirectiveAction = 'confirm' | 'discard' | 'agree' | 'sign' | 'publish' | 'amend' | 'repeal'

/** A paper that came from outside is checked and confirmed; one written here is agreed, signed outside and put in force. */
export const directiveWorkflow = {
  noun: 'directive',
  states: DIRECTIVE_STATES,
  starts: ['review', 'draft'],
  final: ['repealed', 'discarded'],
  moves: [
    {
      action: 'confirm',
      from: ['review'],
      to: 'inForce',
      who: 'coordinator, officer',
      follows: 'an assignment for every addressee',
    },
    { action: 'discard', from: ['review', 'draft'], to: 'discarded', who: 'coordinator, officer' },
    { action: 'agree', from: ['draft'], to: 'agreed', who: 'head of the authority' },
    { action: 'sign', from: ['agreed'], to: 'signed', who: 'registrar' },
    {
      action: 'publish',
      from: ['signed'],
      to: 'inForce',
      who: 'registrar',
      follows: 'an assignment for every addressee',
    },
    { action: 'amend', from: ['inForce'], to: 'amended', who: 'coordinator, officer' },
    {
      action: 'repeal',
      from: ['inForce', 'amended'],
      to: 'repealed',
      who: 'coordinator, officer',
      follows: 'open assignments are recalled',
    },
  ],
} as const satisfies Workflow<DirectiveState, DirectiveAction>

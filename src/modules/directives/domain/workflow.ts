import type { Workflow } from '../../../kernel/workflow.ts'
import { DIRECTIVE_STATES, type DirectiveState } from './types.ts'

export type DirectiveAction =
  | 'confirm'
  | 'receive'
  | 'resolve'
  | 'discard'
  | 'sendForVisas'
  | 'takeBack'
  | 'remark'
  | 'agree'
  | 'sign'
  | 'publish'
  | 'amend'
  | 'repeal'
  | 'fill'

const OFFICE = 'coordinator, officer, registrar'

/**
 * A paper that was issued here is checked and confirmed; one from above stops for a resolution (R230); one written here is
 * agreed, signed outside and put in force; one that is only cited waits for its file.
 */
export const directiveWorkflow = {
  noun: 'directive',
  states: DIRECTIVE_STATES,
  starts: ['review', 'draft', 'mentioned'],
  final: ['repealed', 'discarded'],
  moves: [
    {
      action: 'confirm',
      from: ['review'],
      to: 'inForce',
      who: OFFICE,
      follows: 'an assignment for every addressee',
    },
    { action: 'receive', from: ['review'], to: 'resolution', who: OFFICE, follows: 'the head is told' },
    {
      action: 'resolve',
      from: ['resolution'],
      to: 'inForce',
      who: 'head of the node',
      follows: 'an assignment for every addressee and executor',
    },
    { action: 'discard', from: ['review', 'resolution', 'draft'], to: 'discarded', who: OFFICE },
    {
      action: 'sendForVisas',
      from: ['draft'],
      to: 'visas',
      who: OFFICE,
      follows: 'those who look at it are told',
    },
    { action: 'takeBack', from: ['visas', 'agreed'], to: 'draft', who: OFFICE },
    {
      action: 'remark',
      from: ['visas'],
      to: 'draft',
      who: 'the one who looks',
      follows: 'the author is told',
    },
    { action: 'agree', from: ['visas'], to: 'agreed', who: 'the last one who looks' },
    { action: 'sign', from: ['draft', 'agreed'], to: 'signed', who: OFFICE, follows: 'number and date' },
    {
      action: 'publish',
      from: ['signed'],
      to: 'inForce',
      who: OFFICE,
      follows: 'an assignment for every addressee',
    },
    { action: 'amend', from: ['inForce', 'amended'], to: 'amended', who: OFFICE },
    {
      action: 'repeal',
      from: ['inForce', 'amended'],
      to: 'repealed',
      who: OFFICE,
      follows: 'open assignments are recalled',
    },
    { action: 'fill', from: ['mentioned'], to: 'discarded', who: 'upload of the paper itself' },
  ],
} as const satisfies Workflow<DirectiveState, DirectiveAction>

import type { Workflow } from '../../../kernel/workflow.ts'
import type { PersonState } from './types.ts'

export type PersonAction = 'leave' | 'return' | 'merge' | 'erase'

/** A person's card: nobody is deleted, a card becomes one that opens nothing (decisions 16). */
export const personWorkflow: Workflow<PersonState, PersonAction> = {
  noun: 'Person',
  states: ['active', 'left', 'merged', 'erased'],
  starts: ['active'],
  final: ['merged', 'erased'],
  moves: [
    {
      action: 'leave',
      from: ['active'],
      to: 'left',
      who: 'manager of a node',
      follows: 'roles and positions end, sign-in closes',
    },
    { action: 'return', from: ['left'], to: 'active', who: 'manager of a node' },
    {
      action: 'merge',
      from: ['active', 'left'],
      to: 'merged',
      who: 'coordinator, administrator',
      follows: 'roles and account go to the card that stays',
    },
    {
      action: 'erase',
      from: ['active', 'left'],
      to: 'erased',
      who: 'administrator',
      follows: 'names become a pseudonym, contacts and personal words of the audit go',
    },
  ],
}

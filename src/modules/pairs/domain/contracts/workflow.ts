import type { Workflow } from '../../../../kernel/workflow.ts'
import { CONTRACT_STATES, type ContractState } from './types.ts'

export type ContractAction = 'agree' | 'send' | 'sign' | 'complete' | 'extend' | 'expire' | 'terminate'

const KEEPER = 'coordinator'

/** A contract from its draft to its end: number and requisites are fixed when the text is agreed. */
export const contractWorkflow: Workflow<ContractState, ContractAction> = {
  noun: 'contract',
  states: CONTRACT_STATES,
  starts: ['draft'],
  final: ['ended', 'terminated'],
  moves: [
    {
      action: 'agree',
      from: ['draft'],
      to: 'agreed',
      who: KEEPER,
      follows: 'number, requisites of both sides',
    },
    { action: 'send', from: ['agreed'], to: 'sent', who: KEEPER, follows: 'schools are told' },
    { action: 'sign', from: ['sent'], to: 'signedByOne', who: 'head of a side, with a scan' },
    { action: 'complete', from: ['signedByOne'], to: 'inForce', who: 'head of the other side, with a scan' },
    { action: 'extend', from: ['inForce', 'extended'], to: 'extended', who: KEEPER },
    {
      action: 'expire',
      from: ['inForce', 'extended'],
      to: 'ended',
      who: 'the program, on the day after the last',
    },
    {
      action: 'terminate',
      from: ['draft', 'agreed', 'sent', 'signedByOne', 'inForce', 'extended'],
      to: 'terminated',
      who: KEEPER,
      follows: 'a reason',
    },
  ],
}

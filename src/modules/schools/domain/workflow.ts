import type { Workflow } from '../../../kernel/workflow.ts'
import type { OrganisationState } from './types.ts'

export type OrganisationAction = 'announceReorganisation' | 'close' | 'reopen' | 'merge'

/** Life of an organisation in the register. Nothing is deleted: a closed school keeps its history and names its successor. */
export const organisationWorkflow: Workflow<OrganisationState, OrganisationAction> = {
  noun: 'organisation',
  states: ['active', 'reorganising', 'closed'],
  starts: ['active'],
  final: ['closed'],
  moves: [
    {
      action: 'announceReorganisation',
      from: ['active'],
      to: 'reorganising',
      who: 'municipal coordinator, regional coordinator',
    },
    {
      action: 'close',
      from: ['active', 'reorganising'],
      to: 'closed',
      who: 'municipal coordinator, regional coordinator',
      follows: 'category and attributes end that day, the successor is named',
    },
    {
      action: 'merge',
      from: ['active', 'reorganising'],
      to: 'closed',
      who: 'municipal coordinator, regional coordinator',
      follows: 'names become aliases of the card that stays',
    },
    {
      action: 'reopen',
      from: ['closed', 'reorganising'],
      to: 'active',
      who: 'municipal coordinator, regional coordinator',
    },
  ],
}

import type { Workflow } from '../../../kernel/workflow.ts'
import { ROADMAP_STATES, type RoadmapState } from './types.ts'

export type RoadmapAction = 'approve' | 'amend' | 'close' | 'reopen'

/** The working copy may be edited in every state but `closed`; what binds people is the last approved version (decisions 13). */
export const roadmapWorkflow = {
  noun: 'roadmap',
  states: ROADMAP_STATES,
  starts: ['draft', 'inForce'],
  final: ['closed'],
  moves: [
    {
      action: 'approve',
      from: ['draft'],
      to: 'inForce',
      who: 'coordinator, officer, head of a school',
      follows: 'version 1, an assignment for every responsible',
    },
    {
      action: 'amend',
      from: ['inForce'],
      to: 'inForce',
      who: 'coordinator, officer, head of a school',
      follows:
        'next version; new rows are assigned, open assignments follow changed rows, those of removed rows are recalled',
    },
    { action: 'close', from: ['inForce'], to: 'closed', who: 'coordinator, officer, head of a school' },
    { action: 'reopen', from: ['closed'], to: 'inForce', who: 'coordinator, officer, head of a school' },
  ],
} as const satisfies Workflow<RoadmapState, RoadmapAction>

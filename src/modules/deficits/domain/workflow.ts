import type { Workflow } from '../../../kernel/workflow.ts'
import {
  DEFICIT_STATES,
  type DeficitState,
  ROUND_STATES,
  type RoundState,
  SHEET_STATES,
  type SheetState,
} from './types.ts'

/** A round every three months (R018); late is computed from its days. */
export const roundWorkflow = {
  noun: 'deficit-round',
  states: ROUND_STATES,
  starts: ['planned'],
  final: ['closed', 'recalled'],
  moves: [
    {
      action: 'open',
      from: ['planned'],
      to: 'open',
      who: 'methodologist, coordinator, the day itself',
      follows: 'schools get their sheets and assignments; the next round is planned',
    },
    {
      action: 'close',
      from: ['open'],
      to: 'closed',
      who: 'methodologist, coordinator, the day itself',
      follows: 'a reason is kept; single schools may be let in',
    },
    { action: 'reopen', from: ['closed'], to: 'open', who: 'methodologist, coordinator' },
    {
      action: 'recall',
      from: ['planned', 'open'],
      to: 'recalled',
      who: 'whoever sent it, within minutes, while no school has taken it up',
      follows: 'the quarter is free for another round',
    },
  ],
} as const satisfies Workflow<RoundState, 'open' | 'close' | 'reopen' | 'recall'>

/** A sheet of a school. Keeping an unfinished one moves nothing. */
export const sheetWorkflow = {
  noun: 'deficit-sheet',
  states: SHEET_STATES,
  starts: ['waiting'],
  final: ['sent'],
  moves: [
    {
      action: 'send',
      from: ['waiting'],
      to: 'sent',
      who: 'school, methodologist from its words',
      follows: 'the assignment is reported and accepted',
    },
    { action: 'correct', from: ['sent'], to: 'sent', who: 'school, while the round is open' },
  ],
} as const satisfies Workflow<SheetState, 'send' | 'correct'>

/** What a school lacks is closed only by a later round or by evidence that a person accepts. */
export const deficitWorkflow = {
  noun: 'deficit',
  states: DEFICIT_STATES,
  starts: ['open'],
  final: ['closed'],
  moves: [
    {
      action: 'take',
      from: ['open'],
      to: 'inWork',
      who: 'school, methodologist',
      follows: 'a measure is chosen',
    },
    { action: 'fill', from: ['open', 'inWork'], to: 'closed', who: 'a later round of the school' },
    {
      action: 'accept',
      from: ['open', 'inWork'],
      to: 'closed',
      who: 'methodologist, coordinator',
      follows: 'the evidence is accepted',
    },
    { action: 'nameAgain', from: ['closed'], to: 'open', who: 'a later round of the school' },
  ],
} as const satisfies Workflow<DeficitState, 'take' | 'fill' | 'accept' | 'nameAgain'>

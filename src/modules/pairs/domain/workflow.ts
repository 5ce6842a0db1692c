import type { Workflow } from '../../../kernel/workflow.ts'
import { PAIR_STATES, type PairState } from './types.ts'

export type PairAction = 'agree' | 'decline' | 'confirm' | 'start' | 'end' | 'endEarly'

/** From a proposal to help that is over; whoever has agreed is bound only by the confirmation. */
export const pairWorkflow: Workflow<PairState, PairAction> = {
  noun: 'schoolPair',
  states: PAIR_STATES,
  starts: ['proposed'],
  final: ['endedEarly', 'ended', 'declined'],
  moves: [
    {
      action: 'agree',
      from: ['proposed'],
      to: 'agreed',
      who: 'heads of all its schools',
      follows: 'takes a place of the mentor school at once, the state changes with the last school',
    },
    {
      action: 'decline',
      from: ['proposed', 'agreed'],
      to: 'declined',
      who: 'head of a school or coordinator, with a reason',
      follows: 'days and places are free again',
    },
    { action: 'confirm', from: ['agreed'], to: 'confirmed', who: 'coordinator, by an act' },
    {
      action: 'start',
      from: ['confirmed'],
      to: 'working',
      who: 'coordinator or a school; the first consultation starts it too',
    },
    {
      action: 'end',
      from: ['working'],
      to: 'ended',
      who: 'coordinator, when the term is over',
      follows: 'schools are asked how it went',
    },
    {
      action: 'endEarly',
      from: ['confirmed', 'working'],
      to: 'endedEarly',
      who: 'coordinator, with a reason',
      follows: 'days after the end are free again',
    },
  ],
}

import type { Workflow } from '../../../kernel/workflow.ts'
import { PROGRAMME_STATES, type ProgrammeState } from './types.ts'

const ACTIONS = ['agree', 'start', 'close'] as const
export type ProgrammeAction = (typeof ACTIONS)[number]

/** A typed word as a move, or null. */
export const programmeActionOf = (text: string): ProgrammeAction | null =>
  ACTIONS.find((action) => action === text) ?? null

const moves = (who: string, follows: string): Workflow<ProgrammeState, ProgrammeAction>['moves'] => [
  { action: 'agree', from: ['draft'], to: 'agreed', who, follows },
  { action: 'start', from: ['agreed'], to: 'running', who },
  { action: 'close', from: ['agreed', 'running'], to: 'closed', who, follows: 'nothing is changed any more' },
]

/** Each move needs an act: the paper and its clause (product, section 2). */
export const programmeWorkflow: Workflow<ProgrammeState, ProgrammeAction> = {
  noun: 'programme',
  states: PROGRAMME_STATES,
  starts: ['draft'],
  final: ['closed'],
  moves: moves('officer of the region', 'municipalities see it'),
}

/** A model is approved by a directive of its municipality (R007). */
export const modelWorkflow: Workflow<ProgrammeState, ProgrammeAction> = {
  ...programmeWorkflow,
  noun: 'municipalModel',
  moves: moves('officer of the municipality', 'schools see it'),
}

export type Openness = 'shut' | 'open'
export type OpeningAction = 'open' | 'shut'

/** Whether everybody sees a thing without signing in. Opened again, a model is shown with its later passport. */
export const openingWorkflow: Workflow<Openness, OpeningAction> = {
  noun: 'opening',
  states: ['shut', 'open'],
  starts: ['shut'],
  final: [],
  moves: [
    {
      action: 'open',
      from: ['shut', 'open'],
      to: 'open',
      who: 'coordinator of the region or of the municipality',
      follows: 'everybody sees it at /open',
    },
    { action: 'shut', from: ['open'], to: 'shut', who: 'the same coordinator' },
  ],
}

import type { Workflow } from '../../../../kernel/workflow.ts'

export type TemplateState = 'draft' | 'remarks' | 'approved' | 'replaced'
export type TemplateAction = 'approve' | 'return' | 'replace'

/** An edition of the municipality's form: once approved it prints new contracts until the next one is. */
export const templateWorkflow: Workflow<TemplateState, TemplateAction> = {
  noun: 'contractForm',
  states: ['draft', 'remarks', 'approved', 'replaced'],
  starts: ['draft'],
  final: ['remarks', 'replaced'],
  moves: [
    { action: 'approve', from: ['draft'], to: 'approved', who: 'head of the authority, coordinator' },
    {
      action: 'return',
      from: ['draft'],
      to: 'remarks',
      who: 'head of the authority, coordinator',
      follows: 'remarks; a mended file is the next edition',
    },
    { action: 'replace', from: ['approved'], to: 'replaced', who: 'the approval of the next edition' },
  ],
}

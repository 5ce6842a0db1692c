import { type Move, toMermaid, type Workflow, workflowFaults } from '../../kernel/workflow.ts'
import type { GeneratedFile } from './file.ts'
import { HEAD, table } from './markdown.ts'

type AnyWorkflow = Workflow<string, string>

const rowOf = (move: Move<string, string>): readonly string[] => [
  `\`${move.action}\``,
  move.from.map((state) => `\`${state}\``).join(', '),
  `\`${move.to}\``,
  move.who,
  move.follows ?? '',
]

const textOf = (workflow: AnyWorkflow): string =>
  [
    HEAD,
    `# ${workflow.noun}`,
    `\`\`\`mermaid\n${toMermaid(workflow)}\n\`\`\``,
    table(['move', 'from', 'to', 'who', 'what follows'], workflow.moves.map(rowOf)),
    `States: ${workflow.states.map((state) => `\`${state}\``).join(', ')}. Nothing more is expected in: ${workflow.final
      .map((state) => `\`${state}\``)
      .join(', ')}.`,
  ].join('\n\n')

const fileOf = (workflow: AnyWorkflow): GeneratedFile => {
  const faults = workflowFaults(workflow)
  if (faults.length > 0) throw new Error(`workflow ${workflow.noun}: ${faults.join('; ')}`)
  return { path: `docs/workflows/${workflow.noun.toLowerCase()}.md`, text: `${textOf(workflow)}\n` }
}

/** A page with a diagram for each table of states. Throws when a table is not sound. */
export const workflowFiles = (workflows: readonly AnyWorkflow[]): readonly GeneratedFile[] =>
  workflows.map(fileOf)

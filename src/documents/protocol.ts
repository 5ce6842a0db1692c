import type { ReadRefusalCode } from './refusals.ts'

/** What the parent asks of the child, as one JSON on its standard input. The child trusts its parent. */
export type ChildTask = 'read-document' | 'read-table'
export type ChildRequest = { readonly task: ChildTask; readonly path: string; readonly rssMb: number }

export type ChildOutcome =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false
      readonly refusals: readonly {
        readonly code: ReadRefusalCode
        readonly values?: Readonly<Record<string, string | number>>
      }[]
    }

/** What the reading cost: the most memory the child ever held, and its time on the processor. */
export type ChildUsage = { readonly peakMb: number; readonly cpuMs: number }

/** The answer comes in lines: parts of a long answer (rows of a table), then the outcome. */
export type ChildLine =
  | { readonly part: unknown }
  | { readonly outcome: ChildOutcome; readonly usage: ChildUsage }

/** Descriptor on which the child answers; its standard output is left to libraries that print. */
export const ANSWER_DESCRIPTOR = 3

import type { Day } from '../../kernel/day.ts'
import type { DemoRun } from './desk.ts'

/** What the story of deficits needs of the stage. */
export type DeficitDesk = {
  readonly today: Day
  readonly organisation: (code: string) => string
  readonly query: (text: string, values: readonly unknown[]) => Promise<readonly Record<string, string>[]>
  readonly run: DemoRun
}

/** The id that a question to the base gives; empty when there is none. */
export const one = async (desk: DeficitDesk, text: string, ...values: readonly unknown[]): Promise<string> =>
  (await desk.query(text, values))[0]?.id ?? ''

import type { Day } from '../../kernel/day.ts'
import type { Command, Subject } from '../../platform/command/command.ts'

/** Runs a real command as a persona on a day of the story; gives the address that it leads to. */
export type DemoRun = <I, S extends Subject, C>(
  code: string,
  day: Day,
  spec: Command<I, S, C>,
  raw: unknown,
) => Promise<string>

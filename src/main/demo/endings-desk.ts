import type { Day } from '../../kernel/day.ts'
import type { Command, Subject } from '../../platform/command/command.ts'
import type { Database } from '../../platform/database/open.ts'
import type { StoredFile } from '../../platform/http/form.ts'
import type { Paper } from './papers.ts'

/** What the story of things that are over needs of the stage. */
export type EndingsDesk = {
  readonly today: Day
  readonly database: Database
  readonly region: string
  readonly municipality: (code: string) => string
  readonly organisation: (code: string) => string
  readonly run: <I, S extends Subject, C>(
    code: string,
    day: Day,
    spec: Command<I, S, C>,
    raw: unknown,
  ) => Promise<string>
  /** The same at this very moment: what is recalled must have been sent some minutes ago. */
  readonly runNow: <I, S extends Subject, C>(
    code: string,
    spec: Command<I, S, C>,
    raw: unknown,
  ) => Promise<string>
  /** A paper uploaded, asked about nothing, in force. */
  readonly confirmed: (code: string, day: Day, paper: Paper) => Promise<string>
  readonly keep: (name: string, bytes: Uint8Array) => Promise<StoredFile>
}

/** The coordinator of the neighbour district. */
export const WHO = 'b-coordinator'
export const PLACE = 'beryozovsky'

/** The id that a query finds; the story stops when it finds none. */
export const find = async (desk: EndingsDesk, text: string, values: readonly unknown[]): Promise<string> => {
  const { rows } = await desk.database.worker.query<{ id: string }>(text, [...values])
  const [found] = rows
  if (found === undefined) throw new Error(`the story finds nothing: ${text}`)
  return found.id
}

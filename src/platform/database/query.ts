import type { Kysely, RawBuilder } from 'kysely'
import type { Scope } from '../scope/scope.ts'
import { statementName } from './statement-names.ts'

export { sql } from 'kysely'

/** Rows are typed where the SQL stands; the builder itself knows no tables (SQL in sight, architecture section 3). */
export type Tables = Record<never, never>

/**
 * One transaction of one person: every query goes through it, so it cannot run without his settings of row-level security.
 * `client` is there for what Kysely cannot do (named prepared statements, pg-boss inside the transaction).
 */
export type Tx = {
  readonly db: Kysely<Tables>
  readonly scope: Scope
  readonly client: {
    query: (
      text: string | object,
      values?: readonly unknown[],
    ) => Promise<{ rows: unknown[]; rowCount: number | null }>
  }
}

/** All rows of a statement. */
export const rows = async <Row>(tx: Pick<Tx, 'db'>, statement: RawBuilder<Row>): Promise<Row[]> =>
  (await statement.execute(tx.db)).rows

/** The first row, or null when there is none. */
export const maybe = async <Row>(tx: Pick<Tx, 'db'>, statement: RawBuilder<Row>): Promise<Row | null> =>
  (await rows(tx, statement))[0] ?? null

/** The only row; throws when there is none (a fault of the program, not of a user). */
export const one = async <Row>(tx: Pick<Tx, 'db'>, statement: RawBuilder<Row>): Promise<Row> => {
  const row = await maybe(tx, statement)
  if (row === null) throw new Error('a row was expected')
  return row
}

/** Runs a statement for its effect; gives the number of rows touched. */
export const run = async (tx: Pick<Tx, 'db'>, statement: RawBuilder<unknown>): Promise<number> =>
  Number((await statement.execute(tx.db)).numAffectedRows ?? 0)

/** Sends a statement before anything that is asked after it, even of another step; `run` only says that it will be asked. */
export const send = (
  tx: Pick<Tx, 'db' | 'client'>,
  statement: RawBuilder<unknown>,
): ReturnType<Tx['client']['query']> => {
  const { sql: text, parameters } = statement.compile(tx.db)
  const name = statementName(text)
  const asked = { text, values: [...parameters] }
  return tx.client.query(name === undefined ? asked : { ...asked, name })
}

/** Parsed once per connection: for the few queries that every page makes (database.md: four times faster). */
export const prepared = async <Row>(
  tx: Pick<Tx, 'client'>,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> => (await tx.client.query({ name, text, values: [...values] })).rows as Row[]

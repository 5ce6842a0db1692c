import { PostgresQueryCompiler, type RawBuilder } from 'kysely'
import type pg from 'pg'
import type { Scope } from '../scope/scope.ts'
import { askNamed } from './named-question.ts'
import { statementName } from './statement-names.ts'

export { sql } from 'kysely'

type Answered = { readonly rows: unknown[]; readonly rowCount: number | null }

/** Sends statements written with `sql` over one connection. */
export type Asking = { readonly ask: (statement: RawBuilder<unknown>) => Promise<Answered> }

/**
 * One transaction of one person: every query goes through it, so it cannot run without his settings of row-level security.
 * `client` is there for what `sql` cannot do (statements named by hand, pg-boss inside the transaction).
 */
export type Tx = {
  readonly db: Asking
  readonly scope: Scope
  readonly client: {
    query: (text: string | object, values?: readonly unknown[]) => Promise<Answered>
  }
}

const compiler = new PostgresQueryCompiler()
/** Kysely tells statements apart by this; we send each as soon as it is written out. */
const STATEMENT = { queryId: 'statement' }

/** Asks over a client that is already in a transaction. Kysely only writes statements out: its own way to a connection costs more than that. */
export const asking = (client: pg.ClientBase): Asking => ({
  ask: (statement) => {
    const { sql, parameters } = compiler.compileQuery(statement.toOperationNode(), STATEMENT)
    const name = statementName(sql)
    const values = [...parameters]
    return name === undefined ? client.query({ text: sql, values }) : askNamed(client, name, sql, values)
  },
})

/** All rows of a statement. */
export const rows = async <Row>(tx: Pick<Tx, 'db'>, statement: RawBuilder<Row>): Promise<Row[]> =>
  (await tx.db.ask(statement)).rows as Row[]

/** The first row, or null when there is none. */
export const maybe = async <Row>(tx: Pick<Tx, 'db'>, statement: RawBuilder<Row>): Promise<Row | null> =>
  (await rows(tx, statement))[0] ?? null

/** The only row; throws when there is none (a fault of the program, not of a user). */
export const one = async <Row>(tx: Pick<Tx, 'db'>, statement: RawBuilder<Row>): Promise<Row> => {
  const row = await maybe(tx, statement)
  if (row === null) throw new Error('a row was expected')
  return row
}

/** Runs a statement for its effect; gives the number of rows touched. Like every question it is sent at once, before anything asked after it. */
export const run = async (tx: Pick<Tx, 'db'>, statement: RawBuilder<unknown>): Promise<number> =>
  (await tx.db.ask(statement)).rowCount ?? 0

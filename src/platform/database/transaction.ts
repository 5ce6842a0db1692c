import type { DatabaseConnection, Driver, QueryResult } from 'kysely'
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type pg from 'pg'
import type { Scope } from '../scope/scope.ts'
import { beginAs } from '../scope/settings.ts'
import type { Tables, Tx } from './query.ts'

/** Kysely over one client that is already in a transaction: it compiles and runs, the transaction is ours. */
export const kyselyOver = (client: pg.ClientBase): Kysely<Tables> => {
  const connection: DatabaseConnection = {
    executeQuery: async <Row>(query: {
      sql: string
      parameters: readonly unknown[]
    }): Promise<QueryResult<Row>> => {
      const result = await client.query(query.sql, [...query.parameters])
      return { rows: result.rows as Row[], numAffectedRows: BigInt(result.rowCount ?? 0) }
    },
    streamQuery: () => {
      throw new Error('streaming goes through a cursor of its own')
    },
  }
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: async () => {},
    commitTransaction: async () => {},
    rollbackTransaction: async () => {},
    releaseConnection: async () => {},
    destroy: async () => {},
  }
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

/** Thrown to leave a transaction with a value and nothing saved (a refusal is not a fault). */
class RolledBack extends Error {
  constructor(readonly value: unknown) {
    super('rolled back on purpose')
  }
}

/** Inside `asPerson(…, 'write', …)`: undoes everything and makes `value` the outcome of the whole transaction. */
export const rollBackWith = (value: unknown): never => {
  throw new RolledBack(value)
}

/**
 * Runs `work` in one transaction with the settings of `scope`, on a pool whose connections run as the role with
 * row-level security. `read` transactions cannot write at all. A fault rolls back and goes on.
 */
export const asPerson = async <T>(
  pool: pg.Pool,
  scope: Scope,
  mode: 'read' | 'write',
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(beginAs(scope, mode))
    const tx = { db: kyselyOver(client), scope, client: client as unknown as Tx['client'] }
    const value = await work(tx)
    await client.query('commit')
    return value
  } catch (fault) {
    await client.query('rollback').catch((second: Error) => {
      broken = second
    })
    if (fault instanceof RolledBack) return fault.value as T
    throw fault
  } finally {
    client.release(broken)
  }
}

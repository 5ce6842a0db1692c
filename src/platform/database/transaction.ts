import type pg from 'pg'
import type { Scope } from '../scope/scope.ts'
import { beginAs } from '../scope/settings.ts'
import { asking, type Tx } from './query.ts'
import { together } from './together.ts'

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

/** The outcome of a transaction and its last statement. */
export type Ending<T> = { readonly value: T; readonly send: () => Promise<unknown> }

/** Ends the transaction and gives the connection back; one that cannot even roll back is thrown away. */
const leave = (client: pg.PoolClient, how: 'commit' | 'rollback'): Promise<void> =>
  client.query(how).then(
    () => client.release(),
    (broken: Error) => client.release(broken),
  )

const txOver = (client: pg.PoolClient, scope: Scope): Tx => ({
  db: asking(client),
  scope,
  client: client as unknown as Tx['client'],
})

/**
 * A page: nothing is saved, so nobody waits for the end. The settings go out together with the first queries; if they
 * failed, so does the page, whatever the queries behind them gave.
 */
const reading = async <T>(client: pg.PoolClient, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const begun = client.query(beginAs(scope, 'read'))
  try {
    const [value] = await Promise.all([work(txOver(client, scope)), begun])
    void leave(client, 'commit')
    return value
  } catch (fault) {
    await leave(client, 'rollback')
    throw fault
  }
}

/** A failed statement makes the server answer a commit by rolling back, without an error of its own. */
const committed = async (client: pg.PoolClient): Promise<void> => {
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back by the server')
}

/**
 * A transaction that writes. The settings go out together with the first statements, and what `send` of its ending asks at
 * once goes out together with the commit; nothing is answered before the commit is. A fault rolls back and goes on.
 */
export const writeAs = async <T>(
  pool: pg.Pool,
  scope: Scope,
  work: (tx: Tx) => Promise<Ending<T>>,
): Promise<T> => {
  const client = await pool.connect()
  try {
    const begun = client.query(beginAs(scope, 'write'))
    const [, { value, send }] = await together(begun, work(txOver(client, scope)))
    await together(send(), committed(client))
    client.release()
    return value
  } catch (fault) {
    await leave(client, 'rollback')
    if (fault instanceof RolledBack) return fault.value as T
    throw fault
  }
}

const NOTHING_MORE = async (): Promise<void> => undefined

/**
 * Runs `work` in one transaction with the settings of `scope`, on a pool whose connections run as the role with
 * row-level security. `read` transactions cannot write at all. A fault rolls back and goes on.
 */
export const asPerson = async <T>(
  pool: pg.Pool,
  scope: Scope,
  mode: 'read' | 'write',
  work: (tx: Tx) => Promise<T>,
): Promise<T> =>
  mode === 'read'
    ? reading(await pool.connect(), scope, work)
    : writeAs(pool, scope, async (tx) => ({ value: await work(tx), send: NOTHING_MORE }))

import type pg from 'pg'
import { asking, type Tx } from './query.ts'

/** What an open page asks through: the role behind it reads the views `open_*` and nothing else (decisions 17). */
export type OpenTx = Pick<Tx, 'db'> & { readonly isOpen: true }

/** Runs `work` as whoever has not signed in: one read-only view of the data, no settings of a person. */
export const asVisitor = async <T>(pool: pg.Pool, work: (tx: OpenTx) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin isolation level repeatable read read only')
    return await work({ db: asking(client), isOpen: true })
  } finally {
    await client.query('commit').catch((fault: Error) => {
      broken = fault
    })
    client.release(broken)
  }
}

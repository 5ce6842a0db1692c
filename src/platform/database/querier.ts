import type { ClientBase } from 'pg'

/** Anything of pg that runs a query: a client, with or without a transaction, or a pool. */
export type Querier = Pick<ClientBase, 'query'>

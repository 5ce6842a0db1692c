import type pg from 'pg'
import { moment } from '../clock.ts'
import { run, sql } from '../database/query.ts'
import { asPerson } from '../database/transaction.ts'
import type { Scope } from '../scope/scope.ts'
import { auditParts } from './audit.ts'

/** A look at personal data: what it was called, whose they are, in which request. */
export type Reading = { readonly name: string; readonly whose: string; readonly requestId: string | null }

/**
 * Writes into the audit that somebody has looked at personal data of a person: who, whose and when, never what they were.
 * Pages are read-only transactions, so it has a transaction of its own, before the data are sent.
 */
export const noteReading = (
  pool: pg.Pool,
  scope: Scope,
  { name, whose, requestId }: Reading,
): Promise<void> =>
  asPerson(pool, scope, 'write', async (tx) => {
    const [first] = scope.roles
    const parts = auditParts(tx, {
      command: name,
      told: { row: whose },
      owner: {
        region: first?.region ?? null,
        municipality: first?.municipality ?? null,
        organisation: first?.organisation ?? null,
      },
      as: first ?? 'self',
      at: moment(),
      requestId,
    })
    await run(tx, sql`with ${parts} select from entry`)
  })

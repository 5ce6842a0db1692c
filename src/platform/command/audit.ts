import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Owner } from '../../kernel/access.ts'
import type { Moment } from '../clock.ts'
import type { Tx } from '../database/query.ts'
import type { ActingAs, Told } from './command.ts'

/** Text of a value with keys in order: equal values give equal digests. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? 'null'

/** SHA-256 of a text, in hex. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The fields that an entry's digest covers, in one text; `doctor` recomputes it from the row. */
export const auditDigest = (entry: {
  at: string
  command: string
  record: string | null
  row: string | null
  person: string | null
  role: string | null
  change: unknown
}): string => digestOf(canonical(entry))

type Entry = {
  readonly command: string
  readonly told: Told
  readonly owner: Owner
  readonly as: ActingAs
  readonly at: Moment
  readonly requestId: string | null
}

/**
 * The audit entry of one command as parts of a `with`, to be written in its own transaction together with what else ends it.
 * Only the runner asks for it, and `noteReading`.
 */
export const auditParts = (tx: Tx, entry: Entry): RawBuilder<unknown> => {
  const { told, owner, at } = entry
  const role = typeof entry.as === 'string' ? entry.as : entry.as.role
  const change = told.change ?? {}
  const record = told.record ?? null
  const row = told.row ?? null
  const digest = auditDigest({
    at,
    command: entry.command,
    record,
    row,
    person: tx.scope.person,
    role,
    change,
  })
  const words = told.words === undefined ? null : JSON.stringify(told.words)
  return sql`entry as (
      insert into audit_entry (at, command, record_id, row_id, person_id, role, region_id, municipality_id, organisation_id, request_id, channel, change, digest)
      values (${at}, ${entry.command}, ${record}, ${row}, ${tx.scope.person}, ${role}, ${owner.region}, ${owner.municipality}, ${owner.organisation},
              ${entry.requestId}, ${told.channel ?? (entry.as === 'link' ? 'link' : 'self')}, ${canonical(change)}::jsonb, ${digest}) returning id),
    personal as (insert into audit_personal (entry_id, words) select id, ${words}::jsonb from entry where ${words}::jsonb is not null)`
}

import type pg from 'pg'
import { moment } from '../clock.ts'
import { auditDigest, digestOf } from './audit.ts'

type Entry = {
  readonly id: number
  readonly at: string
  readonly command: string
  readonly record_id: string | null
  readonly row_id: string | null
  readonly person_id: string | null
  readonly role: string | null
  readonly change: unknown
  readonly digest: string
}
type Seal = {
  readonly id: number
  readonly entries: number[]
  readonly previous: string
  readonly digest: string
}

const BLOCK = 500
const COLUMNS = 'id, at, command, record_id, row_id, person_id, role, change, digest'

const sealDigest = (previous: string, entries: readonly Entry[]): string =>
  digestOf([previous, ...entries.map((entry) => `${entry.id}:${entry.digest}`)].join('\n'))

/**
 * Seals audit entries that no running transaction can still precede (below `pg_snapshot_xmin`): a block holds their ordered
 * digests and the digest of the block before (decisions 36). Gives the number sealed; run again until it gives 0.
 */
export const sealAudit = async (worker: pg.Pool): Promise<number> => {
  const client = await worker.connect()
  try {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(hashtext('audit_seal'))`)
    const { rows: entries } = await client.query<Entry>(
      `select ${COLUMNS} from audit_entry e where xid < pg_snapshot_xmin(pg_current_snapshot())
         and not exists (select 1 from audit_seal_entry s where s.entry_id = e.id) order by id limit ${BLOCK}`,
    )
    if (entries.length > 0) {
      const last = await client.query<{ digest: string }>(
        'select digest from audit_seal order by id desc limit 1',
      )
      const previous = last.rows[0]?.digest ?? ''
      await client.query(
        `with sealed as (insert into audit_seal (at, previous, digest) values ($1, $2, $3) returning id)
         insert into audit_seal_entry (entry_id, seal_id) select unnest($4::bigint[]), id from sealed`,
        [moment(), previous, sealDigest(previous, entries), entries.map((entry) => entry.id)],
      )
    }
    await client.query('commit')
    return entries.length
  } catch (fault) {
    await client.query('rollback')
    throw fault
  } finally {
    client.release()
  }
}

const entryFault = (entry: Entry): string | null => {
  const wanted = auditDigest({
    at: entry.at,
    command: entry.command,
    record: entry.record_id,
    row: entry.row_id,
    person: entry.person_id,
    role: entry.role,
    change: entry.change,
  })
  return wanted === entry.digest ? null : `запись журнала ${entry.id} изменена`
}

const blockFaults = async (worker: pg.Pool, seal: Seal, previous: string): Promise<string[]> => {
  const { rows: entries } = await worker.query<Entry>(
    `select ${COLUMNS} from audit_entry where id = any ($1) order by id`,
    [seal.entries],
  )
  const known = new Set(entries.map((entry) => entry.id))
  return [
    ...(seal.previous === previous ? [] : [`печать ${seal.id} не продолжает предыдущую`]),
    ...seal.entries.filter((id) => !known.has(id)).map((id) => `запись журнала ${id} удалена`),
    ...entries.flatMap((entry) => entryFault(entry) ?? []),
    ...(sealDigest(seal.previous, entries) === seal.digest ? [] : [`печать ${seal.id} не сходится`]),
  ]
}

/** Every way in which the sealed journal does not hold together, in words; empty when it does. */
export const auditFaults = async (worker: pg.Pool): Promise<string[]> => {
  const { rows: seals } = await worker.query<Seal>(
    `select s.id, s.previous, s.digest, array(select e.entry_id from audit_seal_entry e where e.seal_id = s.id order by e.entry_id) as entries from audit_seal s order by s.id`,
  )
  const faults: string[] = []
  let previous = ''
  for (const seal of seals) {
    faults.push(...(await blockFaults(worker, seal, previous)))
    previous = seal.digest
  }
  return faults
}

import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { moment } from '../clock.ts'
import { newId } from '../random.ts'
import { auditDigest } from './audit.ts'
import { auditFaults, sealAudit } from './seal.ts'

const db = await testDatabase()

const addEntry = async (command: string): Promise<void> => {
  const at = moment()
  const record = newId()
  const change = { to: 'accepted', no: 1 }
  const digest = auditDigest({ at, command, record, row: null, person: null, role: 'schoolHead', change })
  await db.worker.query(
    `insert into audit_entry (at, command, record_id, role, change, digest) values ($1, $2, $3, 'schoolHead', $4, $5)`,
    [at, command, record, JSON.stringify(change), digest],
  )
}

/** A transaction of any database of the server holds seals back, and other tests run beside this one. */
const sealedWithin = async (wanted: number): Promise<number> => {
  let sealed = 0
  for (let round = 0; round < 1000 && sealed < wanted; round++) {
    sealed += await sealAudit(db.worker)
    if (sealed < wanted) await sleep(50)
  }
  return sealed
}

test('sealed entries hold together; an old row altered behind the program is named', async () => {
  for (const name of ['a', 'b', 'c']) await addEntry(name)
  expect(await sealedWithin(3)).toBe(3)
  await addEntry('d')
  expect(await sealedWithin(1)).toBe(1)
  expect(await sealAudit(db.worker)).toBe(0)
  expect(await auditFaults(db.worker)).toEqual([])
  await expect(db.worker.query(`update audit_entry set command = 'x'`)).rejects.toThrow()
  // whoever owns the server can get past grants and triggers, but not past the digests
  await db.owner.query('alter table audit_entry disable trigger audit_entry_append_only')
  await db.owner.query(`update audit_entry set change = '{"to":"returned","no":1}' where command = 'b'`)
  await db.owner.query('alter table audit_entry enable trigger audit_entry_append_only')
  const [first] = await auditFaults(db.worker)
  expect(first).toMatch(/запись журнала \d+ изменена/)
})

import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { addSeconds, moment } from '../clock.ts'
import { asWorker } from '../database/worker-transaction.ts'
import { newId } from '../random.ts'
import { recordFile, removeUnreferenced } from './blob.ts'
import { openFolderStore } from './folder-store.ts'
import type { FileStore, StoredFile } from './store.ts'

const database = await testDatabase()
const MB = 1024 * 1024
const WEEK = 7 * 86_400
let root = ''
let store: FileStore

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'svyazka-files-'))
  store = await openFolderStore(root)
})
afterAll(async () => {
  await rm(root, { recursive: true, force: true })
})

async function* inChunks(bytes: Uint8Array, size = 7): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const put = async (bytes: Uint8Array, limit = MB): Promise<StoredFile> => {
  const result = await store.put(inChunks(bytes, 1000), { limit })
  if (!result.ok) throw new Error('refused')
  return result.value
}

const read = async (sha256: string): Promise<Buffer | null> => {
  const stream = await store.get(sha256)
  return stream === null ? null : buffer(stream)
}

const record = (file: StoredFile, at = moment()) =>
  asWorker(database.worker, (tx) => recordFile(tx, store, file, at))

describe('хранилище файлов', () => {
  it('что положили, то и взяли; имя — хеш содержимого', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 5000 }),
        fc.integer({ min: 1, max: 999 }),
        async (bytes, size) => {
          const result = await store.put(inChunks(bytes, size), { limit: MB })
          const sha256 = createHash('sha256').update(bytes).digest('hex')
          expect(result).toEqual({ ok: true, value: { sha256, size: bytes.length } })
          expect(await read(sha256)).toEqual(Buffer.from(bytes))
        },
      ),
      { numRuns: 30 },
    )
  })

  it('равные файлы лежат один раз, в папках по началу хеша, доступны только владельцу', async () => {
    const bytes = randomBytes(100)
    const [first, second] = await Promise.all([put(bytes), put(bytes)])
    expect(first).toEqual(second)
    const { sha256 } = first
    expect(await readdir(join(root, sha256.slice(0, 2), sha256.slice(2, 4)))).toContain(sha256)
    expect(await readdir(join(root, 'tmp'))).toEqual([])
  })

  it('больше предела — отказ без следов, и дальше предела ничего не читается', async () => {
    let given = 0
    async function* endless(): AsyncIterable<Uint8Array> {
      for (;;) {
        given++
        yield new Uint8Array(1000)
      }
    }
    expect(await store.put(endless(), { limit: 5000 })).toEqual({
      ok: false,
      refusals: [{ code: 'fileTooLarge', values: { limit: 5000 } }],
    })
    expect(given).toBe(6)
    expect(await readdir(join(root, 'tmp'))).toEqual([])
  })

  it('ровно предел — можно', async () => {
    expect((await put(new Uint8Array(5000).fill(3), 5000)).size).toBe(5000)
  })

  it('оборванная загрузка не оставляет следов', async () => {
    async function* broken(): AsyncIterable<Uint8Array> {
      yield new Uint8Array(10)
      throw new Error('connection lost')
    }
    await expect(store.put(broken(), { limit: MB })).rejects.toThrow('connection lost')
    expect(await readdir(join(root, 'tmp'))).toEqual([])
  })

  it('часть файла по границам', async () => {
    const { sha256 } = await put(Buffer.from('0123456789'))
    const stream = await store.get(sha256, { start: 2, end: 4 })
    expect(stream === null ? '' : (await buffer(stream)).toString()).toBe('234')
  })

  it.each(['', '../../etc/passwd', 'A'.repeat(64), '0'.repeat(63)])(
    'имя «%s» не открывает ничего',
    async (name) => {
      expect(await store.get(name)).toBeNull()
      expect(await store.size(name)).toBeNull()
    },
  )
})

describe('ненужные файлы', () => {
  const age = async (file: StoredFile): Promise<void> => {
    const old = new Date(Date.now() - 8 * 86_400_000)
    await utimes(join(root, file.sha256.slice(0, 2), file.sha256.slice(2, 4), file.sha256), old, old)
  }
  const rowOf = async (file: StoredFile): Promise<number | null> =>
    (await database.worker.query('select from file_blob where sha256 = $1', [file.sha256])).rowCount

  it('удаляются через неделю; названные вложением остаются', async () => {
    const [fresh, old, named, orphan] = await Promise.all([1, 2, 3, 4].map(() => put(randomBytes(50))))
    if (!fresh || !old || !named || !orphan) return expect.fail('four files')
    const eightDaysAgo = addSeconds(moment(), -WEEK - 86_400)
    await record(fresh)
    await record(old, eightDaysAgo)
    await record(named, eightDaysAgo)
    await attach(named)
    for (const file of [old, named, orphan]) await age(file)
    expect(await removeUnreferenced(database, store)).toBe(2)
    expect([await rowOf(fresh), await rowOf(old), await rowOf(named)]).toEqual([1, 0, 1])
    expect([await store.size(old.sha256), await store.size(orphan.sha256)]).toEqual([null, null])
    expect([await store.size(fresh.sha256), await store.size(named.sha256)]).toEqual([50, 50])
  })

  it('файл, удалённый между загрузкой и записью, не получает строки', async () => {
    const file = await put(randomBytes(50))
    await store.remove(file.sha256)
    expect(await record(file)).toEqual({ ok: false, refusals: [{ code: 'fileGone' }] })
    expect(await rowOf(file)).toBe(0)
  })

  it('запись и удаление разом: строка без файла невозможна', async () => {
    for (let round = 0; round < 15; round++) {
      const file = await put(randomBytes(50))
      await age(file)
      const [recorded] = await Promise.all([record(file), removeUnreferenced(database, store)])
      const size = await store.size(file.sha256)
      expect(recorded.ok ? size : 'refused').toBe(recorded.ok ? 50 : 'refused')
      expect(await rowOf(file)).toBe(recorded.ok ? 1 : 0)
    }
  })

  const attach = async (file: StoredFile): Promise<void> => {
    const region = newId()
    const recordId = newId()
    await database.worker.query(
      `insert into region (id, name, name_genitive) values ($1, $2, 'Светлоярской области')`,
      [region, `Область ${region}`],
    )
    await database.worker.query(
      `insert into record (id, kind, title, region_id, reach, created_at) values ($1, 'event', 'Семинар', $2, 'own', now())`,
      [recordId, region],
    )
    await database.worker.query(
      `insert into attachment (id, record_id, name, sha256, size, media_type, added_at, region_id)
       values ($1, $2, 'план.docx', $3, $4, 'application/octet-stream', now(), $5)`,
      [newId(), recordId, file.sha256, file.size, region],
    )
  }
})

import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { cp, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type TestDatabase, testDatabase } from '../../../../test/setup/database.ts'
import { moment } from '../../clock.ts'
import { recordFile } from '../../files/blob.ts'
import { openFolderStore } from '../../files/folder-store.ts'
import type { FileStore } from '../../files/store.ts'
import { defineJob } from '../../jobs/job.ts'
import { sendJob } from '../../jobs/send.ts'
import { newId } from '../../random.ts'
import { migrationsDir } from '../folders.ts'
import { migrate } from '../migrate.ts'
import type { Pools } from '../pools.ts'
import { asWorker } from '../worker-transaction.ts'
import { restore } from './load.ts'
import { backup } from './save.ts'
import { savedTables } from './tables.ts'

const source = await testDatabase()
const ODD = 'Кавычки «ёлочки», таб\t, строка\nвторая, \\N, \\. и эмодзи 🏫'
let folder = ''
let store: FileStore
const contents = [randomBytes(10), randomBytes(200_000), Buffer.alloc(0)]
const job = defineJob({
  name: 'waiting',
  payload: z.object({ record: z.string() }),
  run: async () => undefined,
})

/** A hash of all rows of all tables, whatever their order. */
const fingerprint = async (database: Pick<Pools, 'owner'>): Promise<Record<string, string>> => {
  const found: Record<string, string> = {}
  for (const { schema, name } of await savedTables(database.owner)) {
    const { rows } = await database.owner.query(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text collate "C")), '') as hash from "${schema}"."${name}" t`,
    )
    found[`${schema}.${name}`] = rows[0].hash
  }
  return found
}

const region = newId()
const fill = async (): Promise<void> => {
  const { owner } = source
  await owner.query(`insert into region (id, name, name_genitive) values ($1, 'Светлоярская область', $2)`, [
    region,
    ODD,
  ])
  await owner.query(
    `insert into person (id, region_id, last_name, first_name) select gen_random_uuid(), $1, 'Фамилия' || i, 'Имя' from generate_series(1, 8000) i`,
    [region],
  )
  // A circle inside one table: rows refer to rows that come later.
  await owner.query(
    `update person set merged_into = (select id from person p where p.last_name = 'Фамилия8000') where last_name = 'Фамилия1'`,
  )
  const record = newId()
  await owner.query(
    `insert into record (id, kind, title, region_id, reach, created_at) values ($1, 'event', $2, $3, 'own', now())`,
    [record, ODD, region],
  )
  await asWorker(source.worker, async (tx) => {
    for (const bytes of contents) {
      const file = await store.put([bytes] as unknown as AsyncIterable<Uint8Array>, { limit: 1e9 })
      if (!file.ok) throw new Error('not stored')
      await recordFile(tx, store, file.value, moment())
      await tx.client.query(
        `insert into attachment (id, record_id, name, sha256, size, media_type, added_at, region_id)
         values ($1, $2, 'файл', $3, $4, 'text/plain', now(), $5)`,
        [newId(), record, file.value.sha256, file.value.size, region],
      )
    }
    await sendJob(tx, job, { record })
  })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'svyazka-backup-'))
  store = await openFolderStore(join(folder, 'files'))
  await fill()
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const newStore = async (): Promise<FileStore> => openFolderStore(await mkdtemp(join(folder, 'store-')))
const emptyDatabase = (): Promise<TestDatabase> => testDatabase({ empty: true })

describe('резервная копия', () => {
  it('восстанавливает каждую строку, файл и ожидающее задание', async () => {
    const file = join(folder, 'whole.svyazka')
    const report = await backup({ database: source, store }, file)
    expect(report).toMatchObject({ files: 3, missing: [] })
    expect(report.rows['public.person']).toBe(8000)
    expect(report.rows['pgboss.job']).toBe(1)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(report.sha256).toBe(
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    )
    const target = await emptyDatabase()
    const restored = await newStore()
    expect((await restore({ database: target, store: restored }, file)).rows).toEqual(report.rows)
    expect(await fingerprint(target)).toEqual(await fingerprint(source))
    for (const bytes of contents) {
      const stream = await restored.get(createHash('sha256').update(bytes).digest('hex'))
      expect(stream === null ? null : await buffer(stream)).toEqual(bytes)
    }
    await expect(target.owner.query('delete from region')).rejects.toMatchObject({ code: '23503' })
    expect(await migrate(target)).toEqual([])
  })

  it('читается обычным tar', async () => {
    const file = join(folder, 'tar.svyazka')
    await backup({ database: source, store }, file)
    const names = execFileSync('tar', ['-tzf', file]).toString().trim().split('\n')
    expect(names[0]).toBe('manifest.json')
    expect(names.at(-1)).toBe('SHA256SUMS')
    expect(names.filter((name) => name.startsWith('files/'))).toHaveLength(3)
  })

  it('снимок цел, когда во время копирования пишут', async () => {
    let running = true
    const writing = (async () => {
      while (running) {
        const id = newId()
        await asWorker(source.worker, async (tx) => {
          await tx.client.query(`insert into region (id, name, name_genitive) values ($1, $2, 'области')`, [
            id,
            `Область ${id}`,
          ])
          await tx.client.query(
            `insert into person (id, region_id, last_name, first_name) values ($1, $2, 'Новый', 'Имя')`,
            [id, id],
          )
        })
      }
    })()
    const file = join(folder, 'busy.svyazka')
    await backup({ database: source, store }, file)
    running = false
    await writing
    const target = await emptyDatabase()
    await restore({ database: target, store: await newStore() }, file)
    const { rows } = await target.owner.query(
      `select (select count(*) from region where id <> $1) as regions, (select count(*) from person where last_name = 'Новый') as people`,
      [region],
    )
    expect(rows[0].regions).toBe(rows[0].people)
  })

  it('не затирает прежнюю и не оставляет недописанной', async () => {
    const file = join(folder, 'kept.svyazka')
    await writeFile(file, 'прежняя')
    await expect(backup({ database: source, store }, file)).rejects.toMatchObject({ code: 'backupExists' })
    expect(await readFile(file, 'utf8')).toBe('прежняя')
    const broken: FileStore = { ...store, get: async () => Promise.reject(new Error('disk')) }
    await expect(backup({ database: source, store: broken }, join(folder, 'broken.svyazka'))).rejects.toThrow(
      'disk',
    )
    expect((await readdir(folder)).filter((name) => name.startsWith('broken'))).toEqual([])
  })

  it('файл, которого нет в хранилище, назван в отчёте', async () => {
    const missing = createHash('sha256')
      .update(contents[0] ?? '')
      .digest('hex')
    const partial: FileStore = {
      ...store,
      size: async (sha256) => (sha256 === missing ? null : store.size(sha256)),
    }
    const report = await backup({ database: source, store: partial }, join(folder, 'missing.svyazka'))
    expect(report).toMatchObject({ files: 2, missing: [missing] })
  })
})

describe('отказы восстановления', () => {
  const file = (): string => join(folder, 'good.svyazka')
  beforeAll(async () => {
    await backup({ database: source, store }, file())
  })

  it.each([
    [
      'изменён один байт',
      (bytes: Buffer) =>
        Buffer.from(bytes.map((byte, index) => (index === bytes.length >> 1 ? byte ^ 1 : byte))),
    ],
    ['обрезана', (bytes: Buffer) => bytes.subarray(0, bytes.length - 5000)],
    ['пуста', () => Buffer.alloc(0)],
    ['не копия вовсе', () => Buffer.from('просто письмо')],
  ])('копия %s: ничего не тронуто', async (_, spoil) => {
    const damaged = join(folder, 'damaged.svyazka')
    await writeFile(damaged, spoil(await readFile(file())))
    const target = await emptyDatabase()
    await expect(restore({ database: target, store: await newStore() }, damaged)).rejects.toMatchObject({
      code: 'backupDamaged',
    })
    expect(
      (await target.owner.query(`select from pg_tables where schemaname in ('public', 'pgboss')`)).rowCount,
    ).toBe(0)
  })

  it('подменённая часть при целом архиве обнаруживается по контрольной сумме', async () => {
    const work = await mkdtemp(join(folder, 'forged-'))
    execFileSync('tar', ['-xzf', file(), '-C', work])
    const part = join(work, 'tables', 'public.region', '000000')
    await writeFile(part, (await readFile(part, 'utf8')).replace('Светлоярская', 'Темноярская'))
    const names = execFileSync('tar', ['-tzf', file()]).toString().trim().split('\n')
    const forged = join(folder, 'forged.svyazka')
    execFileSync('tar', ['--format=ustar', '-czf', forged, '-C', work, ...names])
    const target = await emptyDatabase()
    await expect(restore({ database: target, store: await newStore() }, forged)).rejects.toMatchObject({
      code: 'backupDamaged',
    })
  })

  it('непустая база', async () => {
    const used = await testDatabase()
    const before = await fingerprint(used)
    await expect(restore({ database: used, store: await newStore() }, file())).rejects.toMatchObject({
      code: 'restoreNotEmpty',
    })
    expect(await fingerprint(used)).toEqual(before)
  })

  it('копия другой версии программы', async () => {
    const dir = await mkdtemp(join(folder, 'migrations-'))
    await cp(migrationsDir(), dir, { recursive: true })
    const handle = await open(join(dir, '0002_platform_jobs.sql'), 'a')
    await handle.writeFile('\n-- changed\n')
    await handle.close()
    const target = await emptyDatabase()
    await expect(
      restore({ database: target, store: await newStore() }, file(), { dir }),
    ).rejects.toMatchObject({
      code: 'backupOtherVersion',
    })
  })

  it('копия более старой версии поднимается до нынешней', async () => {
    const dir = await mkdtemp(join(folder, 'newer-'))
    await cp(migrationsDir(), dir, { recursive: true })
    await writeFile(
      join(dir, '9999_newer.sql'),
      `alter table region add column later text not null default 'x';`,
    )
    const target = await emptyDatabase()
    await restore({ database: target, store: await newStore() }, file(), { dir })
    const { rows } = await target.owner.query('select later from region where id = $1', [region])
    expect(rows).toEqual([{ later: 'x' }])
  })

  it('после неудачи база снова пуста, и ту же команду можно повторить', async () => {
    const dir = await mkdtemp(join(folder, 'failing-'))
    await cp(migrationsDir(), dir, { recursive: true })
    await writeFile(join(dir, '9999_failing.sql'), 'select 1 / 0;')
    const target = await emptyDatabase()
    const restored = await newStore()
    await expect(restore({ database: target, store: restored }, file(), { dir })).rejects.toMatchObject({
      code: 'migrationFailed',
    })
    const { rows } = await target.owner.query(
      `select (select count(*)::int from pg_tables where schemaname in ('public', 'auth', 'pgboss')) as tables,
              (select count(*)::int from pg_proc where proowner = 'svyazka_owner'::regrole) as functions,
              (select count(*)::int from pg_type where typowner = 'svyazka_owner'::regrole) as types,
              has_database_privilege('svyazka_owner', $1, 'create') as elsewhere`,
      [source.name],
    )
    expect(rows).toEqual([{ tables: 0, functions: 0, types: 0, elsewhere: true }])
    expect(
      (await restore({ database: target, store: restored }, file())).rows['public.region'],
    ).toBeGreaterThan(0)
  })
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { startEmbedded } from './embedded/launcher.ts'
import { migrationsDir } from './folders.ts'
import { appliedMigrations, migrate, waitingMigrations } from './migrate.ts'
import { checksumOf, readMigrations } from './migration-files.ts'
import { openDatabase } from './open.ts'
import { ROLE_NAMES, roleOf } from './pools.ts'
import { ensureRoles } from './roles.ts'

const database = await testDatabase({ empty: true })
let dir = ''
const folders: string[] = []

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'svyazka-migrations-'))
  folders.push(dir)
  await database.owner.query('drop table if exists schema_migration, a, b, c')
})
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

const file = (name: string, sql: string): Promise<void> => writeFile(join(dir, name), sql)
const tables = async (): Promise<string[]> => {
  const { rows } = await database.owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migration' order by 1`,
  )
  return rows.map(({ name }) => name)
}

describe('миграции', () => {
  it('применяются по порядку, один раз, хозяином таблиц', async () => {
    await file('0001_a.sql', 'create table a (id int); insert into a values (1);')
    await file('0002_b.sql', 'create table b as select * from a;')
    expect(await waitingMigrations(database, { dir })).toEqual(['0001_a.sql', '0002_b.sql'])
    expect(await migrate(database, { dir })).toEqual(['0001_a.sql', '0002_b.sql'])
    expect(await waitingMigrations(database, { dir })).toEqual([])
    expect(await migrate(database, { dir })).toEqual([])
    await file('0003_c.sql', 'create table c ();')
    expect(await migrate(database, { dir })).toEqual(['0003_c.sql'])
    const { rows } = await database.owner.query(
      `select distinct tableowner from pg_tables where schemaname in ('public', 'pgboss')`,
    )
    expect(rows).toEqual([{ tableowner: 'svyazka_owner' }])
  })

  it('несколько процессов сразу — каждая применяется один раз', async () => {
    await file('0001_a.sql', 'create table a (id int); select pg_sleep(0.2);')
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database, { dir })))
    expect(applied.flat()).toEqual(['0001_a.sql'])
  })

  it('о долгой говорится, пока она идёт, о быстрой нет', async () => {
    await file('0001_a.sql', 'create table a ();')
    await file('0002_b.sql', 'create table b (); select pg_sleep(2.5);')
    const told: string[] = []
    await migrate(database, { dir, slowAfter: 2000, slow: (name) => told.push(name) })
    expect(told).toEqual(['0002_b.sql'])
  })

  it('упавшая миграция не оставляет следов, прежние остаются', async () => {
    await file('0001_a.sql', 'create table a ();')
    await file('0002_b.sql', 'create table b (); select 1 / 0;')
    await expect(migrate(database, { dir })).rejects.toThrow(/0002_b\.sql.*division by zero/)
    expect(await tables()).toEqual(['a'])
    expect((await appliedMigrations(database.owner)).map(({ name }) => name)).toEqual(['0001_a.sql'])
  })

  it.each([
    [
      'изменённый после применения файл',
      'migrationChanged',
      () => file('0001_a.sql', 'create table a (id int);'),
    ],
    ['исчезнувший файл (база новее программы)', 'migrationMissing', () => rm(join(dir, '0001_a.sql'))],
    ['файл перед уже применённым', 'migrationOrder', () => file('0000_z.sql', 'create table b ();')],
    ['повторённый номер', 'migrationNumber', () => file('0001_b.sql', 'create table b ();')],
    ['плохое имя', 'migrationNumber', () => file('b.sql', 'create table b ();')],
  ])('%s — понятный отказ', async (_, code, spoil) => {
    await file('0001_a.sql', 'create table a ();')
    await migrate(database, { dir })
    await spoil()
    await expect(migrate(database, { dir })).rejects.toMatchObject({ code, name: 'DatabaseFailure' })
    expect(await tables()).toEqual(['a'])
  })

  it('концы строк Windows не меняют контрольную сумму', () => {
    expect(checksumOf('a\r\nb\r\n')).toBe(checksumOf('a\nb\n'))
    expect(checksumOf('a')).not.toBe(checksumOf('b'))
  })

  it('миграции программы находятся и читаются', async () => {
    const names = (await readMigrations(migrationsDir())).map(({ name }) => name)
    expect(names).toContain('0002_platform_jobs.sql')
    expect([...names].sort()).toEqual(names)
  })
})

describe('роли', () => {
  const suffix = Math.random().toString(36).slice(2, 8)
  const login = `svyazka_login_${suffix}`
  const asLogin = (name: string): string => {
    const url = new URL(database.ownerUrl)
    url.username = name
    url.password = 'secret'
    return url.href
  }
  const admin = async (text: string): Promise<void> => {
    const client = new pg.Client(database.ownerUrl)
    await client.connect()
    await client.query(text)
    await client.end()
  }

  afterAll(async () => {
    await admin(`drop owned by ${login}`)
    await admin(`drop role ${login}`)
  })

  it('без права создавать роли печатается SQL для администратора, после него всё работает', async () => {
    await admin(`create role ${login} login password 'secret'`)
    const config = { url: asLogin(login), data: '' }
    const refusal: unknown = await openDatabase(config).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'rolesMissing' })
    const message = refusal instanceof Error ? refusal.message : ''
    for (const name of ROLE_NAMES) expect(message).toContain(`grant "${roleOf(name)}" to "${login}";`)
    await admin(message.slice(message.indexOf('\n\n')))
    const opened = await openDatabase(config)
    const { rows } = await opened.app.query('select current_user as role, session_user as login')
    await opened.close()
    expect(rows).toEqual([{ role: 'svyazka_app', login }])
    expect(opened.kind).toBe('external')
  })

  it('параллельные первые старты на новом сервере не мешают друг другу', async () => {
    const data = await mkdtemp(join(tmpdir(), 'svyazka-test-'))
    folders.push(data)
    const server = await startEmbedded({ data, fsync: false })
    const connection = { ...server.admin, database: server.login.database }
    const wanted = [{ connection: server.login, roles: ROLE_NAMES }]
    const starts = await Promise.allSettled(Array.from({ length: 8 }, () => ensureRoles(connection, wanted)))
    await server.stop()
    expect(starts.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 'fulfilled'))
  })

  it('нет связи — предложение об адресе, без пароля', async () => {
    const refusal: unknown = await openDatabase({
      url: 'postgres://who:hidden@127.0.0.1:1/none',
      data: '',
    }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'notReachable' })
    expect(String(refusal)).toContain('127.0.0.1:1/none')
    expect(String(refusal)).not.toContain('hidden')
  })
})

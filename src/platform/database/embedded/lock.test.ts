import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { chooseAccount } from './account.ts'
import { lockFolder, tryLockFolder } from './lock.ts'
import { processStart } from './process.ts'

const NOBODYS_PID = 2_147_483_646
const folders: string[] = []
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'svyazka-lock-'))
  folders.push(folder)
})

afterAll(async () => {
  for (const path of folders) await rm(path, { recursive: true, force: true })
})

const leave = (holder: object): Promise<void> =>
  writeFile(join(folder, 'svyazka.lock'), JSON.stringify(holder))
const taken = async (): Promise<boolean> => 'takenBy' in (await tryLockFolder(folder))

describe('замок папки данных', () => {
  it('из многих претендентов папку получает один, и после него — следующий', async () => {
    const tried = await Promise.all(Array.from({ length: 12 }, () => tryLockFolder(folder)))
    const locks = tried.flatMap((lock) => ('release' in lock ? [lock] : []))
    expect(locks).toHaveLength(1)
    await expect(lockFolder(folder)).rejects.toThrow(String(process.pid))
    await locks[0]?.release()
    expect(await readdir(folder)).toEqual([])
    expect(await taken()).toBe(false)
  })

  it('замок умершего процесса не держит, и взявших его всё равно не двое', async () => {
    await leave({ pid: NOBODYS_PID, start: 'x', host: hostname() })
    const tried = await Promise.all(Array.from({ length: 12 }, () => tryLockFolder(folder)))
    expect(tried.filter((lock) => 'release' in lock)).toHaveLength(1)
  })

  it('номер, доставшийся другому процессу, не держит', async () => {
    await leave({ pid: process.ppid, start: 'another boot 1', host: hostname() })
    expect(await taken()).toBe(false)
  })

  it('живой процесс держит', async () => {
    await leave({ pid: process.ppid, start: await processStart(process.ppid), host: hostname() })
    expect(await taken()).toBe(true)
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'folderTaken' })
  })

  it('на другом компьютере судим по тому, обновляется ли файл', async () => {
    await leave({ pid: 1, start: 'x', host: 'other-host' })
    expect(await taken()).toBe(true)
    const old = new Date(Date.now() - 120_000)
    await utimes(join(folder, 'svyazka.lock'), old, old)
    expect(await taken()).toBe(false)
  })

  it('испорченный файл не мешает', async () => {
    await writeFile(join(folder, 'svyazka.lock'), '{"pid":')
    expect(await taken()).toBe(false)
    expect(JSON.parse(await readFile(join(folder, 'svyazka.lock'), 'utf8'))).toMatchObject({
      pid: process.pid,
    })
  })
})

describe('учётная запись для базы', () => {
  const line = (name: string, uid: number) => `${name}:x:${uid}:${uid}::/:/bin/false`

  it('postgres предпочтительнее nobody, root не годится', () => {
    const passwd = [line('root', 0), line('nobody', 65534), line('postgres', 101)].join('\n')
    expect(chooseAccount(passwd)).toEqual({ name: 'postgres', uid: 101, gid: 101 })
    expect(chooseAccount(line('nobody', 65534))?.name).toBe('nobody')
    expect(chooseAccount(line('postgres', 0))).toBeUndefined()
    expect(chooseAccount('')).toBeUndefined()
  })

  it('отрицательный номер nobody в macOS читается как в системе', () => {
    expect(chooseAccount(line('nobody', -2))?.uid).toBe(4_294_967_294)
  })
})

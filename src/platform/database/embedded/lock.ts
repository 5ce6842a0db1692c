import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf, failure } from '../failure.ts'
import { isAlive, processStart } from './process.ts'

type Holder = { readonly pid: number; readonly start: string; readonly host: string }

/** Leave to use a data folder, held until `release`. */
export type FolderLock = { readonly release: () => Promise<void> }

const FILE = 'svyazka.lock'
const HEARTBEAT_MS = 5_000
const SILENT_MS = 30_000
const ATTEMPTS = 10

const parseHolder = (text: string): Holder | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('pid' in value)) return undefined
    const start = 'start' in value ? String(value.start) : ''
    return { pid: Number(value.pid), start, host: 'host' in value ? String(value.host) : '' }
  } catch {
    return undefined
  }
}

/**
 * Whether the holder still lives. Numbers of processes are used again, so the start is compared too. On another host
 * (a container with the same volume) processes cannot be seen: there the file's heartbeat decides.
 */
const holds = async (holder: Holder, file: string): Promise<boolean> => {
  if (holder.host !== hostname()) {
    const touched = await stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    )
    return Date.now() - touched < SILENT_MS
  }
  if (!isAlive(holder.pid)) return false
  const start = await processStart(holder.pid)
  return start === '' ? process.platform === 'win32' : start === holder.start
}

const tries = { made: 0 }

/** Of this process and of this try: two tries of one process must not take each other's files away. */
const ownMark = (): string => {
  tries.made += 1
  return `${process.pid}.${tries.made}`
}

/** Takes a dead holder's file away; two rivals cannot both believe they did, because only one rename finds it. */
const removeStale = async (file: string, stale: string): Promise<void> => {
  const aside = `${file}.${ownMark()}`
  try {
    await rename(file, aside)
  } catch {
    return
  }
  const moved = await readFile(aside, 'utf8').catch(() => '')
  // A rival was faster and this is his fresh lock: put it back.
  if (moved !== stale) await link(aside, file).catch(() => undefined)
  await rm(aside, { force: true })
}

const tryCreate = async (file: string, content: string): Promise<boolean> => {
  const draft = `${file}.new.${ownMark()}`
  await writeFile(draft, content, { mode: 0o644 })
  try {
    // A link appears whole or not at all: nobody reads a half-written lock.
    await link(draft, file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

const hold = (file: string, content: string): FolderLock => {
  const heartbeat = setInterval(() => {
    const now = new Date()
    utimes(file, now, now).catch(() => undefined)
  }, HEARTBEAT_MS)
  heartbeat.unref()
  return {
    release: async () => {
      clearInterval(heartbeat)
      if ((await readFile(file, 'utf8').catch(() => '')) === content) await rm(file, { force: true })
    },
  }
}

/** Takes the data folder for this process; undefined when a living process holds it. A dead process's lock is taken over. */
export const tryLockFolder = async (data: string): Promise<FolderLock | { readonly takenBy: number }> => {
  const file = join(data, FILE)
  const mine: Holder = { pid: process.pid, start: await processStart(process.pid), host: hostname() }
  const content = JSON.stringify(mine)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await tryCreate(file, content)) return hold(file, content)
    const text = await readFile(file, 'utf8').catch(() => '')
    const holder = parseHolder(text)
    if (holder !== undefined && (await holds(holder, file))) return { takenBy: holder.pid }
    await removeStale(file, text)
    await sleep(10)
  }
  return { takenBy: 0 }
}

/** Like `tryLockFolder`, but throws `folderTaken`. */
export const lockFolder = async (data: string): Promise<FolderLock> => {
  const lock = await tryLockFolder(data)
  if ('takenBy' in lock) throw failure('folderTaken', { folder: data, pid: lock.takenBy })
  return lock
}

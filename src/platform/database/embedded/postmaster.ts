import { execFile } from 'node:child_process'
import { readFile, readlink, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { commandLine, isAlive, waitGone } from './process.ts'

/** What a running server says of itself in `postmaster.pid`. */
export type Postmaster = {
  readonly pid: number
  readonly port: number
  readonly socket: string
  readonly ready: boolean
}

const run = promisify(execFile)
const FAST_MS = 30_000
const HARD_MS = 10_000
/** Above every kernel's largest process number, so that PostgreSQL finds nobody under it. */
const NOBODYS_PID = 2_147_483_646

const pidFile = (cluster: string): string => join(cluster, 'postmaster.pid')

/** Reads `postmaster.pid` of a cluster; undefined when there is none. Whether the process lives is another question. */
export const readPostmaster = async (cluster: string): Promise<Postmaster | undefined> => {
  const text = await readFile(pidFile(cluster), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number.parseInt(lines[0] ?? '', 10)
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return {
    pid,
    port: Number.parseInt(lines[3] ?? '', 10) || 0,
    socket: (lines[4] ?? '').trim(),
    ready: (lines[7] ?? '').trim() === 'ready',
  }
}

/** True when this process is the server of this cluster and not a stranger that was given the same number later. */
export const servesCluster = async (pid: number, cluster: string): Promise<boolean> => {
  if (!isAlive(pid)) return false
  const line = await commandLine(pid)
  if (!line.includes('postgres')) return false
  // Linux tells where a process works, and a server works in its cluster; elsewhere its arguments name the folder.
  const works = await readlink(`/proc/${pid}/cwd`).catch(() => '')
  return works === '' ? line.includes(cluster) : works === (await realpath(cluster).catch(() => cluster))
}

/**
 * Makes a leftover pid file harmless when its number now belongs to a stranger: PostgreSQL would refuse to start.
 * The file stays with its other lines, because PostgreSQL learns from them whether old backends still use the shared memory.
 */
export const disownPidFile = async (cluster: string): Promise<void> => {
  const text = await readFile(pidFile(cluster), 'utf8')
  await writeFile(pidFile(cluster), [String(NOBODYS_PID), ...text.split('\n').slice(1)].join('\n'))
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {
    // It ended by itself in the meantime.
  }
}

/** Stops a server: politely (fast shutdown), then without a checkpoint, then by force. Committed data survive all three. */
export const stopPostmaster = async (pid: number, cluster: string, pgCtl: string): Promise<void> => {
  if (process.platform === 'win32') {
    await run(pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-w']).catch(() => undefined)
    return
  }
  signal(pid, 'SIGINT')
  if (await waitGone(pid, FAST_MS)) return
  signal(pid, 'SIGQUIT')
  if (await waitGone(pid, HARD_MS)) return
  signal(pid, 'SIGKILL')
  await waitGone(pid, HARD_MS)
}

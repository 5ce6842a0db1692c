import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { codeOf } from '../failure.ts'

const run = promisify(execFile)
/** Field 22 of the whole line. */
const START_FIELD = 19

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** What stands in `/proc/<pid>/stat` after the program's name, which is in brackets and may hold spaces. */
const statFields = (stat: string): string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ')

/** Ended, but nobody has asked for its exit code: in a container without an init such entries stay for ever. */
const isZombie = (pid: number): boolean => {
  try {
    return process.platform === 'linux' && statFields(readFileSync(`/proc/${pid}/stat`, 'utf8'))[0] === 'Z'
  } catch {
    return false
  }
}

/** True while a process with this number runs, also when it belongs to somebody else. */
export const isAlive = (pid: number): boolean => exists(pid) && !isZombie(pid)

const startOnLinux = async (pid: number): Promise<string> => {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  return `${boot.trim()} ${statFields(stat)[START_FIELD] ?? ''}`
}

const startByPs = async (pid: number): Promise<string> =>
  (
    await run('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { ...process.env, LC_ALL: 'C' } })
  ).stdout.trim()

/**
 * When a process began, as text fit only for comparing: the same number with another start is another process.
 * Empty when it is gone or the system does not tell.
 */
export const processStart = async (pid: number): Promise<string> => {
  if (process.platform === 'win32') return ''
  const start = process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid)
  return start.catch(() => '')
}

/** The command line of a process; empty when it is gone or the system does not tell. */
export const commandLine = async (pid: number): Promise<string> => {
  if (process.platform === 'win32') return ''
  if (process.platform === 'linux') {
    return readFile(`/proc/${pid}/cmdline`, 'utf8').then(
      (text) => text.replaceAll('\0', ' '),
      () => '',
    )
  }
  return run('ps', ['-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => '',
  )
}

/** Waits until the process is gone; false when it still lives after `ms`. */
export const waitGone = async (pid: number, ms: number): Promise<boolean> => {
  const until = Date.now() + ms
  while (isAlive(pid)) {
    if (Date.now() > until) return false
    await sleep(20)
  }
  return true
}

import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { codeOf } from '../failure.ts'

const run = promisify(execFile)

/** True while a process with this number exists, also when it belongs to somebody else. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

const startOnLinux = async (pid: number): Promise<string> => {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The name of the program stands in brackets and may hold spaces; the start is field 22, the 20th after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields[0] === 'Z' ? '' : `${boot.trim()} ${fields[19] ?? ''}`
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

const isZombie = async (pid: number): Promise<boolean> =>
  process.platform === 'linux' && isAlive(pid) && (await processStart(pid)) === ''

/** Waits until the process is gone; false when it still lives after `ms`. */
export const waitGone = async (pid: number, ms: number): Promise<boolean> => {
  const until = Date.now() + ms
  while (isAlive(pid) && !(await isZombie(pid))) {
    if (Date.now() > until) return false
    await sleep(20)
  }
  return true
}

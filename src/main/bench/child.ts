import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { askOnce } from './drive.ts'

export type Running = {
  readonly address: string
  readonly startedMs: number
  readonly pid: number | undefined
  readonly memoryMb: () => number
  readonly stop: () => Promise<void>
}

const PATIENCE_MS = 180_000

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })

/** Largest memory of a process so far; 0 where the system does not tell. */
const peakOf = (pid: number | undefined): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}

const stopped = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })

/** Starts a command of this very program that listens on `--port`, and waits until `/readyz` answers 200. */
export const startChild = async (
  command: string,
  data: string,
  more: readonly string[] = [],
): Promise<Running> => {
  const port = await freePort()
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...env } = process.env
  const from = performance.now()
  const child = spawn(
    process.execPath,
    [process.argv[1] ?? '', command, '--data', data, '--port', String(port), ...more],
    { env, stdio: 'ignore' },
  )
  const address = `http://127.0.0.1:${port}`
  const isReady = () =>
    askOnce({ url: `${address}/readyz`, headers: {} }).then(
      ({ status }) => status === 200,
      () => false,
    )
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`${command} has ended: ${child.exitCode}`)
    if (performance.now() - from > PATIENCE_MS) throw new Error(`${command} does not answer`)
    await sleep(20)
  }
  return {
    address,
    startedMs: performance.now() - from,
    pid: child.pid,
    memoryMb: () => peakOf(child.pid),
    stop: () => stopped(child),
  }
}

// The built program as a child process, its embedded server, and the two ways in which they are killed.
import { spawn } from 'node:child_process'
import { createWriteStream, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const READY_MS = 120_000

/** A port that was free a moment ago. */
export const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

const isReady = (address) =>
  fetch(`${address}/readyz`, { signal: AbortSignal.timeout(2000) }).then(
    (response) => response.status === 200,
    () => false,
  )

/** Milliseconds until `/readyz` answers 200. Throws when the process has ended or time is up. */
export const untilReady = async (program) => {
  const from = performance.now()
  while (performance.now() - from < READY_MS) {
    if (program.child.exitCode !== null || program.child.signalCode !== null)
      throw new Error(`the program has ended (${program.child.exitCode ?? program.child.signalCode})`)
    if (await isReady(program.address)) return performance.now() - from
    await sleep(20)
  }
  throw new Error('the program is not ready in two minutes')
}

/** Starts `serve` over a data folder; `ready` is the time from spawn to the first 200. */
export const startProgram = async (entry, data, port) => {
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, ...env } = process.env
  const child = spawn(process.execPath, [entry, 'serve', '--data', data, '--port', String(port)], {
    env: { ...env, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = createWriteStream(join(data, 'program.log'), { flags: 'a' })
  child.stdout.pipe(log)
  child.stderr.pipe(log)
  const program = { child, address: `http://127.0.0.1:${port}` }
  return { ...program, ready: await untilReady(program) }
}

const gone = (child) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', resolve))

/** `kill -9` of the program alone: its database server stays, as after a crash of the program. */
export const killProgram = async ({ child }) => {
  child.kill('SIGKILL')
  await gone(child)
}

/** An ordinary stop at the end. */
export const stopProgram = async ({ child }) => {
  child.kill('SIGTERM')
  await gone(child)
}

const postmaster = (data) => readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')

const parentOf = (pid) => {
  try {
    // the name stands in brackets and may hold spaces; the parent is the second word after it
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1])
  } catch {
    return -1
  }
}

/** `kill -9` of the server and of every process that it has started, all at once: nobody is left to tidy up. */
export const killServer = async (data) => {
  const main = Number(postmaster(data)[0])
  const children = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === main)
  for (const pid of [main, ...children.map(Number)])
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // ended by itself in the meantime
    }
  // until the last of them is gone, an old connection might still answer
  while ([main, ...children.map(Number)].some((pid) => parentOf(pid) > 1)) await sleep(1)
}

/** Rows of a query as the administrator of the embedded server, who sees every row. */
export const askServer = async (data, work) => {
  const [, , , port, socket] = postmaster(data)
  const client = new pg.Client({
    host: socket.trim() === '' ? '127.0.0.1' : join(data, 'postgres'),
    port: Number(port),
    user: 'svyazka_admin',
    password: readFileSync(join(data, 'postgres.password'), 'utf8').trim(),
    database: 'svyazka',
  })
  await client.connect()
  try {
    return await work(async (text, values) => (await client.query(text, values)).rows)
  } finally {
    await client.end()
  }
}

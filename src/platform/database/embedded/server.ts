import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { failure } from '../failure.ts'
import { type Account, asAccount } from './account.ts'
import type { Binaries } from './binaries.ts'
import { clusterArgument, layout, saysDiskFull } from './cluster.ts'
import { readPostmaster } from './postmaster.ts'
import { type Listening, serverSettings, settingArguments } from './settings.ts'

/** All that is needed to start the server of one data folder. */
export type Installation = {
  readonly data: string
  readonly binaries: Binaries
  readonly account: Account | undefined
  /** The account cannot pass the folders above `data`: the server is led into its own folder instead of to it. */
  readonly closed: boolean
  readonly fsync: boolean
}

/** A server that answers. `gone` is resolved when it ends, whatever the reason. */
export type RunningServer = {
  readonly pid: number
  readonly listening: Listening
  readonly gone: Promise<void>
}

const READY_MS = 10 * 60_000
const POLL_MS = 15
const ATTEMPTS = 25
const RETRY_MS = 400
const LOG_LIMIT = 10 * 1024 * 1024
/** A socket's address holds 107 bytes at most, and `/.s.PGSQL.65535` has to fit too. */
const SOCKET_FOLDER_LIMIT = 90

/** A port of 127.0.0.1 that nobody uses at this moment. */
const freePort = async (): Promise<number> => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

const socketFolderOf = (cluster: string): string =>
  process.platform === 'win32' || Buffer.byteLength(cluster) > SOCKET_FOLDER_LIMIT ? '' : cluster

const openLog = async (file: string) => {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  )
  if (size > LOG_LIMIT) await rename(file, `${file}.1`)
  return open(file, 'a', 0o640)
}

const logSince = async (file: string, from: number): Promise<string> =>
  (await readFile(file).catch(() => Buffer.alloc(0))).subarray(from).toString('utf8')

type Attempt = { readonly server: RunningServer } | { readonly words: string }

const attemptStart = async (installation: Installation, listening: Listening): Promise<Attempt> => {
  const { cluster, log } = layout(installation.data)
  const handle = await openLog(log)
  const from = (await handle.stat()).size
  const settings = serverSettings(listening, installation.fsync)
  const child = spawn(
    installation.binaries.postgres,
    ['-D', clusterArgument(installation, cluster), ...settingArguments(settings)],
    {
      ...asAccount(installation.account),
      cwd: cluster,
      env: { PATH: process.env.PATH ?? '', TZ: 'UTC', LC_MESSAGES: 'C' },
      stdio: ['ignore', handle.fd, handle.fd],
      // Its own group: Ctrl-C in a terminal reaches us first, and we stop the server after the last request.
      detached: true,
    },
  )
  const state = { ended: false, words: '' }
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', (error) => {
      state.words = error.message
      resolve()
    })
  }).then(() => {
    state.ended = true
  })
  child.unref()
  await handle.close()
  const until = Date.now() + READY_MS
  while (!state.ended && Date.now() < until) {
    const found = await readPostmaster(cluster)
    if (found !== undefined && found.pid === child.pid && found.ready) {
      return { server: { pid: found.pid, listening, gone } }
    }
    await sleep(POLL_MS)
  }
  return { words: `${state.words}${await logSince(log, from)}`.trim() }
}

type Remedy = 'again' | 'other port' | 'disk full' | 'give up'

/** What the words of a failed start mean. Backends of a killed server need a moment to notice that it is gone. */
const remedyFor = (words: string): Remedy => {
  if (saysDiskFull(words)) return 'disk full'
  if (/pre-existing shared memory block|lock file "postmaster\.pid" already exists/.test(words))
    return 'again'
  if (/could not bind|Address already in use|could not create any TCP/.test(words)) return 'other port'
  return 'give up'
}

const lastLines = (words: string): string => words.split('\n').slice(-5).join('\n')

/**
 * Starts the server and waits until it answers (crash recovery included). `listening` is given when it has to come back
 * where it was. Throws `diskFull` or `startFailed`.
 */
export const startServer = async (
  installation: Installation,
  listening?: Listening,
): Promise<RunningServer> => {
  const { cluster, log } = layout(installation.data)
  let place = listening ?? { port: await freePort(), socketFolder: socketFolderOf(cluster) }
  let words = ''
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const outcome = await attemptStart(installation, place)
    if ('server' in outcome) return outcome.server
    words = outcome.words
    const remedy = remedyFor(words)
    if (remedy === 'disk full') throw failure('diskFull', { folder: installation.data })
    if (remedy === 'give up') break
    if (remedy === 'other port' && listening === undefined) place = { ...place, port: await freePort() }
    await sleep(RETRY_MS)
  }
  throw failure('startFailed', { log, detail: lastLines(words) })
}

import { access, chmod, constants, mkdir, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { failure } from '../failure.ts'
import { closedFolder, serverAccount } from './account.ts'
import { prepareBinaries } from './binaries.ts'
import { ADMIN_LOGIN, ensureCluster, layout } from './cluster.ts'
import { type FolderLock, tryLockFolder } from './lock.ts'
import {
  disownPidFile,
  type Postmaster,
  readPostmaster,
  servesCluster,
  stopPostmaster,
} from './postmaster.ts'
import { waitGone } from './process.ts'
import { provision } from './provision.ts'
import { type Installation, type RunningServer, startServer } from './server.ts'
import type { Listening } from './settings.ts'

/** How to reach a server: a socket folder or 127.0.0.1 as `host`. */
export type Address = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

/** A running embedded server. `admin` may create roles; `login` is what the pools use and is no superuser. */
export type EmbeddedServer = {
  readonly login: Address
  readonly admin: Address
  readonly pid: () => number
  /** How it came to run: started now, taken over from a killed program, or run by another living process that we only join. */
  readonly origin: 'started' | 'adopted' | 'joined'
  readonly stop: () => Promise<void>
}

export type LaunchOptions = {
  readonly data: string
  /** False only in tests: a crash of the machine may then lose the whole cluster. */
  readonly fsync?: boolean
  /** A command beside a running program (`backup`, `doctor`) joins its server instead of refusing. */
  readonly join?: boolean
  /** Told of an unexpected end and restart of the server. */
  readonly warn?: (message: string) => void
}

const JOIN_MS = 30_000
const RESTARTS_A_MINUTE = 5
const RESTART_PAUSE_MS = 20_000
/** Where copies of the programs go when we are root and even the data folder is out of the server's reach. */
const OPEN_FOLDER = '/var/lib/svyazka'

const addressesOf = (listening: Listening, password: string) => {
  const host = listening.socketFolder === '' ? '127.0.0.1' : listening.socketFolder
  const admin = { host, port: listening.port, user: ADMIN_LOGIN, password, database: 'postgres' }
  return { admin, login: { ...admin, user: 'svyazka', database: 'svyazka' } }
}

const prepareFolder = async (data: string): Promise<void> => {
  try {
    await mkdir(data, { recursive: true, mode: 0o711 })
    await access(data, constants.W_OK | constants.X_OK)
  } catch {
    throw failure('folderNotWritable', { folder: data })
  }
}

/** Programs, account and folder, checked before anything is started. */
const install = async (data: string, fsync: boolean): Promise<Installation> => {
  const account = await serverAccount()
  if (account !== undefined) {
    // The folder itself is ours, so we open the way through it; folders above are not ours to change.
    await chmod(data, 0o711)
    const closed = await closedFolder(data, account)
    if (closed !== undefined && process.platform !== 'linux') {
      throw failure('folderClosed', { folder: data, closed, account: account.name })
    }
    if (closed !== undefined) {
      const binaries = await prepareBinaries(data, account, OPEN_FOLDER)
      return { data, account, fsync, closed: true, binaries }
    }
  }
  return { data, account, fsync, closed: false, binaries: await prepareBinaries(data, account, data) }
}

/** After kill -9 of the program its server still runs: the same data, so it is taken over if it has the same settings. */
const findOrphan = async (cluster: string): Promise<Postmaster | undefined> => {
  const found = await readPostmaster(cluster)
  if (found === undefined) return undefined
  if (await servesCluster(found.pid, cluster)) return found
  // A dead server's file is PostgreSQL's own business; a file whose number went to a stranger would stop it.
  await disownPidFile(cluster).catch(() => undefined)
  return undefined
}

const sameProgram = async (installation: Installation): Promise<boolean> => {
  const options = await readFile(`${layout(installation.data).cluster}/postmaster.opts`, 'utf8').catch(
    () => '',
  )
  const wantsFsync = !options.includes('fsync=off')
  return options.includes(installation.binaries.postgres) && wantsFsync === installation.fsync
}

/** The server names its folder as '.', from where it stands. */
const socketOf = ({ socket }: Postmaster, cluster: string): string => (socket === '' ? '' : cluster)

const adopt = (orphan: Postmaster, cluster: string): RunningServer => ({
  pid: orphan.pid,
  listening: { port: orphan.port, socketFolder: socketOf(orphan, cluster) },
  gone: waitGone(orphan.pid, Number.POSITIVE_INFINITY).then(() => undefined),
})

type Started = { readonly server: RunningServer; readonly origin: 'started' | 'adopted' }

const takeOverOrStart = async (installation: Installation): Promise<Started> => {
  const { cluster } = layout(installation.data)
  const orphan = await findOrphan(cluster)
  if (orphan?.ready === true && (await sameProgram(installation)))
    return { server: adopt(orphan, cluster), origin: 'adopted' }
  if (orphan !== undefined) await stopPostmaster(orphan.pid, cluster, installation.binaries.pgCtl)
  return { server: await startServer(installation), origin: 'started' }
}

/** A server that keeps dying is given time; the program never gives it up, because nobody may be there to start it by hand. */
const pauseBefore = (restarts: readonly number[]): number =>
  restarts.length > RESTARTS_A_MINUTE ? RESTART_PAUSE_MS : 0

/** Starts the server again when it dies under a living program (out of memory, kill -9), at the same address. */
const supervise = (installation: Installation, first: RunningServer, warn: (message: string) => void) => {
  const state = { server: first, stopping: false, restarts: [] as number[] }
  const watch = (server: RunningServer): void => {
    server.gone.then(async () => {
      if (state.stopping) return
      state.restarts = [...state.restarts.filter((at) => at > Date.now() - 60_000), Date.now()]
      const pause = pauseBefore(state.restarts)
      warn(
        `The embedded database ended unexpectedly; starting it again${pause === 0 ? '' : ` in ${pause / 1000} s`}.`,
      )
      await sleep(pause, undefined, { ref: false })
      if (state.stopping) return
      try {
        state.server = await startServer(installation, server.listening)
        if (state.stopping)
          await stopPostmaster(
            state.server.pid,
            layout(installation.data).cluster,
            installation.binaries.pgCtl,
          )
        else watch(state.server)
      } catch (error) {
        warn(error instanceof Error ? error.message : String(error))
        await sleep(RESTART_PAUSE_MS, undefined, { ref: false })
        if (!state.stopping) watch({ ...server, gone: Promise.resolve() })
      }
    })
  }
  watch(first)
  return state
}

const interruptOnExit = (pid: () => number) => (): void => {
  try {
    process.kill(pid(), 'SIGINT')
  } catch {
    // Already gone.
  }
}

const runOwn = async (options: LaunchOptions, lock: FolderLock): Promise<EmbeddedServer> => {
  const installation = await install(options.data, options.fsync ?? true)
  const password = await ensureCluster(installation)
  const { server, origin } = await takeOverOrStart(installation)
  const { cluster } = layout(options.data)
  const state = supervise(installation, server, options.warn ?? (() => undefined))
  // The last resort when somebody calls process.exit() without closing.
  const onExit = interruptOnExit(() => state.server.pid)
  process.once('exit', onExit)
  const stop = async (): Promise<void> => {
    state.stopping = true
    process.removeListener('exit', onExit)
    await stopPostmaster(state.server.pid, cluster, installation.binaries.pgCtl)
    await lock.release()
  }
  const addresses = addressesOf(server.listening, password)
  try {
    await provision(addresses)
  } catch (error) {
    await stop()
    throw error
  }
  return { ...addresses, pid: () => state.server.pid, origin, stop }
}

/** The server of a living program in the same folder; waits for one that is just starting. */
const joinOther = async (data: string, holder: number): Promise<EmbeddedServer> => {
  const { cluster, password: file } = layout(data)
  const until = Date.now() + JOIN_MS
  while (Date.now() < until) {
    const found = await readPostmaster(cluster)
    if (found?.ready === true && (await servesCluster(found.pid, cluster))) {
      const password = (await readFile(file, 'utf8')).trim()
      const addresses = addressesOf({ port: found.port, socketFolder: socketOf(found, cluster) }, password)
      await provision(addresses)
      return { ...addresses, pid: () => found.pid, origin: 'joined', stop: async () => undefined }
    }
    await sleep(100)
  }
  throw failure('folderTaken', { folder: data, pid: holder })
}

/**
 * Starts (or takes over, or joins) the embedded server of a data folder. Throws `DatabaseFailure` with a sentence for the
 * administrator: taken folder, closed folder, wrong major version, full disk, missing platform package.
 */
export const startEmbedded = async (options: LaunchOptions): Promise<EmbeddedServer> => {
  const data = resolve(options.data)
  await prepareFolder(data)
  const lock = await tryLockFolder(data)
  if ('takenBy' in lock) {
    if (options.join === true) return joinOther(data, lock.takenBy)
    throw failure('folderTaken', { folder: data, pid: lock.takenBy })
  }
  try {
    return await runOwn({ ...options, data }, lock)
  } catch (error) {
    await lock.release()
    throw error
  }
}

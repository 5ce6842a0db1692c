import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { failure, wordsOf } from '../failure.ts'
import { type Account, asAccount } from './account.ts'
import type { Binaries } from './binaries.ts'

/** The superuser of the embedded server: creates roles and databases, nothing else connects as it. */
export const ADMIN_LOGIN = 'svyazka_admin'

const run = promisify(execFile)
const DISK_FULL = /No space left on device|ENOSPC|disk full/i
const BAD_LOCALE = /invalid locale name/i
const LOCALES: Readonly<Record<string, string>> = { win32: 'C', darwin: 'en_US.UTF-8' }

/** Folders and files of an installation's database inside its data folder. */
export const layout = (data: string) => ({
  cluster: join(data, 'postgres'),
  unfinished: join(data, 'postgres.new'),
  password: join(data, 'postgres.password'),
  log: join(data, 'postgres.log'),
})

/** True when the words of a program or of the system mean "no space left". */
export const saysDiskFull = (words: string): boolean => DISK_FULL.test(words)

/** The password of the embedded server, made once; 0600, for this user alone. */
const ownPassword = async (file: string, clusterExists: boolean): Promise<string> => {
  const present = (await readFile(file, 'utf8').catch(() => '')).trim()
  if (present !== '') return present
  if (clusterExists) throw failure('passwordLost', { file })
  const password = randomBytes(24).toString('base64url')
  await writeFile(file, `${password}\n`, { mode: 0o600 })
  return password
}

/**
 * How the server is told its folder. A child keeps its working folder although it may not pass the folders above it, and
 * Linux gives a path to just that: so an installation inside a closed folder works without opening anything.
 */
export const clusterArgument = (init: { readonly closed: boolean }, folder: string): string =>
  init.closed ? '/proc/self/cwd' : folder

const initArguments = (folder: string, passwordFile: string, locale: string, fsync: boolean): string[] => [
  `--pgdata=${folder}`,
  `--username=${ADMIN_LOGIN}`,
  '--encoding=UTF8',
  '--locale-provider=icu',
  '--icu-locale=ru-RU',
  `--locale=${locale}`,
  '--lc-messages=C',
  '--auth=scram-sha-256',
  `--pwfile=${passwordFile}`,
  '--text-search-config=pg_catalog.russian',
  ...(fsync ? [] : ['--no-sync']),
]

const initdb = async (init: Init, passwordFile: string, locale: string): Promise<void> => {
  const { cluster, unfinished } = layout(init.data)
  await rm(unfinished, { recursive: true, force: true })
  await mkdirFor(unfinished, init.account)
  const passwordPath = init.closed ? `/proc/self/cwd/../${basename(passwordFile)}` : passwordFile
  await run(
    init.binaries.initdb,
    initArguments(clusterArgument(init, unfinished), passwordPath, locale, init.fsync),
    {
      ...asAccount(init.account),
      cwd: unfinished,
      env: { PATH: process.env.PATH ?? '', LC_MESSAGES: 'C', TZ: 'UTC' },
    },
  )
  // Renamed only when whole: an initdb that was killed halfway is simply done again.
  await rename(unfinished, cluster)
}

const mkdirFor = async (folder: string, account: Account | undefined): Promise<void> => {
  await mkdir(folder, { mode: 0o700 })
  if (account !== undefined) await chown(folder, account.uid, account.gid)
}

type Init = {
  readonly data: string
  readonly binaries: Binaries
  readonly account: Account | undefined
  readonly closed: boolean
  readonly fsync: boolean
}

const createCluster = async (init: Init, password: string): Promise<void> => {
  // initdb wants the password in a file that the server's account can read; it lives for the length of this call.
  const passwordFile = join(init.data, 'postgres.password.init')
  await rm(passwordFile, { force: true })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (init.account !== undefined) await chown(passwordFile, init.account.uid, init.account.gid)
  const wanted = LOCALES[process.platform] ?? 'C.UTF-8'
  try {
    await initdb(init, passwordFile, wanted).catch(async (error: unknown) => {
      if (!BAD_LOCALE.test(wordsOf(error))) throw error
      await initdb(init, passwordFile, 'C')
    })
  } catch (error) {
    const words = wordsOf(error)
    if (saysDiskFull(words)) throw failure('diskFull', { folder: init.data })
    throw failure('startFailed', { log: layout(init.data).log, detail: words })
  } finally {
    await rm(passwordFile, { force: true })
    await rm(layout(init.data).unfinished, { recursive: true, force: true })
  }
}

const checkVersion = async (init: Init): Promise<boolean> => {
  const { cluster } = layout(init.data)
  const found = (await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
  if (found === '') {
    const names = await readdir(cluster).catch(() => [])
    if (names.length > 0) throw failure('folderUnknown', { folder: cluster })
    await rm(cluster, { recursive: true, force: true })
    return false
  }
  const wanted = init.binaries.version.split('.')[0] ?? ''
  if (found !== wanted) throw failure('wrongMajor', { folder: init.data, found, wanted })
  return true
}

/**
 * Makes sure that the data folder holds a cluster of our major version and gives its password.
 * Throws `wrongMajor`, `folderUnknown`, `passwordLost`, `diskFull`, `startFailed`.
 */
export const ensureCluster = async (init: Init): Promise<string> => {
  const exists = await checkVersion(init)
  const password = await ownPassword(layout(init.data).password, exists)
  if (!exists) await createCluster(init, password)
  return password
}

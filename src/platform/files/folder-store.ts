import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { type FileRefusal, type FileStore, isSha256, type PutOptions, type StoredFile } from './store.ts'

const STALE_MS = 24 * 60 * 60 * 1000

const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

const pathOf = (root: string, sha256: string): string => {
  if (!isSha256(sha256)) throw new Error('not the name of a stored file')
  return join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

/** A rename is durable only when the folder that holds the name is synced too. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const makeFolder = async (root: string, folder: string): Promise<void> => {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (made === undefined) return
  // New folders are names in their parents.
  for (let at = dirname(folder); at.length >= root.length; at = dirname(at)) await syncFolder(at)
}

class TooLarge extends Error {}

const writeAll = async (
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<StoredFile> => {
  const hash = createHash('sha256')
  const handle = await open(path, 'wx', 0o600)
  let size = 0
  try {
    for await (const chunk of bytes) {
      size += chunk.byteLength
      if (size > limit) throw new TooLarge()
      hash.update(chunk)
      await handle.writeFile(chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { sha256: hash.digest('hex'), size }
}

const put = async (
  root: string,
  bytes: AsyncIterable<Uint8Array>,
  { limit }: PutOptions,
): Promise<Result<StoredFile, FileRefusal>> => {
  const temporary = join(root, 'tmp', randomUUID())
  try {
    const stored = await writeAll(temporary, bytes, limit)
    const path = pathOf(root, stored.sha256)
    await makeFolder(root, dirname(path))
    // Also over an equal file: its bytes are the same, and its age starts anew for the job that removes old ones.
    await rename(temporary, path)
    await syncFolder(dirname(path))
    return ok(stored)
  } catch (error) {
    await rm(temporary, { force: true })
    if (error instanceof TooLarge) return refuse('fileTooLarge', undefined, { limit })
    if (errorCode(error) === 'ENOSPC' || errorCode(error) === 'EDQUOT') return refuse('diskFull')
    throw error
  }
}

const sizeOf = async (root: string, sha256: string): Promise<number | null> => {
  if (!isSha256(sha256)) return null
  return stat(pathOf(root, sha256)).then(
    (found) => found.size,
    () => null,
  )
}

async function* listAll(root: string): AsyncIterable<{ readonly sha256: string; readonly age: number }> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    if (!entry.isFile() || !isSha256(entry.name)) continue
    const found = await stat(join(entry.parentPath, entry.name)).catch(() => null)
    if (found !== null) yield { sha256: entry.name, age: Date.now() - found.mtimeMs }
  }
}

/** Uploads that were cut off by the end of the program. */
const removeStaleUploads = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (found !== null && Date.now() - found.mtimeMs > STALE_MS) await rm(path, { force: true })
  }
}

/** A store in a folder: `ab/cd/<sha256>`, outside everything that the web server gives out. */
export const openFolderStore = async (root: string): Promise<FileStore> => {
  const uploads = join(root, 'tmp')
  await mkdir(uploads, { recursive: true, mode: 0o700 })
  await removeStaleUploads(uploads)
  return {
    put: (bytes, options) => put(root, bytes, options),
    get: async (sha256, part) =>
      (await sizeOf(root, sha256)) === null ? null : createReadStream(pathOf(root, sha256), part ?? {}),
    size: (sha256) => sizeOf(root, sha256),
    remove: (sha256) => unlink(pathOf(root, sha256)),
    list: () => listAll(root),
  }
}

import { readFile, stat } from 'node:fs/promises'
import { layout } from './cluster.ts'
import { tryLockFolder } from './lock.ts'
import { readPostmaster, servesCluster, stopPostmaster } from './postmaster.ts'

/**
 * Stops the server that a killed program left running in a data folder that nobody will use again (a test run).
 * False when a living program holds the folder.
 */
export const stopLeftover = async (data: string): Promise<boolean> => {
  const lock = await tryLockFolder(data)
  if ('takenBy' in lock) return false
  const { cluster } = layout(data)
  const found = await readPostmaster(cluster)
  if (found !== undefined && (await servesCluster(found.pid, cluster))) {
    const options = await readFile(`${cluster}/postmaster.opts`, 'utf8').catch(() => '')
    const postgres = options.split(' ')[0] ?? ''
    await stopPostmaster(found.pid, cluster, postgres.replace(/postgres(\.exe)?$/, 'pg_ctl$1'))
  }
  await lock.release()
  return true
}

/** Milliseconds since a file or folder was last changed; 0 when it is not there. */
export const ageOf = async (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  )

// Runs one program of the checks and says how it ended.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(fileURLToPath(import.meta.url), '..', '..', '..')

/** Runs a script of a package or of `scripts/` by this Node, its words going straight to the screen; gives the exit code. */
export const runNode = (file, args = [], env = {}) => {
  const done = spawnSync(process.execPath, [join(root, file), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  if (done.error !== undefined) console.error(done.error.message)
  return done.status ?? 1
}

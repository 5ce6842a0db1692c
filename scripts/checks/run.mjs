// Runs one program of the checks and says how it ended.
import { spawn, spawnSync } from 'node:child_process'
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

/** The same, with all that the program said kept together: for programs that run side by side. */
const runQuietly = (file, args) =>
  new Promise((resolve) => {
    const said = []
    const child = spawn(process.execPath, [join(root, file), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(bytes))
    child.on('error', (error) => said.push(Buffer.from(error.message)))
    child.on('close', (code) => resolve({ code: code ?? 1, said: Buffer.concat(said).toString('utf8') }))
  })

/** Runs named programs, so many at a time; `ended` gets each as it ends: its name, exit code and words. */
export const runSideBySide = async (programs, lanes, ended) => {
  const waiting = [...programs]
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, file, args = []] = next
      ended({ name, ...(await runQuietly(file, args)) })
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

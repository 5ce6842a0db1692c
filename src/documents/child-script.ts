import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BuildOptions } from 'esbuild'

const BUNDLED = 'reader-child.mjs'
const ENTRY = 'child.ts'

/** Packages with files of their own beside the code; a bundle would lose them. */
const EXTERNALS = ['pdfjs-dist', 'esbuild'] as const

/** Everything but those packages in one file, so that a test's child starts as fast as the built one. */
const childBundle = (entry: string, outfile: string): BuildOptions => ({
  entryPoints: [entry],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: [...EXTERNALS],
  // Packages written for require() ask for it at run time, and a module has none of its own.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  logLevel: 'error',
})

const sourceFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(folder, name))

const fingerprint = (folders: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const file of folders.flatMap(sourceFiles)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

const findModules = (from: string): string => {
  const here = join(from, 'node_modules')
  const above = dirname(from)
  return existsSync(here) || above === from ? here : findModules(above)
}

const bundleSources = async (folder: string): Promise<string> => {
  const cache = join(findModules(folder), '.cache', 'svyazka')
  const outfile = join(cache, `reader-child-${fingerprint([folder, resolve(folder, '../kernel')])}.mjs`)
  if (existsSync(outfile)) return outfile
  const { build } = await import('esbuild')
  await mkdir(cache, { recursive: true })
  const draft = `${outfile}.${process.pid}`
  await build(childBundle(join(folder, ENTRY), draft))
  await rename(draft, outfile)
  return outfile
}

let found: Promise<string> | undefined

/**
 * Path of the child's script. In a built program it lies beside the bundle that holds this module; from TypeScript
 * sources (tests, development) it is bundled once per state of the sources into `node_modules/.cache/svyazka`.
 */
export const childScript = (): Promise<string> => {
  const folder = dirname(fileURLToPath(import.meta.url))
  const beside = join(folder, BUNDLED)
  found ??= existsSync(beside) ? Promise.resolve(beside) : bundleSources(folder)
  return found
}

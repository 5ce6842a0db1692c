import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BuildOptions } from 'esbuild'

/** Packages with files of their own beside the code; a bundle would lose them. */
const EXTERNALS = ['pdfjs-dist', 'esbuild', 'highs'] as const

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

/** A script that runs beside the main thread: its name in a built program, and what it is made of. */
export type ScriptSource = {
  /** File name beside the bundle that holds the caller. */
  readonly bundled: string
  /** Folder of the caller's module, with the entry in it. */
  readonly folder: string
  readonly entry: string
  /** Folders whose sources the script is made of, seen from `folder`. */
  readonly sources: readonly string[]
}

const bundleSources = async ({ bundled, folder, entry, sources }: ScriptSource): Promise<string> => {
  const cache = join(findModules(folder), '.cache', 'svyazka')
  const name = bundled.replace(/\.mjs$/u, '')
  const outfile = join(
    cache,
    `${name}-${fingerprint([folder, ...sources.map((each) => resolve(folder, each))])}.mjs`,
  )
  if (existsSync(outfile)) return outfile
  const { build } = await import('esbuild')
  await mkdir(cache, { recursive: true })
  const draft = `${outfile}.${process.pid}`
  await build(childBundle(join(folder, entry), draft))
  await rename(draft, outfile)
  return outfile
}

const found = new Map<string, Promise<string>>()

/**
 * Path of a script for a process or a thread of its own. In a built program it lies beside the bundle that holds the
 * caller; from TypeScript sources (tests, development) it is bundled once per state of the sources into
 * `node_modules/.cache/svyazka`.
 */
export const scriptOf = (source: ScriptSource): Promise<string> => {
  const beside = join(source.folder, source.bundled)
  const known = found.get(beside)
  if (known !== undefined) return known
  const script = existsSync(beside) ? Promise.resolve(beside) : bundleSources(source)
  found.set(beside, script)
  return script
}

/** The script of the child that takes foreign files apart. */
export const childScript = (): Promise<string> =>
  scriptOf({
    bundled: 'reader-child.mjs',
    folder: dirname(fileURLToPath(import.meta.url)),
    entry: 'child.ts',
    sources: ['../kernel'],
  })

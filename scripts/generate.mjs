// `npm run generate` writes schema, diagrams, permissions and requirements; `--check` only says whether they are up to date.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './checks/run.mjs'
import { installIfNeeded } from './install-if-needed.mjs'

installIfNeeded()
const { build } = await import('esbuild')
const { answersText } = await import('./answers.mjs')

/** Inside node_modules, so that packages are found and no one takes it for a source. */
const tool = join(root, 'node_modules', '.svyazka-generate', `generate-${process.pid}.mjs`)

const generateInto = (folder) => {
  const done = spawnSync(process.execPath, [tool, root, folder], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return done.status === 0 ? done.stdout.trim().split('\n') : null
}

/** The program reads this one itself, so it stands before the program is built. */
const ANSWERS = 'src/main/api/answers.json'
const answers = answersText(root)

const read = (folder, path) =>
  existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : null

/** A diagram whose table is gone would stay for ever. */
const leftOver = (paths) =>
  (existsSync(join(root, 'docs', 'workflows')) ? readdirSync(join(root, 'docs', 'workflows')) : [])
    .map((name) => `docs/workflows/${name}`)
    .filter((path) => !paths.includes(path))

const check = () => {
  const folder = mkdtempSync(join(tmpdir(), 'svyazka-generated-'))
  try {
    const paths = generateInto(folder)
    if (paths === null) return ['порождение не удалось']
    const old = paths.filter((path) => read(root, path) !== read(folder, path))
    if (read(root, ANSWERS) !== answers) old.push(ANSWERS)
    return [...old.map((path) => `${path} устарел`), ...leftOver(paths).map((path) => `${path} лишний`)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const write = () => {
  const paths = generateInto(root)
  if (paths === null) return ['порождение не удалось']
  for (const path of leftOver(paths)) rmSync(join(root, path))
  console.log(paths.join('\n'))
  return []
}

if (!process.argv.includes('--check')) writeFileSync(join(root, ANSWERS), answers)
await build({
  entryPoints: [join(root, 'src/main/generate.ts')],
  outfile: tool,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: '#jsx',
  logLevel: 'warning',
})
try {
  const faults = process.argv.includes('--check') ? check() : write()
  for (const fault of faults) console.error(`✗ ${fault}: выполните npm run generate`)
  process.exitCode = faults.length > 0 ? 1 : 0
} finally {
  rmSync(tool, { force: true })
}

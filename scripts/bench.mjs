// `npm run bench [-- --load DIR | --set regional|large] [--lines a,b] [--rounds N] [--seconds N] [--data DIR] [--save FILE | --against FILE]`: builds, makes the data set, measures.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { installIfNeeded } from './install-if-needed.mjs'

installIfNeeded()
const { buildIfChanged } = await import('./build.mjs')

const { values } = parseArgs({
  options: {
    load: { type: 'string' },
    set: { type: 'string', default: 'regional' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '10' },
    lines: { type: 'string', default: '' },
    data: { type: 'string' },
    save: { type: 'string' },
    against: { type: 'string' },
  },
})
const root = join(fileURLToPath(import.meta.url), '..', '..')
/** The generator is handed out beside the program, for everyone who compares; its files may also be given as `--load`. */
const generator = join(root, '..', 'shared', 'benchmark', 'generate.mjs')

const makeSet = () => {
  if (!existsSync(generator)) {
    console.error(
      'Нет генератора данных измерения. Назовите папку с его файлами: npm run bench -- --load ПАПКА',
    )
    process.exit(2)
  }
  const folder = mkdtempSync(join(tmpdir(), 'svyazka-set-'))
  const made = spawnSync(process.execPath, [generator, '--set', values.set, '--out', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (made.status !== 0) process.exit(3)
  return folder
}

/** A copy: another build in the same checkout must not take the program away while it runs. */
const program = join(root, 'node_modules', `.svyazka-bench-${process.pid}`)
cpSync(dirname(await buildIfChanged()), program, { recursive: true })
const set = values.load ?? makeSet()
const measured = spawnSync(
  process.execPath,
  [
    // the rows of a country are told apart in memory before they are copied
    '--max-old-space-size=8192',
    join(program, 'cli.mjs'),
    'bench',
    ...['--load', set, '--rounds', values.rounds, '--seconds', values.seconds],
    ...['--connections', values.connections, '--lines', values.lines],
    ...['data', 'save', 'against'].flatMap((name) =>
      values[name] === undefined ? [] : [`--${name}`, values[name]],
    ),
  ],
  { stdio: 'inherit' },
)
rmSync(program, { recursive: true, force: true })
if (values.load === undefined) rmSync(set, { recursive: true, force: true })
process.exitCode = measured.status ?? 3

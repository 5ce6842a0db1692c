import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const script = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'scripts', 'check-structure.mjs')
const folders: string[] = []

type Tree = Readonly<Record<string, string>>

const plant = (tree: Tree): string => {
  const root = mkdtempSync(join(tmpdir(), 'svyazka-structure-'))
  folders.push(root)
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

const check = (tree: Tree, atLeast = 3) => {
  const run = spawnSync(process.execPath, [script, '--root', plant(tree), '--at-least', String(atLeast)], {
    encoding: 'utf8',
  })
  return { status: run.status, said: `${run.stdout}${run.stderr}` }
}

/** Three files that break nothing. */
const SOUND: Tree = {
  'src/kernel/day.ts': 'export const dayOf = (text: string) => text\n',
  'src/modules/schools/domain/rules.ts':
    "import { dayOf } from '../../../kernel/day.ts'\nexport const since = (text: string) => dayOf(text)\n",
  'src/modules/schools/queries.ts':
    "import { since } from './domain/rules.ts'\nexport const listOf = (text: string) => [since(text)]\n",
}

const lines = (count: number): string => Array.from({ length: count }, (_, at) => `  void ${at}\n`).join('')

/** One breach of each kind. */
const PLANTED: Tree = {
  ...SOUND,
  'src/kernel/term.ts':
    "import { clock } from '../platform/clock.ts'\nexport const term = () => [clock(), new Date()]\n",
  'src/platform/clock.ts': 'export const clock = () => Date.now()\n',
  'src/modules/schools/domain/access.ts':
    "import { listOf } from '../queries.ts'\nexport const may = () => listOf('')\n",
  'src/modules/schools/commands.ts':
    "import { peopleOf } from '../people/public.ts'\nexport const add = () => peopleOf()\n",
  'src/modules/people/public.ts': "export const peopleOf = () => 'select current_date'\n",
  'src/modules/people/jobs.ts':
    "import { listOf } from '../schools/queries.ts'\nexport const remind = () => listOf('')\n",
  'src/modules/people/pages/card.tsx':
    'import { remind } from \'../jobs.ts\'\nexport const Card = () => <p style="color:red">Карточка {remind()} <input name="a" /></p>\n',
  'src/modules/people/utils.ts': 'export const one = 1\n',
  'src/ui/first.ts': "import { second } from './second.ts'\nexport const first = () => second\n",
  'src/ui/second.ts': "import { first } from './first.ts'\nexport const second = () => first\n",
  'src/ui/long.ts': `export const long = () => {\n${lines(60)}}\n`,
  'src/ui/longer.ts': `export const table = [1]\n${lines(300)}`,
  'src/ui/lost.ts': "export { nothing } from './nothing.ts'\n",
  'src/modules/gadgets/public.ts': "export { dayOf } from '../../kernel/day.ts'\n",
}

describe('законы устройства', () => {
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })

  it('исправное дерево проходит', () => {
    const { status, said } = check(SOUND)
    expect(said).toContain('3 modules')
    expect(status).toBe(0)
  })

  it('слепая проверка не проходит: модулей увидено слишком мало', () => {
    const { status, said } = check(SOUND, 100)
    expect(said).toContain('only 3 modules were seen')
    expect(status).toBe(1)
  })

  it('каждое подброшенное нарушение названо вместе с файлом', () => {
    const { status, said } = check(PLANTED)
    expect(status).toBe(1)
    for (const fault of [
      'layer-kernel src/kernel/term.ts -> src/platform/clock.ts',
      'no-date-outside-platform src/kernel/term.ts',
      'domain-is-pure src/modules/schools/domain/access.ts -> src/modules/schools/queries.ts',
      'module-order-schools src/modules/schools/commands.ts -> src/modules/people/public.ts',
      'module-by-its-face src/modules/people/jobs.ts -> src/modules/schools/queries.ts',
      'module-is-in-the-order src/modules/gadgets/public.ts',
      'no-clock-in-sql src/modules/people/public.ts',
      'no-style-attribute src/modules/people/pages/card.tsx',
      'no-bare-controls src/modules/people/pages/card.tsx',
      'sentences-in-text src/modules/people/pages/card.tsx',
      'empty-name src/modules/people/utils.ts',
      'module-name src/modules/people/utils.ts',
      'no-orphan src/modules/people/utils.ts',
      'no-circle src/ui/first.ts',
      'long-function src/ui/long.ts#long',
      'long-file src/ui/longer.ts',
      'resolvable src/ui/lost.ts',
    ])
      expect(said).toContain(fault)
  })
})

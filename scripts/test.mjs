// `npm test`: installs what is missing, then every check and every test; the last line is «N passed, M failed».
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runSideBySide } from './checks/run.mjs'
import { installIfNeeded } from './install-if-needed.mjs'

const lockText = () => readFileSync(join(root, 'package-lock.json'), 'utf8')
const lockBefore = lockText()
installIfNeeded()

// Only now: these need the packages.
const { findChromium } = await import('./checks/chromium.mjs')
const { lockFault } = await import('./checks/lock.mjs')
const { runProjects } = await import('./checks/vitest.mjs')

const total = { passed: 0, failed: 0 }
const faults = []

const note = (name, isRight) => {
  if (isRight) total.passed++
  else {
    total.failed++
    faults.push(name)
  }
}

const title = (name) => console.log(`\n── ${name}`)

/** Scripts of packages and of our own that end with zero when all is well; the long ones first, as they run side by side. */
const CHECKS = [
  [
    'Типы',
    'node_modules/typescript/bin/tsc',
    ['--noEmit', '--incremental', '--tsBuildInfoFile', 'node_modules/.svyazka-types'],
  ],
  ['Устройство', 'scripts/check-structure.mjs'],
  ['Формат и правила кода', 'node_modules/@biomejs/biome/bin/biome', ['ci', '.']],
  ['Лишние файлы и пакеты', 'node_modules/knip/bin/knip.js', ['--include', 'files,dependencies,unlisted']],
  ['Порождённые файлы', 'scripts/generate.mjs', ['--check']],
]
const LANES = 2

const checkEnded = ({ name, code, said }) => {
  title(name)
  if (said.trim() !== '') console.log(said.trimEnd())
  note(name, code === 0)
}

const checkSentence = (name, fault) => {
  title(name)
  if (fault !== null) console.error(fault)
  note(name, fault === null)
}

const tests = (name, projects, env) => {
  title(name)
  const { passed, failed, skipped } = runProjects(projects, env)
  total.passed += passed
  total.failed += failed
  if (failed > 0) faults.push(`${name}: ${failed}`)
  if (skipped.length > 0) console.warn(`НЕ ВЫПОЛНЕНО (${skipped.length}):\n  ${skipped.join('\n  ')}`)
}

/** The database and the browser together: while one waits, the other works. */
const programTests = () => {
  title('Chromium')
  const { path, fault } = findChromium()
  if (fault !== undefined) console.error(`${fault} Сценарии в браузере не выполнены.`)
  note('Chromium', fault === undefined)
  if (path === undefined) tests('Тесты: база данных', ['engine'])
  else tests('Тесты: база данных и сценарии в браузере', ['engine', 'browser'], { CHROMIUM_PATH: path })
}

checkSentence(
  'Замок пакетов',
  lockText() === lockBefore ? lockFault() : 'Установка изменила package-lock.json.',
)
// The built program is what the other checks and the tests run, so it comes first and alone.
await runSideBySide([['Сборка', 'scripts/build.mjs']], 1, checkEnded)
await runSideBySide(CHECKS, LANES, checkEnded)
tests('Тесты: правила', ['unit'])
programTests()

if (faults.length > 0) console.error(`\nНе прошло:\n  ${faults.join('\n  ')}`)
process.exitCode = total.failed > 0 ? 1 : 0
console.log(`\n${total.passed} passed, ${total.failed} failed`)

// Installs what is missing with `npm install` (never `npm ci`: docs/decisions/0002): nothing but Node and npm is assumed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(fileURLToPath(import.meta.url), '..', '..')
const stamp = join(root, 'node_modules', '.svyazka-installed')

/** npm keeps what it fetched in the home folder; where that cannot be written (a service's user has none), beside the packages. */
const cacheOption = () => {
  const usual = process.env.npm_config_cache ?? join(homedir(), '.npm')
  try {
    mkdirSync(usual, { recursive: true })
    accessSync(usual, constants.W_OK)
    return []
  } catch {
    return [`--cache=${join(root, 'node_modules', '.cache', 'npm')}`]
  }
}

/** Runs `npm install` when node_modules does not match the lock file. Exits with a sentence when it fails. */
export const installIfNeeded = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
      `Нужен Node 20.19 или новее, здесь ${process.versions.node}. Установите свежий Node и повторите.`,
    )
    process.exit(1)
  }
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(readFileSync(join(root, 'package.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.error('Устанавливаем нужные пакеты (один раз, около минуты)…')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const done = spawnSync(
    npm,
    [
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--include=dev',
      '--include=optional',
      '--loglevel=error',
      '--no-update-notifier',
      ...cacheOption(),
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' },
  )
  if (done.status !== 0) {
    console.error('Пакеты установить не удалось. Проверьте доступ к реестру пакетов npm и повторите.')
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}

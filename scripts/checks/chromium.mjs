// Chromium for the browser tests: named by the environment, found on the PATH, or installed when we are root.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const onPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isProgram)

const succeeds = (program, args) => spawnSync(program, args, { stdio: 'inherit' }).status === 0

/** As root on Debian and its relatives the browser is one command away. */
const install = () => {
  if (process.getuid?.() !== 0) return undefined
  console.error('Chromium не найден, устанавливаем…')
  return succeeds('apt-get', ['update', '-qq']) && succeeds('apt-get', ['install', '-y', '-qq', 'chromium'])
    ? onPath()
    : undefined
}

/** Path of Chromium, or a sentence that says what to do. */
export const findChromium = () => {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== '')
    return isProgram(named)
      ? { path: named }
      : { fault: `CHROMIUM_PATH указывает на «${named}», а такой программы нет.` }
  const path = onPath() ?? install()
  return path === undefined
    ? { fault: 'Chromium не найден: установите его или назовите путь в переменной CHROMIUM_PATH.' }
    : { path }
}

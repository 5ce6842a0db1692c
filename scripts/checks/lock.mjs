// The lock file says what package.json asks for, names no registry host, and `npm install` does not change it (docs/decisions/0002).
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './run.mjs'

const FILES = ['package.json', 'package-lock.json', '.npmrc']

/** Versions and checksums only: other releases of npm add or leave out remarks like `libc`. */
const contentsOf = (folder) => {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'))
  return JSON.stringify(
    Object.entries(packages).map(
      ([path, { version, integrity, dependencies, devDependencies, optionalDependencies }]) => [
        path,
        version,
        integrity,
        ...(path === '' ? [dependencies, devDependencies, optionalDependencies] : []),
      ],
    ),
  )
}

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const ARGS = ['install', '--package-lock-only', '--offline', '--no-audit', '--no-fund', '--loglevel=error']

const faultAfterInstall = (folder) => {
  const before = contentsOf(folder)
  const done = spawnSync(npm, [...ARGS, '--cache', join(folder, 'cache')], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (done.status !== 0)
    return `package-lock.json не отвечает package.json: выполните npm install.\n${done.stderr}`
  return contentsOf(folder) === before
    ? null
    : 'npm install меняет package-lock.json: выполните его и сохраните замок.'
}

/** What is wrong with the lock, or null. Works on a copy, without the network and without the cache of packages. */
export const lockFault = () => {
  if (readFileSync(join(root, 'package-lock.json'), 'utf8').includes('"resolved"'))
    return 'В package-lock.json стоят адреса реестра («resolved»): проверьте .npmrc и выполните npm install.'
  const folder = mkdtempSync(join(tmpdir(), 'svyazka-lock-'))
  try {
    for (const file of FILES) cpSync(join(root, file), join(folder, file))
    return faultAfterInstall(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

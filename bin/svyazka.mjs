#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
// A checkout builds itself when its sources have changed; an installed package has only dist/.
if (existsSync(join(root, 'src'))) {
  const { installIfNeeded } = await import('../scripts/install-if-needed.mjs')
  installIfNeeded()
  const { buildIfChanged } = await import('../scripts/build.mjs')
  await buildIfChanged()
}
await import(pathToFileURL(join(root, 'dist', 'cli.mjs')).href)

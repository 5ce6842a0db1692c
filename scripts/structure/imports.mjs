// Laws of layers by dependency-cruiser: what it saw and what breaks them.

import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import ts from 'typescript'

const { forbidden, options } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs')

const toFault = ({ from, to, rule }) => ({
  key: `${rule.name} ${from === to ? from : `${from} -> ${to}`}`,
  text: forbidden.find(({ name }) => name === rule.name)?.comment ?? '',
})

const tsConfigOf = (root) => {
  const file = join(root, 'tsconfig.json')
  if (!existsSync(file)) return {}
  return ts.parseJsonConfigFileContent(ts.readConfigFile(file, ts.sys.readFile).config, ts.sys, root)
}

/** Walks all imports of `src` and `test` under `root`: how many modules there are, and the faults. */
export const walkImports = async (root) => {
  const folders = ['src', 'test'].filter((folder) => existsSync(join(root, folder)))
  const { output } = await cruise(
    folders,
    { ...options, tsConfig: undefined, baseDir: root, ruleSet: { forbidden }, validate: true },
    { bustTheCache: true },
    { tsConfig: tsConfigOf(root) },
  )
  const own = output.modules.filter(({ source }) => source.startsWith('src/'))
  return { seen: own.length, faults: output.summary.violations.map(toFault) }
}

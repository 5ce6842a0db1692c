// `npm run check:structure`: layers, names, ceilings and habits of the sources. `--root` and `--at-least` are for its own test.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ceilingFaults, medians } from './structure/ceilings.mjs'
import { habitFaults } from './structure/habits.mjs'
import { walkImports } from './structure/imports.mjs'
import { nameFaults } from './structure/names.mjs'
import { readSources } from './structure/sources.mjs'

const here = join(fileURLToPath(import.meta.url), '..')
const { values } = parseArgs({
  options: { root: { type: 'string' }, 'at-least': { type: 'string', default: '100' } },
})
const root = values.root ?? join(here, '..')

/** What is accepted for a reason, and old sins with their size: the list may only shrink. */
const { accepted, oldSins } =
  values.root === undefined
    ? JSON.parse(readFileSync(join(here, 'structure', 'allowances.json'), 'utf8'))
    : { accepted: {}, oldSins: {} }

const isAllowed = ({ key, size = 0 }) => key in accepted || (key in oldSins && size <= oldSins[key])

const { seen, faults: importFaults } = await walkImports(root)
const sources = readSources(root)
const faults = [...importFaults, ...nameFaults(sources), ...ceilingFaults(sources), ...habitFaults(sources)]
const keys = new Set(faults.map(({ key }) => key))

const open = faults.filter((fault) => !isAllowed(fault)).map(({ key, text }) => `${key}\n    ${text}`)
const stale = [...Object.keys(accepted), ...Object.keys(oldSins)].filter((key) => !keys.has(key))
const blind =
  seen < Number(values['at-least']) ? [`only ${seen} modules were seen: the check itself does not work`] : []

for (const line of [...blind, ...open]) console.error(`✗ ${line}`)
for (const key of stale)
  console.error(`✗ ${key}\n    is mended: take it out of scripts/structure/allowances.json`)
const { file, function: body } = medians(sources)
console.log(
  `structure: ${seen} modules, median file ${file} lines, median function ${body}; ` +
    `old sins ${Object.keys(oldSins).length}, faults ${blind.length + open.length + stale.length}`,
)
process.exitCode = blind.length + open.length + stale.length > 0 ? 1 : 0

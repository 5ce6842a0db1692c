import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { helpText } from '../../src/main/text/help.ts'

const sources = join(import.meta.dirname, '..', '..', 'src')
/** Every label of the program as it is written, Help itself left out. */
const labels = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((path) => /(^|\/)(text\.ts|text\/.+\.ts)$/u.test(path) && path !== 'main/text/help.ts')
  .map((path) => readFileSync(join(sources, path), 'utf8'))
  .join('\n')

const topicsOf = (lang: 'ru' | 'en') =>
  Object.values(helpText[lang].topics).flatMap((group) => Object.values(group).map(({ text }) => text))

test.each([
  ['ru', /«([^»]+)»/gu],
  ['en', /“([^”]+)”/gu],
] as const)('what Help (%s) quotes stands on a page of the program', (lang, quoted) => {
  const named = topicsOf(lang).flatMap((text) =>
    [...text.replaceAll('\u00a0', ' ').matchAll(quoted)].map(([, label = '']) => label),
  )
  expect(named.length).toBeGreaterThan(60)
  // «ё» is named as a letter
  const known = (label: string): boolean =>
    label === 'ё' || [`'${label}`, `\`${label}`].some((begun) => labels.includes(begun))
  expect([...new Set(named)].filter((label) => !known(label))).toEqual([])
})

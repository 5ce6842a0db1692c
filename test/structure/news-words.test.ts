import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noticesText } from '../../src/modules/notices/text.ts'

const modules = join(import.meta.dirname, '..', '..', 'src', 'modules')

/** Codes that commands and jobs tell people by, as they are written; what a code is compared with is no code. */
const told = readdirSync(modules, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.includes('.test.') && !path.includes('.fixture.'))
  .flatMap((path) => [
    ...readFileSync(join(modules, path), 'utf8').matchAll(/notify\(\{[^}]*?code: ([^\n]+)/gu),
  ])
  .flatMap(([, code = '']) => [
    ...(code.split(/,\s*(?:record|row)/u)[0] ?? '').matchAll(/(?<!=== )'([A-Za-z_]+)'/gu),
  ])
  .map(([, code = '']) => code)

test.each(['ru', 'en'] as const)('everything that people are told by has its sentence (%s)', (lang) => {
  expect(told.length).toBeGreaterThan(20)
  expect([...new Set(told)].filter((code) => !(code in noticesText[lang].tellings))).toEqual([])
})

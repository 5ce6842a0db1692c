import { expect, test } from 'vitest'
import { nameStatements } from './statement-names.ts'

test('a statement gets a name when it is met again, and keeps it', () => {
  const statementName = nameStatements()
  expect(statementName('select 1 as once')).toBeUndefined()
  const name = statementName('select 1 as once')
  expect(name).toMatch(/^svyazka_\d+$/)
  expect(statementName('select 1 as once')).toBe(name)
})

test('names end before the memory of a connection does', () => {
  const statementName = nameStatements()
  const texts = Array.from({ length: 2000 }, (_, at) => `select ${at} as many`)
  for (const text of texts) statementName(text)
  const named = texts.filter((text) => statementName(text) !== undefined)
  expect(named.length).toBeGreaterThan(500)
  expect(named.length).toBeLessThanOrEqual(600)
})

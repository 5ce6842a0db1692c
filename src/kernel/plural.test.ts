import { expect, test } from 'vitest'
import { pluralEn, pluralRu } from './plural.ts'

const CASES: readonly [number, string][] = [
  [0, 'дел'],
  [1, 'дело'],
  [2, 'дела'],
  [4, 'дела'],
  [5, 'дел'],
  [11, 'дел'],
  [12, 'дел'],
  [14, 'дел'],
  [21, 'дело'],
  [22, 'дела'],
  [25, 'дел'],
  [101, 'дело'],
  [111, 'дел'],
  [1.5, 'дела'],
]

test.each(CASES)('%d согласуется со словом «%s»', (count, word) => {
  expect(pluralRu(count, ['дело', 'дела', 'дел'])).toBe(word)
})

test.each([
  [0, 'tasks'],
  [1, 'task'],
  [2, 'tasks'],
  [21, 'tasks'],
] as const)('%d goes with "%s"', (count, word) => {
  expect(pluralEn(count, ['task', 'tasks'])).toBe(word)
})

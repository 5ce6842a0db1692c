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

test('forms are those of the rules that the platform knows, for whole numbers and fractions', () => {
  const rules = new Intl.PluralRules('ru')
  const forms = { one: 'дело', few: 'дела', many: 'дел', other: 'дела', zero: '', two: '' }
  for (const count of [...Array.from({ length: 420 }, (_, at) => at - 210), 0.5, 1.5, 21.25, 1e6, 1_000_011])
    expect(pluralRu(count, ['дело', 'дела', 'дел'])).toBe(forms[rules.select(count)])
})

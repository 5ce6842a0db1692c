import { expect, test } from 'vitest'
import { keepSheets } from './kept-sheets.ts'

const sheetsOf = (letters: number) => [{ name: 'Реестр', rows: [['ш'.repeat(letters)]] }]

test('what was read lately is found, the oldest goes when there is no room, a long one is never kept', () => {
  const kept = keepSheets()
  expect(kept.find('a')).toBeNull()
  kept.keep('a', sheetsOf(900_000))
  kept.keep('b', sheetsOf(900_000))
  expect(kept.find('a')).toEqual(sheetsOf(900_000))
  kept.keep('c', sheetsOf(900_000))
  expect([kept.find('a'), kept.find('b') === null, kept.find('c') === null]).toEqual([null, false, false])
  kept.keep('long', sheetsOf(2_000_001))
  expect(kept.find('long')).toBeNull()
  expect(kept.find('c')).not.toBeNull()
})

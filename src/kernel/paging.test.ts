import { expect, it } from 'vitest'
import { pageNumber } from './paging.ts'

it.each([
  ['1', 1],
  ['37', 37],
  ['99999', 99_999],
  ['100000', 1],
  ['0', 1],
  ['-2', 1],
  ['2.5', 1],
  ['2 ', 1],
  ['', 1],
  ['два', 1],
])('reads «%s» as page %i', (text, page) => {
  expect(pageNumber(text)).toBe(page)
})

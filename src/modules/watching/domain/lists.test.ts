import { expect, test } from 'vitest'
import { addressOf, filterOf, isFilteredList } from './lists.ts'

test('отбор не помнит страницу, день и пустое; порядок слов не важен', () => {
  expect(filterOf('?state=open&page=4&text=&source=a&on=2026-01-01')).toBe('source=a&state=open')
  expect(filterOf('source=a&state=open')).toBe(filterOf('state=open&source=a'))
  expect(filterOf('page=2')).toBe('')
  expect(filterOf('text=сеть школ')).toBe(new URLSearchParams({ text: 'сеть школ' }).toString())
})

test('чужая страница не список; адрес отбора всегда внутри программы', () => {
  expect(isFilteredList('//чужой.рф')).toBe(false)
  expect(isFilteredList('/people/../journal')).toBe(false)
  expect(addressOf({ list: '/people', query: filterOf('text=a&next=//чужой.рф') })).toMatch(/^\/people\?/u)
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FOUND_MARKS, piecesOf, searchWords } from './words.ts'

describe('a search as typed', () => {
  it.each([
    ['  ', null],
    ['«…» — !', null],
    ['Дорожную карту', { stems: "'дорожную':* & 'карту':*", letters: 'дорожную карту' }],
    ['№ 118-р', { stems: "'118':* & 'р':*", letters: '118 р' }],
    ['ОТЧЁТ', { stems: "'отчет':*", letters: 'отчет' }],
    ["a' | b & !c:*", { stems: "'a':* & 'b':* & 'c':*", letters: 'a b c' }],
  ])('%s', (typed, words) => {
    expect(searchWords(typed)).toEqual(words)
  })

  it('never lets a sign through that the database would read as an operator', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const words = searchWords(typed)
        return words === null || /^'[\p{L}\p{N}]+':\*( & '[\p{L}\p{N}]+':\*)*$/u.test(words.stems)
      }),
    )
  })
})

describe('what was found, marked', () => {
  const { open, close } = FOUND_MARKS

  it('is told apart from the rest', () => {
    expect(piecesOf(`Утвердить ${open}дорожную${close} карту`)).toEqual([
      { text: 'Утвердить ', found: false },
      { text: 'дорожную', found: true },
      { text: ' карту', found: false },
    ])
    expect(piecesOf('без отметок')).toEqual([{ text: 'без отметок', found: false }])
  })
})

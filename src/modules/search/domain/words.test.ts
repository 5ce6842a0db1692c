import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FOUND_MARKS, isNamed, piecesOf, searchWords } from './words.ts'

describe('a search as typed', () => {
  it.each([
    ['  ', null],
    ['«…» — !', null],
    ['Дорожную карту', { stems: "'дорожную':* & 'карту':*", numbers: '', letters: 'дорожную карту' }],
    ['№ 118-р', { stems: "'118':* & 'р':*", numbers: "'118':*", letters: '118 р' }],
    ['п. 2.1', { stems: "'2.1':*", numbers: "'2.1':*", letters: '2.1' }],
    ['план на 2026', { stems: "'план':* & 'на':* & '2026':*", numbers: '', letters: 'план на 2026' }],
    ['ОТЧЁТ', { stems: "'отчет':*", numbers: '', letters: 'отчет' }],
    ["a' | b & !c:*", { stems: "'a':* & 'b':* & 'c':*", numbers: '', letters: 'a b c' }],
  ])('%s', (typed, words) => {
    expect(searchWords(typed)).toEqual(words)
  })

  it('never lets a sign through that the database would read as an operator', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const words = searchWords(typed)
        return words === null || /^'[\p{L}\p{N}.]+':\*( & '[\p{L}\p{N}.]+':\*)*$/u.test(words.stems)
      }),
    )
  })
})

it('knows who is called by name: every word typed begins one of the name', () => {
  const meant = (typed: string, name: string) => {
    const words = searchWords(typed)
    return words !== null && isNamed(name, words)
  }
  expect(meant('моховск оош', 'МКОУ «Моховская ООШ»')).toBe(true)
  expect(meant('озерская', 'МБОУ «Озёрская СОШ № 2»')).toBe(true)
  expect(meant('дефициты', 'МКОУ «Моховская ООШ»')).toBe(false)
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

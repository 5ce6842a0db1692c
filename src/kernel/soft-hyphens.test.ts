import { expect, it } from 'vitest'
import { softHyphens } from './soft-hyphens.ts'

const parts = (word: string) => softHyphens(word).split('\u00ad')

it('a word that does not fit the head of a narrow column may break at its syllables', () => {
  expect(parts('мотивация')).toEqual(['мо', 'ти', 'ва', 'ция'])
  expect(parts('предметах')).toEqual(['пред', 'ме', 'тах'])
  expect(parts('школы')).toEqual(['школы'])
})

import { expect, it } from 'vitest'
import { withDefaults } from './labels.ts'
import { inOwnWords, inOwnWordsWithCategories } from './own-words.ts'

const labels = withDefaults({
  menteeSchool: { nominative: 'школа-партнёр', genitive: 'школы-партнёра', dative: 'школе-партнёру' },
  lowResults: { nominative: 'школа роста' },
})

it('слова района встают в том же падеже, с той же буквы, в строках, списках и функциях', () => {
  const texts = {
    head: 'Закреплённая школа',
    lines: ['помогают закреплённой\u00a0школе', 'план закреплённой школы', 'закреплённые школы'],
    count: (n: number) => `${n} для закреплённой школы`,
  }
  const own = inOwnWords(texts, labels)
  expect([own.head, ...own.lines, own.count(2)]).toEqual([
    'Школа-партнёр',
    'помогают школе-партнёру',
    'план школы-партнёра',
    'закреплённые школы',
    '2 для школы-партнёра',
  ])
})

it('без своих слов тексты те же самые; категории названы своим словом с прописной', () => {
  const texts = {
    categories: {
      lowResults: 'С низкими результатами',
      atRisk: 'Зона риска',
      highResults: 'в',
      resilient: 'р',
    },
  }
  expect(inOwnWords(texts, withDefaults({}))).toBe(texts)
  expect(inOwnWordsWithCategories(texts, labels).categories).toMatchObject({
    lowResults: 'Школа роста',
    atRisk: 'Зона риска',
  })
})

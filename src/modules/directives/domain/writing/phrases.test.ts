import { describe, expect, test } from 'vitest'
import { differences } from './compare.ts'
import { clauseText, shortNames, shortNamesIn } from './phrases.ts'
import type { DraftClause } from './types.ts'

const clause = (addressedAs: string, action: string): DraftClause => ({
  id: 'c',
  parentId: null,
  ord: 0,
  action,
  addressedAs,
  modality: 'order',
  term: '',
  control: '',
})

describe('a clause in words', () => {
  test('должность после имени стоит между запятыми', () => {
    expect(clauseText(clause('Музыкиной А.К., руководителю службы', 'собрать отзывы'), false)).toBe(
      'Музыкиной А.К., руководителю службы, собрать отзывы.',
    )
    expect(clauseText(clause('Музыкиной А.К., руководителю службы', ''), true)).toBe(
      'Музыкиной А.К., руководителю службы:',
    )
    expect(clauseText(clause('Руководителям школ, находящихся в зоне риска', 'собрать отзывы'), false)).toBe(
      'Руководителям школ, находящихся в зоне риска собрать отзывы.',
    )
  })
})

describe('«(Далее – …)», R007', () => {
  test.each([
    [
      'Утвердить план недели открытых уроков (Приложение № 1) (далее – План).',
      'План: план недели открытых уроков',
    ],
    [
      'Утвердить муниципальную модель «Школы, которые „рядом“, в районе» (Далее – муниципальная модель).',
      'муниципальная модель: муниципальную модель «Школы, которые „рядом“, в районе»',
    ],
    [
      'Организовать встречи в рамках дня «День «Один»» (далее по тексту — день); собрать отзывы',
      'день: встречи в рамках дня «День «Один»»',
    ],
  ])('%s', (text, line) => expect(shortNamesIn([text])).toBe(line))
  test('a text without short names has none', () => expect(shortNames('Далее идут (пункты).')).toEqual([]))
})

test('a day that differs from the draft is shown as a day', () =>
  expect(differences(['сдать в срок до 05.12.2026'], ['сдать в срок до 15.12.2026'])).toEqual([
    { kind: 'missing', text: '05.12.2026', near: 'сдать в срок до' },
    { kind: 'added', text: '15.12.2026', near: 'сдать в срок до' },
  ]))

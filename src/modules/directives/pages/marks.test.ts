import { describe, expect, test } from 'vitest'
import { plainParagraph } from '../../../documents/draft.ts'
import type { DocumentModel, Paragraph } from '../../../documents/model.ts'
import { marksOf } from './marks.ts'
import { sheetOfPlace, sheetsOf } from './paper.tsx'

const paragraph = (place: number, text: string, page: number | null = null): Paragraph => ({
  ...plainParagraph(text, page),
  place,
})
const model = (
  format: DocumentModel['format'],
  blocks: readonly Paragraph[],
  pages: number | null = null,
): DocumentModel => ({
  format,
  blocks,
  notes: [],
  pages,
  warnings: [],
})

describe('where the original is marked', () => {
  const lines = ['1. Отразить по категориям:', 'управленческая секция;', '2. Собрать отзывы.', 'Председатель']
  const paper = model(
    'docx',
    lines.map((text, place) => paragraph(place, text)),
  )
  const whole = { id: 'a', text: 'Отразить по категориям:\n– управленческая секция;' }

  test('a clause goes on in its list, and what is no clause is not marked', () => {
    const { marks } = marksOf(
      paper,
      [whole, { id: 'b', text: 'Собрать отзывы.' }],
      new Map([
        ['a', 0],
        ['b', 2],
      ]),
      new Set(['a']),
    )
    expect([...marks].map(([place, { number, doubt }]) => [place, number, doubt])).toEqual([
      [0, 1, true],
      [2, 2, false],
      [1, null, true],
    ])
  })

  test('a clause that another was joined to goes on in its paragraph; two cut from one share its mark', () => {
    const joined = marksOf(
      paper,
      [{ id: 'a', text: `${whole.text}\nСобрать отзывы.` }],
      new Map([['a', 0]]),
      new Set(),
    )
    expect([...joined.marks.keys()].sort()).toEqual([0, 1, 2])
    const cut = marksOf(
      paper,
      [
        { id: 'a', text: 'Отразить' },
        { id: 'b', text: 'по категориям' },
      ],
      new Map([
        ['a', 0],
        ['b', 0],
      ]),
      new Set(),
    )
    expect(cut.marks.get(0)).toEqual({ number: 1, doubt: false, href: '#c-a' })
  })
})

test('sheets of a PDF are its pages; other papers are cut into sheets', () => {
  const pdf = model(
    'pdf',
    [paragraph(0, 'первый', 1), paragraph(1, 'второй', 1), paragraph(2, 'третий', 3)],
    3,
  )
  const sheets = sheetsOf(pdf)
  expect(sheets.map((sheet) => sheet.length)).toEqual([2, 0, 1])
  expect(sheetOfPlace(sheets, 2)).toBe(2)
  const docx = model(
    'docx',
    Array.from({ length: 40 }, (_, at) => paragraph(at, `строка ${at}`)),
  )
  expect(sheetsOf(docx).map((sheet) => sheet.length)).toEqual([34, 6])
})

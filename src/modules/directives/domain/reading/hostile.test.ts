import { describe, expect, test } from 'vitest'
import { plainParagraph } from '../../../../documents/draft.ts'
import type { Block, DocumentModel } from '../../../../documents/model.ts'
import { readDirective } from './read.ts'

const SIGNS = 5_000
/** On the processor, for one paper; the clock on the wall depends on who else works here. */
const MOST_CPU_MS = 4_000

const paragraph = (text: string, place: number): Block => ({ ...plainParagraph(text), place })

const orderWith = (text: string): DocumentModel => ({
  format: 'docx',
  blocks: [
    'РАСПОРЯЖЕНИЕ',
    'от 05.03.2022 № 94',
    'О наставничестве',
    'В целях работы:',
    `1. ${text}`,
    '2. Методисту представить отчёт до 25.03.2022.',
    'Председатель комитета\tА.Б. Ветров',
  ].map(paragraph),
  notes: [],
  pages: null,
  warnings: [],
})

const REPEATED = [
  'Ветров А.Б. ',
  'МБОУ «СОШ № 1», ',
  'Руководителям школ представить отчёт до 01.02.2022; ',
  'до 25.03.2022, ',
  '«',
  '(',
  '1.1 ',
  'от 01.01.2022 № 1 ',
  'программа «А» проект «Б» ',
  'IV ',
]

describe('Враждебный абзац не вешает чтение', () => {
  test.each(REPEATED)('«%s» много раз подряд', (piece) => {
    const text = piece.repeat(Math.ceil(SIGNS / piece.length))
    const before = process.cpuUsage()
    const reading = readDirective(orderWith(text))
    const { user } = process.cpuUsage(before)
    expect(user / 1000).toBeLessThan(MOST_CPU_MS)
    expect(reading.number.value).toBe('94')
  })

  test('абзац в миллион знаков прочитан до предела, остальное названо', () => {
    const reading = readDirective(orderWith('МБОУ «СОШ № 1», '.repeat(60_000)))
    expect(reading.warnings.map(({ code }) => code)).toContain('text-not-understood')
    expect(reading.clauses.at(-1)?.deadline).toBe('2022-03-25')
  })
})

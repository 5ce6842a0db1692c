import { expect, test } from 'vitest'
import { linesOfPaper } from '../../../documents/paper.ts'
import { resolutionSheet } from './resolution-sheet.ts'

const SHEET = {
  title: 'Резолюция',
  of: ['Распоряжение от 15.11.2026 № 338-р, вх. № 1 от 17.11.2026'],
  text: 'В работу.\nПрошу взять сведения у всех.',
  head: ['Кому', 'Что сделать', 'Срок'],
  rows: [['Снегирёва М. В.', 'Собрать ответы школ', '20.11, 27.11']],
  position: 'председатель комитета',
  name: 'Т.О. Вяземская',
  day: '18.11.2026',
}

test('the sheet says to what paper, the words, the tasks as written, who gave it and when', () => {
  const text = linesOfPaper(resolutionSheet(SHEET)).join('\n')
  for (const words of ['РЕЗОЛЮЦИЯ', 'вх. № 1', 'Прошу взять', 'Собрать ответы школ', '20.11, 27.11'])
    expect(text).toContain(words)
  expect(text).toMatch(/председатель комитета\s+Т\.О\. Вяземская\n18\.11\.2026/u)
  const bare = resolutionSheet({ ...SHEET, text: '', rows: [] })
  expect(bare.blocks.some(({ kind }) => kind === 'grid')).toBe(false)
})

import { describe, expect, it } from 'vitest'
import type { DocumentModel } from './model.ts'
import { readDocumentModel } from './read.ts'
import { gluedNumbers, grid, lines, realDocument, tables } from './testing.ts'

/** Real papers of four districts stand beside the repository; only shapes and counts are written here. */
const readReal = async (name: string): Promise<DocumentModel | null> => {
  const bytes = realDocument(name)
  if (bytes === null) return null
  const result = await readDocumentModel(bytes)
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.refusals)}`)
  return result.value
}

const clauseNumbers = (model: DocumentModel): string[] =>
  lines(model).flatMap((line) => /^(\d+(?:\.\d+)*\.)\s/.exec(line)?.[1] ?? [])

const ROADMAP = [
  '1.',
  '2.',
  '3.',
  '4.',
  '5.',
  '6.',
  '7.',
  '8.',
  '8.1.',
  '8.1.1.',
  '8.1.2.',
  '8.1.3.',
  '8.1.4.',
]
  .concat(['8.2.', '8.2.1.', '8.2.2.', '8.2.3.', '8.3.', '8.3.1.', '8.3.2.', '8.3.3.', '8.3.4.', '8.3.5.'])
  .concat(['8.4.', '8.4.1.', '8.4.2.', '8.4.3.', '8.4.4.', '9.', '10.', '11.', '12.'])

const ROADMAP_CLAUSES = ['1.', '2.', '2.1.', '2.2.', '2.3.', '2.4.', '2.5.', '3.', '4.']

describe('Дорожная карта района читается одинаково из всех видов файла', () => {
  it.each([
    'kirovsk-roadmap-order-2022.docx',
    'kirovsk-roadmap-order-2022-autonumbered.docx',
    'kirovsk-roadmap-order-2022.txt',
    'kirovsk-roadmap-order-2022.pdf',
  ])('%s: 32 строки и девять пунктов', async (name) => {
    const model = await readReal(name)
    if (model === null) return
    expect(clauseNumbers(model)).toEqual(ROADMAP_CLAUSES)
    expect(tables(model)).toHaveLength(1)
    expect(gluedNumbers(tables(model)[0])).toEqual(ROADMAP)
  })

  it('напечатанные номера обоих DOCX совпадают до знака', async () => {
    const typed = await readReal('kirovsk-roadmap-order-2022.docx')
    const automatic = await readReal('kirovsk-roadmap-order-2022-autonumbered.docx')
    if (typed === null || automatic === null) return
    // The automatic variant ends with the table: it was made without annexes 2 and 3.
    expect(lines(automatic)).toEqual(lines(typed).slice(0, lines(automatic).length))
    expect(lines(automatic).length).toBeGreaterThan(20)
    const rows = (model: DocumentModel): string[][] =>
      grid(tables(model)[0])
        .filter(([first = '']) => /^\d/.test(first))
        .map((row) => row.slice(0, 3))
    expect(rows(automatic)).toEqual(rows(typed))
  })

  it('в TXT строки, разрезанные страницами, остались строками с пустым номером', async () => {
    const model = await readReal('kirovsk-roadmap-order-2022.txt')
    if (model === null) return
    const [first] = tables(model)
    expect(first?.rows).toHaveLength(44)
    expect(grid(first).filter((row) => row[0] === '')).toHaveLength(11)
    expect(model.warnings.map((warning) => warning.code)).toContain('rule-row-dropped')
  })
})

/** Cells of numbered rows, with the rows of an empty number put to the row above, spaces evened out. */
const wholeRows = (model: DocumentModel): string[][] => {
  const whole: string[][] = []
  for (const cells of grid(tables(model)[0])) {
    const above = whole.at(-1)
    if (/^\d/.test(cells[0] ?? '')) whole.push([...cells])
    else if (above !== undefined)
      for (const [index, text] of cells.entries()) above[index] = `${above[index]} ${text}`
  }
  return whole.map((row) => row.map((text) => text.replace(/\s+/g, ' ').replace(/ ?- ?/g, '-').trim()))
}

describe('PDF той же дорожной карты', () => {
  it('после склейки строк мероприятие, дата и результат те же, что в DOCX', async () => {
    const paper = await readReal('kirovsk-roadmap-order-2022.pdf')
    const source = await readReal('kirovsk-roadmap-order-2022.docx')
    if (paper === null || source === null) return
    const columns = (model: DocumentModel): string[][] =>
      wholeRows(model).map((row) => [row[0] ?? '', row[1] ?? '', row[2] ?? '', row[5] ?? ''])
    expect(columns(paper)).toEqual(columns(source))
  })
})

describe('Распоряжение о муниципальной модели', () => {
  it.each(['gatchina-order-2020.docx', 'gatchina-order-2020.txt', 'gatchina-order-2020.pdf'])(
    '%s: пункты по порядку',
    async (name) => {
      const model = await readReal(name)
      if (model === null) return
      expect(clauseNumbers(model)).toEqual([
        '1.',
        '2.',
        '3.',
        '4.',
        '5.',
        '5.1.',
        '5.2.',
        '6.',
        '6.1.',
        '7.',
        '8.',
        '8.1.',
        '9.',
        '10.',
      ])
      expect(tables(model)).toEqual([])
    },
  )

  it.each(['gatchina-model-passport-2020.docx', 'gatchina-model-passport-2020.txt'])(
    '%s: паспорт из 16 строк',
    async (name) => {
      const model = await readReal(name)
      if (model === null) return
      const [first] = tables(model)
      expect(first?.columns).toBe(2)
      expect(first?.rows).toHaveLength(16)
      expect(grid(first).filter((row) => row[0] === '')).toHaveLength(3)
    },
  )
})

describe('Письмо с формой и графиком', () => {
  it.each([
    'regional-letter-500plus-2022.docx',
    'regional-letter-500plus-2022.txt',
    'regional-letter-500plus-2022.pdf',
  ])('%s: форма 14 строк, график 6', async (name) => {
    const model = await readReal(name)
    if (model === null) return
    expect(tables(model).map((table) => [table.columns, table.rows.length])).toEqual([
      [2, 14],
      [2, 6],
    ])
    expect(grid(tables(model)[0]).every((row) => row[1] === '')).toBe(true)
  })
})

describe('Распоряжение о площадке', () => {
  it.each(['priozersk-site-order-2021.docx', 'priozersk-site-order-2021.txt'])(
    '%s: пункты приказа и положения',
    async (name) => {
      const model = await readReal(name)
      if (model === null) return
      expect(clauseNumbers(model).slice(0, 5)).toEqual(['1.', '2.', '3.', '4.', '5.'])
      expect(clauseNumbers(model)).toContain('3.5.3.')
    },
  )
})

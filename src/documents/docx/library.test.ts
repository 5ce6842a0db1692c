import {
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { describe, expect, it } from 'vitest'
import { readDocumentModel } from '../read.ts'
import { grid, lines, tables } from '../testing.ts'

const clause = (text: string, level: number): Paragraph =>
  new Paragraph({ text, numbering: { reference: 'clauses', level } })

const textCell = (text: string, span = 1): TableCell =>
  new TableCell({ columnSpan: span, children: [new Paragraph(text)] })

const roadmap = (): Table =>
  new Table({
    rows: [
      new TableRow({
        tableHeader: true,
        children: ['№ п/п', 'Мероприятие', 'Дата'].map((text) => textCell(text)),
      }),
      new TableRow({ children: [textCell('Раздел I', 3)] }),
      ...['Вебинар', 'Круглый стол'].map(
        (text) =>
          new TableRow({
            children: [new TableCell({ children: [clause('', 0)] }), textCell(text), textCell('май')],
          }),
      ),
    ],
  })

const LEVELS = ['%1.', '%1.%2.'].map((text, level) => ({ level, format: LevelFormat.DECIMAL, text }))

const sample = (): Document =>
  new Document({
    numbering: { config: [{ reference: 'clauses', levels: LEVELS }] },
    footnotes: { 1: { children: [new Paragraph('Пояснение к сроку')] } },
    sections: [
      {
        children: [
          new Paragraph({ text: 'О сетевой работе', heading: HeadingLevel.HEADING_1 }),
          clause('Утвердить план.', 0),
          clause('Назначить ответственных.', 1),
          new Paragraph({ children: [new TextRun('В срок до мая'), new FootnoteReferenceRun(1)] }),
          clause('Провести встречу.', 0),
          new Paragraph({ children: [new PageBreak()] }),
          roadmap(),
        ],
      },
    ],
  })

describe('Документ, собранный библиотекой docx', () => {
  it('читается с номерами, сноской и таблицей', async () => {
    const result = await readDocumentModel(await Packer.toBuffer(sample()))
    const model = result.ok ? result.value : null
    expect(model && lines(model)).toEqual([
      'О сетевой работе',
      '1. Утвердить план.',
      '1.1. Назначить ответственных.',
      'В срок до мая¹',
      '2. Провести встречу.',
    ])
    expect(model?.notes).toEqual([{ mark: '1', text: 'Пояснение к сроку' }])
    expect(model?.blocks[0]).toMatchObject({ heading: 1 })
    expect(model && grid(tables(model)[0])).toEqual([
      ['№ п/п', 'Мероприятие', 'Дата'],
      ['Раздел I'],
      ['3.', 'Вебинар', 'май'],
      ['4.', 'Круглый стол', 'май'],
    ])
  })
})

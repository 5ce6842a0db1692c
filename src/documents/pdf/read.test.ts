import { describe, expect, it } from 'vitest'
import type { DocumentModel } from '../model.ts'
import { readDocumentModel } from '../read.ts'
import { grid, lines, tables } from '../testing.ts'
import { boldAt, type Drawing, gridLines, pdfOf, strokeLine, textAt, thinLine } from './testing.ts'

const read = async (pages: readonly (readonly Drawing[])[]): Promise<DocumentModel> => {
  const result = await readDocumentModel(pdfOf(pages))
  if (!result.ok) throw new Error(JSON.stringify(result.refusals))
  return result.value
}

const refusalOf = async (bytes: Buffer): Promise<string | undefined> => {
  const result = await readDocumentModel(bytes)
  return result.ok ? undefined : result.refusals[0]?.code
}

/** Four full lines of a paragraph whose first line is indented, the last one short. */
const paragraph = (top: number, first: string): Drawing[] => [
  textAt(106, top, `${first} schools of the district take part in the common work and they`),
  textAt(71, top - 16, 'prepare the plan of the year together with the partner schools, and the heads'),
  textAt(71, top - 32, 'answer for it.'),
]

describe('Абзацы PDF', () => {
  it('делятся по отступам и коротким строкам, выравнивание видно по месту', async () => {
    const model = await read([
      [
        boldAt(265, 800, 'ORDER'),
        ...paragraph(770, '1. All'),
        ...paragraph(722, '2. Some'),
        textAt(71, 660, 'Head'),
        textAt(430, 660, 'I. Lugov'),
        textAt(380, 620, 'Annex 1'),
        textAt(380, 604, 'to the order'),
      ],
    ])
    expect(lines(model)).toEqual([
      'ORDER',
      expect.stringMatching(/^1\. All schools .* they prepare .* heads answer for it\.$/),
      expect.stringMatching(/^2\. Some schools .* for it\.$/),
      'Head\tI. Lugov',
      'Annex 1',
      'to the order',
    ])
    expect(model.blocks).toMatchObject([
      { align: 'center', bold: true },
      { bold: false },
      {},
      {},
      { align: 'right' },
      { align: 'right' },
    ])
  })

  it('под законченной полной строкой номер и буква начинают свой пункт', async () => {
    const model = await read([
      [
        textAt(71, 730, '2.3. present the common report of the schools to the head until the fifth of may.'),
        textAt(71, 714, '3. The heads of the schools of the whole district and their partner schools must:'),
        textAt(71, 698, '3.1. provide the presence of the pupils and of the teachers of all of the classes;'),
        textAt(71, 682, '3.2. send the papers of the district to the methodical centre as is said in the p.'),
        textAt(71, 666, '4. of the rules.'),
      ],
    ])
    expect(lines(model).map((text) => text.slice(0, 14))).toEqual([
      '2.3. present t',
      '3. The heads o',
      '3.1. provide t',
      '3.2. send the ',
    ])
  })

  it('строка от края под адресатом у правого края — другой абзац', async () => {
    const model = await read([
      [
        textAt(360, 784, 'To the heads of all the district'),
        textAt(360, 768, 'schools and of partner schools'),
        textAt(71, 752, 'dated 03.02.2025 N 114'),
        textAt(71, 720, 'Dear colleagues of the district, all of you are asked to take part in the common'),
        textAt(71, 704, 'work of the schools.'),
      ],
    ])
    expect(lines(model)).toContain('dated 03.02.2025 N 114')
  })

  it('следующий номер начинает свой пункт и под полной строкой, заголовок под знаком у правого края — другой абзац', async () => {
    const model = await read([
      [
        textAt(401, 800, 'of 12.09.2023 N 145'),
        boldAt(230, 784, 'ROAD MAP OF THE DISTRICT').replace('/F2', '/F1'),
        textAt(71, 740, '1. The schools of the district take part in the common work of the whole year'),
        textAt(71, 724, '2. Heads answer.'),
        textAt(71, 708, '2.1. Reports are sent by the heads of the schools of the district before the end'),
      ],
    ])
    expect(lines(model)).toEqual([
      'of 12.09.2023 N 145',
      'ROAD MAP OF THE DISTRICT',
      '1. The schools of the district take part in the common work of the whole year',
      '2. Heads answer.',
      '2.1. Reports are sent by the heads of the schools of the district before the end',
    ])
  })

  it('номера страниц не текст, абзац через границу страницы один', async () => {
    const [first = '', second = '', third = ''] = paragraph(80, '1. All')
    const model = await read([
      [...paragraph(200, '0. These'), first, second, textAt(290, 20, '1')],
      [third.replace('48', '780'), textAt(290, 20, '2')],
    ])
    expect(lines(model)).toHaveLength(2)
    expect(lines(model)[1]).toMatch(/^1\. All .* heads answer for it\.$/)
    expect(model.pages).toBe(2)
    expect(model.warnings.map((warning) => warning.code)).toEqual(['page-numbers-dropped'])
  })

  it('бланк слева и адресат справа читаются друг за другом', async () => {
    const left = ['Committee of', 'education', 'of the district', 'Main street 1']
    const right = ['To the heads', 'of all schools', 'of the district']
    const model = await read([
      [
        ...left.map((text, index) => textAt(71, 800 - index * 16, text)),
        ...right.map((text, index) => textAt(330, 792 - index * 16, text)),
        ...paragraph(680, '1. These'),
      ],
    ])
    expect(lines(model).slice(0, -1)).toEqual([...left, ...right])
  })
})

describe('Таблицы PDF по линиям', () => {
  const XS = [71, 111, 311, 411]

  it.each([
    ['линий', strokeLine],
    ['тонких прямоугольников', thinLine],
  ])('собираются из %s', async (_, line) => {
    const model = await read([
      [
        textAt(71, 780, 'Roadmap'),
        gridLines(XS, [700, 730, 760], line),
        textAt(75, 745, 'No'),
        textAt(115, 745, 'Event'),
        textAt(315, 745, 'Date'),
        textAt(75, 715, '1.'),
        textAt(115, 715, 'Round table'),
        textAt(315, 715, 'May'),
        textAt(71, 660, 'After'),
      ],
    ])
    expect(grid(tables(model)[0])).toEqual([
      ['No', 'Event', 'Date'],
      ['1.', 'Round table', 'May'],
    ])
    expect(model.blocks.map((block) => block.kind)).toEqual(['paragraph', 'table', 'paragraph'])
  })

  it('объединения по строке и по столбцу видны', async () => {
    const drawings = [
      ...[760, 700].map((y) => strokeLine(71, y, 411, y)),
      strokeLine(111, 730, 411, 730),
      ...[71, 111, 411].map((x) => strokeLine(x, 700, x, 760)),
      strokeLine(311, 700, 311, 730),
      textAt(75, 745, 'No'),
      textAt(115, 745, 'Responsible'),
      textAt(115, 715, 'district'),
      textAt(315, 715, 'school'),
    ]
    expect(tables(await read([drawings]))[0]).toMatchObject({
      columns: 3,
      rows: [
        {
          cells: [
            { column: 0, rowSpan: 2 },
            { column: 1, colSpan: 2 },
          ],
        },
        { cells: [{ column: 1 }, { column: 2 }] },
      ],
    })
  })

  it('таблица на двух страницах одна, шапка не повторена, явно разрезанная строка склеена', async () => {
    const header = [textAt(75, 745, 'No'), textAt(115, 745, 'Event'), textAt(315, 745, 'Date')]
    const model = await read([
      [
        gridLines(XS, [700, 730, 760]),
        ...header,
        textAt(75, 715, '1.'),
        textAt(115, 715, 'Meeting of the'),
        textAt(315, 715, 'May'),
      ],
      [
        gridLines(XS, [670, 700, 730, 760]),
        ...header,
        textAt(115, 715, 'school teams'),
        textAt(75, 685, '2.'),
        textAt(115, 685, 'Forum'),
      ],
    ])
    expect(grid(tables(model)[0])).toEqual([
      ['No', 'Event', 'Date'],
      ['1.', 'Meeting of the school teams', 'May'],
      ['2.', 'Forum', ''],
    ])
    expect(tables(model)[0]?.rows.map((row) => row.header)).toEqual([true, false, false])
  })

  it('сомнительное продолжение строки остаётся строкой', async () => {
    const model = await read([
      [gridLines(XS, [730, 760]), textAt(75, 745, '1.'), textAt(115, 745, 'Meeting.')],
      [gridLines(XS, [730, 760]), textAt(115, 745, 'Forum')],
    ])
    expect(grid(tables(model)[0])).toEqual([
      ['1.', 'Meeting.', ''],
      ['', 'Forum', ''],
    ])
  })

  it('рамка вокруг текста не таблица', async () => {
    const model = await read([[gridLines([71, 411], [700, 760]), textAt(75, 730, 'Framed text')]])
    expect([tables(model), lines(model)]).toEqual([[], ['Framed text']])
  })
})

describe('PDF, который не читается', () => {
  it('без текста: отказ no-text-layer', async () => {
    expect(await refusalOf(pdfOf([[strokeLine(0, 0, 100, 100)]]))).toBe('no-text-layer')
  })

  it('мусор и обрезанный файл: отказ damaged', async () => {
    expect(await refusalOf(Buffer.from(`%PDF-1.7\n${'мусор '.repeat(200)}`))).toBe('damaged')
  })

  it('под паролем: отказ encrypted', async () => {
    const key = `<${'ab'.repeat(32)}>`
    const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >> /ID [<00><00>]`
    expect(await refusalOf(pdfOf([[textAt(71, 700, 'Text')]], encrypt))).toBe('encrypted')
  })
})

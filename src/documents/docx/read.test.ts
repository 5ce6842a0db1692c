import { describe, expect, it } from 'vitest'
import type { DocumentModel } from '../model.ts'
import { readDocumentModel } from '../read.ts'
import { cell, docxOf, grid, lines, listed, p, row, table, tables } from '../testing.ts'

const read = async (bytes: Buffer): Promise<DocumentModel> => {
  const result = await readDocumentModel(bytes)
  if (!result.ok) throw new Error(JSON.stringify(result.refusals))
  return result.value
}

const codes = (model: DocumentModel): string[] => model.warnings.map((warning) => warning.code)
const run = (inner: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${inner}</w:r>`
const t = (text: string): string => `<w:t xml:space="preserve">${text}</w:t>`

describe('Текст абзаца', () => {
  it('переносы, табуляции, ссылки, вставленное видны; удалённое и перенесённое нет', async () => {
    const inner = [
      run(`${t('Один')}<w:br/>${t('два')}<w:tab/>${t('три')}`),
      `<w:ins>${run(t(' вставка'))}</w:ins>`,
      `<w:del>${run('<w:delText>удалено</w:delText>')}</w:del>`,
      `<w:moveFrom>${run(t('ушло'))}</w:moveFrom><w:moveTo>${run(t(' пришло'))}</w:moveTo>`,
      `<w:hyperlink>${run(t(' ссылка'))}</w:hyperlink>`,
      `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${run(t(' поле'))}</w:sdtContent></w:sdt>`,
      `<w:smartTag>${run(t(' метка'))}</w:smartTag>`,
      run('<w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/>'),
    ].join('')
    expect(lines(await read(docxOf(`<w:p>${inner}</w:p>`)))).toEqual([
      'Один\nдва\tтри вставка пришло ссылка поле метка-☑',
    ])
  })

  it('код поля не текст, результат поля текст', async () => {
    const field = [
      run('<w:fldChar w:fldCharType="begin"/>'),
      run('<w:instrText>REF x</w:instrText>'),
      run(t('внутри кода')),
      run('<w:fldChar w:fldCharType="separate"/>'),
      run(t('5')),
      run('<w:fldChar w:fldCharType="end"/>'),
      run(t(' лет')),
    ].join('')
    expect(lines(await read(docxOf(`<w:p>${field}</w:p>`)))).toEqual(['5 лет'])
  })

  it('абзац с удалённым концом продолжается в следующем и номера не берёт', async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    const body =
      p('начало ', `${listed(1)}<w:rPr><w:del w:id="1"/></w:rPr>`) +
      p('конец', listed(1)) +
      p('далее', listed(1))
    expect(lines(await read(docxOf(body, { numbering })))).toEqual(['1. начало конец', '2. далее'])
  })

  it('скрытый текст не переносится, но об этом сказано', async () => {
    const model = await read(docxOf(`<w:p>${run(t('видно'))}${run(t('тайно'), '<w:vanish/>')}</w:p>`))
    expect(lines(model)).toEqual(['видно'])
    expect(codes(model)).toEqual(['hidden-text'])
  })

  it('различает полужирное, выравнивание, заголовок, отступ вправо', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    const body = [
      p('Глава', '<w:pStyle w:val="H"/>'),
      `<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>${run(t('Смесь'))}${run(t(' слов'), '<w:b w:val="0"/>')}</w:p>`,
      p('Приложение 1', '<w:ind w:left="5600"/>'),
      p('Обычный', '<w:jc w:val="both"/>'),
    ].join('')
    expect((await read(docxOf(body, { styles }))).blocks).toMatchObject([
      { heading: 2, align: 'center', bold: true },
      { heading: 2, align: 'center', bold: false },
      { heading: null, align: 'right' },
      { heading: null, align: 'justify', bold: false },
    ])
  })

  it('страницы известны, только когда их записал Word', async () => {
    const body = `${p('первая')}<w:p>${run(`<w:lastRenderedPageBreak/>${t('вторая')}`)}</w:p>`
    const paged = await read(docxOf(body))
    expect(paged.pages).toBe(2)
    expect(paged.blocks).toMatchObject([{ page: 1 }, { page: 2 }])
    const plain = await read(docxOf(`${p('первая')}<w:p>${run('<w:br w:type="page"/>')}</w:p>${p('вторая')}`))
    expect([plain.pages, ...plain.blocks.map((block) => block.page)]).toEqual([null, null, null])
  })
})

describe('Надписи, сноски, колонтитулы', () => {
  const box = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`

  it('надпись читается один раз и стоит после своего абзаца', async () => {
    const twice = `<mc:AlternateContent><mc:Choice Requires="wps">${box('Надпись')}</mc:Choice><mc:Fallback>${box('Надпись')}</mc:Fallback></mc:AlternateContent>`
    const model = await read(docxOf(`<w:p>${run(t('Якорь') + twice)}</w:p>${p('После')}`))
    expect(lines(model)).toEqual(['Якорь', 'Надпись', 'После'])
    expect(model.blocks.map((block) => (block.kind === 'paragraph' ? block.place : -1))).toEqual([0, 1, 2])
  })

  it('без Choice читается Fallback', async () => {
    const only = `<mc:AlternateContent><mc:Fallback>${box('Запасная')}</mc:Fallback></mc:AlternateContent>`
    expect(lines(await read(docxOf(`<w:p>${run(only)}</w:p>`)))).toEqual(['Запасная'])
  })

  it('сноски и концевые сноски стоят под своими знаками', async () => {
    const footnotes = `<w:footnote w:type="separator" w:id="0">${p('линия')}</w:footnote><w:footnote w:id="7">${p('Пояснение')}</w:footnote>`
    const endnotes = `<w:endnote w:id="3">${p('В конце')}</w:endnote>`
    const body = `<w:p>${run(`${t('Срок')}<w:footnoteReference w:id="7"/>`)}${run('<w:endnoteReference w:id="3"/>')}</w:p>`
    const model = await read(docxOf(body, { footnotes, endnotes }))
    expect(lines(model)).toEqual(['Срок¹ⁱ'])
    expect(model.notes).toEqual([
      { mark: '1', text: 'Пояснение' },
      { mark: 'i', text: 'В конце' },
    ])
  })

  it('о рисунке и о колонтитуле с текстом сказано в предупреждениях', async () => {
    const model = await read(
      docxOf(`<w:p>${run(`<w:drawing><pic:pic/></w:drawing>${t('Текст')}`)}</w:p>`, {
        header: p('Комитет образования'),
      }),
    )
    expect(codes(model)).toEqual(['picture-left-out', 'header-left-out'])
    expect(model.warnings[1]?.text).toContain('Комитет образования')
  })
})

describe('Таблицы', () => {
  const merged = (value: string): string => (value === '' ? '<w:vMerge/>' : `<w:vMerge w:val="${value}"/>`)

  it('держит сетку: gridBefore, gridSpan, vMerge, заголовок', async () => {
    const model = await read(
      docxOf(
        table(
          row(cell(p('А'), merged('restart')) + cell(p('Б'), '<w:gridSpan w:val="2"/>'), '<w:tblHeader/>') +
            row(cell(p(''), merged('')) + cell(p('в')) + cell(p('г')), '<w:tblHeader w:val="1"/>') +
            row(cell(p('д')), '<w:gridBefore w:val="2"/>'),
        ),
      ),
    )
    expect(tables(model)[0]).toMatchObject({
      columns: 3,
      rows: [
        {
          header: true,
          cells: [
            { column: 0, colSpan: 1, rowSpan: 2 },
            { column: 1, colSpan: 2, rowSpan: 1 },
          ],
        },
        { header: true, cells: [{ column: 1 }, { column: 2 }] },
        { header: false, cells: [{ column: 2 }] },
      ],
    })
  })

  it('ячейки внутри sdt и вставленные строки на месте, удалённые строки нет', async () => {
    const body = table(
      row(`<w:sdt><w:sdtContent>${cell(p('раз'))}</w:sdtContent></w:sdt>${cell(p('два'))}`) +
        row(cell(p('удалена')), '<w:del/>') +
        row(cell(p('три')) + cell(p('четыре')), '<w:ins/>'),
    )
    expect(grid(tables(await read(docxOf(body)))[0])).toEqual([
      ['раз', 'два'],
      ['три', 'четыре'],
    ])
  })

  it('номера в ячейках без текста печатаются', async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    const body = table(
      [1, 2, 3].map((index) => row(cell(p('', listed(1))) + cell(p(`дело ${index}`)))).join(''),
    )
    expect(grid(tables(await read(docxOf(body, { numbering })))[0])).toEqual([
      ['1.', 'дело 1'],
      ['2.', 'дело 2'],
      ['3.', 'дело 3'],
    ])
  })

  it('таблица в ячейке становится её абзацами, с предупреждением', async () => {
    const inner = table(row(cell(p('x')) + cell(p('y'))))
    const model = await read(docxOf(table(row(cell(p('до') + inner + p('после'))))))
    expect(grid(tables(model)[0])).toEqual([['до\nx\ny\nпосле']])
    expect(codes(model)).toEqual(['nested-table'])
  })

  it('непомерное объединение урезается, с предупреждением', async () => {
    const model = await read(
      docxOf(table(row(cell(p('широко'), '<w:gridSpan w:val="2000000000"/>') + cell(p('ещё'))))),
    )
    expect(tables(model)[0]).toMatchObject({ columns: 64, rows: [{ cells: [{ colSpan: 64 }] }] })
    expect(grid(tables(model)[0])).toEqual([['широко\nещё']])
    expect(codes(model)).toEqual(['span-clamped'])
  })

  it('старое объединение по строке (hMerge) тоже объединение', async () => {
    const body = table(
      row(cell(p('а'), '<w:hMerge w:val="restart"/>') + cell(p(''), '<w:hMerge/>') + cell(p('б'))),
    )
    expect(tables(await read(docxOf(body)))[0]).toMatchObject({
      rows: [{ cells: [{ colSpan: 2 }, { column: 2 }] }],
    })
  })
})

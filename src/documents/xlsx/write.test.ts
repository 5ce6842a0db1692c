import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCsv } from '../csv.ts'
import { openPackage } from '../zip.ts'
import { readTable } from './read.ts'
import { type ExportTable, type ExportValue, writePrintedTable, writeTable } from './write.ts'

const bytesOf = async (table: ExportTable): Promise<Uint8Array> =>
  new Uint8Array(await new Response(writeTable(table)).arrayBuffer())

const csvOf = async (table: ExportTable): Promise<string> => {
  let text = ''
  for await (const piece of writeCsv(table)) text += piece
  return text
}

const rowsOf = async (bytes: Uint8Array): Promise<readonly (readonly string[])[]> => {
  const result = await readTable(bytes)
  if (!result.ok) throw new Error(JSON.stringify(result.refusals))
  return result.value.sheets[0]?.rows ?? []
}

const COLUMNS = [
  { title: 'Школа', width: 40 },
  { title: 'Срок', kind: 'day' as const },
  { title: 'Мест', kind: 'number' as const },
]
const DANGEROUS = ['=1+1', '+7 921', '-5', '@SUM(A1)', '=HYPERLINK("http://x")', '\t=1']

const exported = (rows: readonly (readonly ExportValue[])[]): ExportTable => ({
  sheet: 'Выгрузка',
  columns: COLUMNS,
  rows,
})

const sheetXml = async (bytes: Uint8Array): Promise<string> =>
  (await (await openPackage(bytes)).bytes('xl/worksheets/sheet1.xml')).toString('utf8')

const withoutUnprintable = (text: string): string =>
  [...text].filter((sign) => !['\u0000', '\u0001', '\ud800'].includes(sign)).join('')

describe('Выгрузка в XLSX', () => {
  it('текст остаётся текстом, дни становятся датами, шапка закреплена', async () => {
    const bytes = await bytesOf(
      exported([
        ['Лицей «Луч»', '2030-02-28', 12],
        ['Без срока', null, null],
        ['Не день', 'май', 0],
      ]),
    )
    expect(await rowsOf(bytes)).toEqual([
      ['Школа', 'Срок', 'Мест'],
      ['Лицей «Луч»', '2030-02-28', '12'],
      ['Без срока'],
      ['Не день', 'май', '0'],
    ])
    expect(await sheetXml(bytes)).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/)
  })

  it('формулы из текста не бывает', async () => {
    const bytes = await bytesOf(exported(DANGEROUS.map((text) => [text])))
    expect((await rowsOf(bytes)).slice(1).map(([text]) => text)).toEqual(DANGEROUS.map((text) => text.trim()))
    expect(await sheetXml(bytes)).not.toContain('<f>')
  })

  it('любой текст возвращается таким же, непечатные знаки не ломают файл', async () => {
    const text = fc.string({
      unit: fc.constantFrom(
        'а',
        'Я',
        '1',
        ' ',
        '<',
        '&',
        '"',
        '\n',
        '\u0001',
        '\u0000',
        '\ud800',
        '😀',
        ';',
        '=',
      ),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
        const visible = texts.map((each) => withoutUnprintable(each).trim())
        const [, ...rows] = await rowsOf(await bytesOf(exported(texts.map((each) => ['x', null, each]))))
        expect(rows.map((row) => row[2] ?? '')).toEqual(visible)
      }),
      { numRuns: 30 },
    )
  })

  it('строки берутся по мере записи, а не заранее', async () => {
    let taken = 0
    async function* rows(): AsyncGenerator<string[]> {
      for (; taken < 100_000; taken += 1) yield [`школа ${taken}`]
    }
    const reader = writeTable({ sheet: 'Много', columns: [{ title: 'Школа' }], rows: rows() }).getReader()
    await reader.read()
    await reader.cancel()
    expect(taken).toBeLessThan(100_000)
  })

  it('имя листа, недопустимое в Excel, исправляется', async () => {
    const result = await readTable(
      await bytesOf({ ...exported([['a']]), sheet: "'Школы/[2030]: список*".repeat(3) }),
    )
    const name = result.ok ? (result.value.sheets[0]?.name ?? '') : ''
    expect(name).toMatch(/^Школы/)
    expect(name).not.toMatch(/[[\]:*?/\\]/)
    expect(name.length).toBeLessThanOrEqual(31)
  })
})

describe('Выгрузка в CSV', () => {
  it('метка, точки с запятой, формулы обезврежены, числа целы', async () => {
    const text = await csvOf(
      exported([
        ['=1+1', '2030-02-28', -5],
        ['а;"б"\nв', null, 1.5],
      ]),
    )
    expect(text).toBe('\ufeffШкола;Срок;Мест\r\n"\'=1+1";2030-02-28;-5\r\n"а;""б""\nв";;1.5\r\n')
  })

  it('всё, чем формула может начинаться, получает апостроф', async () => {
    const lines = (await csvOf(exported(DANGEROUS.map((text) => [text])))).split('\r\n').slice(1, -1)
    for (const line of lines) expect(line.replace(/^"/, '')).toMatch(/^'/)
  })

  it('прочитанное равно записанному', async () => {
    const text = fc.string({ unit: fc.constantFrom('а', 'Я', '1', ' ', ';', '"', '\n', ',', '№') })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 2 }), async (pairs) => {
        const rows = pairs.map(([one, two]) => ['x', one, two])
        const [, ...read] = await rowsOf(
          Buffer.from(await csvOf({ ...exported(rows), columns: COLUMNS.map(({ title }) => ({ title })) })),
        )
        expect(read.map((row) => [row[1] ?? '', row[2] ?? ''])).toEqual(
          pairs.map((pair) => pair.map((each) => each.trim())),
        )
      }),
      { numRuns: 50 },
    )
  })
})

describe('a table that is printed', () => {
  it('lies on its side, is as wide as the sheet and repeats its head; texts stay texts', async () => {
    const rows = [
      ...DANGEROUS.map((text) => [text, 'по согласованию', 7]),
      ['Слово. '.repeat(40), '01.09', null],
    ]
    const bytes = await writePrintedTable({ sheet: 'Дорожная карта', columns: COLUMNS, rows })
    const xml = await sheetXml(bytes)
    expect(xml).toMatch(/<pageSetUpPr[^>]*fitToPage="(?:1|true)"/u)
    expect(xml).toMatch(/<pageSetup[^>]*orientation="landscape"/u)
    expect(xml).toMatch(/<pageSetup[^>]*fitToHeight="0"/u)
    expect(xml).not.toContain('<f>')
    const book = (await (await openPackage(bytes)).bytes('xl/workbook.xml')).toString('utf8')
    expect(book).toMatch(
      /_xlnm\.Print_Titles[^>]*>(?:'|&apos;|&#39;)Дорожная карта(?:'|&apos;|&#39;)!\$1:\$1</u,
    )
    const styles = (await (await openPackage(bytes)).bytes('xl/styles.xml')).toString('utf8')
    expect(styles).toContain('wrapText')
    const read = await rowsOf(bytes)
    expect(read[0]).toEqual(COLUMNS.map(({ title }) => title))
    expect(read.slice(1, 1 + DANGEROUS.length).map(([first]) => first)).toEqual(
      DANGEROUS.map((text) => text.trim()),
    )
  })

  it('prints days as days', async () => {
    const columns = [{ title: 'Договор' }, { title: 'Дата', kind: 'day' as const }]
    const bytes = await writePrintedTable({ sheet: 'Реестр', columns, rows: [['1', '2026-10-10']] })
    const styles = (await (await openPackage(bytes)).bytes('xl/styles.xml')).toString('utf8')
    expect(styles).toContain('dd.mm.yyyy')
    expect(await sheetXml(bytes)).toMatch(/<c r="B2" s="(\d+)"[^>]*><v>46305<\/v>/u)
  })
})

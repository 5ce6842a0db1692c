import { writeOds, writeXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'
import { zipOf } from '../testing.ts'
import type { TableContents } from './contents.ts'
import { readTable } from './read.ts'

const read = async (bytes: Uint8Array): Promise<TableContents> => {
  const result = await readTable(bytes)
  if (!result.ok) throw new Error(JSON.stringify(result.refusals))
  return result.value
}

const refusalOf = async (bytes: Uint8Array): Promise<string | undefined> => {
  const result = await readTable(bytes)
  return result.ok ? undefined : result.refusals[0]?.code
}

const rowsOf = async (bytes: Uint8Array) => (await read(bytes)).sheets[0]?.rows
const day = (text: string): Date => new Date(`${text}Z`)

const ROWS = [
  ['№', 'Школа', 'ОГРН', 'Дата', 'Доля', 'Да'],
  [1, 'Лицей «Луч»', '0012345678901', day('2030-03-05T00:00:00'), 0.1, true],
  [2, 'Школа\nвторая', 1234567890123, day('2030-03-05T14:30:00'), -5, false],
]

const EXPECTED = [
  ['№', 'Школа', 'ОГРН', 'Дата', 'Доля', 'Да'],
  ['1', 'Лицей «Луч»', '0012345678901', '2030-03-05', '0.1', 'true'],
  ['2', 'Школа\nвторая', '1234567890123', '2030-03-05T14:30', '-5', 'false'],
]

describe('XLSX', () => {
  it('числа без потерь, дни по календарю, нули впереди на месте', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'Школы', rows: ROWS }] })
    expect(await read(bytes)).toEqual({ sheets: [{ name: 'Школы', rows: EXPECTED }], warnings: [] })
  })

  it('пустые строки внутри остаются, в конце нет; скрытый лист пропущен и назван', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Данные', rows: [['а'], [null], ['б'], [null], [null]] },
        { name: 'Списки', rows: [['скрыто']], hidden: true },
        { name: 'Ещё', rows: [['в']] },
      ],
    })
    const { sheets, warnings } = await read(bytes)
    expect(sheets).toEqual([
      { name: 'Данные', rows: [['а'], [], ['б']] },
      { name: 'Ещё', rows: [['в']] },
    ])
    expect(warnings.map(({ code, where }) => [code, where])).toEqual([['hidden-sheet', 'лист «Списки»']])
  })

  it('столбцы сверх предела урезаются с предупреждением', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'Л', rows: [Array.from({ length: 300 }, () => 'x')] }] })
    const { sheets, warnings } = await read(bytes)
    expect(sheets[0]?.rows[0]).toHaveLength(256)
    expect(warnings.map((warning) => warning.code)).toEqual(['tail-cut'])
  })
})

describe('ODS', () => {
  it('читается так же, как XLSX', async () => {
    const bytes = await writeOds({ sheets: [{ name: 'Школы', rows: ROWS }] })
    expect((await read(bytes)).sheets).toEqual([{ name: 'Школы', rows: EXPECTED }])
  })

  it('повторы, пробелы, примечания, несколько абзацев', async () => {
    const content = `<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:spreadsheet><t:table t:name="Л">
      <t:table-row t:number-rows-repeated="2"><t:table-cell t:number-columns-repeated="2" o:value-type="string"><x:p>а<x:s x:c="2"/>б</x:p></t:table-cell></t:table-row>
      <t:table-row t:number-rows-repeated="3"><t:table-cell/></t:table-row>
      <t:table-row><t:table-cell o:value-type="string"><o:annotation><x:p>примечание</x:p></o:annotation><x:p>раз</x:p><x:p>два</x:p></t:table-cell><t:covered-table-cell/><t:table-cell o:value-type="constructor"><x:p>в</x:p></t:table-cell></t:table-row>
      <t:table-row t:number-rows-repeated="1048000"><t:table-cell t:number-columns-repeated="16384"/></t:table-row>
      </t:table></o:spreadsheet></o:body></o:document-content>`
    const bytes = zipOf([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
      { name: 'content.xml', content },
    ])
    expect(await rowsOf(bytes)).toEqual([
      ['а  б', 'а  б'],
      ['а  б', 'а  б'],
      [],
      [],
      [],
      ['раз\nдва', '', 'в'],
    ])
  })
})

describe('CSV', () => {
  const text = '№;Школа;Число\r\n1;"Лицей ""Луч"";\nвторая строка";1,5\r\n\r\n2;Гимназия;\r\n'
  const rows = [['№', 'Школа', 'Число'], ['1', 'Лицей "Луч";\nвторая строка', '1,5'], [], ['2', 'Гимназия']]

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 с меткой', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('%s', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual(rows)
  })

  it('запятые и табуляции узнаются, «sep=» слушается', async () => {
    expect(await rowsOf(Buffer.from('a,b\n1,2\n'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    expect(await rowsOf(Buffer.from('a\tb, c\n1\t2\n'))).toEqual([
      ['a', 'b, c'],
      ['1', '2'],
    ])
    expect(await rowsOf(Buffer.from('sep=|\r\na|b;c\r\n1|2\r\n'))).toEqual([
      ['a', 'b;c'],
      ['1', '2'],
    ])
  })

  it('кавычки имени, которые ничего не закрывают, не съедают строки', async () => {
    const bytes = Buffer.from('№;Школа\n1;"Лицей" города\n2;Гимназия\n')
    expect(await rowsOf(bytes)).toEqual([
      ['№', 'Школа'],
      ['1', '"Лицей" города'],
      ['2', 'Гимназия'],
    ])
  })

  it('документ вместо таблицы: отказ', async () => {
    expect(await refusalOf(Buffer.from('%PDF-1.7\n'))).toBe('not-a-table')
  })
})

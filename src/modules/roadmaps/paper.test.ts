import { expect, it } from 'vitest'
import { readTable } from '../../documents/xlsx/read.ts'
import { openPackage } from '../../documents/zip.ts'
import { roadmapDocx } from './documents/docx.ts'
import { roadmapXlsx } from './documents/xlsx.ts'

const HEAD = { grif: ['УТВЕРЖДЕНА', 'распоряжение № 94'], title: 'Дорожная карта', owner: 'Район' }

it('a column of the paper has room for its longest word: «согласованию» and «24.10-03.11» do not break', async () => {
  const headings = ['№ п/п', 'Мероприятие', 'Срок', 'Ответственные на муниципальном уровне', 'Результат']
  const long = 'Руководитель информационно-методической службы района. '.repeat(4)
  const cells = (number: string, term: string) => [number, long, term, long, long]
  const rows = [cells('1.', '24.10-03.11'), cells('2.', 'по согласованию')].map((row) => ({
    across: false,
    cells: row,
  }))
  const xml = (
    await (await openPackage(await roadmapDocx(HEAD, { headings, rows }))).bytes('word/document.xml')
  ).toString('utf8')
  const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/gu)].map((match) => Number(match[1]))
  // a letter of ten points is 5.3 points wide on the average, a cell keeps 5.4 points on both sides
  expect(widths[2]).toBeGreaterThanOrEqual('согласованию'.length * 106 + 216)
  expect(Math.abs(widths.reduce((sum, width) => sum + width, 0) - 14_600)).toBeLessThan(10)
})

it('the spreadsheet keeps room for wrapped words; a heading runs over the columns beside it and comes back as it was', async () => {
  const headings = ['№ п/п', 'Мероприятие', 'Срок']
  const heading = 'Раздел с длинным названием: подготовка команд к работе в новом году'
  const rows = [
    { across: true, cells: [heading, '', ''] },
    { across: false, cells: ['1.', 'Слово и дело. '.repeat(12), 'сентябрь'] },
  ]
  const bytes = await roadmapXlsx('Карта', { headings, rows })
  const xml = (await (await openPackage(bytes)).bytes('xl/worksheets/sheet1.xml')).toString('utf8')
  const heights = [...xml.matchAll(/<row [^>]* ht="([\d.]+)"/gu)].map((match) => Number(match[1]))
  expect(heights[1]).toBe(15)
  expect(heights[2]).toBeGreaterThanOrEqual(4 * 15)
  const read = await readTable(bytes)
  expect(read.ok && read.value.sheets[0]?.rows[1]?.filter((cell) => cell !== '')).toEqual([heading])
})

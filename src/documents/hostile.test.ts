import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants, deflateRawSync, deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Result } from '../kernel/result.ts'
import { readIsolated, streamTableIsolated } from './isolated.ts'
import { pdfOf, textAt } from './pdf/testing.ts'
import type { ReadRefusalCode } from './refusals.ts'
import type { ChildLimits } from './run-child.ts'
import { contentTypes, docxOf, type Part, p, table, zipOf } from './testing.ts'

const MIB = 1024 * 1024
/** On the processor, start of the process included; the clock on the wall depends on who else works here. */
const MOST_CPU_MS = 4_000
const MOST_MB = 300

/** A busy machine must not decide whether a file is hostile. */
const PATIENCE_MS = 90_000
vi.setConfig({ testTimeout: PATIENCE_MS * 2 })

let folder = ''
const measured: string[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'svyazka-hostile-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  console.info(`Измерено в дочернем процессе:\n${measured.join('\n')}`)
})

type Outcome = Result<unknown, ReadRefusalCode>
type Read = (path: string, limits: ChildLimits) => Promise<Outcome>

const readDocument: Read = (path, limits) => readIsolated(path, limits)
const readRows: Read = (path, limits) =>
  streamTableIsolated(path, { onSheet: () => undefined, onRow: () => undefined }, limits)

type Ending = {
  readonly codes: readonly string[]
  readonly peakMb: number
  readonly warnings: readonly string[]
}

const warningsOf = (outcome: Outcome): string[] => {
  const value = outcome.ok ? outcome.value : null
  const warnings = typeof value === 'object' && value !== null && 'warnings' in value ? value.warnings : []
  return Array.isArray(warnings) ? warnings.map((warning: { code: string }) => warning.code) : []
}

/** Reads the file in the child and holds it to the bounds that every file must keep, good or bad. */
const readWithin = async (name: string, bytes: Buffer, read: Read = readDocument): Promise<Ending> => {
  const path = join(folder, `${name.replace(/\W+/g, '-')}-${measured.length}`)
  writeFileSync(path, bytes)
  const usage = { peakMb: 0, cpuMs: 0 }
  const started = performance.now()
  const outcome = await read(path, { timeoutMs: PATIENCE_MS, onUsage: (told) => Object.assign(usage, told) })
  const ms = Math.round(performance.now() - started)
  rmSync(path)
  const codes = outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code)
  const cost = usage.peakMb > 0 ? `${usage.cpuMs} мс процессора, ${usage.peakMb} МБ` : 'остановлен'
  measured.push(`${name}: ${codes.join() || 'прочитан'}, ${ms} мс, ${cost}`)
  expect(usage.cpuMs).toBeLessThan(MOST_CPU_MS)
  expect(usage.peakMb).toBeLessThan(MOST_MB)
  return { codes, peakMb: usage.peakMb, warnings: warningsOf(outcome) }
}

/** Raw deflate of `text` repeated: each piece ends in a full flush, so the same bytes may follow one another. */
const repeatedDeflate = (text: string, times: number): Buffer => {
  const piece = deflateRawSync(Buffer.from(text), { finishFlush: constants.Z_FULL_FLUSH })
  const end = deflateRawSync(Buffer.alloc(0))
  return Buffer.concat([...Array.from({ length: times }, () => piece), end])
}

const MAIN_PART = 'word/document.xml'

const bomb = (declared: number): Buffer => {
  const relations: Part = {
    name: '_rels/.rels',
    content:
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  }
  const parts: Part[] = [contentTypes(), relations, { name: MAIN_PART, content: '', declared }]
  return zipOf(parts, new Map([[MAIN_PART, repeatedDeflate(' '.repeat(MIB), 1024)]]))
}

const raw = (content: string): Buffer => docxOf('', {}, { name: MAIN_PART, content })

describe('Враждебный DOCX не вредит', () => {
  it('бомба в 1 ГиБ, честная и с ложным размером', async () => {
    expect((await readWithin('бомба честная', bomb(1024 * MIB))).codes).toEqual(['inflates-too-much'])
    expect((await readWithin('бомба с ложным размером 1000', bomb(1000))).codes).toEqual(['damaged'])
    expect((await readWithin('бомба с ложным размером 7 МиБ', bomb(7 * MIB))).codes).toEqual(['damaged'])
  })

  it('внешняя сущность и миллиард смехов', async () => {
    const external = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
    expect((await readWithin('внешняя сущность', raw(external))).codes).toEqual(['forbidden-doctype'])
    const laughs = Array.from({ length: 30 }, (_, i) => `<!ENTITY l${i + 1} "&l${i};&l${i};">`).join('')
    const billion = `<!DOCTYPE w [<!ENTITY l0 "ха">${laughs}]><w>&l30;</w>`
    expect((await readWithin('миллиард смехов', raw(billion))).codes).toEqual(['forbidden-doctype'])
  })

  it('20 000 вложенных таблиц', async () => {
    const nested = `${'<w:tbl><w:tr><w:tc>'.repeat(20_000)}${'</w:tc></w:tr></w:tbl>'.repeat(20_000)}`
    expect((await readWithin('вложенные таблицы', docxOf(nested))).codes).toEqual(['too-deep'])
  })

  it('ячейка на два миллиарда столбцов урезается', async () => {
    const cell = `<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>${p('x')}</w:tc>`
    const ending = await readWithin('gridSpan', docxOf(table(`<w:tr>${cell.repeat(1000)}</w:tr>`)))
    expect([ending.codes, ending.warnings]).toEqual([[], ['span-clamped']])
  })

  it('миллион сносок, миллион пустых абзацев, миллион ячеек', async () => {
    const notes = `<w:p><w:r>${'<w:footnoteReference w:id="1"/>'.repeat(250_000)}</w:r></w:p>`
    expect((await readWithin('сноски', docxOf(notes))).codes).toEqual([])
    expect((await readWithin('абзацы', docxOf('<w:p/>'.repeat(1_000_000)))).codes).toEqual(['too-much-text'])
    const row = `<w:tr>${'<w:tc/>'.repeat(50)}</w:tr>`
    expect((await readWithin('ячейки', docxOf(table(row.repeat(20_000))))).codes).toEqual(['too-many-cells'])
  })

  it('обрезанный архив, чужое содержимое, пустой файл', async () => {
    const whole = docxOf(p('текст'))
    expect((await readWithin('обрезанный архив', whole.subarray(0, whole.length - 40))).codes).toEqual([
      'damaged',
    ])
    expect((await readWithin('обрезанный посередине', whole.subarray(0, 300))).codes).toEqual(['damaged'])
    expect((await readWithin('пустой', Buffer.alloc(0))).codes).toEqual(['empty-file'])
    expect((await readWithin('картинка', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]))).codes).toEqual([
      'unknown-format',
    ])
    expect((await readWithin('не XML', raw('<w:document'))).codes).toEqual(['damaged'])
  })

  it('макросы под любым именем', async () => {
    const macro: Part = { name: 'word/vbaProject.bin', content: 'x' }
    expect((await readWithin('макросы', docxOf(p('текст'), { extra: [macro] }))).codes).toEqual(['macros'])
    const docm = zipOf([contentTypes('application/vnd.ms-word.document.macroEnabled.main+xml')])
    expect((await readWithin('docm', docm)).codes).toEqual(['macros'])
  })
})

describe('Враждебный PDF не вредит', () => {
  it('мусор, вложенность, замкнутое дерево страниц', async () => {
    expect(
      (await readWithin('мусор PDF', Buffer.from(`%PDF-1.7\n${'\u0001мусор'.repeat(50_000)}`))).codes,
    ).toEqual(['damaged'])
    const deep = pdfOf([[textAt(71, 700, 'Deep')]], `/Deep ${'['.repeat(200_000)}`)
    expect((await readWithin('вложенность PDF', deep)).codes).not.toEqual(['reader-failed'])
    const circle = Buffer.from(
      pdfOf([[textAt(71, 700, 'x')]])
        .toString('latin1')
        .replace('/Kids [5 0 R]', '/Kids [2 0 R]'),
      'latin1',
    )
    expect((await readWithin('круг страниц PDF', circle)).codes).toHaveLength(1)
  })

  it('страниц без конца и черт без конца', async () => {
    const pages = pdfOf([[textAt(71, 700, 'x')]])
      .toString('latin1')
      .replace('/Kids [5 0 R]', `/Kids [${'5 0 R '.repeat(100_000)}]`)
      .replace('/Count 1', '/Count 100000')
    const many = await readWithin('100 тысяч страниц PDF', Buffer.from(pages, 'latin1'))
    expect(many.codes).toHaveLength(1)
    const lines = deflateSync(Buffer.from('0 0 m 100 100 l S\n'.repeat(1_000_000)))
    const content = `<< /Length ${lines.length} /Filter /FlateDecode >>\nstream\n${lines.toString('latin1')}\nendstream`
    const file = pdfOf([[textAt(71, 700, 'x')]])
      .toString('latin1')
      .replace(/<< \/Length \d+ >>\nstream\n[\s\S]*?\nendstream/, () => content)
    expect((await readWithin('миллион черт PDF', Buffer.from(file, 'latin1'))).codes).toHaveLength(1)
  })

  it('поток, который раздувается до 1 ГиБ', async () => {
    const packed = deflateSync(Buffer.alloc(64 * MIB, ' '))
    const layers = deflateSync(deflateSync(packed))
    const content = `<< /Length ${layers.length} /Filter [/FlateDecode /FlateDecode /FlateDecode] >>\nstream\n${layers.toString('latin1')}\nendstream`
    const file = pdfOf([[textAt(71, 700, 'x')]])
      .toString('latin1')
      .replace(/<< \/Length \d+ >>\nstream\n[\s\S]*?\nendstream/, () => content)
    const ending = await readWithin('бомба PDF', Buffer.from(file, 'latin1'))
    expect(ending.codes).toEqual(['inflates-too-much'])
  })
})

const XLSX_MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const SHEET = 'xl/worksheets/sheet1.xml'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

const relation = (kind: string, target: string): string =>
  `<Relationships xmlns="${PACKAGE_RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/${kind}" Target="${target}"/></Relationships>`

const xlsxOf = (sheet: Part, deflated: ReadonlyMap<string, Buffer> = new Map()): Buffer =>
  zipOf(
    [
      contentTypes(XLSX_MAIN, '/xl/workbook.xml'),
      { name: '_rels/.rels', content: relation('officeDocument', 'xl/workbook.xml') },
      {
        name: 'xl/workbook.xml',
        content: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Лист" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      },
      { name: 'xl/_rels/workbook.xml.rels', content: relation('worksheet', 'worksheets/sheet1.xml') },
      sheet,
    ],
    deflated,
  )

const sheetOf = (rows: string, after = ''): Part => ({
  name: SHEET,
  content: `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
})

describe('Враждебная таблица не вредит', () => {
  it('две ячейки в углах листа', async () => {
    const corners =
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    expect((await readWithin('углы листа', xlsxOf(sheetOf(corners)), readRows)).codes).toEqual([
      'too-many-rows',
    ])
  })

  it('объединение всего листа', async () => {
    const sheet = sheetOf(
      '<row r="1"><c r="A1"><v>1</v></c></row>',
      '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    expect((await readWithin('объединение листа', xlsxOf(sheet), readRows)).codes).toEqual([])
  })

  it('двадцать миллионов строк', async () => {
    const rows = '<row><c><v>1</v></c></row>'.repeat(20_000)
    const head = deflateRawSync(Buffer.from(`<worksheet xmlns="${MAIN}"><sheetData>`), {
      finishFlush: constants.Z_FULL_FLUSH,
    })
    const packed = Buffer.concat([head, repeatedDeflate(rows, 1000)])
    const honest = xlsxOf(
      { name: SHEET, content: '', declared: rows.length * 1000 },
      new Map([[SHEET, packed]]),
    )
    expect((await readWithin('20 млн строк', honest, readRows)).codes).toEqual(['inflates-too-much'])
    const modest = xlsxOf({ name: SHEET, content: '', declared: 6 * MIB }, new Map([[SHEET, packed]]))
    expect((await readWithin('20 млн строк с ложным размером', modest, readRows)).codes).toEqual(['damaged'])
  })

  it('400 тысяч обычных строк: отказ по числу строк', async () => {
    const rows = Array.from(
      { length: 400_000 },
      (_, index) => `<row r="${index + 1}"><c><v>${index}</v></c></row>`,
    ).join('')
    expect((await readWithin('400 тысяч строк', xlsxOf(sheetOf(rows)), readRows)).codes).toEqual([
      'too-many-rows',
    ])
  })

  it('сущности в листе', async () => {
    const sheet: Part = {
      name: SHEET,
      content: `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet xmlns="${MAIN}"/>`,
    }
    expect((await readWithin('сущности XLSX', xlsxOf(sheet), readRows)).codes).toEqual(['forbidden-doctype'])
  })

  it('ODS с повторением миллиона строк по тысяче столбцов', async () => {
    const content = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Л"><table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>х</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`
    const ods = zipOf([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
      { name: 'content.xml', content },
    ])
    expect((await readWithin('повторения ODS', ods, readRows)).codes).toEqual(['too-many-cells'])
  })

  it('20 МБ текста без строк и 20 МБ точек с запятой', async () => {
    expect((await readWithin('один знак', Buffer.alloc(19 * MIB, 'a'))).codes).toEqual(['too-much-text'])
    expect((await readWithin('табуляции', Buffer.from('\ta\n'.repeat(6 * MIB)))).codes).toEqual([
      'too-much-text',
    ])
    expect((await readWithin('точки с запятой', Buffer.alloc(19 * MIB, ';'), readRows)).codes).toEqual([
      'too-much-text',
    ])
    const lines = Buffer.from(';;;;\n'.repeat(3 * MIB))
    expect((await readWithin('пустые строки', lines, readRows)).codes).toEqual([])
  })
})

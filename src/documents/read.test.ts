import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pdfOf, textAt } from './pdf/testing.ts'
import { kindToConvert, readDocumentModel, readWithoutOffice } from './read.ts'
import { READ_REFUSALS } from './refusals.ts'
import { cell, docxOf, p, row, table, zipOf } from './testing.ts'
import { ru } from './text.ts'

const DOCX = docxOf(p('Приказ') + table(row(cell(p('1.')) + cell(p('дело')))) + p('Подпись'))
const PDF = pdfOf([[textAt(71, 700, 'Order of the committee'), textAt(71, 650, '1. Text')]])
const TXT = Buffer.from('Приказ\n\n№\tДело\n1\tВстреча\n\n| a | b |\n**x**\n')

const spoiled = (source: Buffer, changes: readonly (readonly [number, number])[], length: number): Buffer => {
  const bytes = Buffer.from(source.subarray(0, Math.max(1, Math.floor(source.length * length))))
  for (const [at, value] of changes) bytes[Math.floor(at * bytes.length)] = value
  return bytes
}

describe('Чтение документа на месте', () => {
  it.each([
    ['DOCX', DOCX],
    ['PDF', PDF],
    ['TXT', TXT],
  ])('испорченный %s читается или получает отказ, но не роняет программу', async (_, source) => {
    const share = fc.double({ min: 0, max: 0.999, noNaN: true })
    const change = fc.tuple(share, fc.integer({ min: 0, max: 255 }))
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 12 }),
        fc.double({ min: 0.2, max: 1, noNaN: true }),
        async (changes, length) => {
          const result = await readDocumentModel(spoiled(source, changes, length))
          if (!result.ok) for (const { code } of result.refusals) expect(READ_REFUSALS).toContain(code)
          else expect(result.value.blocks.length).toBeGreaterThanOrEqual(0)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('места абзацев идут подряд, и в ячейках тоже', async () => {
    const result = await readDocumentModel(DOCX)
    const places = result.ok
      ? result.value.blocks.flatMap((block) =>
          block.kind === 'paragraph'
            ? [block.place]
            : block.rows.flatMap((each) =>
                each.cells.flatMap((one) => one.paragraphs.map(({ place }) => place)),
              ),
        )
      : []
    expect(places).toEqual([0, 1, 2, 3])
  })

  it('без LibreOffice называет вид файла, который надо преобразовать', async () => {
    const reading = await readWithoutOffice(Buffer.from('{\\rtf1 текст}'))
    expect(kindToConvert(reading)).toBe('rtf')
    expect(kindToConvert(await readWithoutOffice(DOCX))).toBeNull()
  })

  it('таблица вместо документа: отказ not-a-document', async () => {
    const ods = zipOf([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }])
    expect(await readDocumentModel(ods)).toMatchObject({ ok: false, refusals: [{ code: 'not-a-document' }] })
    expect(ru.refusals['not-a-document']()).toContain('«Вставить строки»')
  })
})

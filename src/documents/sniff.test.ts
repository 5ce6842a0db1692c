import { describe, expect, it } from 'vitest'
import { READ_REFUSALS } from './refusals.ts'
import { type FileKind, sniff } from './sniff.ts'
import { contentTypes, docxOf, p, zipOf } from './testing.ts'
import { en, refusalSentence, ru } from './text.ts'

const told = async (bytes: Uint8Array): Promise<string> => {
  const result = await sniff(bytes)
  return result.ok ? result.value.kind : `отказ ${result.refusals[0]?.code}`
}

/** An old Office container with the given names in its directory; enough to be told apart. */
const compound = (...names: readonly string[]): Buffer => {
  const bytes = Buffer.alloc(512 + names.length * 128)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes)
  for (const [index, name] of names.entries()) {
    const offset = 512 + index * 128
    bytes.write(name, offset, 'utf16le')
    bytes.writeUInt16LE((name.length + 1) * 2, offset + 64)
    bytes[offset + 66] = 2
  }
  return bytes
}

const openDocument = (mimetype: string, manifest = ''): Buffer =>
  zipOf([
    { name: 'mimetype', content: mimetype },
    { name: 'META-INF/manifest.xml', content: manifest },
  ])

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'

describe('Вид файла узнаётся по содержимому', () => {
  it.each<[FileKind | string, Uint8Array]>([
    ['docx', docxOf(p('текст'))],
    ['xlsx', zipOf([contentTypes(SHEET, '/xl/workbook.xml')])],
    ['odt', openDocument('application/vnd.oasis.opendocument.text')],
    ['ods', openDocument('application/vnd.oasis.opendocument.spreadsheet')],
    ['doc', compound('Root Entry', 'WordDocument')],
    ['xls', compound('Root Entry', 'Workbook')],
    ['pdf', Buffer.from('%PDF-1.7\n')],
    ['pdf', Buffer.from('\r\nмусор почтовика\n%PDF-1.4\n')],
    ['rtf', Buffer.from('{\\rtf1\\ansi}')],
    ['txt', Buffer.from('Распоряжение\n\n1. Утвердить.\n')],
    ['txt', Buffer.from('\ufeffТекст', 'utf16le')],
    ['csv', Buffer.from('№;Школа\n1;Лицей\n2;Гимназия\n')],
    ['csv', Buffer.from('a\tb\n1\t2\n')],
    ['отказ encrypted', compound('Root Entry', 'EncryptedPackage')],
    [
      'отказ encrypted',
      openDocument('application/vnd.oasis.opendocument.text', '<manifest:encryption-data/>'),
    ],
    ['отказ macros', compound('Root Entry', 'WordDocument', '_VBA_PROJECT')],
    ['отказ macros', docxOf(p('т'), { extra: [{ name: 'word/VBAPROJECT.BIN', content: '' }] })],
    ['отказ macros', zipOf([{ name: 'Basic/Standard/Module1.xml', content: '' }])],
    ['отказ unknown-format', zipOf([{ name: 'a.txt', content: 'просто архив' }])],
    ['отказ unknown-format', openDocument('constructor')],
    ['отказ unknown-format', compound('Root Entry')],
    ['отказ unknown-format', Buffer.from('<!DOCTYPE html><html></html>')],
    ['отказ unknown-format', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ['отказ damaged', Buffer.from('PK\u0003\u0004обрывок')],
    ['отказ empty-file', Buffer.alloc(0)],
    ['отказ file-too-big', Buffer.alloc(20 * 1024 * 1024 + 1, 'a')],
  ])('%s', async (expected, bytes) => {
    expect(await told(bytes)).toBe(expected)
  })

  it('две части с одним именем: файл, который разные программы прочтут по-разному', async () => {
    const twice = zipOf([contentTypes(), contentTypes(SHEET)])
    expect(await told(twice)).toBe('отказ damaged')
  })
})

describe('Слова отказов', () => {
  it('у каждого кода есть законченная фраза на обоих языках', () => {
    for (const code of READ_REFUSALS) {
      expect(refusalSentence(code)).toMatch(/^[А-ЯA-Z].*[.!]$/)
      expect(refusalSentence(code, 'en')).toMatch(/^[A-Z][^А-я]*\.$/)
    }
    expect(Object.keys(en.warnings)).toEqual(Object.keys(ru.warnings))
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import type { Block, Cell, DocumentModel, Paragraph, Table } from './model.ts'
import { cellText, printed } from './model.ts'

/** Builders for tests only: packages with exactly the bytes that a test wants, also lying ones. */
export type Part = {
  readonly name: string
  readonly content: string | Buffer
  /** Size to write into the headers instead of the true one. */
  readonly declared?: number
}

const localHeader = (name: Buffer, packed: Buffer, part: Part, raw: Buffer): Buffer => {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(0x0800, 6)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(crc32(raw), 14)
  header.writeUInt32LE(packed.length, 18)
  header.writeUInt32LE(part.declared ?? raw.length, 22)
  header.writeUInt16LE(name.length, 26)
  return header
}

const centralHeader = (local: Buffer, offset: number): Buffer => {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(20, 4)
  local.copy(header, 6, 4, 30)
  header.writeUInt32LE(offset, 42)
  return header
}

/** A ZIP of the given parts; a part already deflated may be handed over with `deflated`. */
export const zipOf = (parts: readonly Part[], deflated: ReadonlyMap<string, Buffer> = new Map()): Buffer => {
  const bodies: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const name = Buffer.from(part.name, 'utf8')
    const raw = typeof part.content === 'string' ? Buffer.from(part.content, 'utf8') : part.content
    const packed = deflated.get(part.name) ?? deflateRawSync(raw)
    const local = localHeader(name, packed, part, raw)
    bodies.push(local, name, packed)
    centrals.push(centralHeader(local, offset), name)
    offset += local.length + name.length + packed.length
  }
  const central = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, central, end])
}

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
].join(' ')

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** `[Content_Types].xml` with one main type; tests of sniffing put other types there. */
export const contentTypes = (main: string = MAIN, part = '/word/document.xml'): Part => ({
  name: '[Content_Types].xml',
  content: `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="${part}" ContentType="${main}"/></Types>`,
})

const relationship = (kind: string, target: string, id: number): string =>
  `<Relationship Id="r${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`

const relationships = (name: string, targets: readonly (readonly [string, string])[]): Part => ({
  name,
  content: `<Relationships xmlns="${PACKAGE}/relationships">${targets.map(([kind, target], id) => relationship(kind, target, id)).join('')}</Relationships>`,
})

export type DocxParts = {
  readonly numbering?: string
  readonly styles?: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly header?: string
  readonly extra?: readonly Part[]
}

const element = (name: string, inner: string): string => `<w:${name} ${NAMESPACES}>${inner}</w:${name}>`

const PART_ELEMENTS = [
  ['numbering', 'numbering'],
  ['styles', 'styles'],
  ['footnotes', 'footnotes'],
  ['endnotes', 'endnotes'],
  ['header', 'hdr'],
] as const

/** A DOCX out of raw WordprocessingML: the body, and the inner XML of whatever other parts are given. */
export const docxOf = (body: string, parts: DocxParts = {}, whole?: Part): Buffer => {
  const given = PART_ELEMENTS.flatMap(([part, tag]) => {
    const inner = parts[part]
    return inner === undefined ? [] : [{ name: `word/${part}.xml`, content: element(tag, inner), kind: part }]
  })
  return zipOf([
    contentTypes(),
    relationships('_rels/.rels', [['officeDocument', 'word/document.xml']]),
    relationships(
      'word/_rels/document.xml.rels',
      given.map(({ kind }) => [kind, `${kind}.xml`] as const),
    ),
    whole ?? { name: 'word/document.xml', content: element('document', `<w:body>${body}</w:body>`) },
    ...given,
    ...(parts.extra ?? []),
  ])
}

/** `<w:p>` with optional inner properties. */
export const p = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${text === '' ? '' : `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`}</w:p>`

/** Properties of a paragraph in list `numId` at `level`. */
export const listed = (numId: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`

export const cell = (inner: string, properties = ''): string =>
  `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${inner}</w:tc>`

export const row = (cells: string, properties = ''): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`

export const table = (rows: string): string => `<w:tbl>${rows}</w:tbl>`

/** All paragraphs in the text (not in tables), as printed. */
export const lines = (model: DocumentModel): string[] =>
  model.blocks.filter((block): block is Paragraph => block.kind === 'paragraph').map(printed)

/** Tables of the document. */
export const tables = (model: DocumentModel): Table[] =>
  model.blocks.filter((block: Block): block is Table => block.kind === 'table')

/** Texts of all rows: an easy thing to compare. */
export const grid = (source: Table | undefined): string[][] =>
  source?.rows.map((each) => each.cells.map((one: Cell) => cellText(one))) ?? []

const SOURCES = resolve(import.meta.dirname, '../../../shared/source-documents')

/**
 * A real document that stands beside the repository, or null where it is absent (a clone elsewhere). Its text never
 * enters the repository; a test that could not run says so aloud.
 */
export const realDocument = (name: string): Buffer | null => {
  const path = resolve(SOURCES, name)
  if (existsSync(path)) return readFileSync(path)
  console.warn(`ВНИМАНИЕ: нет ../shared/source-documents/${name}, проверка на настоящем документе не сделана`)
  return null
}

/**
 * Rows of a roadmap put together as a person would: a row with an empty number is the rest of the row above.
 * Gives the numbers of the rows that have one.
 */
export const gluedNumbers = (source: Table | undefined): string[] =>
  grid(source)
    .map(([first = '']) => first.trim())
    .filter((number) => /^\d+(\.\d+)*\.?$/.test(number))

import { readXls, streamXlsxRows } from 'hucre'
import { LIMITS } from '../limits.ts'
import { ReadRefusal } from '../refusals.ts'
import { ru } from '../text.ts'
import type { Warnings } from '../warnings.ts'
import { childrenNamed, readXmlTree, type XmlNode } from '../xml.ts'
import type { Package } from '../zip.ts'
import { cellTextOf } from './cell.ts'
import type { RowSink } from './sink.ts'

const WORKBOOK = /(^|\/)workbook\.xml$/
const WORKSHEET = /(^|\/)worksheets\/[^/]+\.xml$/
const XML_PART = /\.(xml|rels)$/
const DOCTYPE = /<!DOCTYPE/i

const refuseDoctype = (head: Buffer | undefined): void => {
  if (head !== undefined && DOCTYPE.test(head.toString('latin1', 0, 4096)))
    throw new ReadRefusal('forbidden-doctype')
}

/** Reads a part through our own counting inflater, only to see that it is what it says. */
const inspect = async (source: Package, name: string): Promise<void> => {
  let first = true
  for await (const chunk of source.stream(name)) {
    if (first) refuseDoctype(chunk)
    first = false
  }
}

const inspectHead = async (source: Package, name: string): Promise<void> => {
  for await (const chunk of source.stream(name, LIMITS.table.sheetBytes)) {
    refuseDoctype(chunk)
    return
  }
}

/**
 * The library unpacks parts (shared texts, styles) as a whole by itself, so they are unpacked once here, counted and
 * checked; of a large sheet only the beginning, because rows are counted as the library streams them.
 */
const inspectPackage = async (source: Package): Promise<void> => {
  for (const name of source.names.filter((part) => XML_PART.test(part))) {
    const isLargeSheet = WORKSHEET.test(name) && source.declaredSize(name) > LIMITS.zip.partBytes
    if (isLargeSheet) await inspectHead(source, name)
    else await inspect(source, name)
  }
}

const isHidden = (sheet: XmlNode): boolean => ['hidden', 'veryHidden'].includes(sheet.attributes.state ?? '')

const sheetNodes = async (source: Package): Promise<XmlNode[]> => {
  const name = source.names.find((part) => WORKBOOK.test(part))
  if (name === undefined) throw new ReadRefusal('damaged')
  const root = await readXmlTree(source.stream(name))
  const sheets = root.children.find((node) => node.name.endsWith(':sheets'))
  return childrenNamed(sheets, sheets?.children[0]?.name ?? '')
}

/** Reads the visible sheets of an XLSX row by row; hidden ones hold lists of our own templates. */
export const readXlsxSheets = async (
  bytes: Uint8Array,
  source: Package,
  sink: RowSink,
  warnings: Warnings,
): Promise<void> => {
  await inspectPackage(source)
  for (const sheet of await sheetNodes(source)) {
    const name = sheet.attributes.name ?? ''
    if (isHidden(sheet)) {
      warnings.add('hidden-sheet', ru.where.sheet(name))
      continue
    }
    sink.openSheet(name)
    for await (const row of streamXlsxRows(bytes, { sheet: name }))
      sink.addRow(row.index, row.values.map(cellTextOf))
  }
}

/** Reads an XLS of Excel 97-2003. The library takes it in as a whole; the child's memory limit stands behind it. */
export const readXlsSheets = async (bytes: Uint8Array, sink: RowSink): Promise<void> => {
  const book = await readXls(bytes)
  for (const sheet of book.sheets) {
    sink.openSheet(sheet.name)
    for (const [index, row] of sheet.rows.entries()) sink.addRow(index, row.map(cellTextOf))
  }
}

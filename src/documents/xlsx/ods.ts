import { LIMITS } from '../limits.ts'
import { type Attributes, readXml, type XmlHandler } from '../xml.ts'
import type { Package } from '../zip.ts'
import type { RowSink } from './sink.ts'

/**
 * Rows of an ODS, streamed. The library's own reader collects all rows first and multiplies repeated ones while
 * doing so: a repeat of a million rows costs ten bytes in the file. Here a repeat is a number until it is a row.
 */
const VALUE_OF = new Map<string, (attributes: Attributes) => string | undefined>([
  ['float', (attributes) => attributes.value],
  ['currency', (attributes) => attributes.value],
  ['percentage', (attributes) => attributes.value],
  ['boolean', (attributes) => attributes['boolean-value']],
  [
    'date',
    (attributes) => attributes['date-value']?.replace(/T00:00(:00.*)?$/, '').replace(/(T\d\d:\d\d).*$/, '$1'),
  ],
])

const repeatOf = (attributes: Attributes, name: string): number => {
  const count = Number(attributes[name] ?? '1')
  return Number.isInteger(count) && count > 0 ? count : 1
}

const MOST_SPACES = 1000

class OdsRows implements XmlHandler {
  readonly #sink: RowSink
  #row: string[] = []
  #rowRepeat = 1
  #next = 0
  #cell: { text: string; value: string | undefined; repeat: number } | null = null
  #paragraphs = 0
  #noteDepth = 0

  constructor(sink: RowSink) {
    this.#sink = sink
  }

  open(name: string, attributes: Attributes): void {
    if (this.#noteDepth > 0 || name === 'office:annotation') this.#noteDepth += 1
    else this.#opened[name]?.(attributes)
  }

  text(text: string): void {
    if (this.#cell !== null && this.#noteDepth === 0 && this.#paragraphs > 0) this.#cell.text += text
  }

  close(name: string): void {
    if (this.#noteDepth > 0) this.#noteDepth -= 1
    else if (name === 'table:table-cell') this.#closeCell()
    else if (name === 'table:table-row') this.#closeRow()
  }

  readonly #opened: Readonly<Record<string, (attributes: Attributes) => void>> = {
    'table:table': (attributes) => {
      this.#next = 0
      this.#sink.openSheet(attributes.name ?? '')
    },
    'table:table-row': (attributes) => {
      this.#row = []
      this.#rowRepeat = repeatOf(attributes, 'number-rows-repeated')
    },
    'table:table-cell': (attributes) => {
      const value = VALUE_OF.get(attributes['value-type'] ?? '')?.(attributes)
      this.#cell = { text: '', value, repeat: repeatOf(attributes, 'number-columns-repeated') }
      this.#paragraphs = 0
    },
    'table:covered-table-cell': (attributes) =>
      this.#add('', repeatOf(attributes, 'number-columns-repeated')),
    'text:p': () => {
      this.#paragraphs += 1
      if (this.#paragraphs > 1) this.text('\n')
    },
    'text:s': (attributes) => this.text(' '.repeat(Math.min(repeatOf(attributes, 'c'), MOST_SPACES))),
    'text:tab': () => this.text('\t'),
    'text:line-break': () => this.text('\n'),
  }

  #add(text: string, repeat: number): void {
    const room = LIMITS.table.columns + 1 - this.#row.length
    for (let count = 0; count < Math.min(repeat, room); count += 1) this.#row.push(text)
  }

  #closeCell(): void {
    const cell = this.#cell
    this.#cell = null
    if (cell !== null) this.#add((cell.value ?? cell.text).trim(), cell.repeat)
  }

  /** An empty row repeated to the end of the sheet is skipped at once; a filled one runs into the ceiling of rows. */
  #closeRow(): void {
    const filled = this.#row.some((cell) => cell !== '')
    for (let count = 0; filled && count < this.#rowRepeat; count += 1)
      this.#sink.addRow(this.#next + count, this.#row)
    this.#next += this.#rowRepeat
  }
}

/** Reads all sheets of an ODS. */
export const readOdsSheets = (source: Package, sink: RowSink): Promise<void> =>
  readXml(source.stream('content.xml'), new OdsRows(sink))

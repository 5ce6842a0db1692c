import Papa from 'papaparse'
import { delimiterOf } from '../delimiter.ts'
import { decodeText } from '../encoding.ts'
import { LIMITS } from '../limits.ts'
import { ReadRefusal } from '../refusals.ts'
import { ru } from '../text.ts'
import type { Warnings } from '../warnings.ts'
import type { RowSink } from './sink.ts'

/** Excel writes the delimiter as the first line of files it wants to open again. */
const DECLARED = /^sep=(.)\r?\n/i
const GUESSES = [';', '\t', ',', '|']

type Options = { readonly delimiter: string | undefined; readonly quoteChar: string }
type OnRow = (cells: string[]) => boolean

/** Goes through the rows without keeping them, as long as `onRow` says so; tells whether quotes did not match. */
const walk = (text: string, { delimiter, quoteChar }: Options, onRow: OnRow): boolean => {
  let badQuotes = false
  Papa.parse<string[]>(text, {
    delimitersToGuess: GUESSES,
    quoteChar,
    // The fast way cuts the whole text into lines first, and an empty line costs more than its one byte.
    fastMode: false,
    ...(delimiter === undefined ? {} : { delimiter }),
    step: ({ data, errors }, parser) => {
      badQuotes ||= errors.some((error) => error.type === 'Quotes')
      if (badQuotes || !onRow(data)) parser.abort()
    },
  })
  return badQuotes
}

const QUOTES = '"'
const NO_QUOTES = '\u0000'

/** A name such as «"Лицей" города» begins with a quote that is no quoting: then all quotes are plain signs. */
const quoteCharOf = (text: string, delimiter: string | undefined): string => {
  const isBroken = text.includes(QUOTES) && walk(text, { delimiter, quoteChar: QUOTES }, () => true)
  return isBroken ? NO_QUOTES : QUOTES
}

const refuseEndlessLine = (text: string): void => {
  let start = 0
  while (start < text.length) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next
    if (end - start > LIMITS.table.lineChars) throw new ReadRefusal('too-much-text')
    start = end + 1
  }
}

/** Reads a CSV of any of our encodings and delimiters as one nameless sheet. */
export const readDelimited = (bytes: Uint8Array, sink: RowSink, warnings: Warnings): void => {
  const decoded = decodeText(bytes)
  if (decoded.text.length > LIMITS.table.textChars) throw new ReadRefusal('too-much-text')
  if (decoded.guessed) warnings.add('encoding-guessed', ru.where.document, decoded.encoding)
  const declared = DECLARED.exec(decoded.text)
  const text = declared === null ? decoded.text : decoded.text.slice(declared[0].length)
  const delimiter = declared?.[1] ?? delimiterOf(text) ?? undefined
  refuseEndlessLine(text)
  sink.openSheet('')
  let index = 0
  walk(text, { delimiter, quoteChar: quoteCharOf(text, delimiter) }, (cells) => {
    sink.addRow(
      index,
      cells.map((cell) => cell.trim()),
    )
    index += 1
    return index <= LIMITS.table.rows
  })
}

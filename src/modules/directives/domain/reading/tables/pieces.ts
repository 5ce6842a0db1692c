import { overLine } from '../../../../../kernel/hyphen.ts'
import type { GridCell, GridRow } from './grid.ts'
import { labelOfCell } from './row-number.ts'

/** A row of the table on its way to a reading: named cells, glued from the pieces a page cut it into. */
export type PieceRow = {
  readonly number: string | null
  readonly printed: string | null
  cells: Record<string, string>
  readonly heading: boolean
  readonly place: number | null
  parts: number
}

export type Pieces = {
  readonly rows: readonly PieceRow[]
  readonly dropped: readonly { text: string; place: number | null }[]
}

const DASHES = /^[\s\-–—|_.]*$/u
const RULE = /[-–—_]{2,}/u

const isGarbage = (row: GridRow): boolean =>
  row.cells.every((cell) => DASHES.test(cell.text)) && row.cells.some((cell) => RULE.test(cell.text))

/** A cell cut by the page: «информационно-» + «методической», «Ноябрь -» + «декабрь». */
export const gluedText = (above: string, below: string): string =>
  /^[а-яё]/u.test(below) || !above.endsWith('-') ? overLine(above, below) : `${above} ${below}`

const named = (row: GridRow, columns: readonly string[]): Record<string, string> => {
  const cells: Record<string, string> = {}
  for (const [at, name] of columns.entries()) cells[name] = row.cells[at]?.text ?? ''
  return cells
}

const textOf = (row: GridRow): string =>
  row.cells
    .filter((cell) => cell.own)
    .map((cell) => cell.text)
    .filter((text) => text !== '')
    .join(' ')

const HEADING_WORD =
  /^(?:раздел|направление|этап|блок|модуль|часть|цель|задача|[IVX]+[.\s]|\d+\s?[-.]?\s?(?:й\s)?этап)/iu

/** A heading typed into the column of numbers: «I. Организационный этап». */
const LETTERS = /[А-Яа-яЁё]{3}/u

/** One text across the table, or one text with a number and nothing else that a row would have. */
const isHeading = (
  row: GridRow,
  columns: readonly string[],
  number: string | null,
  isFirst: boolean,
): boolean => {
  const isText = (cell: GridCell, at: number): boolean => columns[at] !== 'number' || LETTERS.test(cell.text)
  const texts = row.cells.filter((cell, at) => cell.own && cell.text !== '' && isText(cell, at))
  const only = texts[0]
  if (texts.length !== 1 || only === undefined) return false
  if (only.colSpan > columns.length / 2) return true
  // Words alone where a number belongs, or alone in front of the first row: nothing they could be the rest of.
  const inFront = row.cells[0] === only && /^[А-ЯЁ]/u.test(only.text)
  if (inFront && (columns[0] === 'number' || isFirst)) return true
  const isActivity =
    row.cells[columns.indexOf('activity')] === only || (columns[0] === 'number' && row.cells[0] === only)
  if (!isActivity || !/^[А-ЯЁIVX\d«]/u.test(only.text)) return false
  return number !== null || HEADING_WORD.test(only.text) || only.bold || only.text === only.text.toUpperCase()
}

/** A row across the whole width repeats its text in every cell; it is kept once, as the activity. */
const headingCells = (row: GridRow, columns: readonly string[]): Record<string, string> => {
  const cells: Record<string, string> = {}
  for (const name of columns) cells[name] = ''
  const text =
    row.cells.find(
      (cell, at) => cell.own && cell.text !== '' && (columns[at] !== 'number' || cell.colSpan > 1),
    )?.text ?? textOf(row)
  cells[columns.includes('activity') ? 'activity' : (columns[1] ?? columns[0] ?? 'col1')] = text
  return cells
}

const startsAnew = (text: string): boolean => /^[А-ЯЁ«"\d]/u.test(text)

/** Without a number, but whole in itself: a row whose author forgot the number, not the rest of the row above. */
const isWholeRow = (cells: Readonly<Record<string, string>>, above: PieceRow | undefined): boolean => {
  if (above === undefined) return true
  const activity = cells.activity ?? ''
  const term = cells.term ?? ''
  const ended = /[.!?»)"]$/u.test(above.cells.activity ?? '')
  return startsAnew(activity) && term !== '' && startsAnew(term) && ended && (above.cells.term ?? '') !== ''
}

type Growing = { readonly rows: PieceRow[]; readonly dropped: { text: string; place: number | null }[] }

const glue = (above: PieceRow, cells: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(cells))
    above.cells[name] = gluedText(above.cells[name] ?? '', text)
  above.parts += 1
}

/** In a merged cell a continuation row repeats the text of the row above; it must not be glued to itself. */
const onlyOwn = (row: GridRow, columns: readonly string[]): Record<string, string> => {
  const cells: Record<string, string> = {}
  for (const [at, name] of columns.entries())
    cells[name] = row.cells[at]?.own ? (row.cells[at]?.text ?? '') : ''
  return cells
}

const numberCell = (columns: readonly string[], printed: string | undefined): Record<string, string> =>
  printed !== undefined && columns.includes('number') ? { number: printed } : {}

const addRow = (growing: Growing, row: GridRow, columns: readonly string[], numbered: boolean): void => {
  const cells = named(row, columns)
  const label = labelOfCell(cells, columns, numbered)
  const above = growing.rows.at(-1)
  const number = label?.number ?? null
  if (
    isHeading(row, columns, number, above === undefined) &&
    !(number === null && above === undefined && columns.length < 3)
  ) {
    const heading = headingCells(row, columns)
    const own = label ?? labelOfCell(heading, columns, false)
    growing.rows.push({
      number: own?.number ?? null,
      printed: own?.printed ?? null,
      cells: {
        ...heading,
        ...numberCell(columns, own?.printed),
        ...(own?.rest === undefined ? {} : { activity: own.rest }),
      },
      heading: true,
      place: row.place,
      parts: 1,
    })
    return
  }
  const mergedNumber = numbered && row.cells[columns.indexOf('number')]?.own === false
  if (
    number === null &&
    numbered &&
    above !== undefined &&
    !above.heading &&
    !mergedNumber &&
    !isWholeRow(cells, above)
  ) {
    glue(above, onlyOwn(row, columns))
    return
  }
  const rest = label?.rest === undefined ? {} : { activity: label.rest }
  growing.rows.push({
    number,
    printed: label?.printed ?? null,
    cells: { ...cells, ...rest },
    heading: false,
    place: row.place,
    parts: 1,
  })
}

/** Cuts the body of a table into rows: garbage out, rows cut by pages glued, headings marked (R133, R134). */
export const pieceRows = (body: readonly GridRow[], columns: readonly string[]): Pieces => {
  const growing: Growing = { rows: [], dropped: [] }
  const at = columns.indexOf('number')
  const numbered = at !== -1 && body.some((row) => row.cells[at]?.text !== '')
  for (const row of body) {
    if (isGarbage(row)) growing.dropped.push({ text: textOf(row), place: row.place })
    else if (row.cells.some((cell) => cell.text !== '')) addRow(growing, row, columns, numbered)
  }
  return growing
}

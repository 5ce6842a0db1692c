import type { TermContext } from '../../../../../kernel/term/types.ts'
import { isColumnHeading, nameColumns } from './columns.ts'
import { type GridRow, isEmptyRow } from './grid.ts'
import { guessColumns } from './guess.ts'

export type Headed = {
  readonly columns: readonly string[]
  readonly headings: readonly string[]
  readonly body: readonly GridRow[]
  /** Columns were named by what stands in them. */
  readonly guessed: boolean
}

const filled = (row: GridRow): number => row.cells.filter((cell) => cell.own && cell.text !== '').length

const looksLikeHeader = (row: GridRow | undefined): boolean => {
  if (row === undefined) return false
  const texts = row.cells.filter((cell) => cell.own && cell.text !== '').map((cell) => cell.text)
  const known = texts.filter(isColumnHeading).length
  return texts.length >= 2 && known * 2 >= texts.length && texts.every((text) => text.length < 160)
}

const LEVEL = /уров(?:ень|не)|^(?:начало|окончание|план|факт)(?![а-яё])/iu

/** The same without merged cells: empty in front, levels below, one of them under an empty heading. */
const isRestOfHeader = (first: GridRow, second: GridRow): boolean => {
  const own = second.cells.flatMap((cell, at) => (cell.own && cell.text !== '' ? [{ cell, at }] : []))
  return (
    second.cells[0]?.text === '' &&
    own.length > 1 &&
    own.every(({ cell }) => cell.text.length < 60 && LEVEL.test(cell.text)) &&
    own.some(({ at }) => first.cells[at]?.text === '')
  )
}

/** «Ответственные» over «муниципальный уровень | школьный уровень»: a second row under cells merged across. */
const hasSecondRow = (first: GridRow, second: GridRow | undefined): boolean => {
  if (second === undefined || second.header) return second !== undefined
  const across = first.cells.some((cell) => cell.own && cell.colSpan > 1)
  const under = second.cells.every(
    (cell, at) => !cell.own || cell.text !== '' || first.cells[at]?.text === '',
  )
  if (isRestOfHeader(first, second)) return true
  const number = second.cells[0]?.own ? (second.cells[0]?.text ?? '') : ''
  return across && under && !/^\d/u.test(number) && second.cells.every((cell) => cell.text.length < 120)
}

const isNumberLine = (row: GridRow | undefined): boolean =>
  row !== undefined &&
  row.cells.length > 2 &&
  row.cells.every((cell, at) => cell.text.replace(/\.$/u, '') === String(at + 1))

const headingOf = (rows: readonly GridRow[], column: number): string => {
  const texts = rows
    .map((row) => row.cells[column]?.text.replace(/\n/gu, ' ') ?? '')
    .filter((text) => text !== '')
  return [...new Set(texts)].join(' ')
}

const sameTexts = (one: GridRow, other: GridRow): boolean =>
  one.cells.every((cell, at) => cell.text === other.cells[at]?.text)

/** The author's mark «repeat as header» counts when the row could be one. */
const isMarkedHeader = (row: GridRow): boolean =>
  row.header && row.cells.every((cell) => cell.text !== '' && cell.text.length < 80)

/** A field with its value, or with room for it: the first row of a passport or a form, not a header. */
const isPair = (row: GridRow): boolean => {
  const value = row.cells[1]?.text ?? ''
  if (row.cells.length !== 2) return false
  return value === '' || value.length > 110 || !row.cells.every((cell) => isColumnHeading(cell.text))
}

const FIELD =
  /^(?:полное |краткое )?(?:наименование|название|тип|цел[ьи]|задач|сроки? реализ|период реализ|участник|разработчик|основани|координатор|ожидаем|источник|объ[её]м|руководитель|контакт|ресурс|механизм|заказчик|куратор|актуальн)/iu

/** «Наименование проекта | Школа-партнёр» over other fields: a passport without a header. */
const isListOfFields = (rows: readonly GridRow[]): boolean =>
  rows.length > 2 &&
  rows.every((row) => row.cells.length === 2) &&
  FIELD.test(rows[0]?.cells[0]?.text ?? '') &&
  rows.filter((row) => FIELD.test(row.cells[0]?.text ?? '')).length * 5 >= rows.length * 3

const headerHeight = (rows: readonly GridRow[]): number => {
  const first = rows[0]
  if (
    first === undefined ||
    isPair(first) ||
    isListOfFields(rows) ||
    !(looksLikeHeader(first) || isMarkedHeader(first))
  )
    return 0
  return hasSecondRow(first, rows[1]) ? 2 : 1
}

/** Headers printed again on every page, and the line «1 | 2 | 3» under them, are no rows. */
const bodyOf = (rows: readonly GridRow[], height: number): GridRow[] => {
  const header = rows.slice(0, height)
  return rows
    .slice(height)
    .filter((row) => !isNumberLine(row) && !header.some((each) => sameTexts(each, row) && !isEmptyRow(row)))
}

/** Finds the header of a table, one row or two, and names its columns (R129). */
export const readHeader = (rows: readonly GridRow[], context: TermContext): Headed => {
  const height = headerHeight(rows)
  const width = rows[0]?.cells.length ?? 0
  if (height === 0) {
    const body = rows.filter((row) => !isNumberLine(row))
    return {
      columns: guessColumns(body, width, context),
      headings: Array(width).fill(''),
      body,
      guessed: true,
    }
  }
  const headings = [...Array(width).keys()].map((column) => headingOf(rows.slice(0, height), column))
  return { columns: nameColumns(headings), headings, body: bodyOf(rows, height), guessed: false }
}

export const isHeaderless = (rows: readonly GridRow[]): boolean => headerHeight(rows) === 0

export const filledCells = filled

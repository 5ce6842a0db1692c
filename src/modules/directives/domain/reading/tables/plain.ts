import { findPersonNames } from '../../../../../kernel/person-name.ts'
import { findOrganisations } from '../organisations.ts'
import { readParties } from '../parties/parties.ts'
import { readTermText } from '../terms.ts'
import { doubt, type ReadingWarning, SURE, type TableRow } from '../types.ts'
import { warn } from '../warn.ts'
import { oneLine } from './cells.ts'
import type { GridRow } from './grid.ts'
import type { Headed } from './header.ts'
import type { RowsReading, TableSettings } from './roadmap.ts'
import { labelOfCell } from './row-number.ts'

const emptyRow = (row: GridRow, columns: readonly string[]): TableRow => {
  const cells: Record<string, string> = {}
  for (const [at, name] of columns.entries()) cells[name] = row.cells[at]?.text ?? ''
  return {
    number: labelOfCell(cells, columns, true)?.number ?? null,
    parent: null,
    cells,
    termText: null,
    term: null,
    termAlternatives: [],
    municipal: [],
    institutional: [],
    expectedResult: null,
    heading: false,
    place: row.place,
    ...SURE,
  }
}

const isFilled = (row: GridRow): boolean => row.cells.some((cell) => cell.text !== '')

/** A form: its questions in order; empty rows to be filled in stay out. */
export const readForm = (headed: Headed): RowsReading => ({
  rows: headed.body.filter(isFilled).map((row) => emptyRow(row, headed.columns)),
  warnings: [],
})

/** Separators of more than one kind, a trailing one or a stray bracket (R212). */
const hasMixedSeparators = (text: string): boolean =>
  [...text.matchAll(/[»"]\s*([,;)])/gu)].some((match) => match[1] === ')') ||
  /[,;]\s*$/u.test(text) ||
  (/[»"]\s*,/u.test(text) && /[»"]\s*;/u.test(text))

const separatorWarnings = (rows: readonly TableRow[], organisationColumn: string): ReadingWarning[] => {
  const texts = rows.map((row) => row.cells[organisationColumn] ?? '')
  const styles = new Set(
    texts.flatMap((text) => (text.match(/(?<=[»"]\s*)[,;](?=\s*\S)/gu) ?? []).map(String)),
  )
  return rows.flatMap((row) => {
    const text = row.cells[organisationColumn] ?? ''
    const odd = hasMixedSeparators(text) || (styles.size > 1 && /[»"]\s*;/u.test(text))
    return odd ? [warn('separators-mixed', row.place, { text: oneLine(text) })] : []
  })
}

const organisationColumnOf = (headed: Headed): string => {
  if (headed.columns.includes('organisation')) return 'organisation'
  const candidates = headed.columns.filter((name) => name !== 'number' && name !== 'term')
  return candidates.includes('activity') ? 'activity' : (candidates[0] ?? 'col1')
}

/** A column that no heading calls so holds schools or people all the same; «Предмет» holds neither. */
const holdsParties = (headed: Headed, column: string): boolean => {
  const at = headed.columns.indexOf(column)
  const texts = headed.body.map((row) => row.cells[at]?.text ?? '').filter((text) => text !== '')
  const named = texts.filter(
    (text) => findOrganisations(text).length > 0 || findPersonNames(text).length > 0,
  ).length
  return named * 2 >= texts.length
}

/** A list or a schedule: who, and when where there is a date (R207-R212). */
export const readListed = (headed: Headed, settings: TableSettings): RowsReading => {
  const column = organisationColumnOf(headed)
  const isOfParties = column === 'organisation' || headed.guessed || holdsParties(headed, column)
  const rows = headed.body.filter(isFilled).map((source): TableRow => {
    const row = emptyRow(source, headed.columns)
    const written = oneLine(row.cells.term ?? '')
    const outcome = readTermText(written, settings.context)
    return {
      ...row,
      termText: written === '' ? null : written,
      term: written === '' ? null : outcome.reading,
      termAlternatives: outcome.alternatives,
      institutional: isOfParties ? readParties(row.cells[column] ?? '', 'nominative') : [],
      ...(outcome.ambiguous ? doubt('term-ambiguous') : SURE),
    }
  })
  return { rows, warnings: separatorWarnings(rows, column) }
}

/** Any other table: every cell kept under the name of its column. */
export const readPlain = (headed: Headed): RowsReading => readForm(headed)

import type { Table } from '../../../../../documents/model.ts'
import type { ReadingWarning, TableKind, TableReading } from '../types.ts'
import { warn } from '../warn.ts'
import { gridOf, hasMarkup } from './grid.ts'
import { type Headed, readHeader } from './header.ts'
import { kindOfTable } from './kind.ts'
import { readPassport } from './passport.ts'
import { readForm, readListed, readPlain } from './plain.ts'
import { withRepeats } from './repeats.ts'
import { type RowsReading, readRoadmap, type TableSettings } from './roadmap.ts'

type Reader = (headed: Headed, settings: TableSettings) => RowsReading

const READERS: Readonly<Record<TableKind, Reader>> = {
  roadmap: readRoadmap,
  form: readForm,
  schedule: readListed,
  passport: readPassport,
  list: readListed,
  other: readPlain,
}

const PAIR: Partial<Record<TableKind, readonly [string, string]>> = {
  form: ['field', 'answer'],
  passport: ['field', 'value'],
}

/** A form or passport without headings has a field and its value; lists without headings hold organisations. */
const renamed = (headed: Headed, kind: TableKind): Headed => {
  const pair = PAIR[kind]
  if (pair !== undefined && headed.guessed && headed.columns.length === 2) return { ...headed, columns: pair }
  if (kind !== 'list' && kind !== 'schedule') return headed
  const spare = headed.columns.findIndex((name) => /^col\d+$/u.test(name))
  const isNamed = headed.columns.includes('organisation') || spare === -1
  return isNamed
    ? headed
    : { ...headed, columns: headed.columns.map((name, at) => (at === spare ? 'organisation' : name)) }
}

const tableWarnings = (
  table: Table,
  headed: Headed,
  kind: TableKind,
  place: number,
  where: string,
): ReadingWarning[] => {
  const marked = table.rows
    .flatMap((row) => row.cells)
    .flatMap((cell) => cell.paragraphs)
    .filter((paragraph) => hasMarkup(paragraph.text))
  return [
    ...marked.map((paragraph) =>
      warn('markup-left', paragraph.place, {
        where,
        text: (paragraph.text.match(/<[^>]*>|\*\*/gu) ?? []).join(' '),
      }),
    ),
    ...(headed.guessed && kind === 'roadmap' ? [warn('header-missing', place, { where })] : []),
  ]
}

/** Reads one table: its kind, named columns and rows. `title` is what stands above it. */
export const readTable = (
  table: Table,
  place: number,
  title: string | null,
  settings: TableSettings,
): { reading: TableReading; warnings: readonly ReadingWarning[] } => {
  const grid = gridOf(table)
  const first = readHeader(grid, settings.context)
  const kind = kindOfTable(first, title)
  const headed = renamed(first, kind)
  const where = `таблица ${settings.tableNumber}`
  const repeated = withRepeats(headed, where)
  const { rows, warnings } = READERS[kind](repeated.headed, settings)
  return {
    reading: { kind, title, columns: headed.columns, headings: headed.headings, rows, place },
    warnings: [...tableWarnings(table, headed, kind, place, where), ...repeated.warnings, ...warnings],
  }
}

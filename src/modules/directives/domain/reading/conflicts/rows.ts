import type { Day } from '../../../../../kernel/day.ts'
import type { ReadingWarning, TableReading, TableRow } from '../types.ts'
import { warn } from '../warn.ts'
import { boundsOf, shown } from './bounds.ts'

const nameOf = (row: TableRow): string => row.number ?? (row.cells.activity ?? '').slice(0, 40)

const at = (table: number, row: TableRow): { where: string } => ({
  where: `таблица ${table}, строка ${nameOf(row)}`,
})

const ancestorsOf = (row: TableRow, byNumber: ReadonlyMap<string, TableRow>): TableRow[] => {
  const parent = row.parent === null ? undefined : byNumber.get(row.parent)
  return parent === undefined || parent === row ? [] : [parent, ...ancestorsOf(parent, byNumber)]
}

const isInside = (row: TableRow, above: TableRow): boolean => {
  const [own, bounds] = [boundsOf(row.term), boundsOf(above.term)]
  return own === null || bounds === null || (own.start >= bounds.start && own.end <= bounds.end)
}

/** A row outside the dates of a row above it is real life: shown, never refused (R131). */
const outsideParent = (rows: readonly TableRow[], table: number): ReadingWarning[] => {
  const byNumber = new Map(rows.flatMap((row) => (row.number === null ? [] : [[row.number, row] as const])))
  return rows.flatMap((row) =>
    ancestorsOf(row, byNumber)
      .filter((above) => !isInside(row, above))
      .map((above) =>
        warn('row-outside-parent', row.place, {
          ...at(table, row),
          number: nameOf(row),
          other: nameOf(above),
        }),
      ),
  )
}

/** What an order approves may already be past (R132). */
const beforeDocument = (rows: readonly TableRow[], date: Day | null, table: number): ReadingWarning[] =>
  rows.flatMap((row) => {
    const own = boundsOf(row.term)
    if (date === null || own === null || own.end >= date) return []
    return [
      warn('row-before-document', row.place, { ...at(table, row), number: nameOf(row), day: shown(date) }),
    ]
  })

const HOSTS =
  /(?<![\d.])(\d{1,2}|двух|тр[её]х|четыр[её]х|пяти|шести|семи|восьми|девяти|десяти)\s+(?:[а-яё-]+\s+)?(?:площадок|площадках|базах|школах)/iu
const IN_WORDS: Readonly<Record<string, number>> = {
  двух: 2,
  трех: 3,
  четырех: 4,
  пяти: 5,
  шести: 6,
  семи: 7,
  восьми: 8,
  девяти: 9,
  десяти: 10,
}

const countOf = (word: string): number => IN_WORDS[word.toLowerCase().replaceAll('ё', 'е')] ?? Number(word)

/** «на базах 9 стажировочных площадок»: how many, but not which (R231). */
const unnamedHosts = (rows: readonly TableRow[], table: number): ReadingWarning[] =>
  rows.flatMap((row) => {
    const match = HOSTS.exec(row.cells.activity ?? '')
    const named = row.institutional.filter((party) => party.kind === 'organisation').length
    const count = match ? countOf(match[1] ?? '') : 0
    if (!match || named >= count) return []
    return [warn('hosts-unnamed', row.place, { ...at(table, row), text: match[0], count })]
  })

/** What the rows of plans say against each other and against the date of the document. */
export const rowConflicts = (tables: readonly TableReading[], date: Day | null): ReadingWarning[] =>
  tables.flatMap((table, index) =>
    table.kind !== 'roadmap' && table.kind !== 'schedule'
      ? []
      : [
          ...outsideParent(table.rows, index + 1),
          ...beforeDocument(table.rows, date, index + 1),
          ...unnamedHosts(table.rows, index + 1),
        ],
  )

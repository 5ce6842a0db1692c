import type { Party, TableReading, TableRow } from '../../directives/domain/types.ts'
import { itemsOf, type NewItem } from './intake.ts'
import type { Cells } from './types.ts'

/** A writing of who answers, as the annex of the upper paper has it; chosen once for all its rows. */
export type Wording = { readonly level: 'municipal' | 'institutional'; readonly text: string }

const LEVELS = ['municipal', 'institutional'] as const

const keyOf = ({ level, text }: Wording): string => `${level}:${text}`

/** Every writing of the table once, in the order of its rows. */
export const wordingsOf = (rows: readonly TableRow[]): Wording[] => {
  const found = rows.flatMap((row) =>
    LEVELS.flatMap((level) => row[level].map(({ text }) => ({ level, text }))),
  )
  return [...new Map(found.map((each) => [keyOf(each), each])).values()]
}

const KINDS: Readonly<Record<string, Party['kind']>> = {
  person: 'person',
  role: 'role',
  category: 'category',
  organisation: 'organisation',
}

/** «organisation:ID:МБОУ «…»», as the lists of addressees say it, in the words that a row of a roadmap is read from. */
const partyOf = (choice: string): Party | null => {
  const [kind = '', , ...label] = choice.split(':')
  const known = KINDS[kind]
  const text = label.join(':')
  if (known === undefined || text === '') return null
  const isNamed = known === 'person' || known === 'organisation'
  return {
    kind: known,
    text,
    name: isNamed ? text : null,
    position: null,
    head: null,
    alternatives: [],
    confidence: 'sure',
    reason: null,
  }
}

/** Who answers here instead of the writing; nothing chosen keeps it as it stands. */
export type Chosen = ReadonlyMap<string, string>

/** Choices by the place of the writing in `wordingsOf`. */
export const chosenFor = (wordings: readonly Wording[], who: Readonly<Record<string, string>>): Chosen =>
  new Map(
    wordings.flatMap((wording, at) => {
      const choice = who[String(at)] ?? ''
      return choice === '' ? [] : [[keyOf(wording), choice] as const]
    }),
  )

const COLUMNS = { municipal: 'municipalResponsibles', institutional: 'institutionalResponsibles' } as const

const wordsOf = (parties: readonly Party[]): string => parties.map(({ text }) => text).join('\n')

/** Cells of a row in the words of those who answer here, so that the row reads the same when it is edited. */
const cellsWith = (cells: Cells, by: Pick<TableRow, 'municipal' | 'institutional'>): Cells => ({
  ...cells,
  ...(cells.responsibles === undefined
    ? Object.fromEntries(LEVELS.map((level) => [COLUMNS[level], wordsOf(by[level])]))
    : { responsibles: wordsOf([...by.municipal, ...by.institutional]) }),
})

const mapped = (row: TableRow, chosen: Chosen): TableRow => {
  const here = (level: Wording['level']): Party[] =>
    row[level].map((party) => partyOf(chosen.get(keyOf({ level, text: party.text })) ?? '') ?? party)
  const isTouched = LEVELS.some((level) => row[level].some(({ text }) => chosen.has(keyOf({ level, text }))))
  if (!isTouched) return row
  const by = { municipal: here('municipal'), institutional: here('institutional') }
  return { ...row, ...by, cells: cellsWith(row.cells, by) }
}

/** Rows taken over from the annex, with the headings above them. */
export const takenItems = (
  table: TableReading,
  picked: ReadonlySet<number>,
  chosen: Chosen,
  newId: () => string,
): NewItem[] => {
  const rows = table.rows.map((row) => mapped(row, chosen))
  const items = itemsOf({ ...table, rows }, newId)
  const keep = new Set(items.filter((_, at) => picked.has(at)).map(({ id }) => id))
  // parents stand before their rows: walking backwards meets every child first
  for (const item of items.toReversed())
    if (keep.has(item.id) && item.parentId !== null) keep.add(item.parentId)
  return items.filter(({ id }) => keep.has(id))
}

/** Rows of the annex that nobody carries out here: numbered ones by what our rows say, the others by their words. */
export const rowsLeft = (
  rows: readonly TableRow[],
  {
    labels,
    titles,
    paper,
  }: { readonly labels: readonly string[]; readonly titles: readonly string[]; readonly paper: string },
): string[] => {
  const parents = new Set(rows.flatMap(({ parent }) => parent ?? []))
  return rows
    .filter(({ heading, number }) => !heading && (number === null || !parents.has(number)))
    .filter(({ number, cells }) =>
      number === null
        ? !titles.includes((cells.activity ?? '').trim())
        : !labels.includes(upperLabel(number, paper)),
    )
    .map(({ number, cells }) => [number, (cells.activity ?? '').trim()].filter(Boolean).join('. '))
}

/** «п. 1.47 приложения к распоряжению № 338-р»: what a row carries out, when the upper roadmap is only a paper here. */
export const upperLabel = (number: string | null, paper: string): string =>
  number === null ? `приложение: ${paper}` : `п. ${number} приложения: ${paper}`

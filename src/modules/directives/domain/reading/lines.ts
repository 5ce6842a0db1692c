import {
  type Block,
  cellText,
  type DocumentModel,
  type Paragraph,
  type Table,
} from '../../../../documents/model.ts'

/** One printed line or paragraph of running text. */
export type Line = {
  readonly kind: 'line'
  readonly text: string
  /** Automatic number as printed. */
  readonly number: string | null
  readonly bullet: boolean
  readonly level: number | null
  readonly place: number
  readonly align: Paragraph['align']
  readonly bold: boolean
  readonly heading: boolean
}

export type TableItem = { readonly kind: 'table'; readonly table: Table; readonly place: number }

/** What stands in the document one under another. */
export type Item = Line | TableItem

/** «до 22.09.2023¹»: the mark of a footnote; not the square of «30 м²». */
const NOTE_MARK = /(?<=[\p{L}\d.)»])(?<!(?<!\p{L})[дск]?м)[¹²³⁰⁴-⁹]+/gu

/** Spaces of all kinds become one, invisible signs and marks of notes go; tabs stay, they part a date from a place. */
export const tidy = (text: string): string =>
  text
    .replace(/[\u00ad\u200b\u2060\ufeff]/gu, '')
    .replace(NOTE_MARK, '')
    .replace(/[\u00a0\u2002-\u200a\u202f ]+/gu, ' ')
    .replace(/ *\t[ \t]*/gu, '\t')
    .trim()

const linesOf = (paragraph: Paragraph): Line[] =>
  paragraph.text
    .split('\n')
    .map(tidy)
    .filter((text, index) => text !== '' || (index === 0 && paragraph.number !== null))
    .map((text, index) => ({
      kind: 'line',
      text,
      number: index === 0 ? paragraph.number : null,
      bullet: index === 0 && paragraph.bullet,
      level: index === 0 ? paragraph.level : null,
      place: paragraph.place,
      align: paragraph.align,
      bold: paragraph.bold,
      heading: paragraph.heading !== null,
    }))

const NAME_ONLY =
  /^[_\s/(]*(?:[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?\s?[А-ЯЁ][А-Яа-яё-]+|[А-ЯЁ][А-Яа-яё-]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\.)[\s/)]*$/u
const LETTERHEAD =
  /(?<![а-яё])(?:тел(?:ефон)?[.:]|e-?mail|ИНН|на №|приказ|распоряжение|комитет|администрация|управление|руководителям|директорам|главам)/iu
const DATED = /^(?:от\s+)?(?:«?\d{1,2}»?[.\s]|_+)|^№/u

const cellTexts = (table: Table): string[][] =>
  table.rows.map((row) => row.cells.map((cell) => tidy(cellText(cell).replace(/\n+/gu, '\n'))))

const HEADING = /мероприят|содержани|срок|дата проведени|ответственн|исполнител|результат|^№/iu
const ROW_NUMBER = /^\d{1,2}(?:\.\d{1,2})*\.?$/u

const OF_COLUMN =
  /^(?:№|школ|организаци|учреждени|наименовани|тьютор|наставник|куратор|ответственн|исполнител|срок|мероприят|класс|предмет|тем[аы]|направлени)[^:;.!?]{0,40}$/iu

/** «Школа | Ответственный» over names: a list with a head, not the place where people sign. */
const isHeadedList = ([head, ...rows]: readonly string[][]): boolean =>
  head !== undefined && rows.length > 0 && head.length > 1 && head.every((text) => OF_COLUMN.test(text))

const DAY_OR_HOUR = /^\d{1,2}[.:]\d{2}(?:\.(?:20)?\d{2})?(?:\s|$|г)/u

/** A small plan names people too: it has headings, or numbers its rows, or gives each a day or an hour. */
const isSmallPlan = (rows: readonly string[][]): boolean =>
  rows.filter((row) => row.length > 2 && row.some((text) => DAY_OR_HOUR.test(text))).length > 1 ||
  rows.some(
    (row) =>
      row.length > 2 &&
      (row.filter((text) => HEADING.test(text)).length > 1 || ROW_NUMBER.test(row[0] ?? '')),
  )

const isSignature = (rows: readonly string[][]): boolean =>
  rows.length <= 4 &&
  !isSmallPlan(rows) &&
  !isHeadedList(rows) &&
  rows.some(
    (row) =>
      row.length >= 2 &&
      row.some((text) => NAME_ONLY.test(text.split('\n').at(-1)?.trim() ?? '')) &&
      row.join('').length < 250,
  )

const isRequisiteRow = (rows: readonly string[][]): boolean =>
  rows.length <= 2 &&
  rows.every((row) => row.join('').length < 90 && row.some((text) => DATED.test(text) || text === ''))

/** A letterhead with the addressee beside it, in a table without lines; only before any other table. */
const isLetterhead = (rows: readonly string[][], first: boolean): boolean =>
  first &&
  rows.length <= 3 &&
  rows.some((row) => row.length === 2 && row.some((text) => LETTERHEAD.test(text) && text.includes('\n')))

const asColumns = (table: Table): Line[] => {
  const columns = [...Array(table.columns).keys()]
  return columns.flatMap((column) =>
    table.rows.flatMap((row) =>
      row.cells.filter((cell) => cell.column === column).flatMap((cell) => cell.paragraphs.flatMap(linesOf)),
    ),
  )
}

const asJoinedRows = (table: Table): Line[] =>
  table.rows.flatMap((row) => {
    const lines = row.cells
      .flatMap((cell) => cell.paragraphs.flatMap(linesOf))
      .filter((line) => line.text !== '')
    const first = lines[0]
    return first === undefined
      ? []
      : [{ ...first, text: joinRow(row.cells.map((cell) => tidy(cellText(cell)))) }]
  })

const joinRow = (cells: readonly string[]): string =>
  cells
    .map((text) => text.replace(/\s+/gu, ' ').trim())
    .filter((text) => text !== '')
    .join('\t')

const firstPlace = (table: Table): number => {
  for (const row of table.rows)
    for (const cell of row.cells) for (const paragraph of cell.paragraphs) return paragraph.place
  return 0
}

const PERSON =
  '(?:[А-ЯЁ]\\.\\s?(?:[А-ЯЁ]\\.)?\\s?[А-ЯЁ][А-Яа-яё-]+|[А-ЯЁ][А-Яа-яё-]+\\s[А-ЯЁ]\\.\\s?[А-ЯЁ]\\.)'
const ENDS_WITH_PERSON = new RegExp(`(?:^|[\\s_/(])${PERSON}[\\s/)]*$`, 'u')
const POST =
  /^(?:и\.?\s?о\.?|врио|исполняющ|перв|заместител|председател|начальник|директор|руководител|глав|заведующ|министр|ректор|президент|управляющ|зам\.)/iu

/** «Председатель … Т.О. Вяземская ⇥ Директор … П.П. Петлин»: two signatures on one line. */
const oneSignatureEach = (line: Line): Line[] => {
  const parts = line.text.split('\t')
  const lines: string[] = []
  for (const part of parts) {
    const above = lines.at(-1)
    const begins = above === undefined || (ENDS_WITH_PERSON.test(above) && POST.test(part))
    if (begins) lines.push(part)
    else lines[lines.length - 1] = `${above}\t${part}`
  }
  return lines.length > 1 && lines.every((text) => POST.test(text) && ENDS_WITH_PERSON.test(text))
    ? lines.map((text) => ({ ...line, text }))
    : [line]
}

const LETTERS = /\p{L}{3}/u

/** Columns of a table of signatures that belong to one person each: up to and with the column of the name. */
const signers = (rows: readonly string[][]): number[][] => {
  const count = Math.max(0, ...rows.map((row) => row.length))
  const groups: number[][] = []
  let group: number[] = []
  for (let column = 0; column < count; column += 1) {
    group.push(column)
    if (!rows.some((row) => ENDS_WITH_PERSON.test(row[column] ?? ''))) continue
    groups.push(group)
    group = []
  }
  const hasPost = (columns: readonly number[]): boolean =>
    rows.some((row) =>
      columns.some((column) => LETTERS.test((row[column] ?? '').replace(ENDS_WITH_PERSON, '').trim())),
    )
  return groups.length > 1 && groups.every(hasPost) && rows.every((row) => row.length === count) ? groups : []
}

/** Two signatures beside each other: each is read from its top to its bottom. */
const asSigners = (table: Table, groups: readonly (readonly number[])[]): Line[] =>
  groups.flatMap((columns) =>
    asJoinedRows({
      ...table,
      rows: table.rows.map((row) => ({
        ...row,
        cells: row.cells.filter(({ column }) => columns.includes(column)),
      })),
    }),
  )

/** A table used only to put things side by side is read as lines (letterhead, date and number, signature). */
const itemsOf = (block: Block, first: boolean): Item[] => {
  if (block.kind === 'paragraph')
    return linesOf(block)
      .filter((line) => line.text !== '' || line.number !== null)
      .flatMap(oneSignatureEach)
  const rows = cellTexts(block)
  if (isSignature(rows)) {
    const groups = signers(rows)
    return groups.length > 0 ? asSigners(block, groups) : asJoinedRows(block)
  }
  if (first && isRequisiteRow(rows)) return asJoinedRows(block)
  if (isLetterhead(rows, first)) return asColumns(block)
  return [{ kind: 'table', table: block, place: firstPlace(block) }]
}

/** The document as a list of lines and tables, in reading order. */
export const itemsOfModel = (model: DocumentModel): Item[] => {
  const items: Item[] = []
  for (const block of model.blocks)
    items.push(...itemsOf(block, !items.some((item) => item.kind === 'table')))
  return items
}

const squeezed = (text: string): string =>
  text.replace(/(?<=(?<![А-ЯЁа-яё])[А-ЯЁа-яё]) (?=[А-ЯЁа-яё](?![А-ЯЁа-яё]))/gu, '')

/** «П Р И К А З» as a word; other texts as they are. */
export const unspaced = (text: string): string => (/^(?:[А-ЯЁа-яё] ){3,}/u.test(text) ? squeezed(text) : text)

import { isMember, markLength, markNumberOf } from './annex-mark.ts'
import { labelOf } from './clauses/label.ts'
import type { Item, Line, TableItem } from './lines.ts'
import { findOrganisations } from './organisations.ts'
import { looksLikeRegulation, readRegulation } from './regulation.ts'
import type { Annex, Clause, ReadingWarning } from './types.ts'
import { warn } from './warn.ts'

export type AnnexTable = { readonly item: TableItem; readonly title: string | null }

export type AnnexesReading = {
  readonly annexes: readonly Annex[]
  readonly tables: readonly AnnexTable[]
  readonly warnings: readonly ReadingWarning[]
}

/** An annex named below the text of a letter. */
export type ListedAnnex = { readonly number: string | null; readonly title: string }

type Piece = {
  readonly marked: boolean
  number: string | null
  readonly title: string
  readonly content: readonly Item[]
  readonly place: number | null
}

const TITLE_LINES = 9
const PROSE = 330

const goesOnTitle = (above: Line, line: Line): boolean => {
  if (isMember(line)) return false
  if (line.bold && above.bold) return true
  if (line.align === 'center' && above.align === 'center') return true
  if (/^[а-яё«(]/u.test(line.text)) return true
  if (/[.!?]$/u.test(above.text) || findOrganisations(line.text)[0]?.at === 0) return false
  return above.text.length < 90 && line.text.length < 120
}

/** The heading under the mark; it ends at a table, a number, a list or a paragraph of text. */
const titleLength = (items: readonly Item[]): number => {
  let length = 0
  for (const item of items) {
    if (item.kind === 'table' || length >= TITLE_LINES || item.text.length > PROSE) break
    const above = items[length - 1]
    if (labelOf(item)?.firm === true) break
    if (above?.kind === 'line' && !goesOnTitle(above, item)) break
    length += 1
  }
  return length
}

const textOf = (items: readonly Item[]): string =>
  items
    .map((item) => (item.kind === 'line' ? item.text.replace(/\t/gu, ' ') : ''))
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim()

const pieceOf = (items: readonly Item[]): Piece => {
  const mark = markLength(items)
  const first = items[0]
  const numbered = items
    .slice(0, mark)
    .flatMap((item) => (item.kind === 'line' ? (markNumberOf(item.text) ?? []) : []))
  const below = items.slice(mark)
  const title = titleLength(below)
  return {
    marked: mark > 0,
    number: numbered[0] ?? null,
    title: textOf(below.slice(0, title)),
    content: below.slice(title),
    place: first?.place ?? null,
  }
}

const isPresent = (piece: Piece): boolean =>
  piece.content.some((item) => item.kind === 'table' || item.text.replace(/[_\s\d.]/gu, '').length > 1)

/** Numbers the text promises: «Приложение 2» gives 2. */
const promisedNumbers = (clauses: readonly Clause[], listed: readonly ListedAnnex[]): string[] => [
  ...new Set([
    ...clauses.flatMap((clause) => clause.annexes).flatMap((name) => /\d[\d.]*$/u.exec(name)?.[0] ?? []),
    ...listed.flatMap(({ number }) => number ?? []),
  ]),
]

/** Words that name what an annex is, by their stems: «муниципальную дорожную карту» is «МУНИЦИПАЛЬНАЯ ДОРОЖНАЯ КАРТА». */
const stemsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[а-яё]{4,}/gu) ?? [])
    .slice(0, 6)
    .map((word) => word.slice(0, Math.max(4, word.length - 3)))

/** «Утвердить дорожную карту … (Приложение 1)»: the approved thing is what the unmarked annex is called (R115). */
const approvedAs = (piece: Piece, clauses: readonly Clause[], free: readonly string[]): string | null => {
  const stems = stemsOf(piece.title).slice(0, 2)
  const fits = free.filter((number) =>
    clauses.some(
      (clause) =>
        clause.annexes.includes(`Приложение ${number}`) &&
        /^утвердить/iu.test(clause.action) &&
        stems.length > 0 &&
        stems.every((stem) => clause.action.toLowerCase().includes(stem)),
    ),
  )
  return fits.length === 1 ? (fits[0] ?? null) : null
}

/** One piece without a mark and one promised number that no mark bears: they belong together, by order (R129). */
const numberUnmarked = (
  pieces: readonly Piece[],
  promised: readonly string[],
  clauses: readonly Clause[],
): void => {
  const isFree = (number: string): boolean => !pieces.some((piece) => piece.number === number)
  for (const piece of pieces.filter((each) => !each.marked))
    piece.number = approvedAs(piece, clauses, promised.filter(isFree))
  const free = promised.filter(isFree)
  const unmarked = pieces.filter((piece) => !piece.marked && piece.number === null)
  if (free.length === 0 || free.length !== unmarked.length) return
  for (const [at, piece] of unmarked.entries()) piece.number = free[at] ?? null
}

const nameOf = (piece: { readonly number: string | null }): string =>
  piece.number === null ? 'Приложение' : `Приложение ${piece.number}`

/** Lines of an annex that are neither a heading of a table nor norms are named, a footnote too (R213). */
const untold = (piece: Piece): ReadingWarning[] =>
  piece.content.flatMap((item, at) => {
    if (item.kind === 'table' || piece.content[at + 1]?.kind === 'table' || item.text.length < 4) return []
    return [warn('text-informs', item.place, { text: item.text.slice(0, 80) })]
  })

const toAnnex = (piece: Piece, warnings: ReadingWarning[]): Annex => {
  const regulated = looksLikeRegulation(piece.content)
    ? readRegulation(piece.content)
    : { sections: [], warnings: [] }
  warnings.push(...regulated.warnings)
  const present = isPresent(piece)
  if (regulated.sections.length === 0) warnings.push(...untold(piece))
  if (!present) warnings.push(warn('annex-empty', piece.place, { text: `${nameOf(piece)} «${piece.title}»` }))
  return {
    number: piece.number,
    title: piece.title,
    present,
    sections: regulated.sections,
    place: piece.place,
  }
}

const missingAnnexes = (
  annexes: readonly Annex[],
  clauses: readonly Clause[],
  promised: readonly string[],
  listed: readonly ListedAnnex[],
  warnings: ReadingWarning[],
): Annex[] => {
  const unnumbered = annexes.filter((annex) => annex.number === null)
  const missing = promised.filter((number) => !annexes.some((annex) => annex.number === number))
  if (missing.length > 0 && unnumbered.length > 0) {
    for (const number of missing) warnings.push(...mismatch(number, unnumbered, clauses))
    return []
  }
  return missing.map((number) => {
    const place = clauses.find((clause) => clause.annexes.includes(`Приложение ${number}`))?.place ?? null
    warnings.push(warn('annex-missing', place, { text: `Приложение ${number}` }))
    return {
      number,
      title: listed.find((each) => each.number === number)?.title ?? '',
      present: false,
      sections: [],
      place: null,
    }
  })
}

const PROMISE = /(?:^|[.;]\s+)([^.;]*?приложени[а-яё]*\s*(?:№\s*)?\d[^.;]*)/giu

/** The text promises a numbered annex, the annexes carry no numbers: shown, not decided (R223). */
const mismatch = (
  number: string,
  unnumbered: readonly Annex[],
  clauses: readonly Clause[],
): ReadingWarning[] => {
  const name = `Приложение ${number}`
  const clause = clauses.find((each) => each.annexes.includes(name))
  const place = clause?.place ?? null
  const promise = [...(clause?.text ?? '').matchAll(PROMISE)]
    .map((match) => match[1]?.trim() ?? '')
    .find((text) => text.includes(number))
  const likely = unnumbered[Number(number) - 1] ?? unnumbered.at(-1)
  return [
    warn('annex-number-mismatch', place, { text: name }),
    ...(promise === undefined || likely === undefined
      ? []
      : [warn('annex-content-differs', place, { text: promise, other: likely.title })]),
  ]
}

const missingUnnumbered = (
  annexes: readonly Annex[],
  clauses: readonly Clause[],
  listed: readonly ListedAnnex[],
  warnings: ReadingWarning[],
): Annex[] => {
  const clause = clauses.find((each) => each.annexes.includes('Приложение'))
  const title = listed.find(({ number }) => number === null)?.title
  if ((clause === undefined && title === undefined) || annexes.length > 0) return []
  warnings.push(warn('annex-missing', clause?.place ?? null, { text: title ?? 'Приложение' }))
  return [{ number: null, title: title ?? '', present: false, sections: [], place: null }]
}

const tablesOf = (piece: Piece): AnnexTable[] => {
  let title: string | null = piece.title === '' ? null : piece.title
  return piece.content.flatMap((item, at) => {
    if (item.kind === 'line') return []
    const above = piece.content[at - 1]
    const own =
      above?.kind === 'line' && above.text.length < 200 && labelOf(above)?.style !== 'bullet'
        ? above.text
        : title
    title = own
    return [{ item, title: own }]
  })
}

/** Reads the annexes: mark, number, title, whether the content is in the file (R028, R029, R070, R172). */
export const readAnnexes = (
  pieces: readonly (readonly Item[])[],
  clauses: readonly Clause[],
  listed: readonly ListedAnnex[],
): AnnexesReading => {
  const warnings: ReadingWarning[] = []
  const read = pieces.map(pieceOf)
  const promised = promisedNumbers(clauses, listed)
  numberUnmarked(read, promised, clauses)
  const found = read.map((piece) => toAnnex(piece, warnings))
  const missing = [
    ...missingAnnexes(found, clauses, promised, listed, warnings),
    ...missingUnnumbered(found, clauses, listed, warnings),
  ]
  const annexes = [...found, ...missing].sort((a, b) => Number(a.number ?? 0) - Number(b.number ?? 0))
  return { annexes, tables: read.flatMap(tablesOf), warnings }
}

const LIST_LINE = /^приложени[ея]\s*:\s*(.*)$/iu
const SHEETS =
  /[,\s]*(?:на|в)\s+\d+\s*(?:-х\s*)?(?:л|экз|стр)[а-яё]*\.?(?:\s*(?:в|на)\s+\d+\s*экз[а-яё]*\.?)?/giu

const listedIn = (text: string): ListedAnnex[] =>
  text
    .split(/[;\n]|(?<=\.)\s+(?=\d{1,2}[.)]\s)/u)
    .map((piece) =>
      piece
        .replace(SHEETS, '')
        .replace(/[\s.;,]+$/u, '')
        .trim(),
    )
    .filter((piece) => piece !== '')
    .map((piece) => {
      const match = /^(\d{1,2})[.)]\s*(.*)$/u.exec(piece)
      return { number: match?.[1] ?? null, title: match?.[2] ?? piece }
    })

/** «Приложение: 1. Форма … на 2 л.» before the signature of a letter: a list of annexes, not a clause. */
export const annexListOf = (items: readonly Item[]): { listed: ListedAnnex[]; rest: Item[] } => {
  const listed: ListedAnnex[] = []
  const rest: Item[] = []
  let open = false
  for (const item of items) {
    const match = item.kind === 'line' ? LIST_LINE.exec(item.text) : null
    const goesOn = open && item.kind === 'line' && item.text.search(SHEETS) !== -1
    if (item.kind === 'line' && (match !== null || goesOn)) {
      open = true
      const label = labelOf(item)
      const found = listedIn(match?.[1] ?? (label?.value ? `${label.value}. ${label.rest}` : item.text))
      // «Приложение: на 2 л. в 1 экз.»: an annex without a name
      const isNameless = found.length === 0 && /\d/u.test(match?.[1] ?? '')
      listed.push(...(isNameless ? [{ number: null, title: '' }] : found))
    } else {
      open = false
      rest.push(item)
    }
  }
  return { listed, rest }
}

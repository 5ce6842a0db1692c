import { cellText, type DocumentModel } from '../../../../documents/model.ts'
import { annexListOf, readAnnexes } from './annexes.ts'
import { withinCeiling } from './ceiling.ts'
import { readClauses } from './clauses/read.ts'
import { readClosing } from './closing/closing.ts'
import { conflictsOf } from './conflicts/all.ts'
import { repeatedEvents } from './conflicts/repeated.ts'
import { termContextOf } from './context.ts'
import { bodyTables, readTables } from './document-tables.ts'
import { type Head, readDocumentHead } from './head/read.ts'
import { type Item, itemsOfModel, type Line, tidy } from './lines.ts'
import { organisationsMentioned } from './mentions.ts'
import { minutesOf } from './minutes.ts'
import { cutParts, type Parts } from './parts.ts'
import { readPreamble } from './preamble.ts'
import { requisiteWarnings } from './requisite-warnings.ts'
import { withoutSignatureStamp, withoutStamps } from './stamps.ts'
import { regulationClauses, stampDate, stampGrounds, stampSignatory, standsAlone } from './standalone.ts'
import { statusesGranted } from './statuses.ts'
import {
  type Clause,
  type DirectiveReading,
  doubt,
  type Found,
  found,
  type Ground,
  type Place,
  type ReadingWarning,
  type Signatory,
} from './types.ts'
import { warn } from './warn.ts'

export type ReadOptions = {
  /** Year for dates without a year; otherwise the title or the date of the document tells it. */
  readonly contextYear?: number
  /** Papers read before: meetings on the same days are named (R229). */
  readonly others?: readonly DirectiveReading[]
}

/** The title in one piece, then every paragraph and cell with its place. */
const textsIn = (title: Head['title'], items: readonly Item[]): { text: string; place: Place }[] => [
  { text: title.value, place: title.place },
  ...items.flatMap((item) =>
    item.kind === 'line'
      ? [{ text: item.text, place: item.place }]
      : item.table.rows
          .flatMap((row) => row.cells)
          .map((cell) => ({
            text: tidy(cellText(cell).replace(/\n+/gu, ' ')),
            place: cell.paragraphs[0]?.place ?? null,
          })),
  ),
]

const linesText = (items: readonly Item[]): string =>
  items.map((item) => (item.kind === 'line' ? item.text : '')).join('\n')

const wholeText = (items: readonly Item[]): string =>
  items
    .map((item) =>
      item.kind === 'line'
        ? item.text
        : item.table.rows.flatMap((row) => row.cells.map((cell) => tidy(cellText(cell)))).join('\n'),
    )
    .join('\n')

const asSignatory = ({ position, name }: Signatory): Signatory => ({ position, name })

const signatoryOf = (parts: Parts, head: Head): Found<Signatory | null> => {
  if (parts.signature === null) return stampSignatory(head.stamp) ?? found(null, null, doubt('not-found'))
  return found(asSignatory(parts.signature), parts.signature.place)
}

/** What the file told, and its notes: they stand apart from the text and are named, so that nothing is dropped silently. */
const fromModel = ({ warnings, notes }: DocumentModel): ReadingWarning[] => [
  ...warnings.map((warning) => ({ ...warning, place: null })),
  ...notes.map(({ mark, text }) => warn('text-informs', null, { text: `${mark} ${text}`.slice(0, 80) })),
]

const SILENT = /^(?:уважаем|с уважением|настоящим|\*|www|http)|^.{0,3}$/iu

/** Paragraphs that only tell something are named too: nothing is dropped silently. */
const informing = (lines: readonly Line[], grounds: readonly Ground[]): ReadingWarning[] =>
  lines
    .filter((line) => !SILENT.test(line.text) && !grounds.some((ground) => ground.place === line.place))
    .map((line) => warn('text-informs', line.place, { text: line.text.slice(0, 80) }))

const unique = (warnings: readonly ReadingWarning[]): ReadingWarning[] => {
  const seen = new Set<string>()
  return warnings.filter((warning) => {
    const key = `${warning.code}|${warning.where}|${warning.text}`
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

type Text = {
  readonly clauses: readonly Clause[]
  readonly grounds: readonly Ground[]
  readonly warnings: readonly ReadingWarning[]
  readonly listed: ReturnType<typeof annexListOf>['listed']
}

/** The running text: the norms of a regulation, or grounds and clauses. */
const readText = (
  parts: Parts,
  head: Head,
  signatory: Signatory | null,
  context: DirectiveReading['context'],
): Text => {
  if (head.kind.value === 'положение')
    return { ...regulationClauses(parts.body), grounds: stampGrounds(head.stamp), listed: [] }
  const isLetter = head.kind.value === 'письмо'
  const alone = standsAlone(head)
  const preamble = alone
    ? { grounds: stampGrounds(head.stamp), obliges: false, body: parts.body }
    : readPreamble(parts.body, isLetter)
  const { listed, rest } = annexListOf(preamble.body)
  const read = readClauses(rest, {
    context,
    isLetter,
    recipient: head.recipient.value,
    signatory,
    date: head.date.value,
    obliges: preamble.obliges,
  })
  const told = informing(read.informing, preamble.grounds)
  return { clauses: read.clauses, grounds: preamble.grounds, warnings: [...read.warnings, ...told], listed }
}

/** One paper by itself. */
const readAlone = (model: DocumentModel, all: readonly Item[], contextYear?: number): DirectiveReading => {
  const sealed = withoutSignatureStamp(all)
  const { items, told } = minutesOf(sealed.items) ?? { items: sealed.items, told: [] }
  const whole = readDocumentHead(items)
  const { next: _next, stamp: _stamp, ...head } = whole
  const parts = cutParts(items, whole.next)
  const date = head.date.value === null ? (stampDate(whole.stamp) ?? head.date) : head.date
  const context = termContextOf(head.title.value, date.value, contextYear, wholeText(items))
  const signatory = signatoryOf(parts, whole)
  const text = readText(parts, { ...whole, date }, signatory.value, context)
  const after = parts.annexes.map((piece) => withoutStamps(piece, head.number.value))
  const below = withoutStamps(parts.closing, head.number.value)
  const { warnings: leftBelow, ...closing } = readClosing(below.items)
  const annexes = readAnnexes(
    after.map((piece) => piece.items),
    text.clauses,
    text.listed,
  )
  const tables = readTables([...bodyTables(parts.body, head.title.value), ...annexes.tables], context, whole)
  const about = `${head.title.value}\n${linesText(parts.body)}`
  const said = {
    clauses: text.clauses,
    tables: tables.tables,
    annexes: annexes.annexes,
    organisations: organisationsMentioned(items, head.issuer.value),
    context,
  }
  return {
    ...head,
    date,
    format: model.format,
    grounds: text.grounds,
    signatory,
    cosignatories: parts.cosignatures.map(asSignatory),
    ...closing,
    ...said,
    statuses: statusesGranted(text.clauses, annexes.annexes, context),
    warnings: unique([
      ...fromModel(model),
      ...requisiteWarnings(whole, parts.signature, standsAlone(whole)),
      ...text.warnings,
      ...informing([...sealed.told, ...told], []),
      ...[below, ...after].flatMap((each) => each.warnings),
      ...leftBelow,
      ...annexes.warnings,
      ...tables.warnings,
      ...conflictsOf({ ...said, about, texts: textsIn(head.title, items), date: date.value }),
    ]),
  }
}

/**
 * Reads an administrative document: requisites, clauses with addressees and terms, tables, annexes, organisations.
 * Takes the model any reader of `documents/` gives; never fails: what was not understood stands in `warnings`, and every
 * piece carries its place and its certainty. Source of the rules: contracts, section 2.
 */
export const readDirective = (model: DocumentModel, options: ReadOptions = {}): DirectiveReading => {
  const { items, warnings } = withinCeiling(itemsOfModel(model))
  const reading = readAlone(model, items, options.contextYear)
  const repeated = repeatedEvents(reading, options.others ?? [])
  return { ...reading, warnings: [...reading.warnings, ...warnings, ...repeated] }
}

import type { Day } from '../../../../../kernel/day.ts'
import { overLine } from '../../../../../kernel/hyphen.ts'
import type { Item, Line } from '../lines.ts'
import { isUnfinished } from '../mask.ts'
import { type DirectiveKind, doubt, type Found, found, type ReadingWarning, SURE } from '../types.ts'
import { warn } from '../warn.ts'
import { actKindOf, afterKind, titledKindOf } from './kind.ts'
import { issuerChain } from './letterhead.ts'
import { type HeadLine, readHead } from './lines.ts'
import { type RequisiteLine, readRequisites } from './requisites.ts'

/** What the upper part of a document tells. */
export type Head = {
  readonly kind: Found<DirectiveKind>
  readonly issuer: Found<readonly string[]>
  readonly number: Found<string | null>
  readonly date: Found<Day | null>
  readonly city: Found<string | null>
  readonly title: Found<string>
  readonly recipient: Found<string | null>
  /** Lines of «УТВЕРЖДАЮ» or «Приложение к приказу» above a document that is no act itself. */
  readonly stamp: readonly Line[]
  /** Index of the item the running text begins at. */
  readonly next: number
  readonly warnings: readonly ReadingWarning[]
}

const joined = (lines: readonly Line[]): string =>
  lines
    .map((line) => line.text.replace(/\t/gu, ' '))
    .reduce(overLine, '')
    .replace(/\s+/gu, ' ')
    .trim()

const placeOf = (lines: readonly { readonly place: number }[]): number | null => lines[0]?.place ?? null

type Requisite = { readonly line: Line; readonly read: RequisiteLine }

/** On the line of the kind the requisites follow the word: «ПРИКАЗ от 05.03.2023 № 45». */
const requisitesOf = (head: readonly HeadLine[]): Requisite[] =>
  head.flatMap(({ role, line, requisite }) => {
    const read = role === 'kind' ? readRequisites({ ...line, text: afterKind(line.text) }) : requisite
    return read === null ? [] : [{ line, read }]
  })

const pick = <T>(
  requisites: readonly Requisite[],
  of: (read: RequisiteLine) => T | null,
): Found<T | null> => {
  const hit = requisites.find(({ read }) => of(read) !== null)
  return hit === undefined
    ? found<T | null>(null, null, doubt('not-found'))
    : found<T | null>(of(hit.read), hit.line.place)
}

const kindOf = (head: readonly HeadLine[], title: string): Found<DirectiveKind> => {
  const act = head.find(({ role }) => role === 'kind')
  const named = act && actKindOf(act.line)
  if (act && named) return found(named, act.line.place)
  const titled = titledKindOf(title)
  const place = placeOf(linesIn(head, 'title'))
  const isLetter =
    head.some(({ role }) => role === 'recipient') || head.some(({ line }) => /^на\s*№/iu.test(line.text))
  if (isLetter) return found<DirectiveKind>('письмо', placeOf(linesIn(head, 'recipient')))
  return titled === null ? found<DirectiveKind>('другое', place, doubt('kind-guessed')) : found(titled, place)
}

const linesIn = (head: readonly HeadLine[], role: HeadLine['role']): Line[] =>
  head.filter((each) => each.role === role).map((each) => each.line)

/** Lines above the name of the kind that tell nothing by themselves belong to the letterhead. */
const settled = (head: readonly HeadLine[]): HeadLine[] => {
  const kindAt = head.findIndex(({ role }) => role === 'kind')
  return head.map((each, index) =>
    (each.role === 'title' || each.role === 'recipient') && index < kindAt
      ? { ...each, role: 'issuer' }
      : each,
  )
}

/** «(наименование организации)» under a line to be filled in. */
const FORM_HINT = /^\((?:полное |краткое )?(?:наименование|дата|номер|место|подпись)[^)]*\)$/iu

const titleOf = (head: readonly HeadLine[], warnings: ReadingWarning[]): Found<string> => {
  const lines = linesIn(head, 'title').filter((line) => !FORM_HINT.test(line.text))
  const title = joined(lines)
  const place = placeOf(lines)
  if (title !== '' && isUnfinished(title)) warnings.push(warn('title-quote-unclosed', place))
  return found(title, place, title === '' ? doubt('not-found') : SURE)
}

const blankWarnings = (
  requisites: readonly Requisite[],
  number: Found<string | null>,
  date: Found<Day | null>,
): ReadingWarning[] => {
  const blank = requisites.find(({ read }) => read.blank)
  if (blank === undefined) return []
  return [
    ...(number.value === null ? [warn('number-blank', blank.line.place)] : []),
    ...(date.value === null ? [warn('date-blank', blank.line.place)] : []),
  ]
}

/** Reads issuer, kind, number, date, place, title and recipient of any administrative document (domain facts 5.1). */
export const readDocumentHead = (items: readonly Item[]): Head => {
  const { head: raw, next } = readHead(items)
  const head = settled(raw)
  const warnings: ReadingWarning[] = []
  const requisites = requisitesOf(head)
  const number = pick(requisites, (read) => read.number)
  const date = pick(requisites, (read) => read.date)
  const city = pick(requisites, (read) => read.city)
  const title = titleOf(head, warnings)
  const issuers = linesIn(head, 'issuer')
  const issuer = issuerChain(issuers)
  const recipients = linesIn(head, 'recipient')
  return {
    kind: kindOf(head, title.value),
    issuer: found(issuer, placeOf(issuers), issuer.length === 0 ? doubt('not-found') : SURE),
    number,
    date,
    city: city.value === null ? found(null, null) : city,
    title,
    recipient: found(recipients.length === 0 ? null : joined(recipients), placeOf(recipients)),
    stamp: head.filter(({ role }) => role === 'stamp' || role === 'annexMark').map(({ line }) => line),
    next,
    warnings: [...warnings, ...blankWarnings(requisites, number, date)],
  }
}

import type { TermContext } from '../../../../../kernel/term/types.ts'
import type { Item, Line } from '../lines.ts'
import { masked } from '../mask.ts'
import type { Modality, Place, ReadingWarning } from '../types.ts'
import { warn } from '../warn.ts'
import { isInfinitive, startsWithAddressee, wordsOf } from '../words.ts'
import { findPredicate, leadingTerm } from './addressee.ts'
import { findControl } from './control.ts'
import { glued } from './glue.ts'
import { type Label, labelOf } from './label.ts'
import { ownModality } from './modality.ts'
import { fullNumber, isPlausible, lastPart, type Numbered, parentOf } from './numbering.ts'
import { isAddresseeHeading, isIntroduction, sentenceOrders, sentencesOf } from './orders.ts'

/** A clause before its sentence is read. */
export type RawClause = {
  readonly number: string | null
  readonly printed: string | null
  readonly style: Label['style'] | null
  /** Index of the parent among the raw clauses. */
  readonly parent: number | null
  text: string
  readonly place: Place
  /** An unnumbered heading above it that names the addressee, and the modality said there. */
  readonly heading: string | null
  readonly modality: Modality | null
  /** «Просим: …» above it speaks to the reader of the letter. */
  readonly asked: boolean
  /** Number of the clause this one continues although printed as the next one (R021). */
  readonly continues: string | null
}

type Context = { heading: string | null; modality: Modality | null; asked: boolean; open: boolean }
type Growing = {
  readonly clauses: RawClause[]
  readonly warnings: ReadingWarning[]
  readonly informing: Line[]
  readonly term: TermContext
  readonly isLetter: boolean
  context: Context
}

const NO_CONTEXT: Context = { heading: null, modality: null, asked: false, open: false }

const numberedSoFar = (growing: Growing): Numbered[] =>
  growing.clauses.flatMap(({ number, style }) =>
    number === null || style === null ? [] : [{ number, style }],
  )

const indexOfNumber = (growing: Growing, number: string | null): number | null => {
  if (number === null) return null
  const at = growing.clauses.findLastIndex((clause) => clause.number === number)
  return at === -1 ? null : at
}

/** «3.5.1» without «3.5» hangs on «3» where that exists (R082). */
const nearestParent = (growing: Growing, number: string): number | null => {
  for (let parent = parentOf(number); parent !== null; parent = parentOf(parent)) {
    const at = indexOfNumber(growing, parent)
    if (at !== null) return at
  }
  return null
}

const isHeading = (clause: RawClause | undefined): boolean =>
  clause !== undefined && /:$/u.test(clause.text.split('\n')[0] ?? '')

/**
 * «7. принимать …» after «6. Руководителям …: 6.1 …»: the next number of the upper level, but a small letter, while
 * its neighbours begin with capitals and the clause above is a heading that waits for its items (R021).
 */
const continuedClause = (growing: Growing, label: Label): number | null => {
  if (label.style !== 'decimal' || label.value.includes('.') || !/^[а-яё]/u.test(label.rest)) return null
  const tops = growing.clauses.filter(
    (clause) => clause.number !== null && !clause.number.includes('.') && clause.continues === null,
  )
  const above = tops.at(-1)
  if (above?.number == null || !isHeading(above) || Number(above.number) + 1 !== Number(label.value))
    return null
  const capitals = tops.filter((clause) => /^[А-ЯЁ«]/u.test(clause.text)).length
  return capitals === tops.length && tops.length > 1 ? indexOfNumber(growing, above.number) : null
}

const addNumbered = (growing: Growing, line: Line, label: Label): void => {
  const above = numberedSoFar(growing)
  const number = fullNumber(label, above)
  const continued = continuedClause(growing, label)
  const parent = continued ?? nearestParent(growing, number)
  const continues = continued === null ? null : (growing.clauses[continued]?.number ?? null)
  if (continues !== null)
    growing.warnings.push(warn('misnumbered-clause', line.place, { number, other: continues }))
  else warnAboutNumber(growing, number, line.place)
  if (parent === null && !growing.context.asked) growing.context = NO_CONTEXT
  growing.clauses.push({
    number,
    printed: label.printed,
    style: label.style,
    parent,
    text: label.rest,
    place: line.place,
    heading: growing.context.heading,
    modality: growing.context.modality,
    asked: growing.context.asked || ASKS.test(label.rest),
    continues,
  })
}

const warnAboutNumber = (growing: Growing, number: string, place: Place): void => {
  if (indexOfNumber(growing, number) !== null)
    growing.warnings.push(warn('number-repeated', place, { number }))
  const parent = parentOf(number)
  if (
    parent !== null &&
    growing.clauses.length > 0 &&
    indexOfNumber(growing, parent) === null &&
    !isFirstOfKind(growing, number)
  )
    growing.warnings.push(warn('parent-missing', place, { number, other: parent }))
  const brothers = growing.clauses.flatMap((clause) =>
    clause.number !== null && parentOf(clause.number) === parent ? [clause.number] : [],
  )
  const last = brothers.at(-1)
  const step = last === undefined ? 1 : Number(lastPart(number)) - Number(lastPart(last))
  if (last !== undefined && step > 1)
    growing.warnings.push(warn('number-gap', place, { number, other: last }))
}

/** In a regulation 1.1 may come without a clause 1: the section heading stands for it. */
const isFirstOfKind = (growing: Growing, number: string): boolean =>
  !growing.clauses.some((clause) => clause.number === parentOf(number)) && lastPart(number) === '1'

const addUnnumbered = (growing: Growing, line: Line, text: string, parent: number | null): void => {
  growing.clauses.push({
    number: null,
    printed: null,
    style: null,
    parent,
    text,
    place: line.place,
    heading: growing.context.heading,
    modality: growing.context.modality,
    asked: growing.context.asked || ASKS.test(text),
    continues: null,
  })
}

const appendTo = (clause: RawClause | undefined, text: string): boolean => {
  if (clause === undefined) return false
  clause.text = `${clause.text}\n${text}`
  return true
}

const beginsWithInfinitive = (text: string): boolean => isInfinitive(wordsOf(masked(text))[0]?.text ?? '')

const isOrderItem = (text: string, term: TermContext): boolean =>
  beginsWithInfinitive(text.slice(leadingTerm(text, term))) ||
  (startsWithAddressee(text) && findPredicate(masked(text)) !== null) ||
  findControl(text) !== null

const indexOfLast = (growing: Growing): number | null =>
  growing.clauses.length === 0 ? null : growing.clauses.length - 1

/** The clause a dash item hangs on: the last numbered one, not the dash item before it. */
const ownerOfItem = (growing: Growing): number | null => {
  const at = growing.clauses.findLastIndex((clause) => clause.number !== null)
  return at === -1 ? null : at
}

const addBullet = (growing: Growing, line: Line, text: string): void => {
  const owner = ownerOfItem(growing)
  const last = growing.clauses.at(-1)
  const waits = owner !== null && isHeading(growing.clauses[owner])
  if (isOrderItem(text, growing.term) && (waits || owner === null || growing.context.heading !== null))
    addUnnumbered(growing, line, text, growing.context.heading !== null && !waits ? null : owner)
  else if (isAddresseeHeading(text)) openHeading(growing, text)
  else if (!appendTo(last, `- ${text}`)) growing.informing.push(line)
}

const openHeading = (growing: Growing, text: string): void => {
  growing.context = { ...growing.context, heading: text.replace(/:\s*$/u, ''), open: true }
}

const ASKS = /(?<![а-яё])(?:прос(?:им|ит)|прошу|вам|вас)(?![а-яё])/iu

const TRAILER =
  /^(?:ответственн(?!\S+\s[^:–—-]{0,80}\s(?:прос|прошу|назнач))|отв\.|исполнител|сроки?(?![а-яё])|основание|контроль\s*[:–-]|место|участники|докладчик|соисполнител)/iu

/** «Ответственный исполнитель: …, тел. …» under a letter tells whom to ask, not who is to act. */
const CONTACT =
  /^(?:ответственн[а-яё]*\s+исполнител|исполнител|контактн|справки|по\s+всем\s+вопросам|дополнительн[а-яё]+\s+информаци)[^\n]*(?:тел|@|\(\d{3})/iu

const endsOpen = (text: string): boolean => /[:;,]$/u.test(text)

/** A new capital after a full stop leaves the list that a heading opened. */
const leaveContext = (growing: Growing, text: string): void => {
  const last = growing.clauses.at(-1)
  const stays = growing.context.open || /^[а-яё]/u.test(text) || (last !== undefined && endsOpen(last.text))
  if (!stays) growing.context = NO_CONTEXT
  growing.context = { ...growing.context, open: false }
}

const ordersAnything = (growing: Growing, text: string): boolean =>
  sentencesOf(text).some((sentence) => sentenceOrders(sentence.text, growing.term))

const parentForPlain = (growing: Growing, text: string): number | null => {
  const last = indexOfLast(growing)
  const owner = ownerOfItem(growing)
  const waits = owner !== null && isHeading(growing.clauses[owner]) && /^[а-яё]/u.test(text)
  return waits
    ? owner
    : last !== null && growing.clauses[last]?.number === null && /^[а-яё]/u.test(text)
      ? (growing.clauses[last]?.parent ?? null)
      : null
}

const addPlain = (growing: Growing, line: Line): void => {
  const { text } = line
  if (growing.isLetter && CONTACT.test(text)) {
    growing.informing.push(line)
    return
  }
  if (TRAILER.test(text) && appendTo(growing.clauses.at(-1), text)) return
  if (isIntroduction(text)) {
    growing.context = { heading: null, modality: ownModality(text), asked: ASKS.test(text), open: true }
    return
  }
  if (isAddresseeHeading(text)) {
    leaveContext(growing, text)
    openHeading(growing, text)
    return
  }
  leaveContext(growing, text)
  if (ordersAnything(growing, text)) addUnnumbered(growing, line, text, parentForPlain(growing, text))
  else if (growing.isLetter || !appendTo(growing.clauses.at(-1), text)) growing.informing.push(line)
}

const addLine = (growing: Growing, line: Line): void => {
  const label = labelOf(line)
  if (label === null || !isPlausible(label, numberedSoFar(growing))) addPlain(growing, line)
  else if (label.style === 'bullet') addBullet(growing, line, label.rest)
  else addNumbered(growing, line, label)
}

export type ClauseTree = {
  readonly clauses: readonly RawClause[]
  readonly warnings: readonly ReadingWarning[]
  /** Paragraphs that tell something and order nothing. */
  readonly informing: readonly Line[]
}

/** Builds the tree of clauses from the lines of the text, numbers kept as printed. */
export const buildTree = (items: readonly Item[], term: TermContext, isLetter: boolean): ClauseTree => {
  const warnings: ReadingWarning[] = []
  const growing: Growing = { clauses: [], warnings, informing: [], term, isLetter, context: NO_CONTEXT }
  for (const item of glued(items, warnings)) if (item.kind === 'line') addLine(growing, item)
  return { clauses: growing.clauses, warnings, informing: growing.informing }
}

import { addMonths, type Day, daysBetween, yearOf } from '../../../../../kernel/day.ts'
import type { TermContext } from '../../../../../kernel/term/types.ts'
import type { Item, Line } from '../lines.ts'
import { readParties } from '../parties/parties.ts'
import {
  type AddresseeSource,
  type Certainty,
  type Clause,
  doubt,
  type Modality,
  type Party,
  type ReadingWarning,
  type Signatory,
  SURE,
} from '../types.ts'
import { warn } from '../warn.ts'
import { OBLIQUE_ROLE } from './addressee.ts'
import { annexesMentioned } from './annex-mentions.ts'
import { ordersControl } from './control.ts'
import type { ClauseTerm } from './deadline.ts'
import { sentenceOrders } from './orders.ts'
import { orderingPart, ordersApart } from './paragraph.ts'
import { type OrderReading, readOrders } from './sentence.ts'
import { buildTree, type RawClause } from './tree.ts'

export type ClauseSettings = {
  readonly context: TermContext
  readonly isLetter: boolean
  readonly recipient: string | null
  readonly signatory: Signatory | null
  readonly date: Day | null
  /** «ОБЯЗЫВАЮ» stands above the clauses: they name those who are to act in the accusative. */
  readonly obliges: boolean
}

export type ClausesReading = {
  readonly clauses: readonly Clause[]
  readonly warnings: readonly ReadingWarning[]
  readonly informing: readonly Line[]
}

type Addressing = {
  readonly text: string | null
  readonly parties: readonly Party[]
  readonly from: AddresseeSource
}

type Done = { readonly clause: Clause; readonly addressing: Addressing; readonly modality: Modality }

/** What stands before a clause: the one it belongs to, and whether anybody but the reader has been addressed. */
type Before = { readonly above: Done | undefined; readonly othersNamed: boolean }

const NOBODY: Addressing = { text: null, parties: [], from: 'none' }

const ownAddressing = (order: OrderReading): Addressing | null =>
  order.addressee === null
    ? null
    : {
        text: order.addressee.text,
        parties: readParties(order.addressee.text, order.addressee.nameCase),
        from: 'own',
      }

const headingAddressing = (heading: string): Addressing => ({
  text: heading,
  parties: readParties(heading, 'dative'),
  from: 'own',
})

/** Control kept by the signatory, approving, appointing, granting: the act acts by itself. */
const inheritedAddressing = (
  raw: RawClause,
  { above, othersNamed }: Before,
  settings: ClauseSettings,
): Addressing => {
  if (raw.heading !== null && (above === undefined || above.addressing.text === null))
    return headingAddressing(raw.heading)
  if (above !== undefined && above.addressing.text !== null) return { ...above.addressing, from: 'inherited' }
  if (!settings.isLetter || settings.recipient === null) return NOBODY
  // After others have been named an instruction that asks nobody is not the reader's own: said so, not guessed (R188).
  if (othersNamed && !raw.asked) return NOBODY
  return { text: settings.recipient, parties: readParties(settings.recipient, 'dative'), from: 'letter' }
}

const addressingOf = (
  raw: RawClause,
  order: OrderReading,
  before: Before,
  settings: ClauseSettings,
): Addressing =>
  order.control?.by === 'signatory'
    ? NOBODY
    : (ownAddressing(order) ?? inheritedAddressing(raw, before, settings))

const controlOf = (
  order: OrderReading,
  text: string,
  addressing: Addressing,
  signatory: Signatory | null,
): Clause['control'] => {
  if (order.control?.by === 'signatory')
    return { controller: signatory?.name ?? signatory?.position ?? 'подписавший' }
  if (order.control?.by === 'named') return { controller: order.control.controller.text }
  return ordersControl(text) && addressing.text !== null ? { controller: addressing.text } : null
}

const isUnaddressed = (order: OrderReading, addressing: Addressing, settings: ClauseSettings): boolean =>
  settings.isLetter && addressing.from === 'none' && order.control === null

const certaintyOf = (
  raw: RawClause,
  order: OrderReading,
  addressing: Addressing,
  settings: ClauseSettings,
): Certainty => {
  if (raw.continues !== null) return doubt('number-as-printed')
  if (order.term.doubt !== null) return doubt(order.term.doubt)
  if (isUnaddressed(order, addressing, settings)) return doubt('addressee-not-stated')
  if (addressing.from === 'letter' && !raw.asked) return doubt('addressee-of-letter')
  return addressing.parties.some((party) => party.confidence === 'check') && addressing.from === 'own'
    ? doubt('person-ambiguous')
    : SURE
}

const HAS_YEAR = /20\d\d|\d\.\d\d\.\d\d/u
/** So far in the past a deadline without a year is next year's; nearer it is more likely a mistake of the author. */
const LONG_AGO = 60

const SOON = 60

/** An order cannot set a deadline that is long past: without a year the next such day is meant. */
const settleYear = (term: ClauseTerm, settings: ClauseSettings): ClauseTerm => {
  const { date } = settings
  if (term.deadline === null || date === null || HAS_YEAR.test(term.text ?? '')) return term
  const sooner = addMonths(term.deadline, -12)
  const isPlannedAhead = settings.context.kind === 'calendar' && settings.context.year === yearOf(date) + 1
  // «до 25 декабря» in an order of 20 December about the plan of the next year: these days, not a year later
  if (isPlannedAhead && sooner >= date && daysBetween(date, sooner) <= SOON)
    return { ...term, deadline: sooner, doubt: 'year-guessed' }
  const passed = daysBetween(term.deadline, date)
  if (passed <= LONG_AGO || settings.context.year < yearOf(date) - 1) return term
  return { ...term, deadline: addMonths(term.deadline, 12), doubt: 'year-guessed' }
}

const short = (text: string): string => (text.length > 90 ? `${text.slice(0, 87)}…` : text)

const warningsOf = (
  raw: RawClause,
  order: OrderReading,
  addressing: Addressing,
  settings: ClauseSettings,
): ReadingWarning[] => {
  const where = raw.number === null ? {} : { where: `пункт ${raw.number}` }
  const values = { ...where, text: short(raw.text) }
  const list: ReadingWarning[] = []
  if (isUnaddressed(order, addressing, settings) || (addressing.from === 'letter' && !raw.asked))
    list.push(warn('addressee-not-stated', raw.place, values))
  if (order.term.doubt === 'several-terms')
    list.push(warn('several-terms', raw.place, { ...where, text: order.term.text ?? '' }))
  if (order.term.doubt === 'term-unknown')
    list.push(warn('term-not-understood', raw.place, { ...where, text: order.term.text ?? '' }))
  if (order.term.doubt === 'term-ambiguous')
    list.push(warn('term-ambiguous', raw.place, { ...where, text: order.term.text ?? '' }))
  if (addressing.from === 'own')
    for (const party of addressing.parties.filter(({ alternatives }) => alternatives.length > 0))
      list.push(
        warn('person-ambiguous', raw.place, {
          ...where,
          text: party.text,
          other: [party.name ?? '', ...party.alternatives].join(', '),
        }),
      )
  const { deadline, recurrence } = order.term
  const isAsked = settings.isLetter && addressing.from === 'own' && order.term.text === null
  if (isAsked && deadline === null && recurrence === null)
    list.push(warn('deadline-not-stated', raw.place, values))
  if (order.term.doubt === 'year-guessed' && deadline !== null)
    list.push(
      warn('year-guessed', raw.place, { ...where, text: order.term.text ?? '', day: deadline.slice(0, 4) }),
    )
  if (deadline !== null && settings.date !== null && deadline < settings.date)
    list.push(
      warn('deadline-before-document', raw.place, {
        ...where,
        text: order.term.text ?? '',
        day: settings.date,
      }),
    )
  return list
}

const isRecommendedAbove = (raw: RawClause, above: Done | undefined): Modality =>
  raw.modality ?? above?.modality ?? 'order'

const readOne = (raw: RawClause, order: OrderReading, before: Before, settings: ClauseSettings): Done => {
  const { above } = before
  const addressing = addressingOf(raw, order, before, settings)
  const modality = order.modality ?? isRecommendedAbove(raw, above)
  const clause: Clause = {
    number: raw.number,
    printedNumber: raw.printed,
    parent: above?.clause.number ?? null,
    text: raw.text,
    addressee: addressing.text,
    addressees: addressing.parties,
    addresseeFrom: addressing.from,
    action: order.action,
    deadline: order.term.deadline,
    termText: order.term.text,
    recurrence: order.term.recurrence,
    modality,
    control: controlOf(order, raw.text, addressing, settings.signatory),
    annexes: annexesMentioned(raw.text),
    place: raw.place,
    ...certaintyOf(raw, order, addressing, settings),
  }
  return { clause, addressing, modality }
}

/** A paragraph of a letter also explains; only the sentences that order are read. */
const textsToRead = (raw: RawClause, settings: ClauseSettings): string[] => {
  const orders = (sentence: string): boolean => sentenceOrders(sentence, settings.context)
  if (raw.number === null) return ordersApart(orderingPart(raw.text, orders), orders, settings.context)
  return [settings.obliges && OBLIQUE_ROLE.test(raw.text) ? `Обязать ${raw.text}` : raw.text]
}

/** Reads the running text into clauses with addressees, actions, terms, modality and control (contracts, section 2). */
export const readClauses = (items: readonly Item[], settings: ClauseSettings): ClausesReading => {
  const tree = buildTree(items, settings.context, settings.isLetter)
  const warnings = [...tree.warnings]
  const done: Done[] = []
  const byRaw = new Map<number, Done>()
  for (const [index, raw] of tree.clauses.entries()) {
    const above = raw.parent === null ? undefined : byRaw.get(raw.parent)
    const texts = textsToRead(raw, settings)
    for (const found of texts.flatMap((text) => readOrders(text, settings.context))) {
      const order = { ...found, term: settleYear(found.term, settings) }
      const othersNamed = done.some(({ addressing }) => addressing.from === 'own')
      const read = readOne(raw, order, { above, othersNamed }, settings)
      if (!byRaw.has(index)) byRaw.set(index, read)
      done.push(read)
      warnings.push(...warningsOf(raw, order, read.addressing, settings))
    }
  }
  return { clauses: done.map(({ clause }) => clause), warnings, informing: tree.informing }
}

import type { TermContext } from '../../../../../kernel/term/types.ts'
import { masked } from '../mask.ts'
import type { Modality } from '../types.ts'
import { isInfinitive, startsWithAddressee, wordsOf } from '../words.ts'
import { type Addressed, findAddressee, findPredicate, findResponsible, performativeIn } from './addressee.ts'
import { type ControlPhrase, findControl, findLaidDuty } from './control.ts'
import { type ClauseTerm, readClauseTerm } from './deadline.ts'
import { ownModality } from './modality.ts'

/** What one order says: whom, what, by when. */
export type OrderReading = {
  readonly addressee: Addressed | null
  readonly action: string
  readonly term: ClauseTerm
  readonly modality: Modality | null
  readonly control: ControlPhrase | null
}

type Cut = { readonly from: number; readonly to: number }

const ENDS_WITH_INITIALS = /(?<![А-ЯЁа-яё.])[А-ЯЁ]\.\s?[А-ЯЁ]$/u

/** Without the signs at its end; the stop of initials is no such sign. */
const trimmedEnd = (text: string): string => {
  const cut = text.replace(/[\s,;:.–—-]+$/u, '')
  return ENDS_WITH_INITIALS.test(cut) && text[cut.length] === '.' ? `${cut}.` : cut
}

/** What remains of a text when pieces are cut out, with the marks around them mended. */
const without = (text: string, cuts: readonly Cut[]): string => {
  const ordered = [...cuts].sort((a, b) => b.from - a.from)
  const rest = ordered.reduce((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, text)
  const mended = rest
    .replace(/\(\s*[,;.]*\s*\)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/\s+([,.;:)])/gu, '$1')
    .replace(/([,;:–—-])\s*(?=[.;]|$)/gu, '')
    .replace(/^[\s,;:.)–—-]+/u, '')
  return trimmedEnd(mended)
}

const GROUND =
  /^(?:в целях|в соответствии|во исполнение|на основании|в связи с|с целью|согласно)(?![а-яё])[^\u2592]*?/iu

/** «В целях … школам, показавшим …, представить»: the ground in front of an addressee is no part of the action. */
const groundCut = (text: string, addressee: Addressed | null): Cut[] =>
  addressee !== null && addressee.from > 0 && GROUND.test(text) ? [{ from: 0, to: addressee.from }] : []

/** «Просим Вас представить»: the asking is no part of what is asked. */
const ASKS =
  /^(?:(?:также|дополнительно|кроме того)[\s,]+)?(?:(?:[А-ЯЁа-яё«»-]+\s+){1,8}?просит|просим|прошу|напоминаем\s+о\s+необходимости)\s+(?:вас\s+)?/iu

/** «Во исполнение письма … просим представить»: the ground in front of the asking is no part of it either. */
const ASKS_BECAUSE =
  /^(?:в целях|в соответствии|во исполнение|на основании|в связи с)(?![а-яё])[^;:]*?\s(?:просим|прошу|просит)\s+(?:вас\s+)?/iu

/** «Рекомендуем провести», «Школам предлагаем представить»: the recommending is no part of what is recommended. */
const RECOMMENDING =
  /^[\s,–—-]*(?:(?:также|дополнительно)\s+)?(?:рекомендуем|рекомендую|рекомендуется|рекомендовать|предлагаем|предлагаю|предлагается|просим|прошу)\s+(?=([а-яё]+))/iu

const recommendingCut = (text: string, from: number): Cut[] => {
  const match = RECOMMENDING.exec(text.slice(from))
  return match !== null && isInfinitive(match[1] ?? '') ? [{ from, to: from + match[0].length }] : []
}

const performativeCut = (text: string, addressee: Addressed | null, context: TermContext): Cut[] => {
  const performative = performativeIn(text, context)
  const isTaken = performative !== null && addressee?.from === performative.to
  const asks = (ASKS.exec(text) ?? ASKS_BECAUSE.exec(masked(text)))?.[0].length ?? 0
  return isTaken
    ? [{ from: performative.from, to: performative.to }]
    : asks > 0
      ? [{ from: 0, to: asks }]
      : []
}

const LAID = /(?:\s+на)?\s*$/u

const controllerCut = (text: string, controller: Addressed): Cut => ({
  from: text.slice(0, controller.from).replace(LAID, '').length,
  to: controller.to,
})

const readControlled = (
  text: string,
  term: ClauseTerm,
  control: ControlPhrase | null,
): OrderReading | null => {
  const laid = control?.by === 'named' ? control.controller : control === null ? findLaidDuty(text) : null
  if (control === null && laid === null) return null
  const cuts = laid === null ? [] : [controllerCut(text, laid)]
  return {
    addressee: laid,
    action: without(text, [...cuts, ...term.spans]),
    term,
    modality: ownModality(text),
    control,
  }
}

/** Reads one order from a text without its number. */
export const readOrder = (text: string, context: TermContext): OrderReading => {
  const term = readClauseTerm(text, context)
  const controlled = readControlled(text, term, findControl(text))
  if (controlled !== null) return controlled
  const responsible = findResponsible(text)
  const addressee = findAddressee(text, context)
  const cuts: Cut[] = [
    ...term.spans,
    ...groundCut(text, addressee),
    ...performativeCut(text, addressee, context),
    ...recommendingCut(text, addressee?.to ?? 0),
  ]
  if (addressee !== null) cuts.push({ from: addressee.from, to: addressee.to })
  if (responsible !== null) cuts.push(responsible.label)
  return {
    addressee: addressee ?? responsible,
    action: without(text, merged(cuts)),
    term,
    modality: ownModality(text),
    control: null,
  }
}

const merged = (cuts: readonly Cut[]): Cut[] => {
  const result: Cut[] = []
  for (const cut of [...cuts].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last !== undefined && cut.from <= last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, cut.to) }
    else result.push(cut)
  }
  return result
}

/** Nobody writes so many orders into one sentence: a list so long names many for one order. */
const MOST_PLACES = 60
/** Whom a sentence addresses and what it orders stand near its beginning. */
const NEAR = 1200

const isComplete = (whole: string, context: TermContext): boolean => {
  const text = whole.slice(0, NEAR)
  const addressee = findAddressee(text, context)
  return addressee !== null && findPredicate(masked(text), addressee.to) !== null
}

/** «помощь педагогам, наставникам и провести сверку»: helped, not addressed. */
const ENDS_WITH_AND = /(?:^|\s)(?:и|а|или)$/iu

/** True when both texts set a last day. */
export const haveTerms = (one: string, other: string, context: TermContext): boolean =>
  readClauseTerm(one, context).deadline !== null && readClauseTerm(other, context).deadline !== null

/** «…, директорам школ представить отчёт»: behind the addressee stands his order, nothing between them. */
const ordersAtOnce = (text: string, context: TermContext): boolean => {
  const near = text.slice(0, NEAR)
  const addressee = findAddressee(near, context)
  if (addressee?.from !== 0 || ENDS_WITH_AND.test(addressee.text)) return false
  const next = wordsOf(near.slice(addressee.to))[0]?.text
  return next !== undefined && isInfinitive(next)
}

/** «Утвердить план. Руководителям школ обеспечить участие»: an act by itself, then an order to somebody. */
const actsByItself = (before: string): boolean => isInfinitive(wordsOf(before)[0]?.text ?? '')

/** Places where a second addressee with an order of its own begins. */
const secondStarts = (text: string, context: TermContext): number[] => {
  const hidden = masked(text)
  const starts: number[] = []
  let from = 0
  const places = [...hidden.matchAll(/([,;.])\s+(?:(?:а|и)\s+)?(?=\S)/gu)]
    .map((match) => ({ match, at: match.index + match[0].length }))
    .filter(({ at }) => startsWithAddressee(text.slice(at, at + NEAR)))
  if (places.length > MOST_PLACES) return []
  for (const { match, at } of places) {
    const before = text.slice(from, match.index)
    const rest = text.slice(at)
    const isAct = match[1] === '.' && actsByItself(before) && ordersAtOnce(rest, context)
    if (!isAct && !isComplete(before, context)) continue
    if (!isComplete(rest, context)) continue
    if (match[1] === ',' && !haveTerms(before, rest, context) && !ordersAtOnce(rest, context)) continue
    starts.push(at)
    from = at
  }
  return starts
}

const ELLIPTIC =
  /(?:^|[:,;]\s*(?:а\s+)?)([^:,;–—-]{4,120}?)\s*[–—-]\s*((?:в срок\s+)?(?:до|не позднее|к)\s[^,;]+?)(?=[,;.]?\s*$|[,;])/giu

/** «Представить отчёты: школам – до 10.03.2023, методической службе – до 15.03.2023». */
const readElliptic = (text: string, context: TermContext): OrderReading[] => {
  const pairs = [...text.matchAll(ELLIPTIC)].filter((match) => startsWithAddressee(match[1]?.trim() ?? ''))
  const first = pairs[0]
  if (first === undefined || pairs.length < 2) return []
  return pairs.map((match) => {
    const name = match[1]?.trim() ?? ''
    const from = match.index + match[0].indexOf(name)
    const term = readClauseTerm(match[2] ?? '', context)
    return {
      addressee: { text: name, from, to: from + name.length, nameCase: 'dative' },
      action: without(text.slice(0, first.index), []),
      term: { ...term, spans: [] },
      modality: ownModality(text),
      control: null,
    }
  })
}

const DASHED = /^([^,;:–—]{4,120}?)\s+[–—-]\s+(?=\S)/u

/** «Школам представить отчёты до 25.06, методическому центру – сводный отчёт до 30.06»: the verb is said once. */
const readVerbSaidOnce = (text: string, context: TermContext): OrderReading[] => {
  const hidden = masked(text)
  for (const match of hidden.matchAll(/[,;]\s+(?:а\s+)?(?=\S)/gu)) {
    const at = match.index + match[0].length
    const [before, rest] = [text.slice(0, match.index), text.slice(at)]
    const name = DASHED.exec(masked(rest))
    if (name === null || !startsWithAddressee(rest.slice(0, NEAR))) continue
    if (findPredicate(masked(rest)) !== null || !isComplete(before, context)) continue
    const behind = rest.slice(name[0].length)
    if (!haveTerms(before, behind, context)) continue
    const [first, term] = [readOrder(before, context), readClauseTerm(behind, context)]
    const named = rest.slice(0, name[1]?.length ?? 0)
    const verb = wordsOf(first.action)[0]?.text ?? ''
    return [
      first,
      {
        addressee: { text: named, from: at, to: at + named.length, nameCase: 'dative' },
        action: `${verb} ${without(behind, [...term.spans])}`.trim(),
        term,
        modality: first.modality,
        control: null,
      },
    ]
  }
  return []
}

/**
 * Reads the orders of a clause: one, or several when several addressees have orders or terms of their own (contracts:
 * two entries with the same number).
 */
export const readOrders = (text: string, context: TermContext): OrderReading[] => {
  const elliptic = readElliptic(text, context)
  if (elliptic.length > 0) return elliptic
  const saidOnce = readVerbSaidOnce(text, context)
  if (saidOnce.length > 0) return saidOnce
  const starts = [0, ...secondStarts(text, context)]
  if (starts.length === 1) return [readOrder(text, context)]
  const orders = starts.map((start, index) =>
    readOrder(
      text
        .slice(start, starts[index + 1] ?? text.length)
        .replace(JOINS_NEXT, '')
        .trim(),
      context,
    ),
  )
  // «Рекомендовать школам …, родителям …»: what is recommended to the first is recommended to all
  return orders.map((order) => ({ ...order, modality: order.modality ?? orders[0]?.modality ?? null }))
}

/** «…, а (методисту представить)»: the word that joins the next order is no part of this one. */
const JOINS_NEXT = /[,;]\s+(?:а|и)\s*$/u

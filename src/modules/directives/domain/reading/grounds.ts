import { DATE, findDate } from './head/dates.ts'
import { findNumber } from './head/numbers.ts'
import { masked } from './mask.ts'
import type { Ground, Place } from './types.ts'

/** Kinds of acts and papers an order leans on, by the stem of the word that names them. */
const KINDS: readonly (readonly [stem: string, kind: string])[] = [
  ['(?:федеральн\\S+ )?закон', 'закон'],
  ['указ(?![а-яё]*(?:ан|ыв))', 'указ'],
  ['постановлени', 'постановление'],
  ['распоряжени', 'распоряжение'],
  ['приказ', 'приказ'],
  ['письм', 'письмо'],
  ['решени', 'решение'],
  ['протокол', 'протокол'],
  ['поручени', 'поручение'],
  ['соглашени', 'соглашение'],
  ['договор', 'договор'],
  ['положени', 'положение'],
  ['порядк', 'порядок'],
  ['устав', 'устав'],
  ['дорожн\\S+ карт', 'дорожная карта'],
  [
    '(?:государственн\\S+ |региональн\\S+ |муниципальн\\S+ |инновационн\\S+ |федеральн\\S+ )*программ',
    'программа',
  ],
  ['(?:региональн\\S+ |муниципальн\\S+ |национальн\\S+ |федеральн\\S+ )*проект', 'проект'],
  ['план', 'план'],
  ['концепци', 'концепция'],
  ['методическ\\S+ рекомендаци', 'методические рекомендации'],
]

const KIND = new RegExp(`(?<![А-Яа-яё])(?:${KINDS.map(([stem]) => stem).join('|')})`, 'iu')

const kindOf = (text: string): string | null => {
  const word = KIND.exec(masked(text))?.[0] ?? KIND.exec(text)?.[0]
  return word === undefined
    ? null
    : (KINDS.find(([stem]) => new RegExp(`^${stem}`, 'iu').test(word))?.[1] ?? null)
}

const OPENER =
  '(?:в соответствии со?|на основании|в целях|с целью|во исполнение|в исполнение|согласно|руководствуясь|в рамках|в связи с|по итогам|по результатам|в порядке|учитывая|исходя из|для)'
/** A new ground begins at an opener, at «от <date>» of a second letter, or at the next act in a list. */
const BREAK = new RegExp(
  `(?:^|[,;]?\\s+(?:а также\\s+|и\\s+)?)(?=${OPENER}(?![а-яё]))|[,;]\\s*(?:а также\\s+|и\\s+)?(?=от\\s+${DATE})|(?:[,;]\\s*(?:а также\\s+|и\\s+)?|\\s+(?:и|а также)\\s+)(?=(?!утвержд)(?:реализаци[ияей]+\\s+|исполнени[яе]\\s+|выполнени[яе]\\s+)?(?:[а-яё]+(?:ого|ой|ым|ой|ому|ем|их)\\s+){0,3}${KIND.source.replace('(?<![А-Яа-яё])', '')})`,
  'giu',
)

/** Cuts only outside quotes, and only where the piece in front already says something. */
const cutPlaces = (text: string): number[] => {
  const hidden = masked(text, 'quotes')
  const places: number[] = [0]
  for (const match of hidden.matchAll(BREAK)) {
    const at = match.index + match[0].length
    const before = hidden.slice(places.at(-1) ?? 0, match.index)
    if (at > 0 && isComplete(before, hidden.slice(at))) places.push(at)
  }
  return places
}

const isComplete = (before: string, after: string): boolean => {
  if (new RegExp(`^${OPENER}(?![а-яё])`, 'iu').test(after))
    return !/(?:реализации|исполнения)\s*$/iu.test(before)
  if (/^от\s/iu.test(after)) return findNumber(before) !== null
  if (!KIND.test(before)) return false
  return /["»\u2592\d]|год/u.test(before) || UNNUMBERED.test(kindOf(before) ?? '')
}

/** Acts known without a number: what is cited behind them is the next one. */
const UNNUMBERED = /^(?:порядок|положение|устав)$/u

const trimmed = (text: string): string =>
  text
    .replace(/^[\s,;]+|[\s,;:.]+$/gu, '')
    .replace(/[,\s]+(?:и|а также)$/u, '')
    .trim()

/** «пункта 1.47 дорожной карты»: the number of an item is not the number of the act. */
const numberOf = (text: string): string | null => findNumber(text)?.number ?? null

const dateOf = (text: string): Ground['date'] => {
  const dated = findDate(masked(text, 'quotes')) ?? findDate(text)
  const number = findNumber(text)
  if (dated === null) return null
  const isOfAct =
    /от\s*$/iu.test(text.slice(0, dated.at)) || (number !== null && Math.abs(number.at - dated.at) < 40)
  return isOfAct ? dated.day : null
}

/** Splits a preamble into what it leans on (R004-R006, R114): acts with kind, number and date, programmes, purposes. */
export const readGrounds = (preamble: string, place: Place): Ground[] => {
  const text = preamble.replace(/\s+/gu, ' ').trim()
  const cuts = cutPlaces(text)
  let kind: string | null = null
  return cuts.flatMap((from, index) => {
    const piece = trimmed(text.slice(from, cuts[index + 1] ?? text.length))
    if (piece.length < 4) return []
    if (!/^от\s/iu.test(piece)) kind = kindOf(piece)
    return [{ text: piece, kind, number: numberOf(piece), date: dateOf(piece), place }]
  })
}

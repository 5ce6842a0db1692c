import type { TermContext } from '../../../../../kernel/term/types.ts'
import { masked, piecesOutside } from '../mask.ts'
import { findInfinitive, isFiniteVerb, isInfinitive, startsWithAddressee, wordsOf } from '../words.ts'
import { findAddressee, findPredicate, performativeOf } from './addressee.ts'
import { findControl } from './control.ts'

const SENTENCE = /(?<=[а-яё»)"0-9]{2}[.!])\s+(?=[А-ЯЁ«])/

/** Sentences of a paragraph with their places. «г. Лужанск», «А. П.» and «2022 г. провести» do not end one. */
export const sentencesOf = (text: string): { text: string; at: number }[] => piecesOutside(text, SENTENCE)

const firstWord = (text: string): string => wordsOf(text)[0]?.text ?? ''

/** An infinitive with its object in front («Проекты выступлений направить …») and no verb that tells. */
const isOrderWithObject = (hidden: string): boolean => {
  const infinitive = findInfinitive(hidden)
  if (infinitive === null || findPredicate(hidden)?.at !== infinitive.at) return false
  return !wordsOf(hidden.slice(0, infinitive.at)).some((word) => isFiniteVerb(word.text))
}

/** «Обеспечьте участие …»: letters also order in the imperative; «Уважаемые», «Обратите внимание» tell. */
const IMPERATIVE = /^(?:[А-ЯЁ]|[а-яё])[а-яё]{3,}(?:[иьй]те)(?:сь)?$/u
const NO_IMPERATIVE =
  /^(?:обратите|поверьте|знаете|примите поздравления|скажите|извините|простите|здравствуйте|хотите|можете|имеете|будете|найдете|сможете)$/iu

export const isImperative = (word: string): boolean => IMPERATIVE.test(word) && !NO_IMPERATIVE.test(word)

/** True when a sentence orders, asks or recommends something. */
export const sentenceOrders = (text: string, context: TermContext): boolean => {
  const hidden = masked(text)
  if (findControl(text) !== null || performativeOf(text) !== null) return true
  if (isImperative(firstWord(hidden))) return true
  const predicate = findPredicate(hidden)
  if (predicate === null) return false
  if (isInfinitive(firstWord(hidden)) || !isInfinitive(predicate.text)) return true
  return findAddressee(text, context) !== null || isOrderWithObject(hidden)
}

/** «муниципальным кураторам проекта:» — names who is to act on what follows. */
export const isAddresseeHeading = (text: string): boolean =>
  /:\s*$/u.test(text) && startsWithAddressee(text) && findPredicate(masked(text)) === null

/** «Учитывая изложенное, комитет рекомендует:» — opens a list of orders without naming anybody. */
export const isIntroduction = (text: string): boolean =>
  /:\s*$/u.test(text) &&
  /(?:рекомендует|рекомендуем|просим|просит|прошу|предлагаем|предлагает|необходимо|следует|надлежит|поручаем|поручаю|обязываю)\s*(?:вас\s*)?:\s*$/iu.test(
    text,
  )

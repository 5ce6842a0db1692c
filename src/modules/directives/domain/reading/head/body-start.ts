import { labelOf } from '../clauses/label.ts'
import { type Line, unspaced } from '../lines.ts'
import { masked } from '../mask.ts'
import { findDuty, findInfinitive, isFiniteVerb, wordsOf } from '../words.ts'

const PREAMBLE =
  /^(?:в соответствии|в целях|с целью|на основании|во исполнение|в исполнение|в связи|согласно|руководствуясь|в рамках|в порядке|по результатам|по итогам|учитывая|рассмотрев|заслушав|во избежание|для\s|администрация .* информирует|настоящим|уважаем|информируем|сообщаем|направляем|в дополнение|ввиду|с учетом|с уч[её]том|исходя из|в период|в дополнение|в преддверии|в ответ на|напоминаем|комитет .*(?:информирует|сообщает|направляет|напоминает))(?![а-яё])/iu
/** The word that turns a preamble into an order, also letter-spaced. */
const ORDER_VERB =
  /(?<![а-яё])(?:приказываю|постановляю|постановляет|обязываю|распоряжаюсь|решил[аи]?|предлагаю|п\s?р\s?и\s?к\s?а\s?з\s?ы\s?в\s?а\s?ю|п\s?о\s?с\s?т\s?а\s?н\s?о\s?в\s?л\s?я\s?(?:ю|е\s?т))\s*:?/iu

export const isPreambleStart = (text: string): boolean => PREAMBLE.test(text) && /^[А-ЯЁ]/u.test(text)

/** Where the ordering word of an act ends in a text; null when it has none. */
export const orderVerbIn = (text: string): { at: number; end: number } | null => {
  const match = ORDER_VERB.exec(text)
  return match === null ? null : { at: match.index, end: match.index + match[0].length }
}

export const isOrderVerbLine = (text: string): boolean => {
  const found = orderVerbIn(unspaced(text))
  return found !== null && found.at <= 40 && text.length - found.end < 3
}

const LONG = 160

const isProse = (line: Line): boolean =>
  line.text.length > LONG ||
  (line.text.length > 60 && /[.:;]$/u.test(line.text) && ordersSomething(line.text))

const ordersSomething = (text: string): boolean => {
  const hidden = masked(text)
  return findDuty(hidden) !== null || findInfinitive(hidden) !== null
}

const startsClauses = (line: Line): boolean => {
  const label = labelOf(line)
  return label?.firm === true && /^(?:1|1\.1|1\.|I)$/u.test(label.value) && label.rest !== ''
}

/** «Комитет информирует, что …»: a whole sentence that tells; titles have neither its stop nor its verb. */
const isTelling = (line: Line): boolean =>
  line.text.length > 40 &&
  /^[А-ЯЁ].*[а-яё»)\d]\.$/su.test(line.text) &&
  wordsOf(masked(line.text)).some((word) => isFiniteVerb(word.text))

const SALUTATION = /^уважаем/iu

/** True for the first line of the running text: preamble, salutation, first clause or a paragraph of prose. */
export const startsText = (line: Line, afterTitle: boolean): boolean =>
  isPreambleStart(line.text) ||
  isOrderVerbLine(line.text) ||
  SALUTATION.test(line.text) ||
  startsClauses(line) ||
  (afterTitle &&
    (isProse(line) || isTelling(line)) &&
    !line.bold &&
    line.align !== 'center' &&
    line.align !== 'right')

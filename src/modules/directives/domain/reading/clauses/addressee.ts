import type { NameCase } from '../../../../../kernel/person-name.ts'
import type { TermContext } from '../../../../../kernel/term/types.ts'
import { masked } from '../mask.ts'
import { findOrganisations } from '../organisations.ts'
import { termSpans } from '../terms.ts'
import {
  findDuty,
  findInfinitive,
  startsWithAddressee,
  startsWithRole,
  type Word,
  wordsOf,
} from '../words.ts'

/** Somebody named in a sentence as the one who is to act. */
export type Addressed = {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly nameCase: NameCase
}

/** Words between the addressee and the verb that belong to the action. */
const ADJUNCT =
  /[\s,–—-]+(?=(?:в срок|в\s+[а-яё\d-]*(?:дневный|недельный|месячный|годичный)\s+срок|в период|не позднее|до\s+\d|до\s+(?:конца|начала|окончания)|с\s+\d|к\s+\d|при\s|в рамках|в соответствии|в целях|с целью|совместно|ежемесячно|ежеквартально|ежегодно|еженедельно|ежедневно|кажд(?:ый|ую|ое|ые)|по\s+(?:понедельник|вторник|сред|четверг|пятниц|суббот)ам|на основании|с уч[её]том|по итогам|по результатам|в течение|во исполнение|в установленном|в рабочем порядке|своевременно|регулярно|постоянно|незамедлительно|дополнительно|самостоятельно|начиная|согласно|в пределах|по мере|с использованием|в срочном порядке|для\s|один раз|не реже|в\s+(?:январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре))(?:[^а-яё]|$|\s))/iu
/** «желающим участвовать, представить»: an infinitive that depends on a participle is not the order. */
const GOVERNS =
  /(?:желающ|имеющ|готов|планирующ|намерен|призванн|возможност|прав[оа]|необходимост|способност|готовност|желани|решени|умени|стремлени|может|могут|вправе|чтобы|как)[а-яё]*\s*$/iu

/** The order itself: the first infinitive that depends on nothing, or a word of duty. */
export const findPredicate = (hidden: string, from = 0): Word | null => {
  const duty = findDuty(hidden, from)
  let infinitive = findInfinitive(hidden, from)
  while (infinitive !== null && GOVERNS.test(hidden.slice(0, infinitive.at)))
    infinitive = findInfinitive(hidden, infinitive.at + infinitive.text.length)
  if (duty === null || infinitive === null) return duty ?? infinitive
  return duty.at < infinitive.at ? duty : infinitive
}

const trimEnd = (text: string, to: number): number => text.slice(0, to).replace(/[\s,:;–—-]+$/u, '').length

/** «Руководителям: МБОУ «…» (…), МБОУ «…» представить»: the colon opens the list of those addressed. */
const colonIn = (text: string, hidden: string, from: number): number => {
  const colon = hidden.indexOf(':', from)
  const rest = text.slice(colon + 1).trimStart()
  // the order itself may stand in the clauses below: «… МБОУ «…» (…), МБОУ «…»:»
  const isHead = rest.endsWith(':')
  const isList =
    colon !== -1 && findOrganisations(rest)[0]?.at === 0 && (isHead || findPredicate(hidden, colon) !== null)
  return isList ? hidden.indexOf(':', colon + 1) : colon
}

const endOf = (text: string, hidden: string, from: number): number => {
  const predicate = findPredicate(hidden, from)
  const colon = colonIn(text, hidden, from)
  const adjunct = ADJUNCT.exec(hidden.slice(from))
  const ends = [
    predicate?.at,
    colon === -1 ? undefined : colon,
    adjunct ? from + adjunct.index : undefined,
    hidden.length,
  ]
  return Math.min(...ends.filter((end) => end !== undefined))
}

const addressedAt = (text: string, hidden: string, from: number, nameCase: NameCase): Addressed | null => {
  const to = trimEnd(text, endOf(text, hidden, from))
  const whole = text.slice(from, to)
  return whole === '' ? null : { text: whole, from, to, nameCase }
}

const GROUND_START =
  /^(?:в целях|в соответствии|во исполнение|на основании|для|в рамках|в связи|с целью|согласно|по итогам|по результатам|при|учитывая|в преддверии|в ходе|с уч[её]том|кроме того|также|дополнительно|в случае|в период|по окончании|после)(?![а-яё])/iu
const DEPENDENT =
  /(?:^|\s)(?:по|к|ко|благодаря|согласно|вопреки|помощ[ьи]|поддержк[аиу]|содействи[еяю]|услуг[аи]?|рекомендаци[ияй]+|требовани[ямей]+|письм[оа])\s*$/iu

/** «В целях …, школам, показавшим …, представить»: the last one in the dative that no noun or preposition governs. */
const addressedInside = (text: string, hidden: string): Addressed | null => {
  const predicate = findPredicate(hidden)
  if (predicate === null) return null
  const starts = wordsOf(hidden)
    .filter(
      (word) =>
        word.at < predicate.at &&
        startsWithRole(hidden.slice(word.at)) &&
        !DEPENDENT.test(hidden.slice(0, word.at)),
    )
    .map((word) => word.at)
  const last = starts.at(-1)
  if (last === undefined) return null
  const chain = starts.filter(
    (at) =>
      at <= last && !/[,;]/u.test(hidden.slice(at, last)) && hidden.slice(at, last).split(/\s+/u).length <= 4,
  )
  return addressedAt(text, hidden, leftmostAdjacent(hidden, chain), 'dative')
}

/** «всем школам», not «школам»: words of one group follow each other. */
const leftmostAdjacent = (hidden: string, starts: readonly number[]): number => {
  let at = starts.at(-1) ?? 0
  for (const earlier of [...starts].reverse()) if (/^\S+\s+$/u.test(hidden.slice(earlier, at))) at = earlier
  return at
}

/** A term in front of a sentence is short; the rest of a long one need not be searched for it. */
const BEGINNING = 160
const beginningOf = (text: string): string => {
  if (text.length <= BEGINNING) return text
  const cut = text.lastIndexOf(' ', BEGINNING)
  return cut === -1 ? text.slice(0, BEGINNING) : text.slice(0, cut)
}

/** How much of the beginning only tells when: «В срок до 10.04.2023», «Ежемесячно». */
export const leadingTerm = (text: string, context: TermContext): number => {
  const lead =
    /^(?:в срок|в период|срок(?:ом)?|ежемесячно|ежеквартально|ежегодно|еженедельно|одновременно)[\s,:–-]*/iu.exec(
      text,
    )?.[0].length ?? 0
  const span = termSpans(beginningOf(text), context).find((each) => each.at <= lead + 2)
  const end =
    span === undefined ? (lead > 0 && !/^(?:в|срок)/iu.test(text) ? lead : 0) : span.at + span.text.length
  return end + (/^[\s,]*/u.exec(text.slice(end))?.[0].length ?? 0)
}

const PERFORMATIVES: readonly (readonly [pattern: RegExp, nameCase: NameCase])[] = [
  [
    /^(?:рекомендовать|рекомендуем|рекомендую|рекомендует(?:ся)?|поручить|поручаем|поручаю|предложить|предлагаем|предлагает(?:ся)?|предписать|указать|разрешить)\s+/iu,
    'dative',
  ],
  [
    /^(?:(?:(?:также|дополнительно|повторно|убедительно|ещ[её]\s+раз)\s+)?просим|прошу|обязать|обязываю|просить|попросить|предупредить)\s+(?:вас\s+)?/iu,
    'accusative',
  ],
]
export const OBLIQUE_ROLE =
  /^(?:[а-яё-]+(?:ых|их|ого|его|ую)\s+){0,3}(?:руководител|директор|заведующ|начальник|методист|специалист|глав|педагог|учител|координатор|куратор|наставник|заместител|председател|администраци|школ|учреждени|организаци|[А-ЯЁ][а-яё]+\s[А-ЯЁ]\.)/iu

/** «Рекомендовать руководителям …», «Обязать директоров …». */
export const performativeOf = (text: string): { length: number; nameCase: NameCase } | null => {
  for (const [pattern, nameCase] of PERFORMATIVES) {
    const match = pattern.exec(text)
    if (match) return { length: match[0].length, nameCase }
  }
  return null
}

/** The same where a term stands in front: «До 27.03.2021 рекомендовать директорам …»; `from` is where it begins. */
export const performativeIn = (
  text: string,
  context: TermContext,
): { from: number; to: number; nameCase: NameCase } | null => {
  const from = performativeOf(text) === null ? leadingTerm(text, context) : 0
  const found = performativeOf(text.slice(from))
  return found === null ? null : { from, to: from + found.length, nameCase: found.nameCase }
}

const APPOINTS =
  /^(?:назначить|включить|наградить|освободить|командировать|признать|считать|премировать|поощрить)$/iu
const startsWithName = (text: string): boolean => /^[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s[А-ЯЁ]\./u.test(text)

/** «Ветрову А.А., методиста, назначить …» names whom, not who is to act. */
const isObject = (text: string, hidden: string, from: number): boolean =>
  startsWithName(text.slice(from)) && APPOINTS.test(findPredicate(hidden, from)?.text ?? '')

/** «Директорам школ 10-14 ноября провести»: days without a word before them are no part of the name. */
const withoutDays = (found: Addressed, text: string, context: TermContext): Addressed => {
  const days = termSpans(beginningOf(text), context).find(
    ({ at, role, outcome }) =>
      at > found.from &&
      at < found.to &&
      (role === 'term' || role === 'mention') &&
      ['day', 'days', 'range', 'recurring'].includes(outcome.reading.kind),
  )
  const to = days === undefined ? found.to : trimEnd(text, days.at)
  return { ...found, text: text.slice(found.from, to), to }
}

/**
 * The addressee of an ordering sentence, in the text as written with its place; null when it names none: it begins with
 * the verb, with the object, or with anything that is not in the dative.
 */
export const findAddressee = (text: string, context: TermContext): Addressed | null => {
  const hidden = masked(text)
  const performative = performativeIn(text, context)
  const from = performative?.to ?? leadingTerm(text, context)
  const rest = text.slice(from)
  if (performative?.nameCase === 'accusative')
    return OBLIQUE_ROLE.test(rest) ? addressedAt(text, hidden, from, 'accusative') : null
  if (startsWithAddressee(rest)) {
    const found = isObject(text, hidden, from) ? null : addressedAt(text, hidden, from, 'dative')
    return found && withoutDays(found, text, context)
  }
  return performative === null && GROUND_START.test(rest) ? addressedInside(text, hidden) : null
}

const RESPONSIBLE =
  /(?:^|[.;,(\s])\s*(?:ответственн(?:ый|ые|ая|ое)(?:\s+(?:лицо|лица|исполнител[ьи]|за исполнение|за выполнение))?|отв\.?|исполнител[ьи])\s*[:–—-]+\s*([^;)\n]+?)(?=\s*(?:[;)\n]|[.,]?\s*сроки?(?![а-яё])|\.?$|\.\s+(?:Срок|Контроль)))/iu

/** «Ответственный: Ветрова А.А.; срок: …» inside a clause. */
export const findResponsible = (
  text: string,
): (Addressed & { readonly label: { from: number; to: number } }) | null => {
  const match = RESPONSIBLE.exec(text)
  const name = match?.[1]?.trim()
  if (!match || name === undefined || name === '') return null
  const from = match.index + match[0].lastIndexOf(name)
  return {
    text: name.replace(/(?<=[а-яё]{2})\.$/u, ''),
    from,
    to: from + name.length,
    nameCase: 'nominative',
    label: { from: match.index, to: match.index + match[0].length },
  }
}

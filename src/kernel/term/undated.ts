import {
  as,
  type Found,
  type Grammar,
  inTable,
  type Line,
  longest,
  many,
  mark,
  memo,
  opt,
  phrase,
  seq,
} from './combinators.ts'
import { type Dated, dated } from './dated.ts'
import { SEASON_ADJECTIVES, SEASONS } from './lexicon.ts'
import { notTerm } from './notterm.ts'
import { cardinal, type Ordinal, ordinal } from './numerals.ts'
import { rulePart } from './rules.ts'
import { separator } from './separator.ts'
import type { Token } from './tokens.ts'
import type { UndatedReading } from './types.ts'

const undated = (reason: UndatedReading['reason']): UndatedReading => ({ kind: 'undated', reason })

const STOPS: ReadonlySet<string> = new Set([',', ';', '|', '(', ')', '!', '?'])

/** «от 05.03.2022 № 94», «на 2022 год» belong to the document that is named, not to the term. */
const belongsToName = (found: Dated): boolean =>
  found.marker === 'document' ||
  (found.marker !== 'within' && found.spans.every((one) => one.from.unit === 'year' && !one.from.always))

const isTermAt = (line: Line, at: number): boolean => {
  if (rulePart(line, at)) return true
  const found = dated(line, at)
  return found !== null && !belongsToName(found.value)
}

/** «в период каникул с 24 мая по 30 июня», «по итогам квартала до 5 числа»: a last day or a whole range is never a part of a name. */
const isLimitAt = (line: Line, at: number): boolean => {
  const rule = rulePart(line, at)
  if (rule?.value.deadline && rule.value.monthDay !== undefined) return true
  const found = dated(line, at)?.value
  if (!found || belongsToName(found)) return false
  const word = line.tokens[at]?.text ?? ''
  const isUntil = found.marker === 'deadline' || found.marker === 'through'
  const isRange = found.spans.some((one) => one.to !== null)
  return (isUntil && /^(до|не|в)$/.test(word)) || (isRange && /^со?$/.test(word))
}

const ORDER = /^[а-я-]{3,}(?:[аеиоуыя]ть|сти|зти|йти|чь)(?:ся)?$/
const NO_ORDER =
  /^(?:печать|память|сеть|треть|путь|суть|кровать|тетрадь|помощь|речь|ночь|очередь|области|части|новости|отрасли|повести|[а-я]+(?:ости|асти|ести))$/

/** «после занятия передать протоколы»: where the order begins, the name of the event is over. */
const isOrder = ({ kind, text }: Token): boolean =>
  kind === 'word' && ORDER.test(text) && !NO_ORDER.test(text)

/** The end of the words that belong to a phrase: up to a sign that parts, or to another term. */
export const tailEnd = (line: Line, at: number, keepTerms = false): number => {
  let next = at
  while (next < line.tokens.length) {
    const here = line.tokens[next]
    if (!here || STOPS.has(here.text)) break
    const isDash = here.kind === 'mark' && here.text === '-'
    if (isDash && isTermAt(line, next + 1)) break
    if (here.text === '.' && line.tokens[next + 1]?.glued !== true) break
    if (next > at && isOrder(here)) break
    const skipped = documentName(line, next)
    if (!skipped && (keepTerms ? isLimitAt(line, next) : isTermAt(line, next))) break
    next = skipped?.next ?? notTerm(line, next)?.next ?? next + 1
  }
  return next
}

const documentName: Grammar<Dated> = memo(as(dated, (found) => (belongsToName(found) ? found : null)))

/** A phrase with the words that belong to it. */
const withTail =
  (head: Grammar<unknown>, reason: UndatedReading['reason']): Grammar<UndatedReading> =>
  (line, at): Found<UndatedReading> | null => {
    const found = head(line, at)
    return found && { value: undated(reason), next: tailEnd(line, found.next) }
  }

const SCHEDULE = phrase(
  'по отдельн*|утвержден*|индивидуальн*|особ*|согласованн*|специальн*|един*|установленн*|дополнительн*|совместн*|годов*|учебн*|календарн*|школьн*|муниципальн*|региональн*|своему|своим|их|плану-график*? график*|план*|расписани*|приказ*|программ*|циклограмм*|распоряжени*|письм*',
  'по график*|планам|плану|планe|расписани*|циклограмм*|приказ*|распоряжени*|положени*|письм*|регламент*|плану-графику',
  'по план - график*',
  'по плану - графику',
  'по сетевому|сводному|общему|утв|ежегодному|месячному графику|плану',
  'по срокам',
  'см . приложени*|график*|план*|положени*|письм*',
  'согласно',
  'в соответствии с',
  'в соответствии со',
  'в сроки , ',
  'в установленн*|указанн*|утвержденн*|определенн*|обозначенн*|запланированн*|назначенн* срок*|дни|дату|время',
  'в сроки , установленн*|указанн*|утвержденн*|определенн*|обозначенн*',
  'в срок , установленн*|указанн*|утвержденн*|определенн*|обозначенн*',
  'в сроки установленн*|указанн*|утвержденн*|определенн*',
  'в срок установленн*|указанн*|утвержденн*|определенн*',
  'в установленн*|предусмотренн*|определенн* законодательств*|законом|норматив*|договором|положением|графиком|планом срок*',
  'в соотв . с|со',
  'согл .',
  'по отд|утв|инд|индив|индивид|календ .? график*|план*|расписани*|программ*',
  'в сроки проведения',
  'срок*|дата|даты уточн*|согласов*|определ*|устанавлив*|будет|будут',
  'срок* и место уточн*|определ*|будет|будут',
  'дата|сроки будет|будут',
  'уточняется|уточняются',
  'будет|будут сообщен*|объявлен*|определен*|уточнен*|установлен*',
  'о дате|сроках будет сообщен*',
  'дополнительно',
  'по дополнительной информации',
  'по особому графику',
  'каникул*',
  'в дни|период|время каникул*',
  'во время каникул*',
  'на|в осенн*|зимн*|весенн*|летн*|школьн* каникул*',
  'осенн*|зимн*|весенн*|летн*|школьн* каникул*',
  'в|на дни|период|время осенн*|зимн*|весенн*|летн*|школьн* каникул*',
  'во время осенн*|зимн*|весенн*|летн*|школьн* каникул*',
  'на каникул*',
  'в? каникулярн* врем*|период*|дни',
  'в период каникулярного времени',
)

const AS_NEEDED = phrase(
  'по мере',
  'при необходимости',
  'по необходимости',
  'по запрос*|требовани*|заявк*|заявлени*|обращени*|желани*|приглашени*|возможности|потребности|потребностям|вызов*|предложени*|востребованности|звонку|надобности',
  'по индивидуальн*|отдельн*|письменн*|дополнительн*|официальн*|устн* запрос*|требовани*|заявк*|обращени*',
  'при наличии|поступлении|возникновении|обращении|выявлении|появлении|потребности|условии|желании|изменении|нарушении',
  'в случае|случаях',
  'по согласовани*|договоренности|договоренностям|соглашению',
  'по готовности',
  'по факту',
  'по ситуации',
  'по обстоятельствам',
  'под запрос',
)

const seasonName = longest<unknown>(inTable(SEASONS), inTable(SEASON_ADJECTIVES))
/** «каникулы (осень, весна)»: the season says which holidays, not when. */
const holidays: Grammar<UndatedReading> = as(
  seq(
    phrase('каникул*', 'в|на|во время каникул*'),
    mark('(', ',', ':', '-'),
    seasonName,
    many(seq(separator, seasonName)),
    opt(mark(')')),
  ),
  () => undated('schedule'),
)

/** «I четверть», «1-2 четверть», «конец 3 триместра»: each school sets these dates by its own calendar. */
const nextNumber = seq(
  longest(
    as(mark('-', ',', '/'), () => true as const),
    phrase('и', 'по'),
  ),
  ordinal,
)
const numbers: Grammar<Ordinal> = as(seq(ordinal, many(nextNumber)), ([first]) => first)
const SCHOOL_PERIOD = phrase('учебн*? четвер*', 'четв', 'триместр*', 'трим', 'семестр*', 'модул*')
const schoolPeriod: Grammar<UndatedReading> = as(
  seq(
    opt(
      phrase(
        'в',
        'во',
        'с',
        'до',
        'на',
        'за',
        'в течение|течении',
        'в конце|начале|середине',
        'конец|начало|середина',
        'до|к конца|концу|начала|началу|окончания',
        'по окончании|окончанию',
        'не позднее окончания|конца',
      ),
    ),
    numbers,
    SCHOOL_PERIOD,
    opt(mark('.')),
    opt(seq(opt(mark(',')), documentName)),
  ),
  ([, o]) => (o.n >= 1 && o.n <= 6 ? undated('schedule') : null),
)

const BLANK = phrase(
  'не указан*|определен*|установлен*|предусмотрен*|заполнен*|задан*|запланирован*|требуется',
  'нет',
  'нет данных|сведений|информации|срока',
  'срок* не указан*|определен*|установлен*|предусмотрен*',
  'н / д',
  'б / д',
  'н . д .',
  'нд',
  'без даты|срока|указания',
  'без указания срок*|даты',
  'отсутству*',
  'пусто',
  'х',
  'x',
)

/** «раз в 10 дней»: understood, but the contract has no such frequency; better nothing than a near one. */
const everyDays: Grammar<UndatedReading> = as(
  seq(
    opt(cardinal),
    phrase('раз|раза'),
    phrase('в', 'за'),
    opt(cardinal),
    phrase('дн*|день|сутки|суток|декаду|семестр|смену'),
  ),
  () => undated('unknown'),
)

const PART_OF_DAY = phrase(
  'в? перв*|втор*|1|2 половин* дня',
  'утром|днем|вечером',
  'в утреннее|вечернее|дневное|рабочее|урочное|внеурочное время',
  'в течение рабочего? дня',
)

/** Phrases that give no date and no distance: set elsewhere, as needed, not filled in. */
export const undatedPhrase: Grammar<UndatedReading> = memo(
  longest(
    withTail(SCHEDULE, 'schedule'),
    withTail(AS_NEEDED, 'as-needed'),
    schoolPeriod,
    holidays,
    as(BLANK, () => undated('blank')),
    as(PART_OF_DAY, () => undated('time-only')),
    everyDays,
  ),
)

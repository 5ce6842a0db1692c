import { LEGAL_FORM_SIGN, LEGAL_FORM_WORDS } from '../../../../kernel/names.ts'
import { PERSON_NAME } from '../../../../kernel/person-name.ts'

/** Edges of a Russian word: `\b` knows Latin letters only. */
export const B = '(?<![А-Яа-яЁёA-Za-z])'
export const E = '(?![А-Яа-яЁёA-Za-z])'

/** Nouns that may be addressed, by stem; endings are those of the dative, singular and plural. */
const MASCULINE =
  'руководител|директор|заместител|начальник|специалист|методист|председател|координатор|куратор|педагог|учител|наставник|тьютор|секретар|библиотекар|психолог|логопед|бухгалтер|инспектор|консультант|эксперт|модератор|разработчик|воспитател|преподавател|инженер|программист|лаборант|работник|сотрудник|представител|член|участник|отдел|комитет|центр|институт|департамент|совет|лице|детсад|оператор|администратор|исполнител|орган|сад|вожат|завуч|кабинет|колледж|техникум|университет|музе|фонд|штаб|социолог|юрисконсульт|юрист|делопроизводител|водител|диспетчер'
const FEMININE =
  'школ|гимнази|служб|групп|команд|администраци|организаци|комисси|площадк|дирекци|кафедр|лаборатори|редакци|библиотек|бухгалтери|инспекци|ассоциаци|прокуратур'
const NEUTER = 'учреждени|управлени|министерств|объединени|подразделени|отделени|агентств|ведомств'
const ADJECTIVAL = 'заведующ|управляющ|исполняющ|ответственн|дежурн|рабоч'

export const ADDRESSEE_NOUN = [
  `(?:${MASCULINE})(?:у|ю|ам|ям)`,
  `(?:${FEMININE})(?:е|и|ам|ям)`,
  `(?:${NEUTER})(?:ю|у|ям|ам)`,
  `(?:${ADJECTIVAL})(?:ему|ому|ей|ой|им|ым)`,
  'глав(?:е|ам)|муп|врио|главе|коллективам|коллективу|родителям|обучающимся|выпускникам|семьям|муниципалитетам|муниципалитету|округам|районам|району|партн[её]рам|кадрам|операторам',
].join('|')

/** Words in the dative that may stand in front of such a noun. */
export const DATIVE_ADJECTIVE = '(?:[а-яё-]+(?:ому|ему|ой|ей|ым|им)|и\\.\\s?о\\.|врио|всем|обеим|обоим)'

/** Signs of an organisation or a unit known by its abbreviation. */
const ABBREVIATION = '[А-ЯЁ]{2,8}(?:-[А-ЯЁ]{1,4})?'

/** Case matters for names and abbreviations, so they are tried apart from words. */
const WORDS_START = new RegExp(
  `^(?:${DATIVE_ADJECTIVE}(?:\\s*,|\\s+и)?\\s+){0,4}(?:${ADDRESSEE_NOUN})${E}`,
  'iu',
)
/** «И.о. директоров школ»: the post behind it stands in the genitive. */
const ACTING_START =
  /^(?:(?:и\.\s?о\.|врио|вр\.\s?и\.\s?о\.)\s+)(?:директор|руководител|начальник|заведующ|председател|глав)[а-яё]*(?![а-яё])/iu
const NAME_START = new RegExp(`^(?:${PERSON_NAME}|${LEGAL_FORM_SIGN})`, 'u')
const FORM_START = new RegExp(`^${LEGAL_FORM_WORDS}`, 'iu')
const ABBREVIATION_START = new RegExp(`^${ABBREVIATION}(?=\\s|$|[,(–-])`, 'u')
/** A plural in -ам, -ям as the first noun can only be a dative, whatever the noun. */
const PLURAL_START = /^(?:[а-яё-]+(?:ым|им)\s+){0,3}[а-яё-]{3,}(?:ам|ям)(?![а-яё])/iu
const ADVERBS = /^(?:там|сам|нам|вам|самим|затем|причем|прич[её]м|потом|тем|этим|им|ним|по|к)(?![а-яё])/iu

/** True when a text begins with a post, a body or a group in the dative, in words. */
export const startsWithRole = (text: string): boolean =>
  !ADVERBS.test(text) && (WORDS_START.test(text) || ACTING_START.test(text) || PLURAL_START.test(text))

/** True when a text begins with somebody in the dative, a name, an organisation or an abbreviation. */
export const startsWithAddressee = (text: string): boolean =>
  !ADVERBS.test(text) &&
  (WORDS_START.test(text) ||
    ACTING_START.test(text) ||
    NAME_START.test(text) ||
    FORM_START.test(text) ||
    ABBREVIATION_START.test(text) ||
    PLURAL_START.test(text))

/** Words in -ть, -ти, -чь that are no infinitives. */
const NOT_INFINITIVE =
  /^(?:[а-яё-]*ость|часть|область|сеть|путь|очередь|помощь|ночь|речь|печать|память|тетрадь|площадь|смерть|кровать|пять|шесть|девять|десять|тридцать|двадцать|[а-яё]+надцать|сети|области|части|памяти|почти|пути|[а-яё-]*ости|печати|очереди|дети|новости|есть|весть|повесть|мать|дочь|треть|четверть|трети|четверти|пяти|шести|десяти|двадцати|тридцати|[а-яё]+надцати|девяти|хоть|лишь|опять|вспять|прочь|сплошь|роль|запчасть|власть|власти|страсть|честь|чести|лесть|месть|жесть|совесть|пасть|кисть|смесь|горсть|кость|гости|кости|путь|медь|дверь)$/iu
const INFINITIVE = /^[а-яё-]{2,}(?:ть|ти|чь)(?:ся|сь)?$/iu

export const isInfinitive = (word: string): boolean => INFINITIVE.test(word) && !NOT_INFINITIVE.test(word)

export type Word = { readonly text: string; readonly at: number }

export const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*/gu)].map((match) => ({ text: match[0], at: match.index }))

/** The first infinitive from `from` on; the text should be masked. */
export const findInfinitive = (text: string, from = 0): Word | null =>
  wordsOf(text).find((word) => word.at >= from && isInfinitive(word.text)) ?? null

/** Words that order without an infinitive, or make the infinitive behind them an order. */
const DUTY = `${B}(?:необходимо|надлежит|следует|требуется|должн[ыао]?|обязан[ыао]?|просим|прошу|просит|поручаю|поручаем|обязываю|предлагаем|предлагаю|предлагает|рекомендует(?:ся)?|рекомендуем|рекомендую)${E}`

export const findDuty = (text: string, from = 0): Word | null => {
  const match = new RegExp(DUTY, 'iu').exec(text.slice(from))
  return match === null ? null : { text: match[0], at: from + match.index }
}

/** Third person of a verb: the sentence tells, it does not order. */
const FINITE = /^[а-яё-]{2,}(?:[еёи]т|[уюая]т|[еи]тся|[уюая]тся|ется)$/iu
const NOT_FINITE =
  /^(?:[а-яё-]*(?:комитет|совет|отч[её]т|бюджет|кабинет|предмет|институт|факультет|университет|результат|формат|доклад|сертификат|аттестат|маршрут|статут|пакет|билет|макет|паспорт|приоритет|авторитет|учет|учёт|расчет|расчёт|зачет|зачёт|интернет|сайт|депутат|аппарат|педсовет|мандат|портрет|ответ|лет|дефицит|кредит|аудит|вариант|инструмент|этикет))$/iu

export const isFiniteVerb = (word: string): boolean => FINITE.test(word) && !NOT_FINITE.test(word)

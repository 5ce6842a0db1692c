import { alt, as, type Grammar, longest, many, mark, memo, opt, phrase, seq, token } from './combinators.ts'
import { MONTHS } from './lexicon.ts'
import type { Token } from './tokens.ts'

/** What is measured, also in fractions: marks, money, per cent, hours of a course. */
const MEASURES = phrase(
  'балл*',
  'руб|рубл*|р|тыс|тысяч*|млн|миллион*|млрд|миллиард*|коп|копе*',
  'процент*|проц',
  'час|часа|часов|академическ*|минут*|мин|ч',
  'км|м|кв м|кв . м|м2|га|кг|гр|мб|гб|кбит*|мбит*',
)

/** What is counted or numbered in whole numbers: classes, people, schools, places. */
const COUNTED = phrase(
  'класс*|кл|клас',
  'человек*|чел|школ*|оо|оу|организац*|учреждени*|площад*|педагог*|учител*|ученик*|обучающ*|участник*|воспитанник*|детей|ребен*|пар|пары|команд*|семей|родител*|специалист*|руководител*|эксперт*|наставник*',
  'шт|штук*|экз|экземпляр*|комплект*|лист*|страниц*|стр|экземпл*|единиц*|ед|документ*|вопрос*|задани*|пункт*|мероприяти*|семинар*|заседани*|совещани*|урок*|занят*|консультац*|публикаци*|программ*|проект*|договор*|отчет*',
  'место|места|мест|уровень|уровня|уровней|категори*|группа|группы|групп|смена|смены|смену|тур|туры|вариант*|раздел*|глав*|столб*|строк*|столбц*|этаж*|корпус*|кабинет*|каб|ауд|блок*|модул*',
  'лет и старше',
)
const AGE = phrase('лет|года')

const num = token((t) => t.kind === 'num')
const plain = token((t) => t.kind === 'num' && t.text.length <= 4)
const thousand = token((t) => t.kind === 'num' && t.text.length === 3 && !t.glued)
const glued = (...signs: readonly string[]): Grammar<Token> =>
  token((t) => t.kind === 'mark' && t.glued && signs.includes(t.text))
const gluedNum = token((t) => t.kind === 'num' && t.glued)
const ending = opt(
  seq(
    mark('-'),
    token((t) => t.kind === 'word' && t.text.length <= 2),
  ),
)
const letter = opt(token((t) => t.kind === 'word' && t.glued && t.text.length <= 2))

/** «100 000», «1 500,50». A fraction with a stop may be a date («15.11»), so it is taken only before a measure. */
const whole = seq(num, many(thousand), opt(seq(glued(','), gluedNum)))
const fraction = seq(num, glued('.'), gluedNum)
const between = longest(
  as(mark('-', ',', '/'), () => true as const),
  phrase('до', 'по', 'и', 'или'),
)
const quantity = longest<unknown>(seq(whole, between, whole), whole)

/** «5-9», «9, 11», «5, 7 и 9», «9а, 9б»: small numbers, as many as there are. */
const small = seq(
  token((t) => t.kind === 'num' && t.text.length <= 2),
  ending,
  letter,
)
const smallList = seq(small, many(seq(between, small)))

const LEAD = opt(
  phrase(
    'от',
    'с',
    'до',
    'около',
    'не менее|более|меньше|больше',
    'не менее чем',
    'свыше',
    'более',
    'менее',
    'по',
    'в',
    'для',
  ),
)
const yes = () => true as const
const counted: Grammar<true> = longest(
  // «до 17-00 ч.» is an hour of the day
  as(seq(LEAD, quantity, MEASURES, opt(mark('.'))), (_v, line, at, next) =>
    line.tokens.slice(at, next).some((t, i, all) => t.text === '00' && all[i - 1]?.text === '-')
      ? null
      : true,
  ),
  as(seq(LEAD, fraction, MEASURES, opt(mark('.'))), yes),
  as(seq(LEAD, longest<unknown>(quantity, smallList), opt(mark('-')), COUNTED, opt(mark('.'))), yes),
  as(seq(phrase('от'), plain, between, plain, AGE), yes),
  as(seq(phrase('с'), small, between, small, AGE), yes),
  as(seq(phrase('класс*|кл'), opt(mark('.')), opt(mark(':', '-')), smallList), yes),
  as(seq(LEAD, longest<unknown>(quantity, fraction), mark('%', '₽', '$', '€', '°')), yes),
  as(seq(plain, phrase('из'), plain), yes),
)

/** «04-20-451/20», «364 - р», «5-ОД»: a number of a document, its parts glued together. */
const suffix = opt(
  seq(
    mark('-', '/'),
    token((t) => t.kind === 'word' && t.text.length <= 4),
  ),
)
const code = seq(num, many(seq(glued('-', '/', '.', ':'), gluedNum)), suffix)
const numbers: Grammar<true> = as(seq(num, many(seq(mark('-', '.', '/'), num))), yes)

const CLAUSES = phrase(
  'п|пп|пункт*|подпункт*|подп|ст|стать*|ч|част*|приложени*|прил|раздел*|глав*|стр|страниц*|таблиц*|табл|форм*|строк*|абз|абзац*|рис|параграф*|вариант*|кабинет*|каб|ауд|школ*|сош|оош|гимнази*|лицей|лице*|моу|мбоу|маоу|дом|д|кв|корпус|инн|огрн|кпп|бик|снилс|индекс',
)

/** The «7 и 12» of «школ № 3, 7 и 12»; not the 5 of «№ 3, 5 ноября», not the date of «№ 3, 15.11». */
const another: Grammar<true> = as(
  seq(
    alt(
      as(mark(','), () => true as const),
      phrase('и'),
    ),
    opt(mark('№')),
    token((t) => t.kind === 'num' && t.text.length <= 3),
  ),
  (_found, line, _at, next) => {
    const after = line.tokens[next]
    const isMonth = after?.kind === 'word' && MONTHS.has(after.text)
    const isDate =
      after?.glued === true && /^[./-]$/.test(after.text) && line.tokens[next + 1]?.kind === 'num'
    return isMonth || isDate ? null : true
  },
)

const clauseNumber = seq(
  token((t) => t.kind === 'num' && t.text.length <= 2),
  many(seq(glued('.'), gluedNum)),
)

/** «школам 10-14 ноября», «гимназиям 5 ноября»: the days of a month, no number of a school. */
const isDayOfMonth = (tokens: readonly Token[], next: number): boolean => {
  const isMonthAt = (at: number): boolean => MONTHS.has(tokens[at]?.text ?? '')
  const [sign, last] = [tokens[next], tokens[next + 1]]
  const isSpan = sign?.text === '-' && last?.kind === 'num' && sign.glued === last.glued
  return isMonthAt(next) || (isSpan && isMonthAt(next + 2))
}

const PART_OF_YEAR = /^(?:половин|декад|квартал|полугоди|недел)|^(?:кв|раз|раза)$/

/** «школам 4, 14 и 22 февраля», «школ 3-я декада», «школ 21.02»: several schools have their numbers behind «№». */
const isTermOfSchools = (tokens: readonly Token[], at: number): boolean => {
  if (!/^школ(?:|ам|ах|ами)$/.test(tokens[at]?.text ?? '')) return false
  const [first, point, month] = tokens.slice(at + 1, at + 4)
  if (first?.kind === 'roman') return PART_OF_YEAR.test(tokens[at + 2]?.text ?? '')
  if (first?.kind !== 'num') return false
  if (point?.text === '.' && point.glued && month?.kind === 'num' && month.glued && month.text.length === 2)
    return true
  const words = tokens.slice(at + 2, at + 12)
  const end = words.findIndex(
    (token) => token.kind === 'word' && !/^(?:и|й|я|е|го|ое|ая|ый|ой)$/.test(token.text),
  )
  const before = words.slice(0, end)
  const isPlain = before.every((token) => token.kind !== 'mark' || /^[,-]$/.test(token.text))
  const word = words[end]?.text ?? ''
  return end !== -1 && isPlain && (MONTHS.has(word) || PART_OF_YEAR.test(word))
}

/** «№ 94», «№04-20-451/20», «п. 5.1», «приложение 2», «СОШ № 3», «школ № 3, 7 и 12». */
const reference: Grammar<true> = longest(
  as(seq(opt(seq(CLAUSES, opt(mark('.')))), mark('№'), opt(code), opt(mark('_')), many(another)), yes),
  as(seq(phrase('n'), code), yes),
  as(
    seq(
      CLAUSES,
      opt(mark('.')),
      opt(mark(':')),
      token((t) => t.kind === 'num' && t.text.length <= 3),
      many(seq(glued('.'), gluedNum)),
      opt(mark('.')),
    ),
    (_found, line, at, next) =>
      isDayOfMonth(line.tokens, next) || isTermOfSchools(line.tokens, at) ? null : true,
  ),
  // «пп. 1-3», «пункты 2.1 – 2.4»
  as(
    seq(
      phrase('п|пп|пункт*|подпункт*|подп|ст|стать*'),
      opt(mark('.')),
      clauseNumber,
      mark('-'),
      clauseNumber,
    ),
    yes,
  ),
  as(
    seq(
      CLAUSES,
      opt(mark('.')),
      token((t) => t.kind === 'roman'),
    ),
    (_found, line, at) => (isTermOfSchools(line.tokens, at) ? null : true),
  ),
)

/** «8.1.1», «1.2.3.4», «v1.2»: three numbers and more that make no date (dates are longer rules and win). */
const section: Grammar<true> = as(
  seq(
    num,
    token((t) => t.text === '.' && t.glued),
    token((t) => t.kind === 'num' && t.glued),
    token((t) => t.text === '.' && t.glued),
    token((t) => t.kind === 'num' && t.glued),
    opt(mark('.')),
  ),
  ([a, , b, , c], line, _at, next) => {
    const isPadded = b.text.length === 2 && (a.text.length === 2 || b.text.startsWith('0'))
    const hasYear = c.text.length === 4 && c.value >= 1900 && c.value < 2200
    const isYearFirst = a.text.length === 4 && a.value >= 1900 && a.value < 2200
    if (isYearFirst) return null
    // «16.9.24»: a day of a year near the context rather than a section
    const isNearYear = c.text.length === 2 && Math.abs(2000 + c.value - line.year) <= 3
    if (isNearYear && a.value <= 31 && b.value >= 1 && b.value <= 12 && a.value > 12) return null
    const isDate = (hasYear && a.text.length <= 2 && b.text.length <= 2) || (isPadded && c.text.length >= 2)
    const goesOn = line.tokens[next - 1]?.text === '.' && line.tokens[next]?.kind === 'num'
    return isDate && !goesOn ? null : true
  },
)

const isLong = token((t) => t.kind === 'num' && t.text.length >= 5)

/** Telephones, registry numbers, addresses of the web: long or dashed figures. */
const number: Grammar<true> = longest(
  as(seq(isLong, opt(seq(mark('-', '/', '.'), numbers))), () => true as const),
  as(seq(mark('+'), numbers), () => true as const),
  as(
    seq(
      phrase('тел|телефон*|факс|моб'),
      opt(mark('.')),
      opt(mark(':')),
      opt(mark('+')),
      opt(seq(opt(num), mark('('), num, mark(')'))),
      numbers,
    ),
    () => true as const,
  ),
  as(seq(num, opt(mark('-')), mark('('), num, mark(')'), numbers), () => true as const),
  as(seq(num, mark('+')), () => true as const),
  as(seq(num, mark('-'), num, mark('-'), num, opt(seq(mark('-'), num))), ([a, , b, , c, d]) =>
    d !== null || a.text.length === 3 || (c.text.length !== 4 && a.text.length !== 4 && b.value > 12)
      ? true
      : null,
  ),
)

/** «v1.2», «версия 2.0». */
const version: Grammar<true> = as(
  seq(
    alt(
      as(
        token((t) => t.text === 'v'),
        () => true as const,
      ),
      phrase('верси*|вер|редакци*'),
    ),
    opt(mark('.')),
    token((t) => t.kind === 'num' && t.text.length < 4),
    many(seq(glued('.'), gluedNum)),
  ),
  () => true as const,
)

/** «http://…», «office@…»: everything up to the next space. */
const web: Grammar<true> = (line, at) => {
  const rest = line.tokens.slice(at, at + 40)
  const length = rest.findIndex((t, i) => i > 0 && !t.glued)
  const run = length === -1 ? rest : rest.slice(0, length)
  const isWeb =
    run.length > 2 &&
    run.some((t) => t.text === '@' || /^(https?|www)$/.test(t.text)) &&
    rest[0]?.kind === 'word'
  return isWeb ? { value: true, next: at + run.length } : null
}

const ACRONYM = /^[А-ЯЁ]{2,6}$/

/** «ГИА-11», «ОГЭ-9»: the number belongs to the name; «МАЙ-23» is a month. */
const acronym: Grammar<true> = as(
  seq(
    token((t) => t.kind === 'word' && !MONTHS.has(t.text)),
    glued('-'),
    token((t) => t.kind === 'num' && t.glued && t.text.length <= 2),
  ),
  ([name], line) => (ACRONYM.test(line.text.slice(name.start, name.end)) ? true : null),
)

/** Strings that must never become a term. */
export const notTerm: Grammar<true> = memo(
  longest(counted, reference, section, number, version, web, acronym),
)

/** What a column holds. Columns of other meaning keep their own heading as their name. */
export type ColumnRole =
  | 'number'
  | 'activity'
  | 'term'
  | 'termEnd'
  | 'municipalResponsibles'
  | 'institutionalResponsibles'
  | 'responsibles'
  | 'expectedResult'
  | 'organisation'

type Rule = readonly [role: ColumnRole, pattern: RegExp, weight: number]

const ANSWERS = '(?:ответственн|исполнител|кто отвечает|кто проводит|организатор)'

/** The heavier rule wins a heading; of two headings for one role the heavier wins the role. */
const RULES: readonly Rule[] = [
  ['number', /^(?:№|n)?\s*п\s*[/.]?\s*п\.?$|^№$|^№ (?:строки|пункта|п)|^номер(?: п\/п)?$|^n$|^№\s*п/iu, 10],
  [
    'municipalResponsibles',
    new RegExp(
      `${ANSWERS}.*(?:муницип|район|комитет|управлени|методическ|МИМС|ИМЦ)|(?:муниципальн|районн)\\S* уров`,
      'iu',
    ),
    9,
  ],
  [
    'institutionalResponsibles',
    new RegExp(
      `${ANSWERS}.*(?:институц|школ|учрежден|организац|(?<![а-я])О[ОУ](?![а-я]))|(?:институциональн|школьн)\\S* уров|уров\\S* (?:школ|ОО|организац|учрежден)`,
      'iu',
    ),
    9,
  ],
  ['responsibles', new RegExp(ANSWERS, 'iu'), 8],
  ['termEnd', /окончани|завершени|конец/iu, 8],
  [
    'term',
    /^(?:планируем\S+\s)?(?:сроки?|дат[аы]|период|время|месяц)(?![а-яё])|сроки?\s(?:исполн|реализ|провед|выполн|предост|предст)|дата\s|начал[оа]|период\s|когда/iu,
    7,
  ],
  [
    'expectedResult',
    /(?<!(?:низким|высоким|образовательным|учебным)[а-яё]*\s)результат|ожидаем|показател|эффект|продукт|выход(?![а-яё])|вид документа|форма (?:отч|заверш|представления рез|фиксац)|итогов\S+ документ|подтвержд|индикатор|^итог(?:и|овый продукт)?(?![а-яё])/iu,
    6,
  ],
  ['activity', /мероприяти/iu, 5.5],
  [
    'organisation',
    /образовательн\S+ (?:организац|учрежд)|общеобразовательн|наименование (?:ОО|ОУ|школ|организац|учрежд)|^(?:школ[аы]|О[ОУ]|организаци[яи]|учреждени[ея])(?![а-яё])|название (?:образ|школ|организ|учрежд)|участник/iu,
    5,
  ],
  [
    'activity',
    /действи|содержание|направлени|наименование|вид(?:ы)? (?:деятельн|работ)|тема|событи|вопрос|работ|задач|деятельност/iu,
    4,
  ],
]

type Match = { readonly role: ColumnRole; readonly weight: number }

const roleOfHeading = (heading: string): Match | null => {
  const text = heading.replace(/\s+/gu, ' ').trim()
  const rule = RULES.find(([, pattern]) => pattern.test(text))
  return rule === undefined ? null : { role: rule[0], weight: rule[2] }
}

/** Headings without a role of their own that still show a row to be a header. */
const OTHER_HEADING =
  /^(?:предмет|класс(?:ы|ов)?|место|время|ф\.?\s?и\.?\s?о\.?|фамилия|должность|примечани|количество|кол-во|форма|категори|телефон|участник|отметк|аудитория|кабинет|адрес|район|этап|модуль|целевая|источник|объ[её]м|критери|тип|статус|раздел)[а-яё]*(?![а-яё])/iu

export const isColumnHeading = (text: string): boolean =>
  text.length < 160 && (roleOfHeading(text) !== null || (text.length < 40 && OTHER_HEADING.test(text.trim())))

/** A column's own name: its heading, or its number from 1 when it has none, never twice the same. */
const ownName = (heading: string, at: number, taken: ReadonlySet<string>): string => {
  const name = heading.replace(/\s+/gu, ' ').trim()
  return name === '' || taken.has(name) ? `col${at + 1}` : name
}

/**
 * Names for the columns of a table by their headings: a role where the heading tells it, else the heading itself.
 * Of two columns with one role the better heading takes it («Мероприятия» before «Направления»).
 */
export const nameColumns = (headings: readonly string[]): string[] => {
  const matches = headings.map(roleOfHeading)
  const best = (role: ColumnRole): number => {
    const weights = matches.map((match) => (match?.role === role ? match.weight : 0))
    return weights.indexOf(Math.max(...weights))
  }
  const taken = new Set<string>()
  return headings.map((heading, at) => {
    const role = matches[at]?.role
    const name = role !== undefined && best(role) === at ? role : ownName(heading, at, taken)
    taken.add(name)
    return name
  })
}

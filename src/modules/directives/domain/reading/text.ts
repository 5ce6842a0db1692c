/** Everything the reading of a document tells a person. Codes stand in the contract; sentences may change. */
export type WarningValues = {
  readonly where?: string
  readonly number?: string
  readonly other?: string
  readonly text?: string
  readonly day?: string
  readonly otherDay?: string
  readonly count?: number
}

type Sentence = (values: WarningValues) => string

const quoted = (text: string | undefined): string => `«${text ?? ''}»`

const warnings = {
  'title-quote-unclosed': () =>
    'В заголовке открыта кавычка и не закрыта. Заголовок сохранён, как напечатан.',
  'number-blank': () => 'Место для номера не заполнено.',
  'date-blank': () => 'Место для даты не заполнено.',
  'number-missing': () => 'Номер документа не найден. Впишите его.',
  'date-missing': () => 'Дата документа не найдена. Впишите её.',
  'signatory-missing': () => 'Подпись не найдена: кто подписал документ, нужно указать.',
  'misnumbered-clause': ({ number, other }) =>
    `Пункт напечатан с номером ${number}, но продолжает пункт ${other}. Номер оставлен, как напечатан; пункт отнесён к ${other}.`,
  'number-repeated': ({ number }) => `Номер ${number} напечатан дважды.`,
  'number-gap': ({ number, other }) => `После пункта ${other} сразу идёт пункт ${number}.`,
  'parent-missing': ({ number, other }) => `Пункт ${number} есть, а пункта ${other} нет.`,
  'section-number-mismatch': ({ number, other }) => `В разделе ${other} пункты пронумерованы как ${number}.`,
  'sentence-glued': ({ text }) => `Предложение разорвано, куски соединены: ${quoted(text)}.`,
  'addressee-not-stated': ({ text }) => `Кому поручено, в тексте не сказано: ${quoted(text)}.`,
  'deadline-not-stated': ({ text }) => `Срок не указан: ${quoted(text)}.`,
  'several-terms': ({ text }) => `Названо несколько сроков, взят последний: ${quoted(text)}.`,
  'term-not-understood': ({ text }) => `Срок ${quoted(text)} не понят. Укажите его.`,
  'term-ambiguous': ({ text }) => `Срок ${quoted(text)} можно понять по-разному. Выберите.`,
  'term-weekday': ({ text }) =>
    `В сроке ${quoted(text)} дни недели не приходятся на эти числа. Выберите, что верно.`,
  'annex-missing': ({ text }) => `${text} упомянуто, но в файле его нет.`,
  'annex-empty': ({ text }) => `${text}: есть заголовок, а содержания нет.`,
  'annex-number-mismatch': ({ text }) =>
    `В тексте назван документ «${text}», а приложения в файле без номеров: какое из них имеется в виду, решите сами.`,
  'annex-content-differs': ({ text, other }) =>
    `Обещано: ${quoted(text)}. В файле приложено: ${quoted(other)}.`,
  'annex-unnumbered': ({ text }) => `Приложение без номера: ${quoted(text)}.`,
  'stamp-repeated': ({ text }) =>
    `Регистрационная отметка повторена: ${quoted(text)}. В текст приложения она не взята.`,
  'stray-blank': ({ text }) => `Незаполненная отметка не взята: ${quoted(text)}.`,
  'separators-mixed': ({ text }) => `Названия разделены по-разному, есть лишние знаки: ${quoted(text)}.`,
  'category-empty': ({ text }) => `Группа ${quoted(text)} названа, но список пуст.`,
  'row-glued': ({ number, count }) =>
    `Строка ${number} была разрезана страницей, соединено частей: ${count}.`,
  'cell-repeated': ({ text, other }) => `Знак повтора ${quoted(text)} прочитан как ${quoted(other)}.`,
  'rows-dropped': ({ text }) => `Строка без содержания не взята: ${quoted(text)}.`,
  'markup-left': ({ text }) => `Остатки разметки убраны: ${quoted(text)}.`,
  'column-unknown': ({ text }) => `Столбец ${quoted(text)} сохранён под своим названием.`,
  'header-missing': () => 'У таблицы нет заголовков столбцов, назначение столбцов определено по содержанию.',
  'row-outside-parent': ({ number, other }) => `Строка ${number} выходит за сроки строки ${other}.`,
  'row-before-document': ({ number, day }) => `Строка ${number} закончилась до даты документа (${day}).`,
  'period-before-document': ({ text, day }) =>
    `Период ${quoted(text)} начинается раньше даты документа (${day}).`,
  'dates-conflict': ({ text, other, day, otherDay }) =>
    `Сроки спорят: ${quoted(text)} до ${day}, а ${quoted(other)} ${otherDay}.`,
  'hosts-unnamed': ({ text, count }) => `${quoted(text)}: площадок ${count}, но они не названы.`,
  'sides-unnamed': ({ count }) =>
    `Названо школ: ${count}. Кто из них оказывает помощь, а кто её получает, в документе не сказано.`,
  'names-differ': ({ text, other }) =>
    `Похожие названия могут означать одну организацию: ${quoted(text)} и ${quoted(other)}.`,
  'programme-named-differently': ({ text, other }) =>
    `Названо по-разному: ${text} и ${other}. Одно ли это, решите сами.`,
  'event-in-other-document': ({ text, other, day }) =>
    `Дни совпали с другим документом (${other ?? ''}): ${text ?? ''}, ${day ?? ''}. Возможно, это одни и те же встречи.`,
  'abbreviations-mixed': ({ text, other }) =>
    `Сокращения ${quoted(text)} и ${quoted(other)} употреблены вперемежку.`,
  'position-oblique': ({ text }) =>
    `Должность напечатана не в именительном падеже: ${quoted(text)}. Оставлено, как напечатано.`,
  'text-informs': ({ text }) => `Прочитано как сведение, поручения нет: ${quoted(text)}.`,
  'deadline-before-document': ({ text, day }) => `Срок ${quoted(text)} раньше даты документа (${day}).`,
  'year-guessed': ({ text, day }) =>
    `Год у срока ${quoted(text)} не написан, взят ${day}: раньше даты документа срок стоять не может.`,
  'text-not-understood': ({ text }) => `Не разобрано: ${quoted(text)}.`,
  'person-ambiguous': ({ text, other }) => `Фамилию ${quoted(text)} можно понять по-разному: ${other}.`,
} as const satisfies Record<string, Sentence>

export type WarningCode = keyof typeof warnings

const reasons = {
  'not-found': 'В документе не найдено.',
  'kind-guessed': 'Вид документа определён по содержанию.',
  'number-as-printed': 'Номер напечатан не по порядку.',
  'addressee-inherited-misnumbered': 'Адресат взят у пункта, который этот пункт продолжает.',
  'addressee-not-stated': 'Кому поручено, в тексте не сказано.',
  'addressee-of-letter': 'Адресат в тексте не назван, взят адресат письма.',
  'term-ambiguous': 'Срок можно понять по-разному.',
  'term-weekday': 'Дни недели не приходятся на эти числа.',
  'term-unknown': 'Срок не понят.',
  'several-terms': 'Названо несколько сроков.',
  'person-ambiguous': 'Фамилию можно понять по-разному.',
  'party-guessed': 'Кто это, определено по словам вокруг.',
  'row-glued': 'Строка соединена из частей.',
  'column-guessed': 'Столбец определён по содержанию.',
  conflict: 'Сроки спорят с другим местом документа.',
  'year-guessed': 'Год у срока не написан, взят по дате документа.',
  'annex-guessed': 'Номер приложения определён по порядку.',
} as const

export type DoubtCode = keyof typeof reasons

export const ru = {
  where: {
    document: 'документ',
    paragraph: (number: number) => `абзац ${number}`,
    clause: (number: string) => `пункт ${number}`,
    row: (table: number, row: string) => `таблица ${table}, строка ${row}`,
    table: (number: number) => `таблица ${number}`,
  },
  warnings: warnings as Readonly<Record<WarningCode, Sentence>>,
  reasons: reasons as Readonly<Record<DoubtCode, string>>,
}

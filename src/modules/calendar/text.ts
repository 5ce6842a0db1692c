import { READ_REFUSALS } from '../../documents/refusals.ts'
import { refusalSentence } from '../../documents/text.ts'
import { countEn, countRu } from '../../kernel/format.ts'
import { ENGLISH_MONTHS, MONTH_NAMES } from '../../kernel/months.ts'
import type { Sentences } from '../../platform/http/visit.ts'

type Values = Readonly<Record<string, string | number>>

const ru = {
  title: (year: number) => `Рабочие и выходные дни ${year} года`,
  lead: 'По этим дням программа выбирает, когда напомнить: не в выходной, а в рабочий день до него. Сам срок никогда не переносится.',
  notLoaded: (year: number) => `На ${year} год дни не загружены: считаем выходными субботу и воскресенье`,
  movedUnknown: (year: number) =>
    `На ${year} год известны только праздники Трудового кодекса: переносы ещё не загружены`,
  basis: 'Основание',
  saved: 'Дни года записаны',
  section: 'Календарь',
  years: 'Годы',
  download: 'Скачать XLSX',
  load: 'Загрузить дни года',
  columns: { day: 'День', kind: 'Вид', basis: 'Основание' },
  kinds: { holiday: 'выходной', workday: 'рабочий', shortened: 'сокращённый' },
  legend: {
    holiday: 'выходной или праздник',
    workday: 'рабочая суббота или воскресенье',
    shortened: 'на час короче',
    weekend: 'обычный выходной',
  },
  // they stand alone above their days, so they begin as a sentence does
  months: MONTH_NAMES.map((name) => name.charAt(0).toUpperCase() + name.slice(1)),
  weekdays: ['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Вс'],
  listTitle: 'Дни не по дням недели',
  working: (count: number) => `рабочих ${count}`,
  loadTitle: 'Загрузить дни года',
  loadLead:
    'Скачайте таблицу этого года, поправьте её под новый и загрузите. Перед записью программа покажет, что изменится.',
  year: 'Год',
  yearBasis: 'Документ, по которому перенесены дни',
  yearBasisHint: 'Например: постановление Правительства от 24.09.2025 № 1466.',
  file: 'Таблица дней',
  fileHint: 'Столбцы «День», «Вид» (выходной, рабочий, сокращённый) и «Основание».',
  fileKinds: 'XLSX, ODS или CSV',
  template: (year: number) => `Скачать образец: дни ${year} года`,
  check: 'Прочитать и показать, что изменится',
  cancel: 'Отменить',
  checkTitle: (year: number) => `Что изменится в ${year} году`,
  checkLead: (days: number) =>
    `В таблице ${countRu(days, ['день', 'дня', 'дней'])}. Пока ничего не записано.`,
  was: 'Было',
  will: 'Станет',
  usual: 'по дню недели',
  nothing: 'Таблица повторяет то, что уже записано',
  nothingWhy: 'Записывать нечего; можно загрузить другую.',
  save: (year: number) => `Записать дни ${year} года`,
  other: 'Загрузить другую таблицу',
  alreadySaved: 'Эта таблица уже записана',
  open: (year: number) => `Открыть ${year} год`,
  fileName: 'dni-goda',
} as const

type Text<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer A) => string
      ? (...given: A) => string
      : T[K] extends readonly string[]
        ? readonly string[]
        : Text<T[K]>
}

export type CalendarText = Text<typeof ru>

const en: CalendarText = {
  title: (year) => `Working days and days off of ${year}`,
  lead: 'By these days the program chooses when to remind: not on a day off but on the working day before it. The term itself is never moved.',
  notLoaded: (year) => `Days of ${year} are not loaded: Saturday and Sunday are taken as days off`,
  movedUnknown: (year) =>
    `For ${year} only the holidays of the Labour Code are known: moved days are not loaded yet`,
  basis: 'Basis',
  saved: 'The days of the year are saved',
  section: 'Calendar',
  years: 'Years',
  download: 'Download XLSX',
  load: 'Load the days of a year',
  columns: { day: 'Day', kind: 'Kind', basis: 'Basis' },
  kinds: { holiday: 'day off', workday: 'working', shortened: 'shortened' },
  legend: {
    holiday: 'day off or holiday',
    workday: 'working Saturday or Sunday',
    shortened: 'an hour shorter',
    weekend: 'usual day off',
  },
  months: [...ENGLISH_MONTHS],
  weekdays: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
  listTitle: 'Days unlike their weekday',
  working: (count) => `${count} working`,
  loadTitle: 'Load the days of a year',
  loadLead:
    'Download the table of this year, correct it for the new one and load it. Before saving the program shows what changes.',
  year: 'Year',
  yearBasis: 'Document that moved the days',
  yearBasisHint: 'The decree with its date and number.',
  file: 'Table of days',
  fileHint: 'Three columns: day, kind and basis; their Russian heads stand in the sample.',
  fileKinds: 'XLSX, ODS or CSV',
  template: (year) => `Download a sample: days of ${year}`,
  check: 'Read and show what changes',
  cancel: 'Cancel',
  checkTitle: (year) => `What changes in ${year}`,
  checkLead: (days) => `The table has ${countEn(days, ['day', 'days'])}. Nothing has been saved yet.`,
  was: 'Was',
  will: 'Will be',
  usual: 'by its weekday',
  nothing: 'The table repeats what is already saved',
  nothingWhy: 'There is nothing to save; another table may be loaded.',
  save: (year) => `Save the days of ${year}`,
  other: 'Load another table',
  alreadySaved: 'This table has been saved already',
  open: (year) => `Open ${year}`,
  fileName: 'days-of-year',
}

export const calendarText: Readonly<Record<'ru' | 'en', CalendarText>> = { ru, en }

const quoted = (value: string | number | undefined): string =>
  value === undefined || value === '' ? '—' : `«${value}»`

/** What the readers of files refuse with. */
const readRefusals = (lang: 'ru' | 'en'): Sentences['ru'] =>
  Object.fromEntries(
    READ_REFUSALS.map((code) => [
      code,
      ({ limit }: Values) => refusalSentence(code, lang, String(limit ?? '')),
    ]),
  )

export const calendarSentences: Sentences = {
  ru: {
    ...readRefusals('ru'),
    notAYear: 'Напишите год четырьмя цифрами: 2028',
    basisNeeded: 'Назовите документ, по которому перенесены дни',
    tooLong: 'Слишком длинно: до 300 знаков',
    fileNeeded: 'Выберите файл',
    noColumns: 'В таблице нет столбцов «День», «Вид» и «Основание». Возьмите образец',
    noRows: 'В таблице нет ни одного дня',
    loadSaved: 'Эта таблица уже записана',
    yearChanged: 'Пока вы смотрели, дни этого года записал другой человек. Сверьте различие ещё раз',
    rowDay: ({ row, value }: Values) => `Строка ${row}: ${quoted(value)} не день. Напишите так: 05.03.2028`,
    rowOtherYear: ({ row, value }: Values) => `Строка ${row}: ${quoted(value)} другого года`,
    rowTwice: ({ row, value }: Values) => `Строка ${row}: этот день уже был в строке ${value}`,
    rowKind: ({ row, value }: Values) =>
      `Строка ${row}: ${quoted(value)} не вид дня. Бывает: выходной, рабочий, сокращённый`,
    rowBasis: ({ row }: Values) => `Строка ${row}: нет основания`,
    rowBasisLong: ({ row, value }: Values) => `Строка ${row}: основание длиннее ${value} знаков`,
    rowWorkday: ({ row, value }: Values) =>
      `Строка ${row}: ${quoted(value)} и так рабочий день. Рабочими отмечают субботы и воскресенья`,
  },
  en: {
    ...readRefusals('en'),
    notAYear: 'Write the year in four figures: 2028',
    basisNeeded: 'Name the document that moved the days',
    tooLong: 'Too long: up to 300 signs',
    fileNeeded: 'Choose a file',
    noColumns: 'The table has no columns of day, kind and basis. Take the sample',
    noRows: 'There is no day in the table',
    loadSaved: 'This table has been saved already',
    yearChanged:
      'While you were looking, somebody else saved the days of this year. Look at the difference again',
    rowDay: ({ row, value }: Values) => `Row ${row}: ${quoted(value)} is no day. Write 05.03.2028`,
    rowOtherYear: ({ row, value }: Values) => `Row ${row}: ${quoted(value)} is of another year`,
    rowTwice: ({ row, value }: Values) => `Row ${row}: this day was already in row ${value}`,
    rowKind: ({ row, value }: Values) => `Row ${row}: ${quoted(value)} is no kind of day`,
    rowBasis: ({ row }: Values) => `Row ${row}: there is no basis`,
    rowBasisLong: ({ row, value }: Values) => `Row ${row}: the basis is longer than ${value} signs`,
    rowWorkday: ({ row, value }: Values) => `Row ${row}: ${quoted(value)} is a working day anyway`,
  },
}

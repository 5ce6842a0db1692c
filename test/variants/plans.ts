import { type Draft, type DraftCell, type DraftTable, type ExpectedRow, line } from './model.ts'
import { PEOPLE, POSTS, schoolsOf } from './people.ts'
import type { Choices } from './random.ts'
import { pairTerm, rowTerm } from './terms.ts'

const ACTIVITIES: readonly string[] = [
  'Вебинар «Сетевое наставничество: первые шаги» для школьных команд',
  'Совещание руководителей школ-участников',
  'Посещение открытых уроков в школах-наставниках.',
  'Круглый стол по итогам работы наставнических пар',
  'Подготовка методических рекомендаций по проведению уроков',
  'Консультации для молодых педагогов по вопросам оценивания',
  'Участие в научно-практической конференции «Школы помогают школам»',
  'Организация самостоятельной работы в парах «учитель-учитель»',
  'Анализ результатов оценочных процедур и корректировка планов',
  'Издание сборника успешных практик',
]

const RESULTS: readonly string[] = [
  'Справка',
  'Протокол совещания',
  'Отчёт о совместной работе.',
  'Методические рекомендации получены',
  'Карты наблюдений уроков',
  'Сборник опубликован.',
]

type Cell = { readonly text: string; readonly names: readonly string[] }

const persons = (choices: Choices): Cell => {
  const list = choices.some(PEOPLE, choices.below(2) + 1).map((each) => ({ each, post: choices.one(POSTS) }))
  const ways: readonly (() => string)[] = [
    () => list.map(({ each, post }) => `${post.nominative} ${each.nominative}`).join(', '),
    () => list.map(({ each, post }) => `${each.nominative} – ${post.nominative}`).join(';\n'),
    () => list.map(({ each }) => each.nominative).join(', '),
    () => list.map(({ each }) => each.short).join('\n'),
    () => list.map(({ each, post }) => `${each.nominative} ${post.nominative}`).join(' '),
    () => list.map(({ each, post }) => `${each.nominative}, ${post.nominative}`).join('; '),
    () => list.map(({ each, post }) => `${each.nominative} ${post.nominative}`).join('\n'),
  ]
  return { text: choices.one(ways)(), names: list.map(({ each }) => each.nominative) }
}

const ROLES: readonly string[] = [
  'Руководители школьных сетевых команд',
  'Наставники',
  'Заместители директоров по УВР',
  'Руководители общеобразовательных организаций',
  'Администрации ОО',
  'Школьные команды',
]

const institutions = (choices: Choices): Cell => {
  if (choices.chance(0.15)) return { text: choices.one(['–', '-']), names: [] }
  if (choices.chance(0.5)) {
    const role = choices.one(ROLES)
    return { text: role, names: [role] }
  }
  const schools = schoolsOf(choices, choices.below(3) + 1)
  return { text: schools.join(choices.one([' ', ', ', '\n'])), names: schools }
}

type Row = {
  number: string | null
  parent: string | null
  activity: string
  term: ReturnType<typeof rowTerm>
  pair: ReturnType<typeof pairTerm>
  municipal: Cell
  school: Cell
  result: string
}

const numbersOf = (choices: Choices): [number: string, parent: string | null][] => {
  const list: [string, string | null][] = []
  for (let top = 1; top <= 4; top += 1) {
    list.push([String(top), null])
    if (!choices.chance(0.4)) continue
    for (let sub = 1; sub <= 2; sub += 1) {
      list.push([`${top}.${sub}`, String(top)])
      if (choices.chance(0.3)) list.push([`${top}.${sub}.1`, `${top}.${sub}`])
    }
  }
  return list
}

const rowsOf = (choices: Choices, year: number): Row[] =>
  numbersOf(choices).map(([number, parent]) => ({
    number,
    parent,
    activity: choices.one(ACTIVITIES),
    term: rowTerm(choices, year),
    pair: pairTerm(choices, year),
    municipal: persons(choices),
    school: institutions(choices),
    result: choices.one(RESULTS),
  }))

/** What a column shows, under which headings, and how its cell is made. */
type Column = {
  readonly role: string
  readonly headings: readonly string[]
  readonly cell: (row: Row) => string
}

const NUMBER: Column = {
  role: 'number',
  headings: ['№ п/п', '№', '№ п.п.'],
  cell: (row) => (row.number === null ? '' : `${row.number}.`),
}
const ACTIVITY: Column = {
  role: 'activity',
  headings: [
    'Мероприятия',
    'Наименование мероприятия',
    'Направления деятельности',
    'Содержание деятельности',
  ],
  cell: (row) => row.activity,
}
const TERM: Column = {
  role: 'term',
  headings: ['Срок', 'Сроки исполнения', 'Дата', 'Период', 'Дата проведения', 'Сроки реализации'],
  cell: (row) => row.term.text,
}
/** A plan with a column of beginnings and one of ends: the term is what lies between. */
const START: Column = { role: 'start', headings: ['Начало', 'Дата начала'], cell: (row) => row.pair.start }
const END: Column = {
  role: 'end',
  headings: ['Окончание', 'Дата окончания', 'Срок окончания'],
  cell: (row) => row.pair.end,
}
const MUNICIPAL: Column = {
  role: 'municipal',
  headings: ['Ответственные на муниципальном уровне', 'Ответственные (муниципальный уровень)'],
  cell: (row) => row.municipal.text,
}
const SCHOOL: Column = {
  role: 'school',
  headings: ['Ответственные на институциональном уровне', 'Ответственные на уровне школ'],
  cell: (row) => row.school.text,
}
const SINGLE: Column = {
  role: 'single',
  headings: ['Ответственные', 'Ответственный исполнитель', 'Исполнители'],
  cell: (row) => row.municipal.text,
}
const RESULT: Column = {
  role: 'result',
  headings: ['Ожидаемые результаты', 'Ожидаемый результат', 'Результат', 'Вид документа'],
  cell: (row) => row.result,
}

const NOTE: Column = {
  role: 'note',
  headings: ['Примечание', 'Отметка об исполнении', 'Отметка о выполнении'],
  cell: () => '',
}
const PLACE: Column = {
  role: 'place',
  headings: ['Место проведения', 'Форма проведения'],
  cell: () => 'МБУ ДО «Центр «Парус»',
}
const AUDIENCE: Column = {
  role: 'audience',
  headings: ['Участники', 'Целевая аудитория', 'Категория участников'],
  cell: () => 'Школьные команды',
}

const ORDERS: readonly (readonly Column[])[] = [
  [NUMBER, ACTIVITY, TERM, MUNICIPAL, SCHOOL, RESULT],
  [NUMBER, TERM, ACTIVITY, SINGLE, RESULT],
  [NUMBER, ACTIVITY, RESULT, TERM, SINGLE],
  [ACTIVITY, TERM, SINGLE, RESULT],
  [NUMBER, ACTIVITY, SCHOOL, MUNICIPAL, TERM, RESULT],
  [NUMBER, ACTIVITY, TERM, SINGLE, RESULT, NOTE],
  [NUMBER, ACTIVITY, TERM, PLACE, SINGLE, RESULT],
  [NUMBER, ACTIVITY, AUDIENCE, TERM, SINGLE, RESULT, NOTE],
  [TERM, ACTIVITY, SINGLE, RESULT],
  [NUMBER, ACTIVITY, START, END, SINGLE, RESULT],
]

const cut = (text: string): [string, string] => {
  const words = text.split(' ')
  const half = Math.ceil(words.length / 2)
  return [words.slice(0, half).join(' '), words.slice(half).join(' ')]
}

/** A row cut by the page: the rest goes on below with an empty number, in the middle of a sentence. */
const cutRow = (columns: readonly Column[], row: Row): string[][] => {
  const upper: string[] = []
  const lower: string[] = []
  for (const column of columns) {
    const text = column.cell(row)
    const parts = column.role === 'activity' ? cut(text) : ([text, ''] as const)
    upper.push(parts[0])
    lower.push(parts[1])
  }
  return [upper, lower]
}

const isCuttable = (columns: readonly Column[], row: Row): boolean =>
  columns[0] === NUMBER && /^[а-яё]/u.test(cut(row.activity)[1])

const headerOf = (choices: Choices, columns: readonly Column[]): DraftCell[][] => {
  const two =
    columns.includes(MUNICIPAL) &&
    columns.indexOf(SCHOOL) === columns.indexOf(MUNICIPAL) + 1 &&
    choices.chance(0.5)
  if (!two) return [columns.map((column) => ({ text: choices.one(column.headings) }))]
  const upper = columns.flatMap((column): DraftCell[] => {
    if (column === SCHOOL) return []
    return [
      column === MUNICIPAL
        ? { text: 'Ответственные', colSpan: 2 }
        : { text: choices.one(column.headings), rowSpan: 2 },
    ]
  })
  return [upper, [{ text: 'на муниципальном уровне' }, { text: 'на институциональном уровне' }]]
}

const expectedRow = (row: Row, columns: readonly Column[]): ExpectedRow => ({
  number: columns.includes(NUMBER) ? row.number : null,
  parent: columns.includes(NUMBER) ? row.parent : null,
  activity: row.activity,
  term: columns.includes(START) ? row.pair.term : row.term.term,
  responsibles: [...row.municipal.names, ...(columns.includes(SCHOOL) ? row.school.names : [])],
  result: row.result,
})

export type PlanVariant = {
  readonly drafts: readonly Draft[]
  readonly rows: readonly ExpectedRow[]
  readonly title: string
}

type Body = readonly (readonly DraftCell[])[]

/** A new page repeats the headings in the middle of the table. */
const withRepeatedHeader = (choices: Choices, header: readonly DraftCell[][], body: Body): Body => {
  const [only] = header
  if (header.length !== 1 || only === undefined || !choices.chance(0.25)) return body
  const half = Math.ceil(body.length / 2)
  return [...body.slice(0, half), only, ...body.slice(half)]
}

const SECTIONS = ['Организационные мероприятия', 'Работа с педагогами', 'Методическое сопровождение']

/** «1. Организационные мероприятия» across the whole width, or a title without a number. */
const withSection = (choices: Choices, width: number, body: Body): Body =>
  choices.chance(0.25) ? [[{ text: choices.one(SECTIONS), colSpan: width }], ...body] : body

/** Dashes and empty cells of a row that nobody filled. */
const withGarbage = (choices: Choices, width: number, body: Body): Body =>
  choices.chance(0.2)
    ? [...body, [...Array(width).keys()].map(() => ({ text: choices.one(['--', '']) }))]
    : body

/** What nobody could tell by its cells alone, without a heading. */
const UNTOLD: ReadonlySet<Column> = new Set([NOTE, PLACE, AUDIENCE])

/**
 * A plan as a table: headings, order of columns, cut rows, sections, headings repeated, a garbage row at the end.
 * `isHeadless`: the table goes on from another one and has no headings at all.
 */
export const planOf = (choices: Choices, year: number, isHeadless = false): PlanVariant => {
  const order = choices.one(ORDERS)
  const columns = isHeadless ? order.filter((column) => !UNTOLD.has(column)) : order
  const rows = rowsOf(choices, year)
  const header = isHeadless ? [] : headerOf(choices, columns)
  const body = rows.flatMap((row) =>
    choices.chance(0.15) && isCuttable(columns, row)
      ? cutRow(columns, row)
      : [columns.map((column) => column.cell(row))],
  )
  const cells: Body = body.map((texts) => texts.map((text) => ({ text })))
  const table: DraftTable = {
    kind: 'table',
    columns: columns.length,
    headerRows: header.length,
    rows: [
      ...header,
      ...withSection(
        choices,
        columns.length,
        withGarbage(choices, columns.length, withRepeatedHeader(choices, header, cells)),
      ),
    ],
  }
  const title = `План мероприятий по сетевому наставничеству на ${year} год`
  return {
    drafts: [line(title, { align: 'center', bold: true }), table],
    rows: rows.map((row) => expectedRow(row, columns)),
    title,
  }
}

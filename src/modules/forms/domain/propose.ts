import type { Field, FieldKind, FormDefinition } from './definition.ts'
import { type PrefillSource, sourceFits } from './prefill.ts'

/** A row of a two-column table: its number and the question; the other column waits for the answer. */
export type PaperRow = { readonly number: string | null; readonly cells: Readonly<Record<string, string>> }
export type PaperTable = {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly PaperRow[]
}

const SCALE = /от\s+(\d)\s+до\s+(\d{1,2})/iu
const LIMIT = /(?:до|не\s+более)\s+(\d[\d\s]*)\s*(знак|символ|слов)/iu

/** Words of a question that tell its kind, the surest first. */
const GUESSES: readonly (readonly [RegExp, FieldKind])[] = [
  [/e-?mail|электронн\S*\s+(?:почт|адрес)|телефон|адрес/iu, 'text'],
  [/ссылк|сайт/iu, 'link'],
  [/^(?:есть ли|имеется ли|участву\S+ ли|был\S* ли|провод\S+ ли)|\(да\s*[/,]\s*нет\)/iu, 'yesNo'],
  [/^(?:количество|число|сколько|кол-во)(?![а-яё])/iu, 'number'],
  [/сумм|рублей|руб\./iu, 'money'],
  [/с какого времени|^дата|дата (?:начала|вступления|проведения)/iu, 'day'],
  [/^(?:срок|период)(?![а-яё])/iu, 'period'],
  [/^фио|фамилия, имя/iu, 'person'],
  [/(?:название|наименование)\s+(?:\S+\s+)?(?:организации|учреждения|школы)/iu, 'organisation'],
  [/опишите|перечислите|поясните|предложени|в чем|в чём|результат|как\S* образом|опыт/iu, 'longText'],
]

const SOURCES: readonly (readonly [RegExp, PrefillSource])[] = [
  [/(?:полное)\s+(?:название|наименование)/iu, 'organisation.fullName'],
  [/(?:название|наименование)\s+(?:\S+\s+)?(?:организации|учреждения|школы)/iu, 'organisation.shortName'],
  [/e-?mail|электронн\S*\s+(?:почт|адрес)/iu, 'organisation.email'],
  [/телефон/iu, 'organisation.phone'],
  [/(?:фио|имя)\s+(?:директора|руководителя)|^(?:директор|руководитель)/iu, 'organisation.headName'],
  [/адрес/iu, 'organisation.address'],
  [/муниципальн\S+\s+(?:район|образовани|округ)/iu, 'organisation.municipality'],
]

const kindOf = (question: string): FieldKind => {
  if (SCALE.test(question) && /оцен/iu.test(question)) return 'scale'
  return GUESSES.find(([pattern]) => pattern.test(question))?.[1] ?? 'longText'
}

const limitIn = (question: string): Partial<{ maxChars: number; maxWords: number }> => {
  const found = LIMIT.exec(question)
  const count = Number((found?.[1] ?? '').replace(/\s/gu, ''))
  if (found === null || count < 1) return {}
  return /слов/iu.test(found[2] ?? '') ? { maxWords: count } : { maxChars: count }
}

/** Properties that a kind cannot do without, with usual values. */
const shapeOf = (kind: FieldKind, question: string): Partial<Field> => {
  if (kind === 'scale') {
    const [, low, high] = SCALE.exec(question) ?? []
    return { min: Number(low ?? 1), max: Number(high ?? 5) } as Partial<Field>
  }
  return kind === 'text' || kind === 'longText' ? (limitIn(question) as Partial<Field>) : {}
}

const sourceOf = (question: string, kind: FieldKind): { prefill?: PrefillSource } => {
  const source = SOURCES.find(([pattern]) => pattern.test(question))?.[1]
  return source !== undefined && sourceFits(source, kind) ? { prefill: source } : {}
}

const questionOf = (row: PaperRow, columns: readonly string[]): string =>
  columns
    .filter((name) => name !== 'number')
    .map((name) => (row.cells[name] ?? '').trim())
    .find((text) => text !== '' && /\p{L}{2}/u.test(text)) ?? ''

const fieldOf = (question: string, number: string, at: number): Field => {
  const kind = kindOf(question)
  return {
    key: `q${at + 1}`,
    number,
    label: { ru: question },
    required: true,
    ...sourceOf(question, kind),
    kind,
    ...shapeOf(kind, question),
  } as Field
}

/** A definition out of a paper's table: each row with words is a question; its kind is guessed and may be corrected. */
export const proposeForm = (table: PaperTable): FormDefinition => {
  const questions = table.rows.flatMap((row) => {
    const text = questionOf(row, table.columns)
    return text === '' ? [] : [{ text, number: row.number ?? '' }]
  })
  const twice = new Set(questions.map(({ number }) => number).filter((n, at, all) => all.indexOf(n) !== at))
  return {
    title: { ru: table.title },
    sections: [
      {
        title: { ru: '' },
        fields: questions.map(({ text, number }, at) =>
          fieldOf(text, number === '' || twice.has(number) ? String(at + 1) : number, at),
        ),
      },
    ],
    rules: [],
  }
}

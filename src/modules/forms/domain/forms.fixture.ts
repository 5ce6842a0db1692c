import fc from 'fast-check'
import { makeDay } from '../../../kernel/day.ts'
import type { Answer, AnswerRow, Answers, CellAnswer } from './answers.ts'
import type { FormDefinition } from './definition.ts'
import type { Typed } from './typed.ts'

/** What a browser would send, out of plain texts. */
export const typedOf = (
  fields: Readonly<Record<string, string | readonly string[]>>,
  files: Readonly<Record<string, Typed['files'] extends (name: string) => infer F ? F : never>> = {},
): Typed => {
  const lists = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]),
  )
  return {
    text: (name) => lists[name]?.[0] ?? '',
    all: (name) => lists[name] ?? [],
    files: (name) => files[name] ?? [],
    fields: lists,
  }
}

const label = { ru: 'Вопрос', en: 'Question' }
const base = { number: '', label } as const

/** Every kind of question once. */
export const everyKind: FormDefinition = {
  title: { ru: 'Все виды вопросов', en: 'Every kind of question' },
  sections: [
    {
      title: { ru: 'Раздел', en: 'Section' },
      fields: [
        { ...base, key: 'text', kind: 'text', maxChars: 200 },
        { ...base, key: 'long', kind: 'longText' },
        { ...base, key: 'count', kind: 'number', min: -1_000_000, max: 1_000_000, decimals: 3 },
        { ...base, key: 'money', kind: 'money' },
        { ...base, key: 'day', kind: 'day' },
        { ...base, key: 'period', kind: 'period' },
        { ...base, key: 'agrees', kind: 'yesNo' },
        {
          ...base,
          key: 'one',
          kind: 'oneOf',
          options: [
            { value: 'a', label: { ru: 'Вариант a' } },
            { value: 'b', label: { ru: 'Вариант b' } },
          ],
          other: label,
        },
        {
          ...base,
          key: 'some',
          kind: 'someOf',
          options: [
            { value: 'a', label: { ru: 'Вариант a' } },
            { value: 'b', label: { ru: 'Вариант b' } },
            { value: 'c', label: { ru: 'Вариант c' } },
          ],
          other: label,
        },
        { ...base, key: 'mark', kind: 'scale', min: 1, max: 5 },
        { ...base, key: 'school', kind: 'organisation' },
        { ...base, key: 'person', kind: 'person' },
        { ...base, key: 'link', kind: 'link' },
        { ...base, key: 'file', kind: 'file' },
        {
          ...base,
          key: 'rows',
          kind: 'table',
          columns: [
            { ...base, key: 'when', kind: 'day' },
            { ...base, key: 'what', kind: 'text' },
            { ...base, key: 'hours', kind: 'number' },
          ],
        },
      ],
    },
  ],
  rules: [],
}

const words = fc
  .array(fc.constantFrom('Урок', 'план', '=1+1', '<b>', '«СОШ № 2»', '0', 'нет', 'a\nb'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(' '))
const aDay = fc
  .record({
    year: fc.integer({ min: 1950, max: 2100 }),
    month: fc.integer({ min: 1, max: 12 }),
    date: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, date }) => makeDay(year, month, date) ?? ('2022-03-05' as never))
const whole = fc.integer({ min: -99_999, max: 99_999 })
const aRow: fc.Arbitrary<AnswerRow> = fc
  .record({ when: aDay, what: words, hours: whole })
  .map((row): Record<string, CellAnswer> => row)
const maybe = (value: fc.Arbitrary<Answer>): fc.Arbitrary<Answer | undefined> =>
  fc.option(value, { nil: undefined })

/** Answers to `everyKind`, any of them missing. */
export const someAnswers: fc.Arbitrary<Answers> = fc
  .record({
    text: maybe(words.map((text) => text.replaceAll('\n', ' '))),
    long: maybe(words),
    count: maybe(fc.integer({ min: -999_999, max: 999_999 }).map((value) => value / 1000)),
    money: maybe(fc.integer({ min: 0, max: 10_000_000 }).map((value) => value / 100)),
    day: maybe(aDay),
    period: maybe(
      fc.tuple(aDay, aDay).map(([a, b]) => (a < b ? { from: a, last: b } : { from: b, last: a })),
    ),
    agrees: maybe(fc.boolean()),
    one: maybe(
      fc.oneof(
        fc.constantFrom('a', 'b').map((value) => ({ chosen: [value], other: '' })),
        words.map((other) => ({ chosen: [], other })),
      ),
    ),
    some: maybe(
      fc.record({
        chosen: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
        other: fc.oneof(fc.constant(''), words),
      }),
    ),
    mark: maybe(fc.integer({ min: 1, max: 5 })),
    school: maybe(words),
    person: maybe(fc.constant('Рябинина Вера Павловна')),
    link: maybe(fc.constant('https://school.example/plan')),
    file: maybe(
      fc.constant([{ name: 'план.docx', sha256: 'a'.repeat(64), size: 10, mediaType: 'text/plain' }]),
    ),
    rows: maybe(fc.array(aRow, { minLength: 1, maxLength: 4 })),
  })
  .map((answers) =>
    Object.fromEntries(
      Object.entries(answers).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    ),
  )

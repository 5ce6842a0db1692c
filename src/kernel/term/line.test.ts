import { expect, test } from 'vitest'
import { termLine } from './line.ts'

test('answers a line of read-terms', () => {
  expect(termLine({ text: 'в срок до 25 марта', contextYear: 2022, contextKind: 'calendar' })).toEqual({
    text: 'в срок до 25 марта',
    reading: { kind: 'day', date: '2022-03-25', deadline: true },
    alternatives: [],
    ambiguous: false,
  })
})

test('the school year begins in the context year', () => {
  const answer = termLine({ text: 'постоянно', contextYear: 2022, contextKind: 'academic' })
  expect(answer).toMatchObject({ reading: { kind: 'year-round', start: '2022-09-01', end: '2023-05-31' } })
})

test.each([
  [undefined, { error: 'not-an-object' }],
  [[], { error: 'not-an-object' }],
  [
    { contextYear: 2022, contextKind: 'calendar' },
    { error: 'bad-text', field: 'text' },
  ],
  [
    { text: 'май', contextYear: '2022', contextKind: 'calendar' },
    { error: 'bad-year', field: 'contextYear' },
  ],
  [
    { text: 'май', contextYear: 22, contextKind: 'calendar' },
    { error: 'bad-year', field: 'contextYear' },
  ],
  [
    { text: 'май', contextYear: 2022.5, contextKind: 'calendar' },
    { error: 'bad-year', field: 'contextYear' },
  ],
  [
    { text: 'май', contextYear: 2022, contextKind: 'school' },
    { error: 'bad-kind', field: 'contextKind' },
  ],
])('refuses a bad line %j', (input, fault) => {
  expect(termLine(input)).toEqual(fault)
})

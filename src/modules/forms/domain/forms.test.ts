import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers } from './answers.ts'
import { check } from './check.ts'
import { isRequired, visibleAnswers, visibleFields } from './conditions.ts'
import type { Field, FormDefinition } from './definition.ts'
import { fieldsOf } from './definition.ts'
import { DELIVERED_FORMS } from './delivered/editions.ts'
import { experienceForm } from './delivered/experience.ts'
import { answerChanges, differencesOf } from './differences.ts'
import { everyKind, someAnswers, typedOf } from './forms.fixture.ts'
import { prefilledAnswers } from './prefill.ts'
import { asTyped, readTyped } from './typed.ts'
import { judgeComplete, judgeGiven, keepsRule } from './validate.ts'

const formOf = (...fields: readonly Field[]): FormDefinition => ({
  title: { ru: 'Форма' },
  sections: [{ title: { ru: '' }, fields }],
  rules: [],
})
const label = { ru: 'Вопрос' }
const yesNo: Field = { key: 'has', number: '1', kind: 'yesNo', label }
const how: Field = {
  key: 'how',
  number: '2',
  kind: 'text',
  label,
  required: true,
  showIf: { field: 'has', oneOf: ['yes'] },
}
const why: Field = {
  key: 'why',
  number: '3',
  kind: 'text',
  label,
  required: true,
  showIf: { field: 'how', is: 'answered' },
}

const codes = (faults: readonly { code: string; field?: string }[]): string[] =>
  faults.map(({ code, field }) => `${field ?? ''} ${code}`.trim())

/** A form of fourteen answers that may be sent. */
const FULL: Readonly<Record<string, string>> = {
  'a.school': 'МКОУ «Моховская ООШ»',
  'a.model': 'pair',
  'a.partners': '2',
  'a.schoolsOfDistrict': '9',
  'a.since': '5.3.22',
  'a.events.0.day': '10.03.2022',
  'a.events.0.event': 'Установочное совещание',
  'a.part': 'Четыре учителя дали открытые уроки.',
  'a.mark': '4',
  'a.why': 'Помогли встречи по предметам.',
}

describe('typed', () => {
  test('answers survive the way to the controls and back', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const { fields, files } = asTyped(everyKind, answers)
        const read = readTyped(everyKind, typedOf(fields, files))
        expect(read.faults).toEqual([])
        expect(read.answers).toEqual(answers)
      }),
    )
  })

  test('numbers and days as people write them', () => {
    const read = readTyped(
      everyKind,
      typedOf({ 'a.count': '1 204,5', 'a.day': '5 марта 2022', 'a.money': '12.50' }),
    )
    expect(read).toEqual({ answers: { count: 1204.5, day: '2022-03-05', money: 12.5 }, faults: [] })
  })

  test('every place that cannot be read is named at once', () => {
    const { faults } = readTyped(
      everyKind,
      typedOf({
        'a.count': 'много',
        'a.day': '31.02.2022',
        'a.period.from': '01.02.2022',
        'a.one': 'z',
        'a.some': ['a', 'other'],
        'a.rows.0.what': 'Урок',
        'a.rows.1.hours': 'два',
      }),
    )
    expect(codes(faults)).toEqual([
      'a.count notANumberHere',
      'a.day notADayHere',
      'a.period.last periodNeedsBoth',
      'a.one unknownOption',
      'a.some.other otherNeedsWords',
      'a.rows.1.hours notANumberHere',
    ])
  })

  test('empty rows of a table are not answers', () => {
    const { answers } = readTyped(everyKind, typedOf({ 'a.rows.0.what': ' ', 'a.rows.4.what': 'Урок' }))
    expect(answers).toEqual({ rows: [{ what: 'Урок' }] })
  })
})

describe('conditions', () => {
  test('a question hidden by an answer hides what hangs on it, and is not asked for', () => {
    const form = formOf(yesNo, how, why)
    const answers: Answers = { has: false, how: 'старый ответ', why: 'ещё старше' }
    expect(visibleFields(form, answers).map(({ key }) => key)).toEqual(['has'])
    expect(visibleAnswers(form, answers)).toEqual({ has: false })
    expect(judgeComplete(form, answers)).toEqual([])
    expect(codes(judgeComplete(form, { has: true }))).toEqual(['a.how answerRequired'])
  })

  test('a question may be required by another answer', () => {
    const expected = fieldsOf(experienceForm).find(({ key }) => key === 'expected')
    expect(expected && isRequired(expected, { project: 'Читаем условие вместе' })).toBe(true)
    expect(expected && isRequired(expected, {})).toBe(false)
  })
})

describe('judgement', () => {
  test('the whole form of fourteen questions passes', () => {
    const { answers, faults } = readTyped(experienceForm, typedOf(FULL))
    expect([...faults, ...judgeComplete(experienceForm, answers)]).toEqual([])
  })

  test('all faults come at once, in the order of the paper, rules last', () => {
    const { answers } = readTyped(
      experienceForm,
      typedOf({
        ...FULL,
        'a.school': '',
        'a.partners': '-1',
        'a.part': 'я'.repeat(1501),
        'a.mark': '2',
        'a.why': '',
      }),
    )
    expect(codes(judgeComplete(experienceForm, answers))).toEqual([
      'a.school answerRequired',
      'a.partners tooSmall',
      'a.part tooManyChars',
      'a.why answerRequired',
      'a.proposals formRule',
    ])
  })

  test('what is kept unfinished obeys bounds but need not be complete', () => {
    expect(judgeGiven(experienceForm, {})).toEqual([])
    expect(codes(judgeGiven(experienceForm, { mark: 9 }))).toEqual(['a.mark outOfScale'])
  })

  test('a cell is judged in its row', () => {
    const { answers } = readTyped(
      experienceForm,
      typedOf({ 'a.events.0.event': 'Вебинар', 'a.events.1.day': '01.02.2022' }),
    )
    expect(codes(judgeGiven(experienceForm, answers))).toEqual(['a.events.1.event cellRequired'])
  })

  test('a comparison is silent while one side is missing, and counts sums and rows', () => {
    const rule = {
      test: { left: { sumOf: 'rows', column: 'hours' }, is: '<=', right: { field: 'count' } },
    } as const
    expect(keepsRule(rule, {})).toBe(true)
    expect(keepsRule(rule, { rows: [{ hours: 2 }, { hours: 3 }], count: 5 })).toBe(true)
    expect(keepsRule(rule, { rows: [{ hours: 2 }, { hours: 4 }], count: 5 })).toBe(false)
    const rows = { test: { left: { rowsOf: 'rows' }, is: '>=', right: { value: 2 } } } as const
    expect(keepsRule(rows, { rows: [{ hours: 1 }] })).toBe(false)
  })

  test('answers of every kind within bounds are never refused', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        expect(judgeGiven(everyKind, answers)).toEqual([])
      }),
    )
  })
})

describe('definitions', () => {
  test('delivered forms can be published and keep fourteen questions with their numbers', () => {
    for (const { editions } of DELIVERED_FORMS)
      for (const { definition } of editions) expect(check(definition)).toEqual([])
    expect(fieldsOf(experienceForm).map(({ number }) => number)).toEqual(
      Array.from({ length: 14 }, (_, at) => String(at + 1)),
    )
    expect(check(everyKind)).toEqual([])
  })

  test.each<[string, FormDefinition]>([
    ['noFields', { title: label, sections: [], rules: [] }],
    ['noTitle', { ...formOf(yesNo), title: { ru: ' ' } }],
    ['keyTwice', formOf(yesNo, { ...yesNo, number: '9' })],
    ['numberTwice', formOf(yesNo, { ...yesNo, key: 'two' })],
    ['badKey', formOf({ ...yesNo, key: 'zipCode' })],
    ['noLabel', formOf({ ...yesNo, label: { ru: '' } })],
    ['conditionLooksAhead', formOf(how, yesNo)],
    ['conditionUnknownField', formOf(how)],
    ['conditionUnknownOption', formOf(yesNo, { ...how, showIf: { field: 'has', oneOf: ['perhaps'] } })],
    ['boundsCrossed', formOf({ key: 'n', number: '', kind: 'number', label, min: 5, max: 1 })],
    ['tooFewOptions', formOf({ key: 'c', number: '', kind: 'oneOf', label, options: [] })],
    ['badScale', formOf({ key: 's', number: '', kind: 'scale', label, min: 1, max: 40 })],
    ['noColumns', formOf({ key: 't', number: '', kind: 'table', label, columns: [] })],
    ['prefillUnfit', formOf({ ...yesNo, prefill: 'organisation.pupils' })],
    [
      'ruleUnlike',
      {
        ...formOf(yesNo),
        rules: [
          {
            key: 'r',
            at: 'has',
            test: { left: { field: 'has' }, is: '<', right: { value: 3 } },
            sentence: { ru: 'а', en: 'b' },
          },
        ],
      },
    ],
  ])('%s is refused', (code, form) => {
    expect(check(form).map((fault) => fault.code)).toContain(code)
  })

  test('a version against itself differs in nothing; changes are named by question', () => {
    expect(differencesOf(everyKind, everyKind)).toEqual([])
    const next = formOf(
      { ...how, showIf: { field: 'why', is: 'blank' } },
      { ...yesNo, label: { ru: 'Есть?' } },
    )
    expect(
      differencesOf(formOf(yesNo, how, why), next).map(({ key, was, now, what }) => [
        key,
        was === null,
        now === null,
        what,
      ]),
    ).toEqual([
      ['how', false, false, ['showIf']],
      ['has', false, false, ['label', 'place']],
      ['why', false, true, []],
    ])
  })

  test('answers that differ are found whatever the order of their keys', () => {
    const was: Answers = { text: 'А', period: { from: '2022-01-01', last: '2022-02-01' } as never }
    const now: Answers = { period: { last: '2022-02-01', from: '2022-01-01' } as never, mark: 3 }
    expect(
      answerChanges(everyKind, was, now).map(({ field, was: before, now: after }) => [
        field.key,
        before,
        after,
      ]),
    ).toEqual([
      ['text', 'А', null],
      ['mark', null, 3],
    ])
  })
})

test('the program fills in what it knows and nothing else', () => {
  const filled = prefilledAnswers(experienceForm, {
    values: {
      'organisation.shortName': 'МКОУ «Моховская ООШ»',
      'programme.schools': 9,
      'programme.since': '2022-01-20',
      'pairs.partners': null,
    },
    last: { partners: 2, since: '2021-09-01', why: 'не переносится' },
  })
  expect(Object.fromEntries([...filled].map(([key, { source, answer }]) => [key, [source, answer]]))).toEqual(
    {
      school: ['organisation.shortName', 'МКОУ «Моховская ООШ»'],
      schoolsOfDistrict: ['programme.schools', 9],
      since: ['programme.since', '2022-01-20'],
      partners: ['lastAnswer', 2],
    },
  )
})

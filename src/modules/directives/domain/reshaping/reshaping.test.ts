import { describe, expect, test } from 'vitest'
import type { Day } from '../../../../kernel/day.ts'
import type { TableRow } from '../reading/types.ts'
import type { Clause, Responsible } from '../types.ts'
import { breaksOf, placeOfWords } from './breaks.ts'
import { glueClauses, neighbourOf, splitClause } from './clauses.ts'
import { glueRows, proposedParts, splitRow, withReshaped } from './rows.ts'

const CONTEXT = { year: 2026, kind: 'calendar' } as const
const TEXT =
  'Руководителям школ подготовить сведения в срок до 15.11.2026. 2.2. Методистам г. Озёрска собрать сведения до 20.11.2026.'

const responsible = (asWritten: string, roleCode: string): Responsible => ({
  id: roleCode,
  rowId: 'c',
  level: 'institutional',
  asWritten,
  kind: 'role',
  personId: null,
  roleCode,
  categoryCode: null,
  organisationId: null,
})
const HEADS = responsible('Руководителям школ', 'schoolHead')
const METHODISTS = responsible('Методистам г. Озёрска', 'methodologist')

const clause = (rest: Partial<Clause> = {}): Clause => ({
  id: 'c',
  parentId: null,
  number: '2.1',
  printedNumber: '2.1.',
  text: TEXT,
  action: TEXT,
  modality: 'order',
  termAsWritten: 'до 15.11.2026',
  term: null,
  dueOn: '2026-11-15' as Day,
  controllerPerson: null,
  controlAsWritten: null,
  isLeftOut: false,
  responsibles: [HEADS, METHODISTS],
  ...rest,
})

describe('where a text may be cut', () => {
  test('at sentences, semicolons, lines and numbers, never after an abbreviation', () =>
    expect(
      breaksOf('Школам г. Озёрска: а) сдать отчёт; провести сбор.\nСрок – май. 3. Прочее').map(
        (each) => each.words,
      ),
    ).toEqual(['провести сбор. Срок – май. 3. Прочее', 'Срок – май. 3. Прочее', '3. Прочее', 'Прочее']))
  test('a text of one sentence cannot be cut', () => expect(breaksOf('Сдать отчёт.')).toEqual([]))
  test('by words that stand in it once', () => {
    expect(placeOfWords('сдать отчёт и  провести сбор', 'и провести')).toBe(12)
    expect(placeOfWords('сдать и сдать', 'сдать')).toBeNull()
    expect(placeOfWords('сдать отчёт', 'сдать')).toBeNull()
    expect(placeOfWords('сдать отчёт', '')).toBeNull()
  })
})

describe('a clause', () => {
  const at = String(TEXT.indexOf('2.2.'))
  test('is cut in two: number, addressees and term of each part', () => {
    const split = splitClause(clause(), { at, words: '' }, CONTEXT)
    if (!split.ok) throw new Error('it can be cut')
    const { first, second } = split.value
    expect([first.number, second.number]).toEqual(['2.1', '2.2'])
    expect(first.text).toBe('Руководителям школ подготовить сведения в срок до 15.11.2026.')
    expect([first.dueOn, second.dueOn]).toEqual(['2026-11-15', '2026-11-20'])
    expect([first.responsibles, second.responsibles]).toEqual([[HEADS], [METHODISTS]])
  })
  test('cut by words; a part that names nobody keeps whom both were for, a term set by hand stays with the first', () => {
    const whole = clause({
      text: 'Школам сдать отчёт и провести сбор',
      termAsWritten: '01.12.2026',
      dueOn: '2026-12-01' as Day,
      responsibles: [responsible('Школам', 'schoolHead')],
    })
    const split = splitClause(whole, { at: 'words', words: 'провести сбор' }, CONTEXT)
    if (!split.ok) throw new Error('it can be cut')
    expect([split.value.first.dueOn, split.value.second.dueOn]).toEqual(['2026-12-01', null])
    expect(split.value.second).toMatchObject({ number: null, text: 'провести сбор' })
    expect(split.value.second.responsibles).toEqual(whole.responsibles)
  })
  test.each([
    [{ at: '', words: '' }, 'chooseOne'],
    [{ at: '7', words: '' }, 'chooseOne'],
    [{ at: 'words', words: 'нет таких слов' }, 'wordsNotFound'],
  ])('cannot be cut at %o', (chosen, code) =>
    expect(splitClause(clause(), chosen, CONTEXT)).toMatchObject({ ok: false, refusals: [{ code }] }),
  )

  test('is glued with its neighbour: the upper number and term, whom either names once', () => {
    const above = clause({ id: 'a', text: 'Школам сдать', action: 'сдать', responsibles: [HEADS] })
    const below = clause({
      id: 'b',
      number: '2.2',
      text: 'отчёт',
      action: 'отчёт',
      responsibles: [HEADS, METHODISTS],
    })
    for (const [id, side] of [
      ['a', 'next'],
      ['b', 'previous'],
    ] as const) {
      const glued = glueClauses([above, below], id, side)
      expect(glued).toMatchObject({
        ok: true,
        value: {
          above,
          below,
          whole: { number: '2.1', text: 'Школам сдать отчёт', action: 'сдать отчёт', dueOn: '2026-11-15' },
        },
      })
      if (glued.ok) expect(glued.value.whole.responsibles).toEqual([HEADS, METHODISTS])
    }
    expect(neighbourOf([above, below], 'b', 'next')).toBeUndefined()
    expect(glueClauses([above, below], 'b', 'next')).toMatchObject({ refusals: [{ code: 'noNeighbour' }] })
  })
})

const row = (
  number: string | null,
  cells: Record<string, string>,
  rest: Partial<Pick<TableRow, 'parent' | 'heading'>> = {},
): TableRow => ({
  number,
  parent: null,
  cells: { number: number ?? '', ...cells },
  termText: null,
  term: null,
  termAlternatives: [],
  municipal: [],
  institutional: [],
  expectedResult: null,
  heading: false,
  place: 7,
  confidence: 'sure',
  reason: null,
  ...rest,
})
const COLUMNS = ['number', 'activity', 'term', 'institutionalResponsibles']
const SETTINGS = { context: CONTEXT, ofSchool: false, tableNumber: 1 }
const TABLE = {
  kind: 'roadmap',
  columns: COLUMNS,
  rows: [
    row('8', { activity: 'Сеть', term: '', institutionalResponsibles: '' }, { heading: true }),
    row(
      '8.1',
      {
        activity: 'Семинар. Вебинар для школ',
        term: '10.03.2026',
        institutionalResponsibles: 'Директора школ',
      },
      { parent: '8' },
    ),
    row(
      '8.2',
      { activity: 'на тему сети', term: '10.03.2026', institutionalResponsibles: '' },
      { parent: '8' },
    ),
  ],
}

describe('a row of a plan', () => {
  test('is proposed cut at its first sentence, the rest for both parts', () => {
    const [first, second] = proposedParts(TABLE.rows[1] ?? row(null, {}), COLUMNS)
    expect(first).toMatchObject({ number: '8.1', activity: 'Семинар.', term: '10.03.2026' })
    expect(second).toMatchObject({ number: '', activity: 'Вебинар для школ', term: '10.03.2026' })
  })
  test('is cut in two and both are read anew', () => {
    const parts = [
      { number: '8.1', activity: 'Семинар', term: '10.03.2026', institutionalResponsibles: 'Директора школ' },
      { number: '8.1.1.', activity: 'Вебинар', term: 'до 12.03.2026', institutionalResponsibles: '' },
    ] as const
    const made = splitRow(TABLE, 1, parts, SETTINGS)
    if (!made.ok) throw new Error('it can be cut')
    expect(made.value.rows).toMatchObject([
      { number: '8.1', parent: '8', place: 7, term: { kind: 'day', date: '2026-03-10' } },
      { number: '8.1.1', parent: '8.1', termText: 'до 12.03.2026', institutional: [] },
    ])
    expect(made.value.rows[0]?.institutional).toHaveLength(1)
    expect(withReshaped(TABLE.rows, made.value).map((each) => each.number)).toEqual([
      '8',
      '8.1',
      '8.1.1',
      '8.2',
    ])
    expect(splitRow(TABLE, 1, [parts[0], { ...parts[1], activity: ' ' }], SETTINGS)).toMatchObject({
      refusals: [{ code: 'required', field: 'second-activity' }],
    })
    expect(splitRow(TABLE, 9, parts, SETTINGS)).toMatchObject({ refusals: [{ code: 'noSuchRow' }] })
  })
  test('is glued with its neighbour; equal cells stand once', () => {
    for (const [at, side] of [
      [1, 'next'],
      [2, 'previous'],
    ] as const) {
      const made = glueRows(TABLE, at, side, SETTINGS)
      if (!made.ok) throw new Error('they can be glued')
      const rows = withReshaped(TABLE.rows, made.value)
      expect(rows.map((each) => each.cells.activity)).toEqual([
        'Сеть',
        'Семинар. Вебинар для школ на тему сети',
      ])
      expect(rows[1]).toMatchObject({ number: '8.1', parent: '8', termText: '10.03.2026' })
    }
    expect(glueRows(TABLE, 2, 'next', SETTINGS)).toMatchObject({ refusals: [{ code: 'noNeighbour' }] })
  })
})

import { describe, expect, it } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { gapCount, gapsOf, type Whole } from './gaps.ts'
import { readRow } from './row.ts'
import type { RoadmapItem } from './types.ts'

const PERIOD = { kind: 'calendar', year: 2022 } as const

const row = (number: string, term: string, parentId: string | null = null): RoadmapItem => {
  const cells = { number, activity: `дело ${number}`, term }
  return {
    id: number,
    parentId,
    isSection: false,
    cells,
    ...readRow(cells, PERIOD),
    mark: null,
    actualResult: '',
    answersId: null,
    version: 1,
  }
}
const NOBODY = { personId: null, roleCode: null, categoryCode: null, organisationId: null }
const answers = (rowId: string, kind: 'role' | 'unresolved', asWritten: string, roleCode: string | null) => ({
  ...NOBODY,
  id: `${rowId}-1`,
  rowId,
  level: 'municipal' as const,
  kind,
  asWritten,
  roleCode,
})
const whole = (items: readonly RoadmapItem[], over: Partial<Whole> = {}): Whole => ({
  items,
  responsibles: new Map(
    items.map((item) => [item.id, [answers(item.id, 'role', 'Руководители команд', 'teamHead')]]),
  ),
  roll: { holders: [] },
  unnamed: { count: 0, names: [] },
  period: PERIOD,
  approvedOn: null,
  above: [],
  ofSchool: false,
  ...over,
})
const said = (given: Whole) => gapsOf(given).map((gap) => [gap.code, gap.item?.number ?? gap.words])

describe('what a roadmap lacks', () => {
  it('nothing, when every row has days of its year and somebody to answer', () => {
    expect(said(whole([row('1', '15.12'), row('2', 'Май')]))).toEqual([])
  })

  it('terms that are missing, unknown, of another year, before the approval', () => {
    const items = [
      row('1', ''),
      row('2', 'когда рак свистнет'),
      row('3', '15.12.2023'),
      row('4', '24.02'),
      row('5', 'Февраль-ноябрь, 4'),
    ]
    expect(said(whole(items, { approvedOn: '2022-03-05' as Day }))).toEqual([
      ['noTerm', '1'],
      ['termUnknown', '2'],
      ['outOfPeriod', '3'],
      ['beforeApproval', '4'],
      ['termAmbiguous', '5'],
    ])
  })

  it('people: nobody named, words nobody knows, a role that nobody holds', () => {
    const items = [row('1', '15.12'), row('2', '15.12'), row('3', '15.12')]
    const responsibles = new Map([
      ['2', [answers('2', 'unresolved', 'Соседи', null)]],
      ['3', [answers('3', 'role', 'куратор', 'municipalCurator')]],
    ])
    expect(said(whole(items, { responsibles }))).toEqual([
      ['noResponsible', '1'],
      ['unresolved', '2'],
      ['noHolder', '3'],
    ])
  })

  it('a row outside the days of its parent is told, not refused (R131)', () => {
    const items = [
      row('8.1', '14.03-31.03'),
      row('8.1.2', '24.02-10.03', '8.1'),
      row('8.1.3', '28.03-31.03', '8.1'),
    ]
    expect(said(whole(items))).toEqual([['outOfParent', '8.1.2']])
  })

  it('rows of the roadmap above that nobody carries out, and schools never named', () => {
    const above = [row('1.47', 'Май'), row('1.48', 'Июнь')]
    const items = [{ ...row('1', '15.12'), answersId: '1.47' }]
    const unnamed = { count: 3, names: ['МКОУ «Моховская ООШ»'] }
    expect(gapCount(gapsOf(whole(items, { above, unnamed })))).toBe(4)
    expect(gapsOf(whole(items, { above })).map(({ upper }) => upper)).toEqual(['1.48'])
    expect(said(whole(items, { above, unnamed }))).toEqual([
      ['schoolWithoutRow', 'МКОУ «Моховская ООШ»'],
      ['schoolWithoutRow', ''],
      ['notCarried', '1.48. дело 1.48'],
    ])
  })
})

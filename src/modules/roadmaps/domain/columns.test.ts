import { describe, expect, it } from 'vitest'
import { nameColumns } from '../../directives/public.ts'
import {
  changedColumns,
  chosenForm,
  droppedColumns,
  FORM_NAMES,
  FORMS,
  underKnownKeys,
  widened,
} from './columns.ts'
import type { Layout } from './types.ts'

const SCHOOL = FORMS.organisation
const asIs = (layout: Layout) =>
  layout.map(({ heading }, at) => ({ key: String(at), heading, place: String(at + 1), drop: false }))
const rows = [{ cells: { number: '1', activity: 'Семинар', term: 'Май', expectedResult: 'Отчёт' } }]
const nameOf = (heading: string): string => nameColumns([heading])[0] ?? heading
const headings = (layout: Layout) => layout.map(({ heading }) => heading)

describe('columns of a roadmap', () => {
  it('the forms of the three levels differ, and a reader of tables finds the same columns under their headings', () => {
    expect(new Set(FORM_NAMES.map((name) => JSON.stringify(FORMS[name]))).size).toBe(3)
    for (const name of FORM_NAMES)
      expect(nameColumns(headings(FORMS[name]))).toEqual(FORMS[name].map(({ key }) => key))
  })

  it('a new one takes a named form or the columns of another roadmap', () => {
    const own = [{ key: 'activity', heading: 'Что делаем' }]
    expect(chosenForm('region', [])).toBe(FORMS.region)
    expect(chosenForm('like:7', [{ id: '7', layout: own }])).toBe(own)
    expect(chosenForm('like:8', [{ id: '7', layout: own }])).toBeNull()
  })

  it('headings and order are changed, one is added, an empty one goes', () => {
    const columns = asIs(SCHOOL).map((each) =>
      each.key === '2'
        ? { ...each, heading: 'Когда', place: '5' }
        : each.key === '5'
          ? { ...each, drop: true }
          : each,
    )
    const changed = changedColumns(SCHOOL, rows, { columns, added: 'Участники' }, nameOf)
    expect(changed.ok && headings(changed.value)).toEqual([
      '№ п/п',
      'Мероприятие',
      'Ответственные',
      'Когда',
      'Ожидаемый результат',
      'Участники',
    ])
    expect(changed.ok && changed.value.find(({ heading }) => heading === 'Когда')?.key).toBe('term')
  })

  it('refuses a column with words, the column of the work, an empty heading, a place in words, two of one name', () => {
    const codes = (change: (each: ReturnType<typeof asIs>[number]) => object, added = '') => {
      const columns = asIs(SCHOOL).map((each) => ({ ...each, ...change(each) }))
      const changed = changedColumns(SCHOOL, rows, { columns, added }, nameOf)
      return changed.ok ? [] : changed.refusals.map(({ code, field }) => [code, field])
    }
    expect(codes(({ key }) => (key === '4' ? { drop: true } : {}))).toEqual([['columnHasWords', 'drop.4']])
    expect(codes(({ key }) => (key === '1' ? { drop: true } : {}))).toEqual([['columnOfWork', 'drop.1']])
    expect(codes(({ key }) => (key === '3' ? { heading: '' } : {}))).toEqual([
      ['columnNeedsName', 'heading.3'],
    ])
    expect(codes(({ key }) => (key === '3' ? { place: 'третий' } : {}))).toEqual([['columnPlace', 'place.3']])
    expect(codes(() => ({}), 'срок')).toEqual([['columnTwice', 'added']])
    expect(codes(() => ({}), 'Место')).toEqual([])
  })

  it('a table brings the columns that the roadmap did not have, where it had them; one without a heading is told', () => {
    const from = [
      ...SCHOOL.slice(0, 2),
      { key: 'Где', heading: 'Где' },
      ...SCHOOL.slice(2),
      { key: 'col8', heading: '' },
    ]
    const cells = [{ activity: 'Семинар', Где: 'Школа', col8: 'слово' }]
    const wide = widened(SCHOOL, from, cells)
    expect(headings(wide)).toEqual(['№ п/п', 'Мероприятие', 'Где', ...headings(SCHOOL).slice(2)])
    expect(droppedColumns(cells, from, wide)).toEqual(['col8'])
    expect(widened(FORMS.municipality, SCHOOL, [{ responsibles: 'Методист' }])).toEqual(FORMS.municipality)
  })

  it('a column that was given another heading comes back under its own key', () => {
    const renamed = SCHOOL.map((each) =>
      each.key === 'expectedResult' ? { ...each, heading: 'Примечание' } : each,
    )
    const read = nameColumns(headings(renamed)).map((key, at) => ({
      key,
      heading: headings(renamed)[at] ?? '',
    }))
    expect(read.map(({ key }) => key)).not.toContain('expectedResult')
    expect(underKnownKeys(read, renamed)).toEqual(renamed)
  })
})

import { describe, expect, it } from 'vitest'
import { compare, isSame } from './compare.ts'
import type { ItemContent, Snapshot } from './types.ts'

const row = (id: string, activity: string, parentId: string | null = null, term = '15.12'): ItemContent => ({
  id,
  parentId,
  isSection: false,
  cells: { number: id, activity, term },
})
const layout = [
  { key: 'number', heading: '№' },
  { key: 'activity', heading: 'Мероприятие' },
  { key: 'term', heading: 'Срок' },
]
const snapshot = (...items: ItemContent[]): Snapshot => ({ title: 'Карта', layout, items })
const ids = (items: readonly ItemContent[]) => items.map(({ id }) => id)

const BASE = snapshot(row('1', 'Вебинар'), row('2', 'Форум'), row('3', 'Сборник'), row('4', 'Итоги'))

describe('comparison of versions', () => {
  it('of a version with itself says nothing', () => {
    expect(isSame(compare(BASE, BASE))).toBe(true)
  })

  it('tells added, removed and changed field by field under the headings of the paper', () => {
    const other = snapshot(
      row('1', 'Вебинар', null, '20.12'),
      row('3', 'Сборник'),
      row('4', 'Итоги'),
      row('5', 'Слёт'),
    )
    const found = compare(BASE, other)
    expect(ids(found.added)).toEqual(['5'])
    expect(ids(found.removed)).toEqual(['2'])
    expect(found.moved).toEqual([])
    expect(found.changed.map(({ item, fields }) => [item.id, fields])).toEqual([
      ['1', [{ key: 'term', heading: 'Срок', was: '15.12', now: '20.12' }]],
    ])
  })

  it('one row carried to another place is one move, not three', () => {
    const [first, second, third, fourth] = BASE.items
    if (!first || !second || !third || !fourth) throw new Error('the base has four rows')
    expect(ids(compare(BASE, snapshot(fourth, first, second, third)).moved)).toEqual(['4'])
    const under = compare(BASE, snapshot(first, { ...second, parentId: '1' }, third, fourth))
    expect(ids(under.moved)).toEqual(['2'])
  })
})

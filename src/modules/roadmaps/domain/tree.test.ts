import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { depths, inOrder, insertAfter, moveBy, type Place, putUnder, subtree, takeOut } from './tree.ts'

const place = (id: string, parentId: string | null = null): Place => ({ id, parentId })
const TREE = [place('1'), place('2'), place('2.1', '2'), place('2.2', '2'), place('2.2.1', '2.2'), place('3')]
const ids = (places: readonly Place[]) => places.map(({ id }) => id)

/** Any forest: every row may stand under an earlier one. */
const forest = fc.array(fc.nat(), { maxLength: 30 }).map((seeds) =>
  seeds.map((seed, at): Place => {
    const parent = seed % (at + 1)
    return place(`r${at}`, parent === at ? null : `r${parent}`)
  }),
)

describe('tree of rows', () => {
  it('counts depth and gathers what lies under a row', () => {
    expect(depths(TREE).get('2.2.1')).toBe(2)
    expect([...subtree(TREE, '2')]).toEqual(['2', '2.1', '2.2', '2.2.1'])
  })

  it('a row changes places with its neighbour together with its rows', () => {
    const moved = moveBy(TREE, '2', -1)
    expect(moved.ok && ids(moved.value)).toEqual(['2', '2.1', '2.2', '2.2.1', '1', '3'])
    expect(moveBy(TREE, '1', -1)).toMatchObject({ ok: false, refusals: [{ code: 'alreadyFirst' }] })
    expect(moveBy(TREE, '2.2', 1)).toMatchObject({ ok: false, refusals: [{ code: 'alreadyLast' }] })
  })

  it('is put under another row, never under itself', () => {
    const moved = putUnder(TREE, '2.2', '1')
    expect(moved.ok && ids(moved.value)).toEqual(['1', '2.2', '2.2.1', '2', '2.1', '3'])
    expect(putUnder(TREE, '2', '2.2.1')).toMatchObject({
      ok: false,
      refusals: [{ code: 'underItself', field: 'parent' }],
    })
  })

  it('new rows stand after the given one and keep their own tree', () => {
    const added = [place('a'), place('a1', 'a'), place('b')]
    expect(ids(insertAfter(TREE, '2', added))).toEqual(['1', '2', '2.1', '2.2', '2.2.1', 'a', 'a1', 'b', '3'])
    expect(ids(insertAfter(TREE, null, added)).slice(-3)).toEqual(['a', 'a1', 'b'])
  })

  it('rows of a removed row rise to where it stood', () => {
    expect(takeOut(TREE, '2')).toEqual([
      place('1'),
      place('2.1'),
      place('2.2'),
      place('2.2.1', '2.2'),
      place('3'),
    ])
  })

  it('no move loses a row or doubles one', () => {
    fc.assert(
      fc.property(forest, fc.nat(), fc.nat(), fc.constantFrom<-1 | 1>(-1, 1), (places, one, two, step) => {
        const all = ids(inOrder(places)).sort()
        expect(all).toEqual(ids(places).sort())
        const row = places[one % Math.max(1, places.length)]?.id ?? ''
        const other = places[two % Math.max(1, places.length)]?.id ?? null
        for (const result of [moveBy(places, row, step), putUnder(places, row, other)])
          if (result.ok) expect(ids(result.value).sort()).toEqual(all)
        expect(ids(takeOut(places, row)).sort()).toEqual(all.filter((id) => id !== row))
      }),
    )
  })
})

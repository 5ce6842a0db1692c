import { describe, expect, it } from 'vitest'
import { grouped } from './groups.ts'

const text = (record: string, kind: string, line: string | null = null) => ({
  record,
  kind,
  title: `Запись ${record}`,
  line,
  place: null,
})

describe('what was found, by kind', () => {
  it('rows of one record stand under it once, three at most', () => {
    const groups = grouped(
      [text('a', 'directive'), ...['1', '2', '3', '4'].map((line) => text('a', 'directive', line))],
      5,
    )
    expect(groups).toEqual([
      {
        kind: 'directive',
        hits: [{ href: '/sources/a', title: 'Запись a', lines: ['1', '2', '3'], place: null }],
        more: false,
      },
    ])
  })

  it('says that there is more than is shown', () => {
    const groups = grouped([text('a', 'team'), text('b', 'roadmap'), text('c', 'team')], 1)
    expect(groups.map(({ kind, hits, more }) => [kind, hits.length, more])).toEqual([
      ['team', 1, true],
      ['roadmap', 1, false],
    ])
  })
})

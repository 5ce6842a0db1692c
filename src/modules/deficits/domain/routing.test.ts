import { describe, expect, it } from 'vitest'
import type { OrganisationId } from '../../../kernel/ids.ts'
import { commonThemes, countsByTheme, effectOf, shownCount, sortThemes, usualThreshold } from './analysis.ts'
import { bestOffers, goalsOf, handsOf, helpersIn, roadmapFit, routeOf, withoutHelp } from './routing.ts'

describe('общие и индивидуальные', () => {
  const cells = [
    ['a', 'x', 2],
    ['b', 'x', 3],
    ['c', 'x', 1],
    ['a', 'y', 1],
    ['b', 'y', 0],
  ].map(([from, theme, severity]) => ({ row: from, theme, severity, people: 1 }) as never)

  it('порог делит темы, последствия видны заранее', () => {
    const counts = countsByTheme(cells)
    expect([...counts]).toEqual([
      ['x', 3],
      ['y', 1],
    ])
    expect([...commonThemes(counts, 3)]).toEqual(['x'])
    expect(effectOf(counts, 3, 4)).toEqual([
      { theme: 'x', schools: 3, was: 'common', now: 'individual' },
      { theme: 'y', schools: 1, was: 'individual', now: 'individual' },
    ])
    expect([usualThreshold(2), usualThreshold(12)]).toEqual([3, 6])
    expect(routeOf('x', commonThemes(counts, 3))).toBe('common')
    expect(routeOf(null, commonThemes(counts, 3))).toBe('individual')
  })

  it('порядок тем и малые числа', () => {
    const sum = (name: string, schools: number, people: number) =>
      ({ theme: name, name, audience: 'teachers', schools, people }) as const
    const sums = [sum('Б', 2, 9), sum('А', 2, 9), sum('В', 3, 1)]
    expect(sortThemes(sums, 'schools').map(({ name }) => name)).toEqual(['В', 'А', 'Б'])
    expect(sortThemes(sums, 'people').map(({ name }) => name)).toEqual(['А', 'Б', 'В'])
    expect([shownCount(4, false), shownCount(5, false), shownCount(0, false), shownCount(2, true)]).toEqual([
      null,
      5,
      0,
      2,
    ])
  })
})

describe('что с этим делать', () => {
  const offer = (title: string, fit: number) => ({ source: 'school', id: null, title, why: '', fit }) as const

  it('предлагается не больше пяти, решённое больше не предлагается', () => {
    const offers = ['а', 'б', 'в', 'г', 'д', 'е', 'е'].map((title, at) => offer(title, at))
    expect(
      bestOffers(offers, [{ source: 'school', sourceId: null, title: 'Д' }]).map(({ title }) => title),
    ).toEqual(['е', 'г', 'в', 'б', 'а'])
    expect(roadmapFit('Посевная кампания', 'Формирующее оценивание')).toBe(0)
    expect(roadmapFit('Семинар: формирующее оценивание на уроке', 'Формирующее оценивание')).toBeGreaterThan(
      0.5,
    )
  })

  it('среди пяти лучшее каждого рода, и только потом второе того же', () => {
    const of = (source: 'school' | 'site' | 'methodDay' | 'roadmap', id: string, fit: number) =>
      ({ source, id, title: id, why: '', fit }) as const
    const schools = [0.9, 0.8, 0.7, 0.6, 0.55].map((fit, at) => of('school', `ш${at}`, fit))
    const others = [of('methodDay', 'день', 0.4), of('site', 'площадка', 0.65), of('roadmap', 'строка', 0.3)]
    expect(bestOffers([...schools, ...others], []).map(({ id }) => id)).toEqual([
      'ш0',
      'ш1',
      'площадка',
      'день',
      'строка',
    ])
    // одна школа предлагается один раз: площадкой она ближе
    expect(
      bestOffers([of('school', 'ш', 0.5), of('site', 'ш', 0.6)], []).map(({ source }) => source),
    ).toEqual(['site'])
  })

  it('ни один дефицит не остаётся ни в чьих руках незаметно', () => {
    const facts = { state: 'open', takenBy: null, proposal: null, chosen: 0 } as const
    expect([
      handsOf(facts),
      handsOf({ ...facts, proposal: 'proposed' }),
      handsOf({ ...facts, proposal: 'declined' }),
      handsOf({ ...facts, proposal: 'taken' }),
      handsOf({ ...facts, chosen: 1 }),
      handsOf({ ...facts, takenBy: 'p1' }),
      handsOf({ ...facts, state: 'closed' }),
    ]).toEqual(['nobody', 'proposed', 'nobody', 'taken', 'measure', 'taken', 'closed'])
  })

  it('школе говорят, сколько дефицитов ещё без помощи и кто помогает с остальными', () => {
    const facts = { state: 'open', takenBy: null, proposal: null, chosen: 0 } as const
    expect(withoutHelp([facts, { ...facts, chosen: 1 }, { ...facts, state: 'closed' }, facts])).toBe(2)
    expect(helpersIn('МБОУ «Первая», МБОУ «Вторая» → МКОУ «Третья»')).toBe('МБОУ «Первая», МБОУ «Вторая»')
  })

  it('цели пары: самое острое первым', () => {
    const organisation = 'o1' as OrganisationId
    const goals = goalsOf([
      { id: 'a', organisation, severity: 1 },
      { id: 'b', organisation, severity: 3 },
    ])
    expect([...goals]).toEqual([['o1', ['b', 'a']]])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../kernel/day.ts'
import { markup } from '../send.ts'
import { Heatmap } from './heatmap.tsx'
import { NetworkPlan } from './network.tsx'
import { barOf, isInSight, monthsOf, placeOf, type TimelineScale } from './scale.ts'
import { TimelineCell, TimelineHead } from './timeline.tsx'
import { SmallTrends, Trend } from './trend.tsx'

const day = (text: string) => text as Day
const scale: TimelineScale = { from: day('2022-01-01'), to: day('2022-12-31'), today: day('2022-11-10') }

describe('scale of time', () => {
  test('a year starts at the left edge and ends at the right one', () => {
    expect(barOf(scale, scale.from, scale.to)).toEqual({ x: 0, width: 1 })
    expect(monthsOf(scale).map((mark) => mark.month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })

  test('a later day never stands to the left of an earlier one, and nothing leaves the picture', () => {
    const anyDay = fc.integer({ min: -400, max: 800 }).map((n) => addDays(scale.from, n))
    fc.assert(
      fc.property(anyDay, fc.nat(500), (from, length) => {
        const to = addDays(from, length)
        const { x, width } = barOf(scale, from, to)
        expect(placeOf(scale, from)).toBeLessThanOrEqual(placeOf(scale, to))
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x + width).toBeLessThanOrEqual(1 + 1e-9)
        if (isInSight(scale, from, to)) expect(width).toBeGreaterThan(0)
      }),
    )
  })
})

test('what is known roughly is dashed, what is not understood is a thin line, late is red', async () => {
  const draw = (shape: Parameters<typeof TimelineCell>[0]['shape'], tone: 'done' | 'running' | 'late') =>
    markup(<TimelineCell scale={scale} written="Май" shape={shape} tone={tone} />)
  const may = { from: day('2022-05-01'), to: day('2022-05-31') }
  expect(await draw({ kind: 'rough', ...may }, 'running')).toContain('class="bar bar--maybe"')
  expect(await draw({ kind: 'exact', ...may }, 'late')).toContain('class="bar bar--late"')
  expect(await draw({ kind: 'unknown' }, 'running')).toContain('class="s-line dash"')
  expect(await draw({ kind: 'day', on: day('2022-05-05') }, 'done')).toContain('class="k f-done"')
  expect(
    (
      await draw({ kind: 'days', on: [day('2022-05-05'), day('2022-05-07'), day('2023-05-07')] }, 'running')
    ).match(/class="rope"/g),
  ).toHaveLength(2)
  expect(await draw({ kind: 'exact', from: day('2020-01-01'), to: day('2020-02-01') }, 'done')).not.toContain(
    '<rect',
  )
})

test('the head names months and today; two years are told apart', async () => {
  const html = await markup(<TimelineHead scale={scale} />)
  expect(html).toContain('10.11')
  expect(html.match(/class="t2"/g)).toHaveLength(12)
  expect(html.match(/class="axis"/g)).toHaveLength(12)
  const row = await markup(
    <TimelineCell scale={scale} written="" shape={{ kind: 'unknown' }} tone="running" />,
  )
  expect(html).toContain(`<symbol id="${/href="#([^"]+)"/.exec(row)?.[1]}">`)
  expect(row).not.toContain('axis')
  const long = await markup(
    <TimelineHead scale={{ from: day('2022-09-01'), to: day('2023-05-31'), today: null }} />,
  )
  expect(long).toContain('янв 23')
  expect(long).not.toContain('class="tb now"')
})

test('a row that has said nothing says so instead of empty cells, which mean «нет»', async () => {
  const html = await markup(
    <Heatmap
      caption="Карта"
      columns={[
        { id: 'a', label: 'А', total: 0 },
        { id: 'b', label: 'Б', total: 0 },
      ]}
      rows={[{ label: 'Школа', cells: new Map(), total: '—', silent: 'ещё не представила' }]}
      totalLabel="Школ"
    />,
  )
  expect(html).toContain('<td class="silent" colspan="2">ещё не представила</td>')
})

test('the heatmap says in words what the colour says, and keeps to itself what has no address', async () => {
  const html = await markup(
    <Heatmap
      caption="Дефициты"
      totalLabel="Школ"
      columns={[{ id: 'a', label: 'Моти\u00adвация', total: 2, common: true }]}
      rows={[
        { label: 'Озёрская СОШ', total: 7, cells: new Map([['a', { level: 3, count: 7, href: '/rows' }]]) },
        { label: 'Ключевская ООШ', total: 'до 5', cells: new Map([['a', { level: 1, count: 'до 5' }]]) },
        { label: 'Лужанская СОШ', total: 0, cells: new Map() },
      ]}
    />,
  )
  expect(html).toContain('title="Озёрская СОШ, Мотивация: острый, 7 чел."')
  expect(html).toContain('<span class="vh"> чел., слабый</span>')
  expect(html).toContain('<td><span class="vh">нет</span></td>')
  expect(html.match(/<a /g)).toHaveLength(1)
})

test('the chosen pair is thick and drawn last, the moved one dashed', async () => {
  const html = await markup(
    <NetworkPlan
      label="Кто с кем"
      mentees={[
        { id: '1', label: 'Озёрская' },
        { id: '2', label: 'Ключевская', orphan: true },
      ]}
      mentors={[{ id: 'a', label: 'Лицей' }]}
      links={[
        { from: '1', to: 'a', kind: 'chosen' },
        { from: '2', to: 'a' },
        { from: '2', to: 'a', kind: 'shifted' },
      ]}
    />,
  )
  expect(html.indexOf('s-line')).toBeLessThan(html.indexOf('rope rope--b'))
  expect(html.match(/stroke-dasharray/g)).toHaveLength(1)
})

test('trends say their values to readers', async () => {
  expect(
    await markup(
      <SmallTrends
        unit="школ"
        threshold={8}
        trends={[{ label: 'Мотивация', values: [6, 9], tone: 'need' }]}
      />,
    ),
  ).toContain('aria-label="Мотивация: 6, 9 школ"')
  // a hidden figure is neither drawn nor guessed: the line passes it by
  const gap = await markup(
    <SmallTrends
      unit="школ"
      hidden="скрыто"
      trends={[{ label: 'Район', values: [6, null, 9], tone: 'need' }]}
    />,
  )
  expect(gap).toContain('aria-label="Район: 6, скрыто, 9 школ"')
  // the form for low vision shows no pictures: the same figures stand in words
  expect(gap).toContain('<p class="instead">6, скрыто, 9 школ</p>')
  expect(/points="([^"]*)"/u.exec(gap)?.[1]?.split(' ')).toHaveLength(2)
  const html = await markup(
    <Trend
      label="Открытых"
      tone="need"
      target={3}
      points={[
        { label: 'I', value: 12 },
        { label: 'II', value: 6 },
      ]}
    />,
  )
  expect(html).toContain('aria-label="Открытых: I 12, II 6; цель 3"')
  expect(await markup(<Trend label="Пусто" tone="done" points={[]} />)).toContain('points=""')
})

test('a map of many themes is marked so that its heads are numbered on a middle screen', async () => {
  const draw = (themes: number) =>
    markup(
      <Heatmap
        caption="Карта"
        totalLabel="Школ"
        rows={[]}
        columns={Array.from({ length: themes }, (_, at) => ({ id: `${at}`, label: `Тема ${at}`, total: 1 }))}
      />,
    )
  expect(await draw(8)).toContain('class="heat-box"')
  expect(await draw(20)).toContain('class="heat-box heat-box--many"')
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AnswerLinks } from './answer-link.tsx'
import { offeredSide } from './conflict-table.tsx'
import { Figures, SummaryList } from './lists.tsx'
import { formatSight, isSightAdapted, parseSight, readSight, usualSight } from './low-vision.ts'
import { Pager, pagesShown } from './pager.tsx'
import { markup } from './send.ts'
import { type Column, Table } from './table.tsx'
import { TaskThread } from './task-thread.tsx'

type School = { readonly name: string; readonly pupils: number | null }
const columns: readonly Column<School>[] = [
  { key: 'name', head: 'Школа', rowHead: true, sortable: true, cell: (row) => row.name },
  {
    key: 'pupils',
    head: 'Учеников',
    phone: 'Учеников',
    num: true,
    sortable: true,
    cell: (row) => row.pupils,
  },
]
const rows = [
  { name: 'Озёрская СОШ №1', pupils: 1204 },
  { name: '<b>Ключевская</b>', pupils: null },
]
const sorting = {
  by: 'pupils',
  direction: 'descending',
  href: (by: string, to: string) => `?by=${by}&to=${to}`,
} as const

describe('table', () => {
  test('the row is named by its head, numbers are grouped, nothing is a dash, markup stays text', async () => {
    const html = await markup(<Table caption="Школы" columns={columns} rows={rows} />)
    expect(html).toContain('<th scope="row">Озёрская СОШ №\u00a01</th>')
    expect(html).toContain('>1\u00a0204</td>')
    expect(html).toContain('<span class="muted">—</span>')
    expect(html).toContain('&lt;b&gt;Ключевская&lt;/b&gt;')
  })

  test('the order is told to readers, a second press turns it round', async () => {
    const html = await markup(<Table caption="Школы" columns={columns} rows={rows} sorting={sorting} />)
    expect(html.match(/aria-sort="descending"/g)).toHaveLength(1)
    expect(html).toContain('href="?by=pupils&amp;to=ascending"')
    expect(html).toContain('href="?by=name&amp;to=ascending"')
  })

  test('rows that become blocks keep the meaning of a table', async () => {
    const html = await markup(<Table caption="Школы" columns={columns} rows={rows} stackable />)
    for (const role of ['table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell'])
      expect(html).toContain(`role="${role}"`)
    expect(html).toContain('data-l="Учеников"')
  })

  test('ticks are named by their rows', async () => {
    const ticking = { name: 'ids', value: (row: School) => row.name, label: (row: School) => row.name }
    expect(await markup(<Table caption="Школы" columns={columns} rows={rows} ticking={ticking} />)).toContain(
      'aria-label="Выбрать: Озёрская',
    )
  })

  test('an empty table gives way to its reason', async () => {
    expect(
      await markup(<Table caption="Школы" columns={columns} rows={[]} empty={<p>Школ пока нет</p>} />),
    ).toBe('<p>Школ пока нет</p>')
  })
})

describe('pages', () => {
  test.each([
    [1, 3, [1, 2, 3]],
    [1, 9, [1, 2, null, 9]],
    [5, 9, [1, null, 4, 5, 6, null, 9]],
    [9, 9, [1, null, 8, 9]],
  ] as const)('on page %d of %d', (page, last, shown) => {
    expect(pagesShown(page, last)).toEqual(shown)
  })

  test('pages grow, hold the current one, the first and the last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (a, b) => {
        const [page, last] = a < b ? [a, b] : [b, a]
        const pages = pagesShown(page, last).filter((n) => n !== null)
        expect(pages).toEqual([...pages].sort((x, y) => x - y))
        expect(pages).toEqual(expect.arrayContaining([1, page, last]))
        expect(pages.length).toBeLessThanOrEqual(5)
      }),
    )
  })

  test('«13–24 из 34»', async () => {
    const html = await markup(<Pager page={2} perPage={12} total={34} href={(page) => `?page=${page}`} />)
    expect(html).toMatch(/13–24.из.34/)
    expect(html.match(/aria-current="page"/g)).toHaveLength(1)
    expect(await markup(<Pager page={1} perPage={12} total={12} href={String} />)).toBe('')
  })
})

test.each([
  [{ was: 'а', theirs: 'б', yours: 'а' }, 'theirs'],
  [{ was: 'а', theirs: 'а', yours: 'в' }, 'yours'],
  [{ was: 'а', theirs: 'б', yours: 'в' }, 'yours'],
] as const)('two edits %o: «%s» is offered', (values, side) => {
  expect(offeredSide({ name: 'x', label: 'Тема', ...values })).toBe(side)
})

describe('low vision settings', () => {
  const sight = fc.record({
    size: fc.constantFrom('normal', 'l', 'xl'),
    colour: fc.constantFrom('normal', 'bw', 'wb', 'blue'),
    spacing: fc.constantFrom('normal', 'wide'),
    pictures: fc.constantFrom('on', 'off'),
  } as const)

  test('come back from the cookie as they were', () => {
    fc.assert(
      fc.property(sight, (given) => {
        expect(parseSight(formatSight(given))).toEqual(given)
      }),
    )
  })

  test('whatever the cookie holds, only known settings reach the page', () => {
    const known = /^(normal|l|xl)\.(normal|bw|wb|blue)\.(normal|wide)\.(on|off)$/
    fc.assert(
      fc.property(fc.string(), (cookie) => {
        expect(formatSight(parseSight(cookie))).toMatch(known)
      }),
    )
  })

  test('a damaged cookie gives the usual look', () => {
    expect(isSightAdapted(parseSight('l.normal.normal.on'))).toBe(true)
    expect(isSightAdapted(usualSight)).toBe(false)
    for (const cookie of [undefined, '', 'x.y.z', '<b>']) expect(parseSight(cookie)).toEqual(usualSight)
    expect(readSight({ size: 'huge', colour: 'bw' })).toEqual({ ...usualSight, colour: 'bw' })
  })
})

test('the thread leaves out empty groups, marks the late one and what waits for others', async () => {
  const html = await markup(
    <TaskThread
      groups={[
        {
          when: 'Просрочено',
          late: true,
          tasks: [
            {
              title: 'Отчёт',
              href: '/a',
              quote: 'в срок до 5 мая',
              state: 'overdue',
              source: { label: 'п. 2', href: '/d' },
            },
          ],
        },
        { when: 'Завтра', tasks: [] },
        { when: 'Позже', tasks: [{ title: 'Договор', href: '/b', state: 'reported', waiting: true }] },
      ]}
    />,
  )
  expect(html).not.toContain('Завтра')
  expect(html).toContain('<li class="late">')
  expect(html).toContain('<li class="ok">')
  expect(html).toContain('«в\u00a0срок до\u00a05\u00a0мая»')
  expect(html).toContain('<a class="ref" href="/d">п.\u00a02</a>')
  expect(html).toContain('Просрочено</span>')
})

test('figures are grouped, an empty line of a summary is a dash', async () => {
  expect(await markup(<Figures figures={[{ value: 12345, label: 'школ' }]} />)).toContain('12\u00a0345')
  expect(await markup(<SummaryList lines={[{ label: 'Куратор', value: '' }]} />)).toContain('—')
})

test('links for answers of two schools stand in sight, those of a network are folded and named by the school alone', async () => {
  const links = (count: number) =>
    markup(
      <AnswerLinks
        action="/pairs/1/link"
        commandKey="01a20777-9503-7727-8ccc-dfadad5a97c9"
        schools={Array.from({ length: count }, (_, at) => ({ organisation: `${at}`, name: `Школа ${at}` }))}
      />,
    )
  const pair = await links(2)
  expect(pair).not.toContain('<details')
  expect(pair).toContain('Ссылка для ответа без входа: <span lang="ru">Школа 1</span>')
  const network = await links(6)
  expect(network.match(/Ссылка для ответа без входа/gu)).toHaveLength(1)
  expect(network).toMatch(/<details><summary>Ссылка для ответа без входа<\/summary>/u)
  expect(network.match(/<form/gu)).toHaveLength(6)
  expect(await links(0)).toBe('')
})

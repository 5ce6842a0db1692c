import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/day.ts'
import { startOrder, toDocx } from '../../src/main/demo/papers.ts'
import { dayInZone, moment } from '../../src/platform/clock.ts'
import { openDemo } from '../program/demo.ts'
import { pressTwice, sendForm } from '../program/forms.ts'
import { enterAs, visitorOf } from '../program/visitor.ts'

const demo = await openDemo()
const today = dayInZone(moment(), 'Europe/Moscow')

const rowsOf = async <T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
  (await demo.database.owner.query<T>(text, [...values])).rows

const countsOf = async () =>
  (
    await rowsOf<Record<string, number>>(
      `select (select count(*)::int from directive) as papers, (select count(*)::int from attachment) as files,
         (select count(*)::int from assignment) as work, (select count(*)::int from assignment_report) as reports,
         (select count(*)::int from roadmap) as roadmaps,
         (select count(*)::int from roadmap_item) as lines, (select count(*)::int from organisation_alias) as aliases`,
    )
  )[0] ?? {}

/** What became more since. */
const grownSince = async (before: Readonly<Record<string, number>>): Promise<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(await countsOf())
      .map(([name, count]) => [name, count - (before[name] ?? 0)] as const)
      .filter(([, more]) => more !== 0),
  )

test('каждая кнопка первого пути, нажатая дважды в один миг, делает одно', async () => {
  const press = async (
    persona: string,
    page: string,
    action: string,
    fields?: Record<string, string | File>,
  ) => pressTwice(demo.app, await enterAs(demo.app, persona), page, action, fields)
  let before = await countsOf()
  const bytes = new Uint8Array(await toDocx(startOrder(today, today)))
  const upload = { file: new File([bytes], 'order.docx'), level: 'incoming' }
  const paper = await press('coordinator', '/directives/new', '/directives/new', upload)
  expect(await grownSince(before)).toEqual({ papers: 1, files: 1 })

  const clause = await rowsOf<{ id: string }>(
    `select id from clause where record_id = $1 and number = '2.1'`,
    [paper.split('/').at(-1)],
  )
  const correction = `${paper}/clauses/${clause[0]?.id}`
  await press('coordinator', correction, correction, { term: '15.12.2026' })
  await press('coordinator', `${paper}/requisites`, `${paper}/requisites`)
  const resolution = await press('coordinator', `${paper}/receive`, `${paper}/receive`)
  expect(await grownSince(before)).toEqual({ papers: 1, files: 1 })
  await press('chair', resolution, resolution, { text: 'В работу' })
  await press('chair', resolution, `${resolution}/give`)
  const given = await grownSince(before)
  const [expected] = await rowsOf<{ work: number; once: number }>(
    `select count(*)::int as work, count(distinct (source_row_id, organisation_id, person_id, occurrence))::int as once
       from assignment where source_record_id = $1 or source_record_id in (select id from roadmap where directive_id = $1)`,
    [paper.split('/').at(-1)],
  )
  expect(given.work).toBe(expected?.work)
  expect(expected?.once).toBe(expected?.work)
  expect(given.roadmaps).toBeUndefined()

  // a paper of one's own is confirmed by the press of an officer and becomes a living roadmap, once
  before = await countsOf()
  // another day and so another paper: the same one again would wait for a decision what the two are to each other
  const other = new Uint8Array(await toDocx(startOrder(addDays(today, -1), today)))
  const next = { file: new File([other], 'own.docx'), level: 'own' }
  const own = await press('coordinator', '/directives/new', '/directives/new', next)
  await press('coordinator', `${own}/addressees`, `${own}/confirm`)
  expect(await grownSince(before)).toMatchObject({ papers: 1, roadmaps: 1 })

  const [mine] = await rowsOf<{ id: string }>(
    `select a.id from assignment a join role_held h on h.organisation_id = a.organisation_id join persona p on p.person_id = h.person_id and p.code = 'z5'
      where a.source_record_id = $1 and a.source_row_id = $2`,
    [paper.split('/').at(-1), clause[0]?.id],
  )
  const card = `/assignments/${mine?.id}`
  before = await countsOf()
  await press('z5', `${card}/report`, `${card}/report`, { text: 'План составлен.' })
  expect((await grownSince(before)).reports).toBe(1)
  await press('coordinator', `${card}/judge`, `${card}/judge`, { decision: 'returned', words: 'Нет дат.' })
  await press('z5', `${card}/report`, `${card}/report`, { text: 'Даты добавлены.' })
  await press('coordinator', `${card}/judge`, `${card}/judge`, { decision: 'offControl', words: '' })
  expect((await grownSince(before)).reports).toBe(2)
  const history = await rowsOf<{ to: string }>(
    `select to_state as "to" from state_change where record_id = $1 and from_state is not null order by at`,
    [mine?.id],
  )
  expect(history.map(({ to }) => to)).toEqual(['reported', 'returned', 'reported', 'offControl'])
})

test('отчёт и решение в один миг: новый отчёт не принят нажатием на странице прежнего, возврат и отчёт целы', async () => {
  const [task] = await rowsOf<{ id: string }>(
    `select a.id from assignment a join role_held h on h.organisation_id = a.organisation_id join persona p on p.person_id = h.person_id and p.code = 'z6'
      where a.state = 'reported' limit 1`,
  )
  const [card, judging] = [`/assignments/${task?.id}`, `/assignments/${task?.id}/judge`]
  const [head, judge, other] = await Promise.all(
    ['z6', 'coordinator', 'officer'].map((persona) => enterAs(demo.app, persona)),
  )
  if (head === undefined || judge === undefined || other === undefined) throw new Error('three people')
  const openBefore = await (await judge.get(judging)).text()
  await other.post(judging, judging, { decision: 'returned', words: 'Нет протокола.' })
  const reporting = await (await head.get(`${card}/report`)).text()
  const [reported, accepted] = await Promise.all([
    sendForm(demo.app, head, reporting, `${card}/report`, { text: 'Добавили протокол.' }),
    sendForm(demo.app, judge, openBefore, judging, { decision: 'accepted', words: '' }),
  ])
  expect([reported.status, accepted.status]).toEqual([303, 409])
  const history = await rowsOf<{ to: string }>(
    `select to_state as "to" from state_change where record_id = $1 and from_state is not null order by at desc limit 2`,
    [task?.id],
  )
  expect(history.map(({ to }) => to)).toEqual(['reported', 'returned'])
})

test('адрес личного календаря открывает чужая программа без входа; отозванный и выдуманный отвечают «нет»', async () => {
  const head = await enterAs(demo.app, 'z5')
  const page = '/roadmaps/calendar-link'
  const made = await pressTwice(demo.app, head, page, page)
  const secret = /calendar-feed\/([\w-]{20,})/u
  const after = await (await head.get(made)).text()
  expect(after).not.toMatch(secret)
  // whoever pressed before copying finds the way to another address
  expect(after).toContain('<a href="/roadmaps/calendar-link">Адрес не скопирован? Сделать новый</a>')
  const known = /name="secret" value="([^"]+)"/u.exec(await (await head.get(page)).text())?.[1] ?? ''
  await head.post(page, page, { secret: known })
  const stranger = visitorOf(demo.app)
  const feed = await stranger.get(`/calendar-feed/${known}`)
  expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  const text = await feed.text()
  expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true)
  expect(text.match(/BEGIN:VEVENT/gu)?.length).toBeGreaterThan(3)
  expect((await stranger.get(`/calendar-feed/${known}x`)).status).toBe(404)
  await pressTwice(demo.app, head, page, `${page}/revoke`)
  expect((await stranger.get(`/calendar-feed/${known}`)).status).toBe(404)
})

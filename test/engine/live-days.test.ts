import { expect, test } from 'vitest'
import { addDays, type Day, daysBetween, weekdayOf } from '../../src/kernel/day.ts'
import { liveOneDay } from '../../src/main/day-duties.ts'
import { liveDays } from '../../src/main/demo/live-days.ts'
import { dayInZone, moment, unixMs } from '../../src/platform/clock.ts'
import { WALK_MS } from '../program/addresses.ts'
import { openDemo } from '../program/demo.ts'
import { enterAs } from '../program/visitor.ts'

const demo = await openDemo()
const today = dayInZone(moment(), 'Europe/Moscow')
const quiet = { report: async () => undefined }
const until = addDays(today, 90)
const live = () => liveDays(demo.database, until, liveOneDay('http://demo.test'), quiet)

const counts = async () =>
  (
    await demo.database.owner.query<{ notices: number; letters: number; days: number }>(
      `select (select count(*)::int from notification) as notices, (select count(*)::int from mail_outbox) as letters,
        (select count(*)::int from daily_run) as days`,
    )
  ).rows[0]

const story = async () =>
  (
    await demo.database.owner.query<{ papers: number; work: number; lived: number; ahead: number }>(
      `select (select count(*)::int from directive) as papers, (select count(*)::int from assignment) as work,
        (select count(*)::int from daily_run) as lived, (select count(*)::int from mail_outbox where created_at > now()) as ahead`,
    )
  ).rows[0]
const begun = await story()

test(
  'девяносто дней вперёд: напоминания и письма по дням, одно письмо человеку в день, второй раз ничего не удваивает',
  async () => {
    const before = await counts()
    const began = unixMs()
    const lived = await live()
    expect(unixMs() - began).toBeLessThan(60_000)
    expect(lived.days).toBe(91)
    const after = await counts()
    expect(after?.notices).toBe((before?.notices ?? 0) + lived.notices)
    expect(after?.letters).toBe((before?.letters ?? 0) + lived.letters)
    expect(lived.notices).toBeGreaterThan(20)

    const { rows: letters } = await demo.database.owner.query<{ address: string; day: Day; n: number }>(
      `select address, (created_at at time zone 'Europe/Moscow')::date as day, count(*)::int as n from mail_outbox
      where created_at > now() group by 1, 2 order by 2`,
    )
    expect(letters.length).toBeGreaterThan(10)
    expect(letters.filter(({ n }) => n > 1)).toEqual([])
    expect(letters.every(({ day }) => day >= today && day <= until)).toBe(true)

    const { rows: told } = await demo.database.owner.query<{ day: Day; due: Day; code: string }>(
      `select day, (words ->> 'due')::date as due, code from notification where code in ('dueSoon', 'overdue') and day > $1`,
      [today],
    )
    expect(told.every(({ day }) => weekdayOf(day) < 6)).toBe(true)
    expect(
      told.filter(({ code }) => code === 'overdue').every(({ day, due }) => daysBetween(due, day) > 0),
    ).toBe(true)
    expect(told.some(({ code }) => code === 'overdue')).toBe(true)

    await live()
    expect(await counts()).toEqual(after)
    await demo.database.owner.query('delete from daily_run')
    await live()
    expect(await counts()).toEqual(after)
  },
  WALK_MS,
)

test(
  '«другая дата» вперёд предлагает прожить дни; задание видно, назад только смотреть',
  async () => {
    const visitor = await enterAs(demo.app, 'coordinator')
    const far = addDays(today, 100)
    const moved = await visitor.post('/demo/date', '/demo/date', { day: far })
    expect(moved.headers.get('location')).toBe('/demo/days')
    const offer = await (await visitor.get('/demo/days')).text()
    expect(offer.replaceAll('\u00a0', ' ')).toContain('Прожить дни по')
    const started = await visitor.post('/demo/days', '/demo/days', { until: far })
    expect(started.status).toBe(303)
    const stop = await demo.startWork()
    const job = started.headers.get('location') ?? ''
    await expect
      .poll(async () => (await visitor.get(job)).text(), { timeout: 30_000, interval: 500 })
      .toContain('Прожито дней: 10')
    await stop()
    await visitor.post('/demo/date', '/demo/date', { day: addDays(today, -30) })
    expect(await (await visitor.get('/demo/days')).text()).toContain('там можно только смотреть')
    const back = await visitor.post('/demo/days', '/demo/days', { until: addDays(today, -10) })
    expect(back.status).toBe(422)
  },
  WALK_MS,
)

test(
  'кнопка возвращает показательный район к началу: история та же, прожитого нет, войти надо заново',
  async () => {
    const visitor = await enterAs(demo.app, 'z5')
    expect((await visitor.post('/demo/reset', '/demo/reset', {})).headers.get('location')).toBe('/sign-in')
    expect(await story()).toEqual(begun)
    expect((await visitor.get('/news')).headers.get('location')).toContain('/sign-in')
    const again = await enterAs(demo.app, 'z5')
    expect((await again.get('/news')).status).toBe(200)
  },
  WALK_MS,
)

import { expect, test } from 'vitest'
import { addDays, type Day } from '../../src/kernel/day.ts'
import { shortDay } from '../../src/kernel/format.ts'
import { deficitsText } from '../../src/modules/deficits/text.ts'
import { roadmapText } from '../../src/modules/roadmaps/text.ts'
import { dayInZone, moment } from '../../src/platform/clock.ts'
import { isPage } from '../program/addresses.ts'
import { openDemo } from '../program/demo.ts'
import {
  CARDS,
  type Card,
  LISTS,
  OF_COORDINATOR,
  STATED,
  type Stated,
  TODAY_ONLY,
} from '../program/past-cards.ts'
import { enterAs, type Visitor, visitorOf } from '../program/visitor.ts'

const demo = await openDemo()
const today = dayInZone(moment(), 'Europe/Moscow')

/** Words without what only typography adds. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\u00ad', '')

const textOf = async (visitor: Visitor, path: string): Promise<string> => {
  const response = await visitor.get(path)
  expect([path, response.status]).toEqual([path, 200])
  return plain(await response.text())
}

/** An assignment that was accepted, with the days of its moves. */
const accepted = async () => {
  const { rows } = await demo.database.owner.query<{
    id: string
    source: string
    reported: Day
    closed: Day
  }>(
    `select a.id, a.source_record_id as source, (select max(s.on_day) from state_change s where s.record_id = a.id and s.to_state = 'reported') as reported,
        a.closed_on as closed from assignment a join role_held h on h.municipality_id = a.municipality_id join persona p on p.person_id = h.person_id and p.code = 'coordinator'
      where a.state = 'accepted' and a.source_kind = 'clause' and exists (select from state_change s where s.record_id = a.id and s.to_state = 'reported' and s.on_day < a.closed_on) limit 1`,
  )
  const found = rows[0]
  if (found === undefined) throw new Error('the demo has accepted reports')
  return found
}

test('по одноразовой ссылке карточка показана сегодняшней: прошлых дней она не открывает', async () => {
  const { rows } = await demo.database.owner.query<{ id: string }>(
    `select a.id from assignment a join role_held h on h.municipality_id = a.municipality_id join persona p on p.person_id = h.person_id and p.code = 'coordinator'
      where a.state = 'assigned' and a.answer_path is null and a.organisation_id is not null limit 1`,
  )
  const card = `/assignments/${rows[0]?.id}`
  const made = await (await enterAs(demo.app, 'coordinator')).post(card, `${card}/link`, {})
  const secret = new URL(made.headers.get('location') ?? '', 'http://localhost').searchParams.get('link')
  const stranger = visitorOf(demo.app)
  expect((await stranger.get(`/link/${secret}`)).headers.get('location')).toBe(card)
  expect(await textOf(stranger, card)).not.toContain('Показать на дату')
})

test('карточка поручения на прошлую дату: состояние и отчёты того дня, назад одной ссылкой, отправить нечего', async () => {
  const visitor = await enterAs(demo.app, 'coordinator')
  const { id, closed } = await accepted()
  const now = await textOf(visitor, `/assignments/${id}`)
  expect(now).toContain('Показать на дату')
  const before = addDays(closed, -1)
  const past = await textOf(visitor, `/assignments/${id}?on=${before}`)
  expect(past).toContain(`На ${shortDay(before)}.`)
  expect(past).toContain(`href="/assignments/${id}"`)
  expect(past).toContain('tag--sent')
  expect(past).not.toContain('Показать на дату')
  const main = past.slice(past.indexOf('<main'), past.indexOf('</main>'))
  expect(main).not.toContain('method="post"')
  expect((await visitor.get(`/assignments/${id}?on=2001-01-01`)).status).toBe(404)
})

test('карточка документа и исполнение на дату до подтверждения и после', async () => {
  const visitor = await enterAs(demo.app, 'coordinator')
  const { source, reported } = await accepted()
  const first = addDays(reported, -1)
  const matrix = await textOf(visitor, `/assignments/of/${source}?on=${first}`)
  expect(matrix).toContain(`На ${shortDay(first)}.`)
  const now = await textOf(visitor, `/assignments/of/${source}`)
  const cells = (html: string) => html.slice(html.indexOf('<tbody')).match(/принят/giu)?.length ?? 0
  expect(cells(matrix)).toBeLessThan(cells(now))
  expect(await textOf(visitor, `/directives/${source}?on=${reported}`)).toContain(`На ${shortDay(reported)}.`)
})

test('список поручений, школы, человек и команда показывают день, а даты впереди и ерунда не меняют ничего', async () => {
  const visitor = await enterAs(demo.app, 'coordinator')
  const on = addDays(today, -20)
  const { rows } = await demo.database.owner.query<{ person: string; team: string | null; school: string }>(
    `select (select person_id from persona where code = 'z5') as person, (select id from school_team order by id limit 1) as team,
      (select organisation_id from role_held h join persona p on p.person_id = h.person_id where p.code = 'z5' and h.organisation_id is not null limit 1) as school`,
  )
  const { person, team, school } = rows[0] ?? { person: '', team: null, school: '' }
  const teams = team === null ? [] : [`/teams/${team}`]
  for (const path of [
    '/assignments',
    '/assignments/control',
    '/schools',
    `/schools/${school}`,
    `/people/${person}`,
    ...teams,
  ]) {
    expect(await textOf(visitor, `${path}?on=${on}`)).toContain(`На ${shortDay(on)}.`)
    expect(await textOf(visitor, `${path}?on=${addDays(today, 5)}`)).not.toContain('Так было в этот день')
    expect(await textOf(visitor, `${path}?on=когда-то`)).not.toContain('Так было в этот день')
  }
})

test('списки людей и команд на дату: роли того дня, а без истории поле помечено словом «сейчас»', async () => {
  const visitor = await enterAs(demo.app, 'coordinator')
  const { rows } = await demo.database.owner.query<{ person: string; from: Day; role: string }>(
    `select h.person_id as person, h.from_on as "from", h.role from role_held h join role_held mine on mine.municipality_id = h.municipality_id
        join persona p on p.person_id = mine.person_id and p.code = 'coordinator'
      where h.organisation_id is not null and h.until_on is null and h.from_on < $1
        and not exists (select from position_held o where o.person_id = h.person_id and o.from_on < h.from_on)
        and not exists (select from role_held o where o.person_id = h.person_id and o.from_on < h.from_on)
      order by h.from_on desc limit 1`,
    [today],
  )
  const [last] = rows
  if (last === undefined) throw new Error('the demo has people with roles')
  const link = `/people/${last.person}"`
  const list = (on: Day) => textOf(visitor, `/people?role=${last.role}&on=${on}`)
  const whole = async (on: Day): Promise<string> => {
    const first = await list(on)
    return first.includes('page=2')
      ? first + (await textOf(visitor, `/people?role=${last.role}&on=${on}&page=2`))
      : first
  }
  expect(await whole(last.from)).toContain(link)
  expect(await whole(addDays(last.from, -1))).not.toContain(link)
  for (const path of ['/people', '/teams']) {
    expect(await textOf(visitor, path)).toContain('Показать на дату')
    expect(await textOf(visitor, path)).not.toContain('(сейчас)')
    const past = await textOf(visitor, `${path}?on=${addDays(today, -3)}`)
    expect(past).toContain(`На ${shortDay(addDays(today, -3))}.`)
    expect(past).toContain('(сейчас)')
  }
  const { rows: teams } = await demo.database.owner.query<{ from: Day; id: string }>(
    'select id, from_on as "from" from school_team order by from_on desc limit 1',
  )
  for (const { from, id } of teams)
    if (from < today)
      expect(await textOf(visitor, `/teams?on=${addDays(from, -1)}`)).not.toContain(`/teams/${id}"`)
})

test('до начала закрепления и распоряжения дел не было, после были: список на две даты', async () => {
  const visitor = await enterAs(demo.app, 'z5')
  const early = await textOf(visitor, `/assignments?on=${addDays(today, -80)}`)
  const later = await textOf(visitor, `/assignments?on=${addDays(today, -5)}`)
  const cards = (html: string) => new Set(html.match(/\/assignments\/[0-9a-f-]{36}/gu) ?? []).size
  expect(cards(early)).toBe(0)
  expect(cards(later)).toBeGreaterThan(0)
})

const mainOf = (html: string): string => html.slice(html.indexOf('<main'), html.indexOf('</main>'))

const visitors = new Map<string, Promise<Visitor>>()
const enter = (who: string): Promise<Visitor> => {
  const found = visitors.get(who) ?? enterAs(demo.app, who)
  visitors.set(who, found)
  return found
}

const born = async ({ kind, where = 'true' }: Card) => {
  const { rows } = await demo.database.owner.query<{ id: string; day: Day }>(
    `select r.id, (r.created_at at time zone 'Europe/Moscow')::date as day from record r where r.kind = $1 and (r.created_at at time zone 'Europe/Moscow')::date < $2
       and ${OF_COORDINATOR}
       and ${where} order by r.created_at desc, r.id limit 1`,
    [kind, today],
  )
  const found = rows[0]
  if (found === undefined) throw new Error(`the demo has no ${kind}`)
  return found
}

test.for(CARDS)(
  '$path на дату: сегодня предлагает день, в день рождения только для чтения, накануне её нет',
  async (card) => {
    const visitor = await enter(card.who ?? 'coordinator')
    const { id, day } = await born(card)
    const path = card.path.replace(':id', id)
    expect(await textOf(visitor, path)).toContain('Показать на дату')
    const main = mainOf(await textOf(visitor, `${path}?on=${day}`))
    expect(main).toContain(`На ${shortDay(day)}.`)
    expect(main).not.toContain('method="post"')
    expect([path, (await visitor.get(`${path}?on=${addDays(day, -1)}`)).status]).toEqual([path, 404])
  },
)

test.for(LISTS)('%s на дату показывает день и ничего не отправляет', async (path) => {
  const visitor = await enter('coordinator')
  expect(await textOf(visitor, path)).toContain('Показать на дату')
  const main = mainOf(await textOf(visitor, `${path}?on=${addDays(today, -40)}`))
  expect(main).toContain(`На ${shortDay(addDays(today, -40))}.`)
  if (main.includes('class="filters"')) expect(main).toContain(`name="on" value="${addDays(today, -40)}"`)
  expect(main).not.toContain('method="post"')
})

/** A move of a record of this kind whose days before and after tell it apart. */
const moved = async ({ kind, where = 'true', words }: Stated) => {
  const { rows } = await demo.database.owner.query<{ id: string; day: Day; from: string; to: string }>(
    `select r.id, s.on_day as day, s.from_state as "from", s.to_state as "to" from state_change s join record r on r.id = s.record_id
      where r.kind = $1 and s.row_id is null and s.from_state = any ($3) and s.to_state = any ($3) and s.from_state <> s.to_state and s.on_day <= $2 and ${where} and ${OF_COORDINATOR}
        and not exists (select from state_change o where o.record_id = r.id and o.row_id is null and o.id <> s.id and o.on_day between s.on_day - 1 and s.on_day)
        and (r.created_at at time zone 'Europe/Moscow')::date < s.on_day - 1 order by s.at desc limit 1`,
    [kind, today, Object.keys(words)],
  )
  const found = rows[0]
  if (found === undefined) throw new Error(`nothing of kind ${kind} has moved`)
  return found
}

const tagsOf = (html: string): string[] =>
  [...mainOf(html).matchAll(/class="tag[^>]*>([^<]*)/gu)].map((match) => (match[1] ?? '').trim())

test.for(STATED)('$path: состояние дня, а не сегодняшнее', async (card) => {
  const visitor = await enter('coordinator')
  const { id, day, from, to } = await moved(card)
  const path = card.path.replace(':id', id)
  const [first] = tagsOf(await textOf(visitor, `${path}?on=${addDays(day, -1)}`))
  expect([path, first]).toEqual([path, expect.stringContaining(plain(card.words[from] ?? ''))])
  const [then] = tagsOf(await textOf(visitor, day < today ? `${path}?on=${day}` : path))
  expect([path, then]).toEqual([path, expect.stringContaining(plain(card.words[to] ?? ''))])
})

test('дорожная карта: версия, строки и отметки того дня', async () => {
  const { rows } = await demo.database.owner.query<{ id: string; amended: Day; row: string; marked: Day }>(
    `select r.id, (v.at at time zone 'Europe/Moscow')::date as amended, s.row_id as row, s.on_day as marked from roadmap r join roadmap_version v on v.record_id = r.id and v.no = 2
        join state_change s on s.record_id = r.id and s.row_id is not null and s.to_state = 'cancelled' and s.on_day < $1 where r.profile = 'municipality' limit 1`,
    [today],
  )
  const [plan] = rows
  if (plan === undefined) throw new Error('the demo has an amended roadmap')
  const visitor = await enter('coordinator')
  const { id, amended, row, marked } = plan
  const words = roadmapText.ru
  const on = (day: Day, path = '') => textOf(visitor, `/roadmaps/${id}${path}?on=${day}`)
  expect(mainOf(await on(addDays(amended, -1)))).toContain(plain(words.version(1)))
  expect(mainOf(await on(amended))).toContain(plain(words.version(2)))
  const cancelled = plain(words.itemStates.cancelled)
  expect(tagsOf(await on(addDays(marked, -1), `/items/${row}`)).join()).not.toContain(cancelled)
  expect(tagsOf(await on(marked, `/items/${row}`)).join()).toContain(cancelled)
})

test('дефициты: раунды, лист школы, тепловая карта и сам дефицит того дня', async () => {
  const visitor = await enter('coordinator')
  const { rows } = await demo.database.owner.query<{
    id: string
    school: string
    named: Day
    closed: Day
    sent: Day
    round: string
    item: string
  }>(
    `select d.id, d.organisation_id as school, d.named_on as named, d.closed_on as closed, s.sent_on as sent, s.round_id as round, e.deficit_id as item
       from deficit d join deficit_sheet s on s.organisation_id = d.organisation_id join deficit_entry e on e.sheet_id = s.id and e.severity > 0 and e.deficit_id in (select id from deficit where theme_id is not null)
       join record r on r.id = d.organisation_id and ${OF_COORDINATOR} where d.closed_on between d.named_on + 2 and $1::date - 1 and s.sent_on < $1 order by s.sent_on desc limit 1`,
    [today],
  )
  const [found] = rows
  if (found === undefined) throw new Error('the demo has filled deficits')
  const { id, school, named, closed, sent, round, item } = found
  const at = (path: string, day: Day) => textOf(visitor, `${path}${path.includes('?') ? '&' : '?'}on=${day}`)
  const filled = plain(deficitsText.ru.deficitStates.closed)
  expect(tagsOf(await at(`/deficits/items/${id}`, addDays(closed, -1)))).not.toContain(filled)
  expect(tagsOf(await at(`/deficits/items/${id}`, closed))).toContain(filled)
  expect((await visitor.get(`/deficits/items/${id}?on=${addDays(named, -1)}`)).status).toBe(404)
  const before = mainOf(await at(`/deficits/schools/${school}`, addDays(named, -1)))
  expect(before).not.toContain(`/deficits/items/${id}`)
  expect(before).not.toContain('method="post"')
  expect(mainOf(await at(`/deficits/schools/${school}`, named))).toContain(`/deficits/items/${id}`)
  const map = `/deficits/map?round=${round}`
  expect(mainOf(await at(map, sent))).toContain(`/deficits/items/${item}`)
  expect(mainOf(await at(map, addDays(sent, -1)))).not.toContain(`/deficits/items/${item}`)
})

test('сбор сведений: ответы, отправленные к этому дню', async () => {
  const visitor = await enter('coordinator')
  const { rows } = await demo.database.owner.query<{ id: string; answer: string; sent: Day }>(
    `select a.collection_id as id, a.id as answer, min(g.sent_on) as sent from form_answer a join form_sending g on g.answer_id = a.id join record r on r.id = a.collection_id and ${OF_COORDINATOR}
      group by 1, 2 having min(g.sent_on) < $1 order by 3 limit 1`,
    [today],
  )
  const [found] = rows
  if (found === undefined) throw new Error('the demo has answers')
  const answered = async (day: Day) =>
    mainOf(await textOf(visitor, `/collections/${found.id}/table?on=${day}`)).includes(
      `/answers/${found.answer}`,
    )
  expect([await answered(addDays(found.sent, -1)), await answered(found.sent)]).toEqual([false, true])
})

test('каждая карточка показывается на дату, кроме названных с причиной', () => {
  const isCard = (path: string) => /^[^:]+\/:[a-z]+$/u.test(path)
  const only = demo.routes.filter((route) => isPage(route) && isCard(route.path) && route.dated !== true)
  expect(only.map(({ path }) => path).sort()).toEqual(Object.keys(TODAY_ONLY).sort())
})

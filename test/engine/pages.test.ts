import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { workflows } from '../../src/main/registry.ts'
import { FILTERED_LISTS } from '../../src/modules/watching/domain/lists.ts'
import { watchingText } from '../../src/modules/watching/text.ts'
import { newId } from '../../src/platform/random.ts'
import { everyPage, isPage, KINDS, WALK_MS } from '../program/addresses.ts'
import { openDemo } from '../program/demo.ts'
import { enterAs } from '../program/visitor.ts'

// Counting stands before the program opens its pools: every query of every client goes through this.
const counted = { queries: 0 }
const realQuery = pg.Client.prototype.query
pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
  counted.queries += 1
  return Reflect.apply(realQuery, this, given)
} as typeof realQuery

// other files share the process
afterAll(() => {
  pg.Client.prototype.query = realQuery
})

const demo = await openDemo()
const { app, routes } = demo
const pages = routes.filter(isPage)

/** Everything the coordinator sees, and how much each page asked of the database. */
const asked = new Map<string, number>()
const seen = await everyPage(demo, ['coordinator'], {
  ask: async (visitor, address) => {
    counted.queries = 0
    const response = await visitor.get(address)
    asked.set(address, counted.queries)
    return response
  },
})

const LISTS = ['/assignments/closed', '/directives', '/people', '/teams', '/journal', '/schools']
/** Begin with the settings of the person, session, the frame's counts, commit: five of these are the price of any page. */
const A_LIST = 10
const A_CARD = 13
/** Pages that ask more: one's own list (people and last reports of its lines, only where there are any), a paper being written and its signing, a roadmap with its events, a pair with everything of it. May only become fewer. */
const DEARER: readonly (readonly [RegExp, number])[] = [
  [/^\/assignments$/, 11],
  [/^\/directives\//, 17],
  [/^\/models\/:id\/copy$/, 22],
  [/^\/roadmaps\//, 18],
  [/^\/(models|matching)\//, 16],
  [/^\/(pairs|programmes)\//, 15],
]
const mostQueries = (path: string): number =>
  LISTS.includes(path) ? A_LIST : (DEARER.find(([of]) => of.test(path))?.[1] ?? A_CARD)

/** Nouns whose moves are told under another record, or have no record. */
const WITHOUT_RECORD = new Set(['Person', 'question', 'opening'])

const ORIGIN = 'http://localhost'
const STRANGER = '01890a5d-ac96-774b-bcce-b302099a8057'
let sent = 0

/** A bare submit: a cookie that changes keeps the limit of attempts out of the way. */
const submit = async (
  cookie: string,
  path: string,
  fields: Readonly<Record<string, string>>,
  origin = ORIGIN,
): Promise<Response> => {
  sent += 1
  return app.request(`${ORIGIN}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: {
      cookie: `${cookie}; attempt=${sent}`,
      host: 'localhost',
      origin,
      'content-type': 'application/x-www-form-urlencoded',
    },
  })
}

test('every address that the table of requirements names is one the router knows', () => {
  const table = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'requirements.data.json'), 'utf8')
  const chapters = JSON.parse(table) as { requirements: { id: string; state: string; place: string }[] }[]
  const named = chapters
    .flatMap(({ requirements }) => requirements)
    .filter(({ state }) => state !== 'запланировано')
    .flatMap(({ id, place }) =>
      [...place.matchAll(/(?<![\w.])\/[a-z][\w:/-]*(?:\.[a-z]+)?/gu)].map(([path]) => ({ id, path })),
    )
  const known = new Set(routes.map(({ path }) => path))
  expect(named.length).toBeGreaterThan(50)
  expect(named.filter(({ path }) => !known.has(path))).toEqual([])
})

test('the letter is shown to the very person that was chosen, and showing saves nothing', async () => {
  const visitor = await enterAs(app, 'coordinator')
  const page = '/news/settings'
  const html = await (await visitor.get(page)).text()
  const people = [...html.matchAll(/<option value="([0-9a-f-]{36})"[^>]*>([^<]+)</gu)].slice(0, 2)
  expect(people).toHaveLength(2)
  const fields = {
    mode: 'digest',
    hour: '7',
    daysBefore: '7',
    daysAfter: '1',
    lateEvery: '7',
    mailbox: 'never',
    kind: 'late',
  }
  for (const [, person = '', name = ''] of people) {
    const shown = await (await visitor.post(page, page, { ...fields, person, action: 'preview' })).text()
    const sheet = shown.slice(shown.lastIndexOf('class="sheet"'))
    const first = name.replaceAll('\u00a0', ' ').split(' ')[1] ?? 'никто'
    expect(sheet).toContain(first)
    expect(sheet).toContain('росрочено')
  }
  const { rows } = await demo.database.owner.query('select count(*)::int as n from notice_settings')
  expect(rows[0]?.n).toBe(0)
})

test('the keeper of the installation sees how the program works, and nothing of papers and contacts', async () => {
  const keeper = await enterAs(app, 'keeper')
  const response = await keeper.get('/installation')
  expect(response.status).toBe(200)
  const html = await response.text()
  const { rows } = await demo.database.owner.query<{ region: string; count: number; coordinator: string }>(
    `select g.name as region, (select count(*)::int from organisation o where o.region_id = g.id and o.state <> 'closed') as count,
        (select p.last_name from role_held h join person p on p.id = h.person_id where h.role = 'regionalCoordinator' limit 1) as coordinator
      from region g limit 1`,
  )
  const [facts] = rows
  expect(html).toContain(facts?.region ?? '?')
  expect(html).toContain(`>${facts?.count}<`)
  expect(html).toContain(facts?.coordinator ?? '?')
  expect(html).not.toMatch(/@|\+7/u)
  const { rows: things } = await demo.database.owner.query<{ path: string }>(
    `select '/directives/' || id as path from directive union all select '/assignments/' || id from assignment
      union all select '/people/' || person_id from role_held where level = 'municipality' limit 400`,
  )
  for (const { path } of [...things.slice(0, 3), ...things.slice(-3)])
    expect((await keeper.get(path)).status).toBe(404)
  for (const persona of ['admin', 'coordinator'])
    expect((await (await enterAs(app, persona)).get('/installation')).status).toBe(404)
})

test('no page asks the database in a loop', async () => {
  const heavy = seen
    .map(({ path, address }) => ({ path, address, queries: asked.get(address) ?? 0 }))
    .filter(({ path, queries }) => queries === 0 || queries > mostQueries(path))
  expect(seen.length).toBeGreaterThan(400)
  expect(heavy).toEqual([])
})

test(
  'an address with a broken or unknown id is not found, for whoever asks',
  async () => {
    const wrong: string[] = []
    for (const persona of ['coordinator', 'z5', 'admin']) {
      const visitor = await enterAs(app, persona)
      for (const { path } of pages.filter((route) => route.path.includes(':')))
        for (const id of ['abc', STRANGER, '%00', "'"]) {
          const address = path.replace(/:[a-z]+/gu, id)
          const { status } = await visitor.get(address)
          if (status !== 404) wrong.push(`${persona} ${address}: ${status}`)
        }
    }
    expect(wrong).toEqual([])
  },
  WALK_MS,
)

test('an unknown address is a page of ours with the number of the request', async () => {
  const visitor = await enterAs(app, 'z5')
  const response = await visitor.get('/no-such-thing')
  expect(response.status).toBe(404)
  const html = await response.text()
  expect(html).toContain('Такой страницы нет')
  expect(html).toMatch(/Номер обращения: <?[^<]*[0-9a-z-]{6,}/u)
})

test('an error page keeps the name and the sections of the person who met it', async () => {
  const visitor = await enterAs(app, 'z5')
  for (const address of ['/no-such-thing', `/directives/${newId()}`, '/journal']) {
    const html = await (await visitor.get(address)).text()
    expect([address, html.includes('href="/me"'), html.includes('href="/assignments"')]).toEqual([
      address,
      true,
      true,
    ])
    expect([address, html.includes('href="/sign-in"')]).toEqual([address, false])
  }
  expect(await (await app.request('/no-such-thing')).text()).toContain('href="/sign-in"')
})

const withToken = async (persona: string) => {
  const visitor = await enterAs(app, persona)
  const html = await (await visitor.get('/assignments')).text()
  const token = /name="csrf" value="([^"]*)"/u.exec(html)?.[1] ?? ''
  expect(token.length).toBeGreaterThan(10)
  return { visitor, token }
}

test(
  'a form without its token is refused, and so is a form of another site',
  async () => {
    const forms = routes.filter((route) => route.method === 'post' && 'command' in route)
    const [coordinator, keeper] = await Promise.all(['coordinator', 'admin'].map(withToken))
    const wrong: string[] = []
    for (const { path, audience } of forms) {
      // whom a door is not for is told of no page at all, token or not
      const who = Array.isArray(audience) && !audience.includes('municipalCoordinator') ? keeper : coordinator
      if (who === undefined) throw new Error('nobody came in')
      const { visitor, token } = who
      const address = path.replace(/:[a-z]+/gu, STRANGER)
      const bare = await submit(visitor.cookie(), address, {})
      const foreign = await submit(visitor.cookie(), address, { csrf: token }, 'https://evil.example')
      if (bare.status !== 403 || foreign.status !== 403)
        wrong.push(`${path}: ${bare.status}, ${foreign.status}`)
    }
    expect(forms.length).toBeGreaterThan(20)
    expect(wrong).toEqual([])
  },
  WALK_MS,
)

const NAMES = [
  'text',
  'name',
  'day',
  'verdict',
  'choice',
  'reason',
  'role',
  'person',
  'files',
  'from',
  'action',
  'number',
]
const VALUES = [
  '',
  ' ',
  'а'.repeat(5000),
  '<b>',
  '-1',
  '31.02.2026',
  STRANGER,
  'null',
  '{}',
  '\u0000',
  '😀',
  "';--",
  '__proto__',
]

/** The same bodies every time, so that a failure can be repeated. */
const bodies = Array.from({ length: 30 }, (_, at) =>
  Object.fromEntries(
    NAMES.filter((__, place) => (at * 7 + place * 5) % 3 !== 0).map((name, place) => [
      name,
      VALUES[(at * 5 + place * 11) % VALUES.length] ?? '',
    ]),
  ),
)

/** A fifth of the bodies for each form, another fifth for the next one: all forms meet all kinds of nonsense. */
const bodiesFor = (path: string, persona: string): [number, Record<string, string>][] =>
  [...bodies.entries()].filter(([at]) => (at + path.length + persona.length) % 5 === 0)

test(
  'no body of a form breaks the program',
  async () => {
    const broken: string[] = []
    const ids = new Map<string, string>(
      seen.map(({ path, address }) => [path.replace(/\/:[a-z]+$/u, ''), address]),
    )
    for (const persona of ['coordinator', 'z5']) {
      const visitor = await enterAs(app, persona)
      const html = await (await visitor.get('/assignments')).text()
      const csrf = /name="csrf" value="([^"]*)"/u.exec(html)?.[1] ?? ''
      for (const { path } of routes.filter((route) => route.method === 'post' && 'command' in route))
        for (const [at, body] of bodiesFor(path, persona)) {
          const base = /^\/[a-z]+\/:id/u.exec(path)?.[0] ?? ''
          const real = /[0-9a-f]{8}-[0-9a-f-]{27}/u.exec(ids.get(base.replace('/:id', '')) ?? '')?.[0]
          const address = path
            .replace(':id', at % 3 === 0 ? STRANGER : (real ?? STRANGER))
            .replace(/:[a-z]+/gu, at % 2 === 0 ? STRANGER : 'abc')
          const { status } = await submit(visitor.cookie(), address, { csrf, command_key: STRANGER, ...body })
          if (status >= 500) broken.push(`${persona} ${address} body ${at}: ${status}`)
        }
    }
    expect(broken).toEqual([])
  },
  WALK_MS,
)

/** What a page may be asked for in its address: its own filters, and what its links carry. */
const asksOf = (html: string): string[] => {
  const forms = [...html.matchAll(/<form[^>]*method="get"[\s\S]*?<\/form>/gu)].map(([form]) => form).join('')
  const named = [...forms.matchAll(/ name="([^"]+)"/gu)].map(([, name]) => name ?? '')
  const linked = [...html.matchAll(/href="[^"#]*\?([^"#]+)"/gu)].flatMap(([, query]) => [
    ...new URLSearchParams(query?.replaceAll('&amp;', '&')).keys(),
  ])
  return [...new Set(['page', 'on', ...named, ...linked])]
}

test(
  'no word of an address breaks the program',
  async () => {
    const visitor = await enterAs(app, 'coordinator')
    const broken: string[] = []
    const shown = [...new Map(seen.map((page) => [page.path, page])).values()]
    for (const { address, html } of shown)
      for (const value of ['\0', '-1', '9'.repeat(30), '31.02.2026', "';--"]) {
        const query = new URLSearchParams(asksOf(html).map((name) => [name, value]))
        const asked = `${address.split('?')[0]}?${query}`
        const { status } = await visitor.get(asked)
        if (status >= 500) broken.push(`${asked}: ${status}`)
      }
    expect(shown.length).toBeGreaterThan(100)
    expect(broken).toEqual([])
  },
  WALK_MS,
)

test('everyone of the demo reaches a page of his own', async () => {
  for (const persona of KINDS.filter((kind) => kind !== 'nobody')) {
    const visitor = await enterAs(app, persona)
    expect((await visitor.get('/assignments')).status).toBe(200)
    expect((await visitor.get('/me')).status).toBe(200)
  }
})

test('каждый список, чей отбор можно запомнить, известен маршрутизатору; у каждого состояния есть слово в «Что изменилось»', () => {
  const known = new Set(pages.map(({ path }) => path))
  expect(FILTERED_LISTS.filter((list) => !known.has(list))).toEqual([])
  const titles: Record<string, string> = { 'form-answer': 'assignment' }
  const missing = workflows
    .filter(({ noun }) => !WITHOUT_RECORD.has(noun))
    .flatMap(({ noun, states }) =>
      states
        .filter((state) => watchingText.ru.happened[titles[noun] ?? noun]?.[state] === undefined)
        .map((state) => `${noun}.${state}`),
    )
  expect(missing).toEqual([])
})

test('Help says what is done at the node of whoever asks; a section leads to its own part of it', async () => {
  const helpOf = async (persona: string, address = '/help'): Promise<string> =>
    (await (await enterAs(app, persona)).get(address)).text()
  const [school, district] = [await helpOf('z5'), await helpOf('coordinator')]
  expect([school.includes('Как подать дефициты'), school.includes('Как начать обновление')]).toEqual([
    true,
    false,
  ])
  expect([district.includes('Как подать дефициты'), district.includes('Как начать обновление')]).toEqual([
    false,
    true,
  ])
  for (const html of [await helpOf('z5', '/help?all=yes'), await (await app.request('/help')).text()])
    for (const title of ['Как подать дефициты', 'Как начать обновление', 'Как закрепить школы-наставников'])
      expect(html).toContain(title)
  const deficits = await (await enterAs(app, 'z5')).get('/deficits')
  expect(await deficits.text()).toContain('href="/help#deficits"')
  expect(school).toContain('id="deficits"')
})

import { expect, test } from 'vitest'
import { addDays, parseDay } from '../../src/kernel/day.ts'
import { shortDay } from '../../src/kernel/format.ts'
import { refuse } from '../../src/kernel/result.ts'
import { resources } from '../../src/main/api/resources.ts'
import { commandsByModule } from '../../src/main/registry.ts'
import { TOKEN_MODULES } from '../../src/modules/people/domain/tokens.ts'
import { newId } from '../../src/platform/random.ts'
import { openDemo } from '../program/demo.ts'
import { askForKey, type Machine, machineWith, makeKey } from '../program/machine.ts'
import { enterAs } from '../program/visitor.ts'

const { app, database } = await openDemo()

type Part = { items: { id: string }[]; next: string | null }
type Problem = {
  code: string
  status: number
  title: string
  errors?: { code: string; field?: string; detail: string }[]
}

const today =
  (await database.owner.query<{ day: string }>('select current_date::text as day')).rows[0]?.day ?? ''
const soon = shortDay(addDays(parseDay(today) ?? ('' as never), 30))

const keyOf = async (persona: string, wanted: Parameters<typeof makeKey>[1] = {}): Promise<string> =>
  makeKey(await enterAs(app, persona), { until: soon, ...wanted })

const machineOf = async (persona: string, wanted: Parameters<typeof makeKey>[1] = {}): Promise<Machine> =>
  machineWith(app, await keyOf(persona, wanted))

const everything = async (machine: Machine, path: string, limit = 100, start = ''): Promise<string[]> => {
  const ids: string[] = []
  let next: string | null = start
  while (next !== null) {
    const join = path.includes('?') ? '&' : '?'
    const response = await machine.get(`${path}${join}limit=${limit}${next === '' ? '' : `&cursor=${next}`}`)
    expect([path, response.status]).toEqual([path, 200])
    const part = (await response.json()) as Part
    ids.push(...part.items.map(({ id }) => id))
    next = part.next
  }
  return ids
}

const problemIn = async (response: Response): Promise<Problem> => {
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  const problem = (await response.json()) as Problem
  expect(problem.status).toBe(response.status)
  return problem
}

test('a key is shown once, opens what its person sees, and ends when it is revoked, expires or its person leaves', async () => {
  const visitor = await enterAs(app, 'z5')
  const key = await makeKey(visitor, { until: soon })
  const machine = machineWith(app, key)
  const me = (await (await machine.get('/me')).json()) as { roles: { role: string }[]; writes: boolean }
  expect(me.roles.map(({ role }) => role)).toContain('schoolHead')
  expect(me.writes).toBe(true)
  expect(await (await visitor.get('/me/tokens')).text()).not.toContain(key)
  const stored = await database.owner.query<{ row: string; id: string; used: boolean }>(
    'select id, access_token::text as row, last_used_at is not null as used from access_token where tail = $1',
    [key.slice(-4)],
  )
  expect(stored.rows[0]?.row).not.toContain(key)
  expect(stored.rows[0]?.used).toBe(true)

  const bare = await app.request('http://localhost/api/v1/me', { headers: { cookie: visitor.cookie() } })
  expect(bare.status).toBe(401)
  expect(bare.headers.get('www-authenticate')).toBe('Bearer realm="svyazka"')
  expect((await problemIn(bare)).code).toBe('noKey')

  const spoilt = async (change: string): Promise<number> => {
    await database.owner.query('begin')
    await database.owner.query(change)
    await database.owner.query('commit')
    const { status } = await machine.get('/me')
    return status
  }
  const id = stored.rows[0]?.id ?? ''
  expect(
    await spoilt(`update access_token set expires_at = now() - interval '1 second' where id = '${id}'`),
  ).toBe(401)
  expect(
    await spoilt(`update access_token set expires_at = now() + interval '1 day' where id = '${id}'`),
  ).toBe(200)
  // a key does not come back to life with its person
  const whose = `(select person_id from access_token where id = '${id}')`
  expect(await spoilt(`update person set state = 'left' where id = ${whose}`)).toBe(401)
  expect(await spoilt(`update person set state = 'active' where id = ${whose}`)).toBe(401)

  expect(await spoilt(`update access_token set revoked_at = null where id = '${id}'`)).toBe(200)

  expect((await visitor.post('/me/tokens', '/me/tokens/revoke', { token: id })).status).toBe(303)
  const gone = await machine.get('/me')
  expect(gone.status).toBe(401)
  expect(gone.headers.get('www-authenticate')).toContain('invalid_token')
  const audit = await database.owner.query<{ command: string }>(
    `select command from audit_entry where row_id = $1 order by id`,
    [id],
  )
  expect(audit.rows.map(({ command }) => command)).toEqual(['token.make', 'token.revoke'])
})

test('a key longer than a year, for the past or without a section is refused beside its field', async () => {
  const visitor = await enterAs(app, 'b4')
  const far = shortDay(addDays(parseDay(today) ?? ('' as never), 400))
  for (const wanted of [
    { until: far },
    { until: '01.01.2020' },
    { until: soon, modules: [] },
    { until: soon, name: '' },
  ])
    expect((await askForKey(visitor, wanted)).status).toBe(422)
  // a head administers no node: for him there are no machines
  const { rows } = await database.owner.query<{ id: string }>('select id from region limit 1')
  expect((await askForKey(visitor, { until: soon, node: `region:${rows[0]?.id}` })).status).not.toBe(200)
})

test('the key of a machine works by its node, and what a person signs it cannot do', async () => {
  const { rows } = await database.owner.query<{ id: string }>('select id from region limit 1')
  const machine = await machineOf('admin', { node: `region:${rows[0]?.id}` })
  const me = (await (await machine.get('/me')).json()) as { person: null; roles: { role: string }[] }
  expect(me).toMatchObject({ person: null, roles: [{ role: 'regionalCoordinator' }] })
  expect((await everything(machine, '/schools')).length).toBeGreaterThan(5)
  const refused = await machine.run('watching.looked', {})
  expect(refused.status).toBeGreaterThanOrEqual(400)
  expect(refused.status).toBeLessThan(500)
})

test('lists and cards are what the pages show: every noun answers, every card of a list opens', async () => {
  const coordinator = await machineOf('coordinator')
  const empty: string[] = []
  for (const { name, list, card, filters } of resources) {
    if (list === undefined || Object.values(filters).some(({ needed }) => needed)) continue
    const ids = await everything(coordinator, `/${name}`)
    expect(new Set(ids).size).toBe(ids.length)
    const [first] = ids
    if (first === undefined) empty.push(name)
    else if (card !== undefined)
      expect([name, (await coordinator.get(`/${name}/${first}`)).status]).toEqual([name, 200])
  }
  expect(empty.length).toBeLessThan(4)
  const schools = await everything(coordinator, '/schools')
  const deficits = await Promise.all(
    schools.map((school) => everything(coordinator, `/deficits?school=${school}`)),
  )
  expect(deficits.flat().length).toBeGreaterThan(0)
  for (const wrong of [
    '/schools?cursor=чужое',
    '/schools?limit=1000',
    '/schools?nothing=1',
    '/deficits',
    '/people?state=там',
  ])
    expect([wrong, (await coordinator.get(wrong)).status]).toEqual([wrong, 400])
})

test('a key of another municipality gets 404 for everything of this one', async () => {
  const [coordinator, neighbour] = [await machineOf('coordinator'), await machineOf('b-coordinator')]
  const wrong: string[] = []
  const asked = new Set<string>()
  for (const { name, list, card, filters } of resources) {
    if (list === undefined || card === undefined || Object.values(filters).some(({ needed }) => needed))
      continue
    const ids = await everything(coordinator, `/${name}`)
    const { rows } = await database.owner.query<{ id: string }>(
      `select r.id from record r where r.id = any ($1) and r.reach <> 'open' and not exists (select 1 from share s where s.record_id = r.id and s.municipality_id is distinct from r.municipality_id)
          and r.municipality_id = (select municipality_id from role_held h join persona p on p.person_id = h.person_id where p.code = 'coordinator' limit 1)
        order by r.id limit 3`,
      [ids],
    )
    for (const { id } of rows) {
      asked.add(name)
      const { status } = await neighbour.get(`/${name}/${id}`)
      if (status !== 404) wrong.push(`${name} ${id}: ${status}`)
    }
    const foreign = new Set(await everything(neighbour, `/${name}`))
    wrong.push(...rows.filter(({ id }) => foreign.has(id)).map(({ id }) => `${name} lists ${id}`))
  }
  expect(wrong).toEqual([])
  expect(asked.size).toBeGreaterThan(4)
  const school = (await everything(coordinator, '/schools'))[0] ?? ''
  expect(
    (await neighbour.run('organisation.addAlias', { organisation: school, alias: 'Чужая' })).status,
  ).toBe(404)
})

test('rows that are added between two parts of a list are neither doubled nor do they hide others', async () => {
  const machine = await machineOf('coordinator')
  const before = await everything(machine, '/people')
  const first = (await (await machine.get('/people?limit=3')).json()) as Part
  await database.owner.query(
    `with made as (insert into person (id, region_id, last_name, first_name) select $1, region_id, 'Аистова', 'Анна' from municipality limit 1 returning id)
     insert into role_held (id, person_id, role, level, region_id, municipality_id, from_on)
     select $2, $1, 'methodologist', 'municipality', h.region_id, h.municipality_id, '2020-01-01' from role_held h join persona p on p.person_id = h.person_id where p.code = 'coordinator' limit 1`,
    [newId(), newId()],
  )
  const rest = await everything(machine, '/people', 3, first.next ?? '')
  const seen = [...first.items.map(({ id }) => id), ...rest]
  expect(new Set(seen).size).toBe(seen.length)
  expect(before.every((id) => seen.includes(id))).toBe(true)
  expect(seen.length).toBe(before.length + 1)
})

test('an assignment is reported and accepted through the API, with the same refusals as on its page', async () => {
  const [head, coordinator] = [await machineOf('z5'), await machineOf('coordinator')]
  const judged = new Set(await everything(coordinator, '/assignments?list=control'))
  const id =
    (await everything(head, '/assignments?list=mine&state=assigned')).find((each) => judged.has(each)) ?? ''
  const card = await head.get(`/assignments/${id}`)
  const version = card.headers.get('etag') ?? ''
  expect(version).toMatch(/^"\d+"$/u)

  const empty = await head.run(
    'assignment.report',
    { assignment: id, text: '', files: [], channel: 'self' },
    { 'accept-language': 'en' },
  )
  expect(empty.status).toBe(422)
  const problem = await problemIn(empty)
  expect(problem.errors?.[0]?.field).toBe('text')
  expect(problem.errors?.[0]?.detail).toMatch(/^[A-Z][a-z ,.]+/u)

  const report = {
    assignment: id,
    text: 'Сделано: встреча прошла, протокол в школе.',
    files: [],
    channel: 'self',
  }
  expect((await head.run('assignment.report', report, { 'if-match': '"999"' })).status).toBe(409)
  const key = newId()
  const done = await head.run('assignment.report', report, { 'if-match': version, 'idempotency-key': key })
  expect(done.status).toBe(200)
  expect(await done.json()).toMatchObject({
    command: 'assignment.report',
    ids: [id],
    repeated: false,
    resource: `/api/v1/assignments/${id}`,
  })
  const again = await head.run('assignment.report', report, { 'if-match': version, 'idempotency-key': key })
  expect(await again.json()).toMatchObject({ repeated: true })
  const other = await head.run(
    'assignment.report',
    { ...report, text: 'Другое дело' },
    { 'idempotency-key': key },
  )
  expect((await problemIn(other)).code).toBe('alreadySent')

  const judge = { assignment: id, decision: 'accepted', words: '' }
  expect((await head.run('assignment.judge', judge)).status).toBe(403)
  expect((await coordinator.run('assignment.judge', judge)).status).toBe(200)
  expect(await (await head.get(`/assignments/${id}`)).json()).toMatchObject({ state: 'accepted' })
  const audit = await database.owner.query<{ channel: string; token: string | null }>(
    `select channel, change ->> 'token' as token from audit_entry where record_id = $1 and command = 'assignment.judge'`,
    [id],
  )
  expect(audit.rows).toMatchObject([{ channel: 'api' }])
  expect(audit.rows[0]?.token).toMatch(/^[0-9a-f-]{36}$/u)
})

test('a key does no more than it was made for', async () => {
  const reader = await machineOf('coordinator', { access: 'read', modules: ['schools'] })
  expect((await reader.get('/schools')).status).toBe(200)
  expect((await problemIn(await reader.get('/people'))).code).toBe('moduleClosed')
  expect((await problemIn(await reader.run('organisation.addAlias', {}))).code).toBe('readOnlyKey')
  const writer = await machineOf('coordinator', { modules: ['schools'] })
  expect((await problemIn(await writer.run('assignment.judge', {}))).code).toBe('moduleClosed')
})

test('a file is taken into a command by the word of its upload, never by its hash', async () => {
  const key = await keyOf('z5')
  const machine = machineWith(app, key)
  const body = new FormData()
  body.append('file', new File(['Протокол встречи'], 'протокол.txt', { type: 'text/plain' }))
  const sent = await app.request('http://localhost/api/v1/files', {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${key}` },
  })
  expect(sent.status).toBe(201)
  const { upload } = (await sent.json()) as { upload: string }
  const [id = ''] = await everything(machine, '/assignments?state=assigned')
  const report = { assignment: id, text: 'Протокол приложен к отчёту.', channel: 'self' }
  const stolen = { name: 'x', sha256: 'a'.repeat(64), size: 1, mediaType: 'text/plain' }
  expect((await problemIn(await machine.run('assignment.report', { ...report, files: [stolen] }))).code).toBe(
    'fileByWord',
  )
  expect((await machine.run('assignment.report', { ...report, files: [{ upload }] })).status).toBe(200)
  const card = (await (await machine.get(`/assignments/${id}`)).json()) as {
    reports: { files: { name: string }[] }[]
  }
  expect(card.reports[0]?.files[0]?.name).toBe('протокол.txt')
})

test('a flood of one key is stopped, another key is not', async () => {
  const [flood, calm] = [await machineOf('coordinator'), await machineOf('b4')]
  const answers = await Promise.all(Array.from({ length: 140 }, () => flood.get('/nothing')))
  const stopped = answers.find(({ status }) => status === 429)
  if (stopped === undefined) throw new Error('nothing was stopped')
  expect(stopped.headers.get('retry-after')).toBe('1')
  expect((await problemIn(stopped)).code).toBe('tooMany')
  expect((await calm.get('/me')).status).toBe(200)
})

type Operation = {
  requestBody?: { content: Record<string, { schema: Record<string, unknown> }> }
  responses: Record<string, unknown>
}
type Document = {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, unknown>>
  'x-only-on-pages': string[]
}

test('the OpenAPI document names every command and every noun, and each address of it answers', async () => {
  const response = await app.request('http://localhost/api/v1/openapi.json')
  const document = (await response.json()) as Document
  expect(document.openapi).toBe('3.1.0')
  const modules = commandsByModule(async () => refuse('fileGone'))
  expect(
    modules
      .map(({ module }) => module)
      .filter((name) => name !== 'demo')
      .sort(),
  ).toEqual([...TOKEN_MODULES].sort())
  const hidden = new Set(document['x-only-on-pages'])
  for (const { name } of modules.flatMap(({ commands }) => commands)) {
    const schema = document.paths[`/commands/${name}`]?.post?.requestBody?.content['application/json']?.schema
    expect([name, schema !== undefined || hidden.has(name)]).toEqual([name, true])
    if (schema !== undefined)
      expect([name, 'type' in schema || 'anyOf' in schema || 'oneOf' in schema || 'allOf' in schema]).toEqual(
        [name, true],
      )
  }
  expect(
    [...hidden].filter((name) => /^(?:assignment|pair|contract|plan|programme|roadmap)\./u.test(name)),
  ).toEqual([])
  const refs = [...JSON.stringify(document).matchAll(/"#\/components\/(\w+)\/(\w+)"/gu)].map(
    ([, kind = '', name = '']) => ({ kind, name }),
  )
  expect(refs.filter(({ kind, name }) => document.components[kind]?.[name] === undefined)).toEqual([])
  expect(JSON.stringify(document).length).toBeLessThan(700_000)
  const machine = await machineOf('admin')
  const silent: string[] = []
  for (const [path, operations] of Object.entries(document.paths))
    if ('get' in operations) {
      const { status } = await machine.get(path.replace('{id}', newId()))
      if (!(String(status) in (operations.get?.responses ?? {}))) silent.push(`${path}: ${status}`)
    }
  expect(silent).toEqual([])
})

test('no body of a command breaks the program', async () => {
  const response = await app.request('http://localhost/api/v1/openapi.json')
  const { paths } = (await response.json()) as Document
  const commands = Object.keys(paths).flatMap((path) => path.split('/commands/')[1] ?? [])
  const bodies = [
    {},
    {
      file: 'x',
      files: [1],
      organisation: newId(),
      assignment: [],
      directive: null,
      pair: { id: 1 },
      text: 5,
    },
  ]
  const broken: string[] = []
  for (const [at, command] of commands.entries()) {
    // each key has its own allowance
    const machine = machines[at % machines.length]
    const answer = await machine?.run(command, bodies[at % bodies.length])
    if (answer === undefined || answer.status >= 500) broken.push(`${command}: ${answer?.status}`)
  }
  expect(commands.length).toBeGreaterThan(150)
  expect(broken).toEqual([])
})

const machines = [await machineOf('coordinator'), await machineOf('region'), await machineOf('z5-teamHead')]

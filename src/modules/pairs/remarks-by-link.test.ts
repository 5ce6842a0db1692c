import { expect, test } from 'vitest'
import { testServer } from '../../../test/builders/server.ts'
import { visitor } from '../../../test/builders/visitor.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import type { OrganisationId, RecordId } from '../../kernel/ids.ts'
import { moment } from '../../platform/clock.ts'
import { run as execute, sql } from '../../platform/database/query.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import { type Scope, scopeOfLink } from '../../platform/scope/scope.ts'
import { questionsCommands, remark } from '../questions/public.ts'
import { saveRows } from '../roadmaps/commands/rows.ts'
import { agreeContract, draftContract, sendContract } from './commands/contracts.ts'
import { makeContractLink, makePlanLink } from './commands/links.ts'
import { agreePair, confirmPair, startPair } from './commands/moves.ts'
import { makePairPlan } from './commands/plans.ts'
import { codesOf, type Ground, handsOver, makeGround, makeWorking, propose } from './pairs.fixture.ts'
import { pairsRoutes } from './routes.ts'

const db = await testDatabase({ poolSize: 6 })
const hands = handsOver(db)
const questions = questionsCommands({})
const { app, faults } = testServer(db, { routes: pairsRoutes(async () => null) })

/** Somebody without an account, who has opened the link that this command made. */
const stranger = async (scope: Scope, spec: Parameters<typeof hands.run>[1], raw: object) => {
  const outcome = await hands.run(scope, spec, raw)
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  const who = visitor(app)
  const secret = new URL(outcome.location, 'http://svyazka.test').searchParams.get('link')
  return { who, at: (await who.get(`/link/${secret}`)).location }
}

const asLink = (ground: Ground, record: string, organisation: OrganisationId) =>
  scopeOfLink(
    {
      ...{ id: newId(), row: null, record: record as RecordId, commands: [remark.name] },
      ...{ region: ground.region, municipality: ground.lake, organisation, label: 'школа' },
    },
    moment(),
    'Europe/Moscow',
    'ru',
  )

const sentContract = async (ground: Ground): Promise<string> => {
  const pair = await makeWorking(hands, ground)
  const contract = await hands.make(ground.coordinator, draftContract, {
    ...{ pair, bond: `${ground.curated}:${ground.mentor}`, from: '01.09.2024', until: '31.12.2029' },
    ...{ place: 'г. Заозёрск', basis: 'распоряжение № 97', subject: 'чтение' },
  })
  await hands.make(ground.coordinator, agreeContract, { contract, number: '', on: '02.09.2024' })
  await hands.make(ground.coordinator, sendContract, { contract })
  return contract
}

const said = async (record: string) =>
  (
    await db.owner.query(
      `select q.text, q.channel, q.asked_by as person, q.organisation_id as school, q.to_municipality_id as to, q.to_organisation_id as "toSchool", q.state,
          (select channel from audit_entry a where a.row_id = q.id and a.command = 'question.remark') as told
        from question q where q.record_id = $1 order by q.asked_at`,
      [record],
    )
  ).rows

test('сторона пишет замечания к договору по ссылке: район узнаёт и отвечает на той же странице, подписать можно и после них', async () => {
  const ground = await makeGround(db)
  const contract = await sentContract(ground)
  const link = { contract, school: ground.curated }
  const { who, at } = await stranger(ground.coordinator, makeContractLink, link)
  const fresh = (await who.get(at)).html
  expect(fresh).toContain('подписать его можно и после них')
  // each form has a key of its own: of two sent from one page neither is taken for the other
  const keys = [...fresh.matchAll(/name="command_key" value="([^"]*)"/gu)].map(([, key]) => key)
  expect([keys.length, new Set(keys).size]).toEqual([2, 2])
  for (const [typed, words] of [
    ['  ', 'Напишите, что исправить'],
    ['я'.repeat(5_001), 'Слишком длинно'],
  ] as const) {
    await who.get(at)
    const refused = await who.post(`${at}/remark`, { remark: typed })
    expect([refused.status, refused.html.includes(words)]).toEqual([422, true])
    // the form of the signature keeps its day
    expect(refused.html).toMatch(/name="on"[^>]*value="\d|value="\d[^>]*name="on"/u)
  }
  expect(await said(contract)).toEqual([])
  await who.get(at)
  const twice = { remark: 'В пункте 2 не та школа', command_key: newId() }
  const sent = await who.post(`${at}/remark`, twice)
  expect(sent.location).toBe(`${at}?done=remarked`)
  expect((await who.post(`${at}/remark`, twice)).location).toBe(sent.location)
  const [one, ...more] = await said(contract)
  expect(more).toEqual([])
  expect(one).toEqual({
    ...{ text: 'В пункте 2 не та школа', channel: 'link', person: null, school: ground.curated },
    ...{ to: ground.lake, toSchool: null, state: 'open', told: 'link' },
  })
  const { rows } = await db.owner.query(
    `select n.person_id as person, q.id, n.address = '/questions/' || q.id as leads
       from notification n join question q on q.id = n.row_id where n.record_id = $1 and n.code = 'questionAsked'`,
    [contract],
  )
  expect(rows).toMatchObject([{ person: ground.coordinator.person, leads: true }])
  const question = (rows[0] as { id: string }).id
  expect((await who.get(sent.location)).html).toContain('Замечания отправлены')
  expect(
    codesOf(
      await hands.run(ground.coordinator, questions.say, { question, text: 'Исправим', forAll: false }),
    ),
  ).toEqual(['done'])
  const answered = await who.get(at)
  for (const words of ['В пункте 2 не та школа', 'по ссылке, без входа', 'Исправим', 'Есть ответ'])
    expect(answered.html).toContain(words)
  // the other side has a link of its own, and does not read this there
  const other = await stranger(ground.coordinator, makeContractLink, { contract, school: ground.mentor })
  expect((await other.who.get(other.at)).html).not.toContain('В пункте 2')
  await who.get(at)
  const signed = await who.post(at, { side: 'curated', on: '03.09.2024' })
  const after = await who.get(signed.location)
  expect(after.html).toContain('Подпись записана')
  expect(after.html).toContain('Исправим')
  expect(after.html).not.toContain(`${at}/remark`)
  expect(faults).toEqual([])
})

test('школа пишет замечания к плану пары по ссылке; ссылка прежних дней их не берёт и не показывает', async () => {
  const ground = await makeGround(db)
  const pair = await makeWorking(hands, ground)
  const plan = await hands.make(ground.curatedHead, makePairPlan, {
    ...{ pair, school: ground.curated, period: '2026/27', copy: '', goals: [], partOf: '' },
  })
  await hands.make(ground.curatedHead, saveRows, {
    ...{ roadmap: plan, after: '', under: '', back: 'table' },
    rows: [{ id: 'new1', cells: { 1: 'Урок физики', 2: 'октябрь', 3: '' }, was: {}, isSection: false }],
  })
  const { who, at } = await stranger(ground.coordinator, makePlanLink, { plan, school: ground.mentor })
  await who.get(at)
  const sent = await who.post(`${at}/remark`, { remark: 'Октябрь занят, нужен ноябрь' })
  const page = await who.get(sent.location)
  for (const words of ['Замечания отправлены', 'Октябрь занят', 'Утвердить план'])
    expect(page.html).toContain(words)
  expect(await said(plan)).toMatchObject([{ channel: 'link', school: ground.mentor, to: ground.lake }])
  const { rows } = await db.owner.query(
    `select count(*)::int as told from notification where record_id = $1 and code = 'questionAsked' and person_id = $2`,
    [plan, ground.coordinator.person],
  )
  expect(rows).toEqual([{ told: 1 }])
  // taken back while the page stood open: what was typed is not lost
  const lost = await stranger(ground.coordinator, makePlanLink, { plan, school: ground.curated })
  await lost.who.get(lost.at)
  const revoked = 'update one_time_link set revoked_at = now() where record_id = $1 and organisation_id = $2'
  await db.owner.query(revoked, [plan, ground.curated])
  const dead = await lost.who.post(`${lost.at}/remark`, { remark: 'Нет дней для встреч' })
  expect(dead.status).toBe(410)
  for (const words of ['Ссылка больше не действует', 'Вы набрали', 'Нет дней для встреч'])
    expect(dead.html).toContain(words)
  const foreign = await lost.who.post(`${lost.at}/remark`, { remark: 'Чужая рука', csrf: 'x' })
  expect([foreign.status, foreign.location]).toEqual([303, '/link'])
  expect((await lost.who.post(lost.at, { school: ground.curated })).location).toBe('/link')
  await db.owner.query(`update one_time_link set commands = '{plan.approve}' where record_id = $1`, [plan])
  expect((await who.get(at)).html).not.toContain(`${at}/remark`)
  expect((await who.post(`${at}/remark`, { remark: 'ещё' })).status).toBe(403)
  expect(faults).toEqual([])
})

test('замечания к плану пары из двух районов слышат оба: кто ведёт план и район школы', async () => {
  const ground = await makeGround(db)
  const pair = await propose(hands, ground, { lead: ground.elsewhere }, ground.regional)
  for (const [scope, school] of [
    [ground.elsewhereHead, ground.elsewhere],
    [ground.curatedHead, ground.curated],
  ] as const)
    await hands.make(scope, agreePair, { pair, school, channel: 'self' })
  await hands.make(ground.coordinator, confirmPair, { pair, act: '', actWords: 'распоряжение № 97' })
  await hands.make(ground.coordinator, startPair, { pair, school: '' })
  const plan = await hands.make(ground.curatedHead, makePairPlan, {
    ...{ pair, school: ground.curated, period: '2026/27', copy: '', goals: [], partOf: '' },
  })
  await hands.make(ground.curatedHead, saveRows, {
    ...{ roadmap: plan, after: '', under: '', back: 'table' },
    rows: [{ id: 'new1', cells: { 1: 'Урок физики', 2: 'октябрь', 3: '' }, was: {}, isSection: false }],
  })
  const { who, at } = await stranger(ground.neighbour, makePlanLink, { plan, school: ground.elsewhere })
  await who.get(at)
  await who.post(`${at}/remark`, { remark: 'Октябрь занят' })
  const { rows } = await db.owner.query(
    `select person_id as person from notification where record_id = $1 and code = 'questionAsked' order by person_id`,
    [plan],
  )
  const both = [ground.coordinator.person, ground.neighbour.person].sort()
  expect(rows.map(({ person }) => person as string)).toEqual(both)
  expect(faults).toEqual([])
})

test('стена базы: ссылка пишет замечания только от своей школы, о своей записи и под своим именем; чужих и разговоров тех, кто вошёл, не читает', async () => {
  const ground = await makeGround(db)
  const contract = await sentContract(ground)
  const other = await sentContract(await makeGround(db))
  const own = asLink(ground, contract, ground.curated)
  await hands.run(own, remark, { record: contract, remark: 'своё' })
  await hands.run(asLink(ground, contract, ground.mentor), remark, { record: contract, remark: 'второй' })
  await hands.run(ground.curatedHead, questions.ask, { record: contract, row: '', text: 'с учётной записью' })
  const texts = await asPerson(db.app, own, 'read', async (tx) =>
    (await tx.client.query('select text from question')).rows.map((row) => (row as { text: string }).text),
  )
  expect(texts).toEqual(['своё'])
  expect(codesOf(await hands.run(own, remark, { record: other, remark: 'чужое' }))).toEqual(['notFound'])
  expect(
    codesOf(await hands.run(ground.curatedHead, remark, { record: contract, remark: 'с записью' })),
  ).toEqual(['notFound'])
  const good = { record: contract, school: ground.curated as string, channel: 'link', open: false }
  const put = (over: Partial<typeof good>) => {
    const row = { ...good, ...over }
    return asPerson(db.app, own, 'write', (tx) =>
      execute(
        tx,
        sql`insert into question (id, record_id, text, channel, asked_at, last_at, region_id, municipality_id, organisation_id, to_region_id, to_municipality_id, is_open)
          values (${newId()}, ${row.record}, 'слова', ${row.channel}, now(), now(), ${ground.region}, ${ground.lake}, ${row.school}, ${ground.region}, ${ground.lake}, ${row.open})`,
      ),
    )
  }
  for (const over of [{ record: other }, { school: ground.mentor }, { channel: 'self' }, { open: true }])
    await expect(put(over)).rejects.toThrow(/row-level security/u)
  expect(await put({})).toBe(1)
  const touched = await asPerson(db.app, own, 'write', (tx) =>
    execute(tx, sql`update question set text = 'иначе'`),
  )
  expect(touched).toBe(0)
})

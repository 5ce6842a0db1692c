import { expect, test } from 'vitest'
import { testServer } from '../../../test/builders/server.ts'
import { makeScope } from '../../../test/builders/territory.ts'
import { visitor } from '../../../test/builders/visitor.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import type { OrganisationId, RecordId } from '../../kernel/ids.ts'
import { moment } from '../../platform/clock.ts'
import { run as execute, one, sql } from '../../platform/database/query.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import { type Scope, scopeOfLink } from '../../platform/scope/scope.ts'
import { saveRows } from '../roadmaps/commands/rows.ts'
import { agreeContract, draftContract, sendContract } from './commands/contracts.ts'
import { makeContractLink, makePairLink, makePlanLink } from './commands/links.ts'
import { agreePair, declinePair } from './commands/moves.ts'
import { sayOpinion } from './commands/opinions.ts'
import { approvePairPlan } from './commands/plan-moves.ts'
import { makePairPlan } from './commands/plans.ts'
import { signContract } from './commands/signing.ts'
import { codesOf, type Ground, handsOver, makeGround, makeWorking, propose } from './pairs.fixture.ts'
import { pairsRoutes } from './routes.ts'

const db = await testDatabase({ poolSize: 6 })
const hands = handsOver(db)
const { app, faults } = testServer(db, { routes: pairsRoutes(async () => null) })

/** Somebody without an account, who has opened the link that this command made. */
const stranger = async (scope: Scope, spec: Parameters<typeof hands.run>[1], raw: object) => {
  const outcome = await hands.run(scope, spec, raw)
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  const who = visitor(app)
  const secret = new URL(outcome.location, 'http://svyazka.test').searchParams.get('link')
  return { who, at: (await who.get(`/link/${secret}`)).location }
}

const asLink = (ground: Ground, record: string, organisation: OrganisationId, commands: readonly string[]) =>
  scopeOfLink(
    {
      id: newId(),
      row: null,
      record: record as RecordId,
      commands,
      region: ground.region,
      municipality: ground.lake,
      organisation,
      label: 'школа',
    },
    moment(),
    'Europe/Moscow',
    'ru',
  )

const toldTo = async (
  record: string,
  command: string,
): Promise<{ channel: string; person: string | null }[]> =>
  (
    await db.owner.query<{ channel: string; person: string | null }>(
      'select channel, person_id as person from audit_entry where record_id = $1 and command = $2 order by at',
      [record, command],
    )
  ).rows

test('школа без учётной записи соглашается на пару по ссылке, вторая отказывается; чужого ссылка не открывает', async () => {
  const ground = await makeGround(db)
  const pair = await propose(hands, ground)
  const link = { pair, school: ground.mentor }
  expect(codesOf(await hands.run(ground.mentorHead, makePairLink, link))).toEqual(['forbidden'])
  expect(codesOf(await hands.run(ground.neighbour, makePairLink, link))).toEqual(['notFound'])
  const { who, at } = await stranger(ground.coordinator, makePairLink, link)
  expect(at).toBe(`/pairs/${pair}/reply`)
  const page = await who.get(at)
  expect(page.html).toContain('Озёрская гимназия')
  for (const closed of [`/pairs/${pair}`, `/pairs/${pair}/agree`, '/pairs', `/pairs/${pair}/people/new`])
    expect((await who.get(closed)).status).toBe(404)
  // for the other school of the pair the link has no word
  await who.get(at)
  expect((await who.post(`${at}/agree`, { school: ground.curated, channel: 'self' })).status).toBe(403)
  await who.get(at)
  const empty = await who.post(`${at}/decline`, { school: ground.mentor, reason: '' })
  expect([empty.status, empty.html.includes('Заполните поле')]).toEqual([422, true])
  await who.get(at)
  const sent = await who.post(`${at}/agree`, { school: ground.mentor, channel: 'self' })
  expect(sent.location).toBe(`${at}?done=agreed`)
  expect((await who.get(sent.location)).html).toContain('Согласие записано')
  const after = await who.get(at)
  expect(after.html).toContain('Отвечать здесь')
  expect(after.html).not.toContain(`${at}/agree`)
  expect(await toldTo(pair, 'pair.agree')).toEqual([{ channel: 'link', person: null }])
  const { rows } = await db.owner.query(
    'select organisation_id as school, channel, agreed_on is not null as agreed from pair_school where record_id = $1 order by agreed_on nulls last',
    [pair],
  )
  expect(rows).toEqual([
    { school: ground.mentor, channel: 'link', agreed: true },
    { school: ground.curated, channel: 'self', agreed: false },
  ])
  expect(codesOf(await hands.run(ground.coordinator, makePairLink, link))).toEqual(['nothingToAnswer'])

  const second = await stranger(ground.coordinator, makePairLink, { pair, school: ground.curated })
  await second.who.get(second.at)
  const declined = await second.who.post(`${second.at}/decline`, {
    school: ground.curated,
    reason: 'Уже есть наставник',
  })
  expect((await second.who.get(declined.location)).html).toContain('Отказ записан')
  // the second link has not taken the first one back: each school has its own
  expect((await who.get(at)).status).toBe(200)
  expect(faults).toEqual([])
})

test('по ссылке школа говорит, подходит ли пара; партнёр этого не прочтёт и в базе; людей, целей и встреч ссылка не видит', async () => {
  const ground = await makeGround(db)
  const pair = await makeWorking(hands, ground, { goals: 'Подготовка к собеседованию' })
  const { who, at } = await stranger(ground.coordinator, makePairLink, { pair, school: ground.curated })
  await who.get(at)
  const given = { school: ground.curated, kind: 'fit', channel: 'self' }
  const wrong = await who.post(`${at}/opinion`, { ...given, mark: 'no', helped: 'советы', missing: '' })
  expect([wrong.status, wrong.html.includes('советы')]).toEqual([422, true])
  await who.get(at)
  const sent = await who.post(`${at}/opinion`, {
    ...given,
    mark: 'partly',
    helped: 'советы',
    missing: 'часов',
  })
  expect((await who.get(sent.location)).html).toContain('Ответ записан')
  const partner = asLink(ground, pair, ground.mentor, [sayOpinion.name, agreePair.name, declinePair.name])
  const own = asLink(ground, pair, ground.curated, [sayOpinion.name])
  const seen = (scope: Scope) =>
    asPerson(db.app, scope, 'read', async (tx) => {
      const count = async (from: string) =>
        (await one(tx, sql<{ n: number }>`select count(*)::int as n from ${sql.raw(from)}`)).n
      return {
        pairs: await count('school_pair'),
        schools: await count('pair_school'),
        opinions: await count('pair_opinion'),
        said: await count(`audit_entry where command = 'pair.sayOpinion'`),
        others: (await count('pair_goal')) + (await count('pair_person')) + (await count('consultation')),
        register: (await count('organisation')) + (await count('person')) + (await count('role_held')),
      }
    })
  expect(await seen(own)).toEqual({ pairs: 1, schools: 2, opinions: 1, said: 1, others: 0, register: 0 })
  expect(await seen(partner)).toEqual({ pairs: 1, schools: 2, opinions: 0, said: 0, others: 0, register: 0 })
  const changed = await asPerson(db.app, partner, 'write', async (tx) => [
    await execute(tx, sql`update pair_opinion set mark = 'yes'`),
    await execute(tx, sql`update pair_school set agreed_on = null where organisation_id = ${ground.curated}`),
  ])
  expect(changed).toEqual([0, 0])
  expect(
    codesOf(await hands.run(partner, sayOpinion, { ...given, pair, mark: 'yes', helped: '', missing: '' })),
  ).toEqual(['forbidden'])
  expect(faults).toEqual([])
})

test('сторона подписывает договор по ссылке и видит его бумагу; за другую сторону и другой договор ссылка не говорит', async () => {
  const ground = await makeGround(db)
  const pair = await makeWorking(hands, ground)
  const draft = () =>
    hands.make(ground.coordinator, draftContract, {
      pair,
      bond: `${ground.curated}:${ground.mentor}`,
      from: '01.09.2024',
      until: '31.12.2029',
      place: 'г. Заозёрск',
      basis: 'распоряжение № 97',
      subject: 'чтение',
    })
  const contract = await draft()
  const other = await draft()
  const link = { contract, school: ground.curated }
  expect(codesOf(await hands.run(ground.coordinator, makeContractLink, link))).toEqual(['nothingToAnswer'])
  await hands.make(ground.coordinator, agreeContract, { contract, number: '', on: '02.09.2024' })
  await hands.make(ground.coordinator, sendContract, { contract })
  const { who, at } = await stranger(ground.coordinator, makeContractLink, link)
  const page = await who.get(at)
  expect(page.html).toContain('Приозёрная ООШ')
  expect((await who.get(`/contracts/${contract}/paper`)).html).toContain('Приозёрная ООШ')
  for (const closed of [
    `/contracts/${contract}`,
    `/contracts/${other}/paper`,
    `/contracts/${other}/reply`,
    `/pairs/${pair}/reply`,
  ])
    expect((await who.get(closed)).status).toBe(404)
  await who.get(at)
  const ahead = await who.post(at, { side: 'curated', on: '01.01.2099' })
  expect([ahead.status, ahead.html.includes('01.01.2099')]).toEqual([422, true])
  await who.get(at)
  expect((await who.post(at, { side: 'mentor', on: '03.09.2024' })).status).toBe(403)
  await who.get(at)
  const sent = await who.post(at, { side: 'curated', on: '03.09.2024' })
  expect((await who.get(sent.location)).html).toContain('Подпись записана')
  const { rows } = await db.owner.query(
    'select state, curated_signed_on::text as on, curated_channel as channel, mentor_signed_on as other from contract where id = $1',
    [contract],
  )
  expect(rows).toEqual([{ state: 'signedByOne', on: '2024-09-03', channel: 'link', other: null }])
  expect(await toldTo(contract, 'contract.sign')).toEqual([{ channel: 'link', person: null }])
  // what the school said by telephone stands as such
  await hands.make(ground.coordinator, signContract, {
    contract,
    side: 'mentor',
    on: '04.09.2024',
    file: null,
    channel: 'phone',
  })
  expect((await toldTo(contract, 'contract.sign')).map(({ channel }) => channel)).toEqual(['link', 'phone'])
  expect(faults).toEqual([])
})

test('директор утверждает план пары по ссылке, район об этом узнаёт; менять план и утверждать за другую школу ссылка не может', async () => {
  const ground = await makeGround(db)
  const methodologist = await makeScope(db, 'methodologist', {
    region: ground.region,
    municipality: ground.lake,
  })
  const pair = await makeWorking(hands, ground)
  const period = { period: '2026/27', copy: '', goals: [], partOf: '' }
  const plan = await hands.make(ground.curatedHead, makePairPlan, { ...period, pair, school: ground.curated })
  const link = { plan, school: ground.mentor }
  // there is nothing to approve in an empty plan
  expect(codesOf(await hands.run(ground.coordinator, makePlanLink, link))).toEqual(['nothingToAnswer'])
  await hands.make(ground.curatedHead, saveRows, {
    ...{ roadmap: plan, after: '', under: '', back: 'table' },
    rows: [
      { id: 'new1', cells: { 1: 'Открытый урок физики', 2: 'октябрь', 3: '' }, was: {}, isSection: false },
    ],
  })
  const said = { plan, channel: 'phone', fulfils: [] }
  await hands.make(ground.coordinator, approvePairPlan, { ...said, school: ground.curated })
  const { who, at } = await stranger(ground.coordinator, makePlanLink, link)
  const page = await who.get(at)
  expect(page.html).toContain('Открытый урок физики')
  expect(page.html).not.toContain(`/roadmaps/${plan}`)
  for (const closed of [
    `/plans/${plan}`,
    `/plans/${plan}/approve`,
    `/roadmaps/${plan}`,
    `/pairs/${pair}/reply`,
  ])
    expect((await who.get(closed)).status).toBe(404)
  await who.get(at)
  expect((await who.post(at, { school: ground.curated, channel: 'self' })).status).toBe(403)
  await who.get(at)
  const sent = await who.post(at, { school: ground.mentor, channel: 'self' })
  expect((await who.get(sent.location)).html).toContain('План утверждён вашей школой')
  const { rows } = await db.owner.query(
    `select p.state, a.channel, a.by_person as person, (select count(*)::int from roadmap_version v where v.record_id = p.id) as versions,
        (select count(*)::int from notification n where n.record_id = p.id and n.code = 'planSent' and n.person_id = $3) as told
      from interaction_plan p join plan_approval a on a.record_id = p.id and a.organisation_id = $2 where p.id = $1`,
    [plan, ground.mentor, methodologist.person],
  )
  expect(rows).toEqual([{ state: 'sent', channel: 'link', person: null, versions: 1, told: 1 }])
  const scope = asLink(ground, plan, ground.mentor, [approvePairPlan.name])
  const touched = await asPerson(db.app, scope, 'write', async (tx) => [
    await execute(tx, sql`update roadmap_item set title = 'чужое'`),
    await execute(
      tx,
      sql`update plan_approval set channel = 'self' where organisation_id = ${ground.curated}`,
    ),
  ])
  expect(touched).toEqual([0, 0])
  expect(
    codesOf(
      await hands.run(scope, saveRows, { roadmap: plan, after: '', under: '', back: 'table', rows: [] }),
    ),
  ).toEqual(['forbidden'])
  expect(faults).toEqual([])
})

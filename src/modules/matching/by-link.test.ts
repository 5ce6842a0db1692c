import { expect, test } from 'vitest'
import { testServer } from '../../../test/builders/server.ts'
import { visitor } from '../../../test/builders/visitor.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { moment } from '../../platform/clock.ts'
import { run, sql } from '../../platform/database/query.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { handleFacts } from '../../platform/jobs/facts.ts'
import { makeLog } from '../../platform/log.ts'
import { newId } from '../../platform/random.ts'
import { scopeOfLink } from '../../platform/scope/scope.ts'
import { makeAnswerLink } from '../assignments/commands/one.ts'
import { answerAskedOffer, answerOfferOf } from './commands/offers.ts'
import { openMatching } from './commands/open.ts'
import { followOffer } from './jobs.ts'
import { codesOf, handsOver, matchingGround, OFFER, offer, open, opened, YEAR } from './matching.fixture.ts'
import { levelField } from './pages/offer-form.tsx'
import { findOffer, findSchool, lastOffer } from './queries/offers.ts'
import { offerRoutes } from './routes/offers.tsx'

const db = await testDatabase({ poolSize: 8 })
const { app, faults } = testServer(db, { routes: offerRoutes })
const hands = handsOver(db)

const askedSchool = async () => {
  const ground = await matchingGround(db)
  const [mine = '', other = ''] = ground.mentors
  const [me, neighbour] = ground.heads
  if (!me || !neighbour) throw new Error('no heads')
  await offer(hands, ground, me, mine, { year: '2097', wishes: 'В прошлый раз по средам' })
  const matching = await open(hands, ground)
  await offer(hands, ground, neighbour, other, { wishes: 'Слово соседней школы' })
  const { rows } = await db.worker.query<{ id: string; school: string }>(
    'select id, organisation_id as school from assignment where source_record_id = $1',
    [matching],
  )
  const of = (school: string): string => rows.find((row) => row.school === school)?.id ?? ''
  return { ground, matching, mine, other, asked: of(mine), notMine: of(other) }
}

const linkTo = async (ground: { coordinator: Parameters<typeof hands.run>[0] }, assignment: string) => {
  const made = await hands.run(ground.coordinator, makeAnswerLink, { assignment })
  if (made.kind !== 'done') throw new Error(JSON.stringify(made))
  return new URL(made.location, 'http://svyazka.test').searchParams.get('link') ?? ''
}

test('школа без учётной записи говорит по ссылке, чем поможет: прошлый ответ подставлен, отказ хранит набранное, чужого не видно', async () => {
  const { ground, asked, notMine, mine, other } = await askedSchool()
  const who = visitor(app)
  const opened = await who.get(`/link/${await linkTo(ground, asked)}`)
  expect(opened.location).toBe(`/offers-asked/${asked}`)
  const page = await who.get(opened.location)
  expect([page.html.includes('Озёрская гимназия'), page.html.includes('Школа ещё не ответила')]).toEqual([
    true,
    true,
  ])
  const at = `/offers-asked/${asked}/answer`
  const form = await who.get(at)
  expect(form.html).toContain('В прошлый раз по средам')
  expect(form.html).not.toContain('Слово соседней школы')
  const fields = {
    state: 'offered',
    capLead: '3',
    capSubject: '',
    wishes: 'Только по вторникам',
    version: '0',
  }
  const wrong = await who.post(at, fields)
  expect([wrong.status, wrong.html.includes('Только по вторникам')]).toEqual([422, true])
  const [theme = ''] = ground.themes
  const sent = await who.post(at, { ...fields, [levelField(theme)]: '3' })
  expect(sent.location).toBe(`/offers-asked/${asked}?done=answered`)
  const done = await who.get(sent.location)
  for (const words of ['Ответ записан', 'Только по вторникам', 'по ссылке, без входа'])
    expect(done.html).toContain(words)
  // said again: the answer of the year is one
  const again = { ...fields, [levelField(theme)]: '2', capLead: '4', version: '1' }
  expect((await who.get(at)).html).not.toContain('В прошлый раз по средам')
  expect((await who.post(`/offers-asked/${notMine}/answer`, again)).status).toBe(404)
  await who.get(at)
  expect((await who.post(at, again)).status).toBe(303)
  const { rows } = await db.worker.query(
    `select f.channel, f.cap_lead, f.answered_by, f.version, a.state, array(select level from mentor_offer_theme where record_id = f.id) as levels,
        (select count(*)::int from audit_entry e where e.command = 'offer.answerAsked' and e.channel = 'link' and e.record_id = a.id) as told
      from mentor_offer f join assignment a on a.id = $1 where f.organisation_id = $2 and f.school_year = $3`,
    [asked, mine, YEAR],
  )
  expect(rows).toEqual([
    { channel: 'link', cap_lead: 4, answered_by: null, version: 2, state: 'reported', levels: [2], told: 2 },
  ])
  for (const closed of [`/offers-asked/${notMine}`, `/offers-asked/${notMine}/answer`])
    expect((await who.get(closed)).status).toBe(404)
  for (const closed of ['/offers', `/offers/${YEAR}`, `/offers/${YEAR}/${other}`, `/offers/${YEAR}/${mine}`])
    expect((await who.get(closed)).status).not.toBe(200)
  expect(faults).toEqual([])
})

test('по ссылке и в самой базе видно и пишется только своё; после последнего дня ответ записывает район', async () => {
  const { ground, asked, notMine, mine, other, matching } = await askedSchool()
  const link = scopeOfLink(
    {
      id: newId(),
      row: null,
      record: asked as RecordId,
      commands: [answerAskedOffer.name],
      region: ground.region,
      municipality: ground.lake,
      organisation: ground.mentors[0] ?? null,
      label: 'школа',
    },
    moment(),
    'Europe/Moscow',
    'ru',
  )
  const seen = await asPerson(db.app, link, 'read', async (tx) => ({
    before: (await lastOffer(tx, mine, Number(YEAR)))?.year,
    others: [
      await findOffer(tx, other, Number(YEAR)),
      await findSchool(tx, mine),
      await findSchool(tx, other),
    ],
    offers: (await tx.client.query('select organisation_id as school from mentor_offer')).rows,
    themes: (await tx.client.query('select distinct organisation_id as school from mentor_offer_theme')).rows,
    matchings: (await tx.client.query('select 1 from matching')).rows,
    assignments: (await tx.client.query('select id from assignment')).rows,
  }))
  expect(seen).toEqual({
    before: 2097,
    others: [null, null, null],
    offers: [{ school: mine }],
    themes: [{ school: mine }],
    matchings: [],
    assignments: [{ id: asked }],
  })
  const touched = await asPerson(db.app, link, 'write', async (tx) => [
    await run(tx, sql`update mentor_offer set wishes = 'чужое'`),
    await run(tx, sql`delete from mentor_offer_theme`),
  ])
  expect(touched).toEqual([0, 0])
  const insert = (school: string, year: number) =>
    asPerson(db.app, link, 'write', (tx) =>
      run(
        tx,
        sql`insert into mentor_offer (id, region_id, municipality_id, organisation_id, school_year, state, reason, answered_on)
            values (${newId()}, ${ground.region}, ${ground.lake}, ${school}, ${year}, 'refused', 'нет', now())`,
      ),
    )
  await expect(insert(other, 2096)).rejects.toThrow(/row-level security/u)
  await expect(insert(mine, 2096)).rejects.toThrow(/row-level security/u)
  const { school: _school, year: _year, ...said } = { ...OFFER, school: '' }
  const raw = { ...said, state: 'refused', reason: 'ремонт' }
  expect(codesOf(await hands.run(link, answerAskedOffer, { ...raw, assignment: notMine }))).toEqual([
    'notFound',
  ])
  expect(codesOf(await hands.run(link, answerOfferOf, { ...OFFER, ...raw, school: mine }))).toEqual([
    'notFound',
  ])
  expect(
    codesOf(await hands.run(ground.coordinator, answerAskedOffer, { ...raw, assignment: asked })),
  ).toEqual(['notFound'])
  await db.owner.query(`update matching set offers_until = '2020-01-01' where id = $1`, [matching])
  expect(codesOf(await hands.run(link, answerAskedOffer, { ...raw, assignment: asked }))).toEqual([
    'offersClosed',
  ])
})

test('одну и ту же школу спросили район и регион: ответ по ссылке исполняет оба поручения', async () => {
  const { ground, asked, mine } = await askedSchool()
  const wide = await hands.make(ground.regional, openMatching, opened(ground, { municipality: '' }))
  const who = visitor(app)
  await who.get(`/link/${await linkTo(ground, asked)}`)
  const at = `/offers-asked/${asked}/answer`
  await who.get(at)
  const sent = await who.post(at, {
    state: 'refused',
    reason: 'Нет людей',
    capLead: '',
    capSubject: '',
    wishes: '',
    version: '0',
  })
  expect(sent.location).toBe(`/offers-asked/${asked}?done=answered`)
  const open = async () =>
    (
      await db.worker.query<{ state: string }>(
        `select state from assignment where organisation_id = $1 and answer_path = '/offers-asked' order by source_record_id = $2`,
        [mine, wide],
      )
    ).rows.map(({ state }) => state)
  expect(await open()).toEqual(['reported', 'assigned'])
  await handleFacts(db, [followOffer], makeLog({ level: 'silent' }))
  expect(await open()).toEqual(['reported', 'reported'])
  expect(faults).toEqual([])
})

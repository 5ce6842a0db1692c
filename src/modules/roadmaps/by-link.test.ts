import { expect, test } from 'vitest'
import { testServer } from '../../../test/builders/server.ts'
import { visitor } from '../../../test/builders/visitor.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { moment } from '../../platform/clock.ts'
import { run as execute, sql, type Tx } from '../../platform/database/query.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import { scopeOfLink } from '../../platform/scope/scope.ts'
import { makeAnswerLink } from '../assignments/commands/one.ts'
import { chooseHostForm, nameHosts } from './commands/hosts.ts'
import { saveRows } from './commands/rows.ts'
import { askedBy, hostsOfRow } from './queries/hosts.ts'
import { findRoadmap } from './queries/roadmap.ts'
import { codesOf, edit, handsOn, makePlace, order, seenRows } from './roadmaps.fixture.ts'
import { hostRoutes } from './routes/hosts.tsx'

const db = await testDatabase({ poolSize: 6 })
const { run, read, must, roadmapOf } = handsOn(db)
const { app, faults } = testServer(db, { routes: hostRoutes })

test('школа без учётной записи выбирает по ссылке, как проведёт у себя строку карты: отказ хранит набранное, чужого не видно', async () => {
  const place = await makePlace(db)
  const roadmap = await roadmapOf(place.coordinator, order())
  const item = (await read(place.coordinator, (tx) => seenRows(tx, roadmap))).find(
    ({ number }) => number === '2.2',
  )
  const [first, second] = place.schools
  const [, neighbour] = place.heads
  if (!item || !first || !second || !neighbour) throw new Error('the place is whole')
  await must(place.coordinator, nameHosts, { roadmap, item: item.id, schools: [first, second] })
  const { rows } = await db.owner.query<{ id: string; school: string }>(
    `select id, organisation_id as school from assignment where source_record_id = $1 and answer_path = '/row-forms'`,
    [roadmap],
  )
  const of = (school: string): string => rows.find((row) => row.school === school)?.id ?? ''
  const [mine, other] = [of(first), of(second)]
  await must(neighbour, chooseHostForm, { assignment: other, form: 'лекция соседей', term: '' })

  const made = await must(place.coordinator, makeAnswerLink, { assignment: mine })
  const who = visitor(app)
  const at = `/row-forms/${mine}`
  expect(
    (await who.get(`/link/${new URL(made, 'http://svyazka.test').searchParams.get('link')}`)).location,
  ).toBe(at)
  const page = await who.get(at)
  expect(page.html).toContain(item.title)
  expect(page.html).not.toContain(`href="/roadmaps/${roadmap}`)
  const wrong = await who.post(at, { form: 'встреча за чаем', term: '31.02.2027' })
  expect([wrong.status, wrong.html.includes('встреча за чаем'), wrong.html.includes('31.02.2027')]).toEqual([
    422,
    true,
    true,
  ])
  expect((await who.post(`/row-forms/${other}`, { form: 'чужое', term: '' })).status).toBe(404)
  await who.get(at)
  const sent = await who.post(at, { form: 'встреча за чаем', term: '12.10' })
  expect(sent.location).toBe(`${at}?done=chosen`)
  const done = await who.get(sent.location)
  for (const words of ['Ответ отправлен', 'встреча за чаем', '12.10']) expect(done.html).toContain(words)
  const { rows: kept } = await db.worker.query(
    `select h.form, h.term_as_written as term, h.chosen_by, a.state,
        (select count(*)::int from audit_entry e where e.command = 'roadmap.chooseHostForm' and e.channel = 'link' and e.record_id = a.id) as told
      from roadmap_host h join assignment a on a.source_row_id = h.id where a.id = $1`,
    [mine],
  )
  expect(kept).toEqual([
    { form: 'встреча за чаем', term: '12.10', chosen_by: null, state: 'accepted', told: 1 },
  ])
  for (const closed of [`/row-forms/${other}`, `/roadmaps/${roadmap}/items/${item.id}/hosts`])
    expect((await who.get(closed)).status).not.toBe(200)

  // the wall of the database, without the pages
  const link = scopeOfLink(
    {
      id: newId(),
      row: null,
      record: mine as RecordId,
      commands: [chooseHostForm.name],
      region: place.region,
      municipality: null,
      organisation: first,
      label: 'школа',
    },
    moment(),
    'Europe/Moscow',
    'ru',
  )
  const seen = await asPerson(db.app, link, 'read', async (tx) => ({
    mine: (await askedBy(tx, mine))?.form,
    others: [await askedBy(tx, other), await findRoadmap(tx, roadmap)],
    hosts: (await tx.client.query('select organisation_id as school from roadmap_host')).rows,
    rows: [...(await hostsOfRow(tx, item.id)), ...(await tx.client.query('select 1 from roadmap_item')).rows],
  }))
  expect(seen).toEqual({
    mine: 'встреча за чаем',
    others: [null, null],
    hosts: [{ school: first }],
    rows: [],
  })
  const touched = await asPerson(db.app, link, 'write', (tx) =>
    execute(
      tx,
      sql`update roadmap_host set form = 'чужое', chosen_on = now() where organisation_id = ${second}`,
    ),
  )
  expect(touched).toBe(0)
  // what its editors are still writing is theirs alone
  await must(place.methodologist, saveRows, edit(roadmap, item, { 1: 'Ещё не утверждено' }))
  const titleFor = (tx: Tx) => askedBy(tx, mine).then((asked) => asked?.title)
  expect(await read(place.methodologist, titleFor)).toBe('Ещё не утверждено')
  expect(await read(place.heads[0] ?? link, titleFor)).toBe(item.title)
  expect(await asPerson(db.app, link, 'read', titleFor)).toBe(item.title)
  expect(codesOf(await run(link, chooseHostForm, { assignment: other, form: 'чужое', term: '' }))).toEqual([
    'notFound',
  ])
  // no host any more: the link opens nothing
  await must(place.coordinator, nameHosts, { roadmap, item: item.id, schools: [second] })
  expect((await who.get(at)).status).toBe(404)
  expect(faults).toEqual([])
})

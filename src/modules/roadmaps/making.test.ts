import { expect, it } from 'vitest'
import { giveAccount, signedIn } from '../../../test/builders/accounts.ts'
import { testServer } from '../../../test/builders/server.ts'
import { makeMunicipality, makeSchool } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { approveVersion } from './commands/approve.ts'
import { changeColumns } from './commands/columns.ts'
import { copyRoadmap, createRoadmap } from './commands/create.ts'
import { addCycle } from './commands/cycle.ts'
import { chooseHostForm, nameHosts } from './commands/hosts.ts'
import { removeRow } from './commands/moves.ts'
import { saveRows } from './commands/rows.ts'
import { askedBy, hostsOfRow, hostsToCarry } from './queries/hosts.ts'
import { findRoadmap } from './queries/roadmap.ts'
import { codesOf, handsOn, makePlace, order, seenRows } from './roadmaps.fixture.ts'
import { makingRoutes } from './routes/making.tsx'
import { partRoutes } from './routes/parts.tsx'

const db = await testDatabase({ poolSize: 6 })
const { run, read, must, roadmapOf } = handsOn(db)
const { app } = testServer(db, { routes: [...makingRoutes, ...partRoutes] })

const statesOf = async (roadmap: string) =>
  (
    await db.owner.query<{ id: string; organisation: string; state: string; due: string | null }>(
      `select id, organisation_id as organisation, state, due_on::text as due from assignment where source_record_id = $1 and answer_path = '/row-forms' order by created_at, id`,
      [roadmap],
    )
  ).rows

it('R240: one row is carried out at several schools at once, each chooses its form; a new version takes nothing back', async () => {
  const place = await makePlace(db)
  const roadmap = await roadmapOf(place.coordinator, order())
  const rows = await read(place.coordinator, (tx) => seenRows(tx, roadmap))
  const item = rows.find(({ number }) => number === '2.2')
  const [first, second, third] = place.schools
  const [head, other] = place.heads
  if (!item || !first || !second || !third || !head || !other) throw new Error('the place is whole')
  const name = (schools: readonly string[]) => ({ roadmap, item: item.id, schools })
  expect(codesOf(await run(head, nameHosts, name([first])))).toEqual(['forbidden'])
  expect(codesOf(await run(place.neighbour, nameHosts, name([first])))).toEqual(['notFound'])
  expect(codesOf(await run(place.coordinator, nameHosts, name([roadmap])))).toEqual(['chooseOne'])
  expect(codesOf(await run(place.coordinator, nameHosts, name([])))).toEqual(['noHost'])
  await must(place.coordinator, nameHosts, name([first, second]))
  await must(place.coordinator, nameHosts, name([first, second]))
  const asked = await statesOf(roadmap)
  expect(asked.map(({ organisation, due }) => [organisation, due]).sort()).toEqual(
    [
      [first, '2022-04-25'],
      [second, '2022-04-25'],
    ].sort(),
  )
  const mine = asked.find(({ organisation }) => organisation === first)?.id ?? ''
  const form = { assignment: mine, form: 'методическая неделя', term: '26.04-28.04' }
  expect(codesOf(await run(other, chooseHostForm, form))).not.toEqual(['done'])
  expect(codesOf(await run(head, chooseHostForm, { ...form, form: ' ' }))).toEqual(['hostNeedsForm'])
  for (const term of ['31.02.2027', 'с 12.10 по 32.10'])
    expect(codesOf(await run(head, chooseHostForm, { ...form, term }))).toEqual(['notADay'])
  const version = (await read(head, (tx) => askedBy(tx, mine)))?.version
  await must(head, chooseHostForm, form)
  // a second window, opened before the first was sent, overwrites nothing
  expect(codesOf(await run(head, chooseHostForm, { ...form, form: 'лекция' }, version))).toEqual(['conflict'])
  const seen = await read(other, (tx) => hostsOfRow(tx, item.id))
  expect(seen.map((each) => each.form).sort()).toEqual(['', 'методическая неделя'])
  // other words of another row, approved: what hosts were asked stands
  const row = rows[0]
  if (!row) throw new Error('there are rows')
  const cells = { '1': 'Семинар вместо вебинара' }
  await must(place.coordinator, saveRows, {
    roadmap,
    rows: [{ id: row.id, cells, was: { '1': row.cells.activity ?? '' }, isSection: null }],
    after: '',
    under: '',
    back: 'table',
  })
  await must(place.coordinator, approveVersion, { roadmap, directive: '', grounds: 'приказ № 2', on: '' })
  expect((await statesOf(roadmap)).map(({ state }) => state).sort()).toEqual(['accepted', 'assigned'])
  // another school instead of the one that has not answered; and the first one again after a pause
  await must(place.coordinator, nameHosts, name([first, third]))
  expect((await statesOf(roadmap)).map(({ state }) => state).sort()).toEqual([
    'accepted',
    'assigned',
    'recalled',
  ])
  const gone = asked.find(({ organisation }) => organisation === second)?.id ?? ''
  expect(await read(place.coordinator, (tx) => askedBy(tx, gone))).toBeNull()
  // another year: hosts go along with their rows, a closed school stays behind, nobody is asked before the approval
  await db.owner.query(`update organisation set state = 'closed', closed_on = '2022-12-30' where id = $1`, [
    third,
  ])
  expect(
    (await read(place.coordinator, (tx) => hostsToCarry(tx, roadmap))).map((each) => each.isClosed).sort(),
  ).toEqual([false, true])
  const copy = { roadmap, period: '2023', title: 'Карта на 2023 год', terms: [] }
  const next = idInAddress(await must(place.coordinator, copyRoadmap, copy))
  const carried = await read(place.coordinator, (tx) => hostsToCarry(tx, next))
  expect(carried.map((each) => each.organisation)).toEqual([first])
  expect(await statesOf(next)).toEqual([])
  const act = { roadmap: next, directive: '', grounds: 'приказ № 3', on: '' }
  await must(place.coordinator, approveVersion, act)
  expect(await statesOf(next)).toMatchObject([{ organisation: first, state: 'assigned', due: '2023-04-24' }])
})

it('R240: в карте области строку проводят школы разных районов', async () => {
  const place = await makePlace(db)
  const far = await makeSchool(
    db,
    place.region,
    await makeMunicipality(db, place.region, 'Дальний район'),
    'МБОУ «Дальняя СОШ»',
  )
  const roadmap = await roadmapOf(place.regional, order())
  const item = (await read(place.regional, (tx) => seenRows(tx, roadmap))).find(
    ({ number }) => number === '2.2',
  )
  const schools = [place.schools[0], far]
  await must(place.regional, nameHosts, { roadmap, item: item?.id, schools })
  const asked = await statesOf(roadmap)
  expect(asked.map(({ organisation }) => organisation).sort()).toEqual([...schools].sort())
  const mine = asked.find(({ organisation }) => organisation === place.schools[0])?.id
  const [head] = place.heads
  if (!head) throw new Error('the place is whole')
  await must(head, chooseHostForm, { assignment: mine, form: 'лекция', term: '' })
  expect((await read(head, (tx) => hostsOfRow(tx, item?.id ?? ''))).map(({ form }) => form)).toContain(
    'лекция',
  )
})

it('a roadmap made by hand starts empty with the six columns of the form', async () => {
  const place = await makePlace(db)
  const made = idInAddress(
    await must(place.coordinator, createRoadmap, { title: 'План недели', period: '2026/27', above: '' }),
  )
  const roadmap = await read(place.coordinator, (tx) => findRoadmap(tx, made))
  expect(roadmap).toMatchObject({ state: 'draft', period: { kind: 'academic', year: 2026 } })
  expect(roadmap?.layout).toHaveLength(6)
  const change = { roadmap: made, columns: [], added: 'Участники' }
  expect(codesOf(await run(place.heads[0] ?? place.neighbour, changeColumns, change))).toEqual(['notFound'])
  await must(place.coordinator, changeColumns, change)
  const round = {
    roadmap: made,
    theme: 'Урок, на котором думают',
    audience: 'teachers',
    terms: { trial: 'Май' },
  }
  await must(place.coordinator, addCycle, round)
  expect(
    (await read(place.coordinator, (tx) => seenRows(tx, made))).map(({ number, termAsWritten }) => [
      number,
      termAsWritten,
    ]),
  ).toEqual([
    ['1', null],
    ['1.1', null],
    ['1.2', 'Май'],
    ['1.3', null],
    ['1.4', null],
    ['1.5', null],
  ])
  const like = { title: 'По образцу', period: '2027', above: '', form: `like:${made}` }
  const twin = idInAddress(await must(place.coordinator, createRoadmap, like))
  const { layout } = (await read(place.coordinator, (tx) => findRoadmap(tx, twin))) ?? { layout: [] }
  expect(layout.at(-1)).toEqual({ key: 'organisation', heading: 'Участники' })
  expect(codesOf(await run(place.coordinator, createRoadmap, { ...like, form: 'other' }))).toEqual([
    'noSuchForm',
  ])
  expect(
    codesOf(
      await run(place.coordinator, approveVersion, {
        roadmap: twin,
        directive: '',
        grounds: 'приказ',
        on: '',
      }),
    ),
  ).toEqual(['noRowsToApprove'])
})

it('две карты с одним названием на один год делают, только когда первую увидели', async () => {
  const place = await makePlace(db)
  const wish = { title: 'Наставничество  школ', period: '2027', above: '', form: 'municipality' }
  const first = idInAddress(await must(place.coordinator, createRoadmap, wish))
  const again = { ...wish, title: 'наставничество школ' }
  expect(codesOf(await run(place.officer, createRoadmap, again))).toEqual(['sameRoadmap'])
  const who = await signedIn(app, await giveAccount(db, place.officer.person ?? ''))
  expect((await who.get('/roadmaps/new')).html).not.toContain('Нужна ещё одна')
  const refused = await who.post('/roadmaps/new', again)
  expect(refused.status).toBe(422)
  expect(refused.html).toContain(`href="/roadmaps/${first}"`)
  expect(refused.html).toContain('Нужна ещё одна с тем же названием')
  expect(codesOf(await run(place.officer, createRoadmap, { ...again, period: '2028' }))).toEqual(['done'])
  expect(codesOf(await run(place.neighbour, createRoadmap, again))).toEqual(['done'])
  const made = await who.post('/roadmaps/new', { ...again, evenSo: 'yes' })
  expect(made.status).toBe(303)
  // two windows at one moment: the second one sees what the first has made
  const both = { ...wish, title: 'Карта двух окон' }
  const codes = await Promise.all([1, 2, 3].map(() => run(place.coordinator, createRoadmap, both)))
  expect(codes.flatMap(codesOf).sort()).toEqual(['done', 'sameRoadmap', 'sameRoadmap'])
})

it('копию на другой год с тем же названием тоже делают, только когда первую увидели', async () => {
  const place = await makePlace(db)
  const roadmap = await roadmapOf(place.coordinator, order())
  const copy = { roadmap, period: '2027', title: 'Карта на 2027 год' }
  const both = await Promise.all([1, 2].map(() => run(place.coordinator, copyRoadmap, copy)))
  expect(both.flatMap(codesOf).sort()).toEqual(['done', 'sameRoadmap'])
  const who = await signedIn(app, await giveAccount(db, place.officer.person ?? ''))
  const address = `/roadmaps/${roadmap}/copy`
  expect((await who.get(address)).html).not.toContain('Нужна ещё одна')
  const refused = await who.post(address, copy)
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('Карта с таким названием на этот год уже есть')
  expect(refused.html).toContain('Нужна ещё одна с тем же названием')
  expect((await who.post(address, { ...copy, evenSo: 'yes' })).status).toBe(303)
})

it('карта, исправленная после утверждения, на бумаге не названа утверждённой', async () => {
  const place = await makePlace(db)
  const roadmap = await roadmapOf(place.coordinator, order())
  const who = await signedIn(app, await giveAccount(db, place.coordinator.person ?? ''))
  const paper = `/roadmaps/${roadmap}/print`
  expect((await who.get(paper)).html).toMatch(/УТВЕРЖДЕНА.*версия 1/su)
  const [row] = await read(place.coordinator, (tx) => seenRows(tx, roadmap))
  await must(place.methodologist, removeRow, { roadmap, item: row?.id ?? '', reason: 'не нужна' })
  const changed = (await who.get(paper)).html
  expect(changed).not.toContain('УТВЕРЖДЕНА')
  expect(changed).toContain('изменения после версии 1 не утверждены')
})

it('пустая карта не названа картой без замечаний: говорит, что строк нет, и ведёт их добавить', async () => {
  const place = await makePlace(db)
  const empty = idInAddress(
    await must(place.coordinator, createRoadmap, {
      title: 'Пустая карта',
      period: '2027',
      form: '',
      above: '',
      evenSo: false,
    }),
  )
  const who = await signedIn(app, await giveAccount(db, place.coordinator.person ?? ''))
  const page = (await who.get(`/roadmaps/${empty}/gaps`)).html
  expect(page).not.toContain('Замечаний нет')
  expect(page).toContain('Строк пока нет')
  expect(page).toContain(`href="/roadmaps/${empty}/paste"`)
  expect(page).toContain(`href="/roadmaps/${empty}/items/new"`)
})

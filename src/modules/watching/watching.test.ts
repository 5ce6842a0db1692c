import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { moment } from '../../platform/clock.ts'
import { one, sql } from '../../platform/database/query.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { codesOf, handsOn, makeGround, REPORT } from '../assignments/assignments.fixture.ts'
import { judgeAssignment, reportAssignment } from '../assignments/commands.ts'
import { peopleOfAssignment } from '../assignments/public.ts'
import { questionsCommands } from '../questions/public.ts'
import { keepStar, removeFilter, renameFilter, saveFilter, seeStars } from './commands.ts'
import type { KeptFilter } from './domain/types.ts'
import { keptFilters, savedFilters, thingTools } from './public.ts'
import { changedThings, happeningsSince } from './queries/changes.ts'
import { filtersOf } from './queries/filters.ts'
import { type StarLine, starsOf } from './queries/stars.ts'

const db = await testDatabase({ poolSize: 4 })
const { run, read, give } = handsOn(db)
const questions = questionsCommands({ assignment: peopleOfAssignment })

const star = (scope: Scope, what: { record?: string; who?: string; form?: string }, keep = true) =>
  run(scope, keepStar, { record: '', who: '', form: '', keep, back: 'card', ...what })
const stars = (scope: Scope): Promise<StarLine[]> => read(scope, (tx) => starsOf(tx, 1))

test('звезда ставится на видимое один раз, снимается, невидимое есть «не найдено»', async () => {
  const ground = await makeGround(db)
  expect(codesOf(await star(ground.head, { record: ground.source }))).toEqual(['done'])
  expect(codesOf(await star(ground.head, { record: ground.source }))).toEqual(['done'])
  expect(codesOf(await star(ground.head, { who: ground.head.person ?? '' }))).toEqual(['done'])
  expect((await stars(ground.head)).map(({ kind }) => kind).sort()).toEqual(['directive', 'person'])
  expect(await stars(ground.secondHead)).toEqual([])
  expect(codesOf(await star(ground.neighbour, { record: ground.source }))).toEqual(['notFound'])
  expect(codesOf(await star(ground.head, { record: ground.source, who: ground.source }))).toEqual(['notAnId'])
  expect(await read(ground.head, (tx) => thingTools(tx, { record: ground.source }))).toMatchObject({
    starred: true,
  })
  await star(ground.head, { record: ground.source }, false)
  expect(await stars(ground.head)).toHaveLength(1)
})

test('избранное говорит, что случилось с прошлого просмотра, и после просмотра молчит', async () => {
  const ground = await makeGround(db)
  const id = await give(ground)
  await star(ground.officer, { record: id })
  await star(ground.officer, { record: ground.source })
  await run(ground.head, reportAssignment, { assignment: id, ...REPORT })
  await run(ground.head, questions.ask, { record: id, row: '', text: 'Успели?' })
  const [paper, assignment] = await stars(ground.officer)
  expect(assignment).toMatchObject({ moved: 1, questions: 1, moves: [{ to: 'reported' }] })
  expect(paper).toMatchObject({ moved: 0, reported: 1, closed: 0 })
  await run(ground.officer, seeStars, { star: '' })
  expect(await stars(ground.officer)).toMatchObject([{ reported: 0 }, { moved: 0, questions: 0, edits: 0 }])
})

const WEEK_AGO = '2020-01-01T00:00:00Z'
const since = (scope: Scope) =>
  read(scope, async (tx) => {
    const found = await happeningsSince(tx, WEEK_AGO, scope.today)
    return Object.fromEntries(found.map(({ kind, what, things }) => [`${kind}.${what}`, things]))
  })

test('что изменилось: у каждого своё, числа раскрываются в записи', async () => {
  const ground = await makeGround(db)
  const [one, two] = [await give(ground), await give(ground)]
  for (const assignment of [one, two]) await run(ground.head, reportAssignment, { assignment, ...REPORT })
  await run(ground.coordinator, judgeAssignment, { assignment: one, decision: 'accepted', words: '' })
  expect(await since(ground.coordinator)).toMatchObject({
    'assignment.made': 2,
    'assignment.reported': 2,
    'assignment.accepted': 1,
    'directive.made': 1,
  })
  expect((await since(ground.head))['assignment.accepted']).toBe(1)
  expect((await since(ground.secondHead))['assignment.accepted']).toBeUndefined()
  expect((await since(ground.neighbour))['assignment.made']).toBeUndefined()
  const things = await read(ground.coordinator, (tx) =>
    changedThings(tx, { kind: 'assignment', what: 'accepted' }, WEEK_AGO, ground.coordinator.today, 1),
  )
  expect(things.map(({ id }) => id)).toEqual([one])
  expect(
    await read(ground.head, (tx) => happeningsSince(tx, moment(), ground.head.today)).then(
      (all) => all.length,
    ),
  ).toBe(0)
})

const savedAt = (who: Scope, address: string) =>
  read(who, async (tx) => {
    const { kept } = await one(
      tx,
      sql<{ kept: KeptFilter[] | null }>`select ${keptFilters(tx, address)} as kept`,
    )
    return savedFilters(address, kept)
  })

const LIST = { list: '/directives', query: 'state=inForce&page=3', name: 'Действующие' }

test('отбор запоминается под именем, открывается, переименовывается, удаляется; чужой не найден', async () => {
  const ground = await makeGround(db)
  const { head, secondHead } = ground
  expect(codesOf(await run(head, saveFilter, { ...LIST, list: '/journal' }))).toEqual(['listUnknown'])
  expect(codesOf(await run(head, saveFilter, { ...LIST, query: 'page=2' }))).toEqual(['filterEmpty'])
  expect(codesOf(await run(head, saveFilter, { ...LIST, name: ' ' }))).toEqual(['filterNeedsName'])
  expect(await run(head, saveFilter, LIST)).toMatchObject({ location: '/directives?state=inForce' })
  await run(head, saveFilter, { ...LIST, query: 'state=draft', name: 'Проекты' })
  const [kept] = await read(head, (tx) => filtersOf(tx))
  const filter = kept?.id ?? ''
  expect(codesOf(await run(secondHead, renameFilter, { filter, name: 'Моё' }))).toEqual(['notFound'])
  expect(codesOf(await run(secondHead, removeFilter, { filter }))).toEqual(['notFound'])
  expect(codesOf(await run(head, renameFilter, { filter, name: 'Проекты' }))).toEqual([
    'saved_filter_name_once',
  ])
  await run(head, renameFilter, { filter, name: 'В силе' })
  expect(await savedAt(head, '/directives?page=9&state=inForce')).toMatchObject({
    query: 'state=inForce',
    filters: [
      { name: 'В силе', href: '/directives?state=inForce', current: true },
      { name: 'Проекты', current: false },
    ],
  })
  expect(await savedAt(head, '/directives/new')).toBe(null)
  await run(head, removeFilter, { filter })
  expect((await read(head, (tx) => filtersOf(tx))).map(({ name }) => name)).toEqual(['Проекты'])
})

test('слияние людей и школ уносит звёзды, отборы и вопросы на оставшуюся карточку', async () => {
  const ground = await makeGround(db)
  const { deputy, teacher, officer, school, second, region, lake } = ground
  await star(deputy, { record: ground.source })
  await star(teacher, { record: ground.source })
  await star(deputy, { record: school })
  await run(deputy, saveFilter, LIST)
  await run(deputy, questions.ask, { record: ground.source, row: '', text: 'Когда?' })
  await star(officer, { who: deputy.person ?? '' })
  await star(officer, { record: second })
  await run(officer, questions.ask, { record: second, row: '', text: 'Кто директор?' })
  await asPerson(db.app, officer, 'write', (tx) =>
    tx.client.query('select merge_persons($1, $2)', [deputy.person, teacher.person]),
  )
  await db.owner.query(
    `update organisation set state = 'closed', closed_on = '2026-01-01', merged_into = $2 where id = $1`,
    [second, school],
  )
  expect((await stars(teacher)).map(({ thing }) => thing).sort()).toEqual([ground.source, school].sort())
  expect(await read(teacher, (tx) => filtersOf(tx))).toMatchObject([{ name: 'Действующие' }])
  expect((await stars(officer)).map(({ thing }) => thing).sort()).toEqual(
    [teacher.person ?? '', school].sort(),
  )
  const { rows } = await db.owner.query(
    `select record_id as record, asked_by as by from question where region_id = $1 and municipality_id = $2 order by asked_at`,
    [region, lake],
  )
  expect(rows).toEqual([
    { record: ground.source, by: teacher.person },
    { record: school, by: officer.person },
  ])
})

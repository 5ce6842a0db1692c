import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { addSeconds, moment } from '../../platform/clock.ts'
import { rows, sql, type Tx } from '../../platform/database/query.ts'
import { codesOf, type Ground, handsOn, makeGround, REPORT } from './assignments.fixture.ts'
import { judgeAssignment, judgeManyAssignments, reportAssignment, undoManyAssignments } from './commands.ts'
import { readRequest } from './domain/listing.ts'
import { tickOf } from './domain/many.ts'
import { massResult } from './queries/actions.ts'
import { assignmentCard } from './queries/card.ts'
import { awaitingMe, myAssignments } from './queries/list.ts'
import { assignmentsOfSource } from './queries/matrix.ts'

const db = await testDatabase({ poolSize: 8 })
const { run, read, give } = handsOn(db)
const everything = readRequest(() => '')

const reported = async (ground: Ground): Promise<string> => {
  const id = await give(ground)
  expect((await run(ground.head, reportAssignment, { assignment: id, ...REPORT })).kind).toBe('done')
  return id
}
const stateOf = async (ground: Ground, id: string) =>
  (await read(ground.coordinator, (tx) => assignmentCard(tx, id)))?.state
const idIn = (outcome: Awaited<ReturnType<typeof run>>): string =>
  outcome.kind === 'done' ? (outcome.location.split('/').at(-1) ?? '') : ''

const accept = (ids: readonly string[], no = 1) => ({
  assignments: ids.map((id) => tickOf(id, no)),
  decision: 'accepted',
  words: '',
})

test('принимают сразу несколько; отказ одному не мешает другим, и страница итога называет причину', async () => {
  const ground = await makeGround(db)
  const [first, second, third] = [await reported(ground), await reported(ground), await reported(ground)]
  await run(ground.officer, judgeAssignment, { assignment: third, decision: 'returned', words: 'Нет дат' })
  const outcome = await run(ground.coordinator, judgeManyAssignments, accept([first, second, third]))
  const result = await read(ground.coordinator, (tx) => massResult(tx, idIn(outcome)))
  expect(result?.lines.map((line) => [line.id, line.refusal]).sort()).toEqual(
    [
      [first, null],
      [second, null],
      [third, 'notNow'],
    ].sort(),
  )
  expect([await stateOf(ground, first), await stateOf(ground, third)]).toEqual(['accepted', 'returned'])
  const card = await read(ground.head, (tx) => assignmentCard(tx, first))
  expect(card?.reports.at(-1)).toMatchObject({ decision: 'accepted' })
  expect(card?.states[0]).toMatchObject({ to: 'accepted', isMass: true })
})

test('чужое не принять ни вместе со своим, ни отдельно; итог виден только тому, кто нажал', async () => {
  const ground = await makeGround(db)
  const id = await reported(ground)
  expect(codesOf(await run(ground.neighbour, judgeManyAssignments, accept([id])))).toEqual(['notFound'])
  expect(codesOf(await run(ground.head, judgeManyAssignments, accept([id])))).toEqual(['forbidden'])
  const outcome = await run(ground.coordinator, judgeManyAssignments, accept([id]))
  expect(await read(ground.officer, (tx) => massResult(tx, idIn(outcome)))).toBe(null)
})

test('вернуть многих можно только со словами, и слова видит каждая школа', async () => {
  const ground = await makeGround(db)
  const [first, second] = [await reported(ground), await reported(ground)]
  const back = { ...accept([first, second]), decision: 'returned' }
  expect(codesOf(await run(ground.coordinator, judgeManyAssignments, back))).toEqual(['returnNeedsWords'])
  await run(ground.coordinator, judgeManyAssignments, { ...back, words: 'Добавьте даты встреч' })
  for (const id of [first, second]) {
    const card = await read(ground.head, (tx) => assignmentCard(tx, id))
    expect(card?.remark).toBe('Добавьте даты встреч')
    const { lines } = await read(ground.head, (tx) => myAssignments(tx, everything))
    const { remark, reportNo, reportText, controllerName } = lines.find((line) => line.id === id) ?? {}
    expect([remark, reportNo, reportText]).toEqual([card?.remark, card?.reportNo, card?.reportText])
    expect(controllerName).toBe(card?.controllerName)
  }
})

test('решение отзывают в первые десять минут, и только там, где ничего с тех пор не было', async () => {
  const ground = await makeGround(db)
  const [first, second] = [await reported(ground), await reported(ground)]
  const outcome = await run(ground.coordinator, judgeManyAssignments, {
    ...accept([first, second]),
    decision: 'returned',
    words: 'Нет дат',
  })
  const action = { action: idIn(outcome) }
  await run(ground.head, reportAssignment, { assignment: second, ...REPORT })
  const late = { at: addSeconds(moment(), 11 * 60) }
  expect(codesOf(await run(ground.coordinator, undoManyAssignments, action, late))).toEqual(['undoTooLate'])
  expect(codesOf(await run(ground.officer, undoManyAssignments, action))).toEqual(['notFound'])
  expect(codesOf(await run(ground.coordinator, undoManyAssignments, action))).toEqual(['done'])
  expect(codesOf(await run(ground.coordinator, undoManyAssignments, action))).toEqual(['alreadyUndone'])
  const waiting = await read(ground.coordinator, (tx) => awaitingMe(tx, everything))
  expect(waiting.lines.map((line) => [line.id, line.reportNo]).sort()).toEqual(
    [
      [first, 1],
      [second, 2],
    ].sort(),
  )
  expect((await read(ground.head, (tx) => assignmentCard(tx, second)))?.reports[0]?.decision).toBe('returned')
})

test('двое принимают и возвращают одни и те же отчёты одновременно: у каждого одно решение', async () => {
  const ground = await makeGround(db)
  const ids = await Promise.all([1, 2, 3, 4].map(() => reported(ground)))
  const [accepted, returned] = await Promise.all([
    run(ground.coordinator, judgeManyAssignments, accept(ids)),
    run(ground.officer, judgeManyAssignments, {
      ...accept([...ids].reverse()),
      decision: 'returned',
      words: 'Нет дат',
    }),
  ])
  expect([accepted.kind, returned.kind]).toEqual(['done', 'done'])
  for (const id of ids) {
    const card = await read(ground.coordinator, (tx) => assignmentCard(tx, id))
    expect(card?.states.filter((change) => change.from === 'reported')).toHaveLength(1)
    expect(card?.reports[0]?.decision).toBe(card?.state)
  }
})

/** Rows of a table that the connection has fetched lately; what one question fetched is the difference. */
const fetchedOf = async (tx: Tx, table: string): Promise<number> => {
  const [found] = await rows(
    tx,
    sql<{
      n: number
    }>`select (seq_tup_read + idx_tup_fetch)::int as n from pg_stat_xact_user_tables where relname = ${table}`,
  )
  return found?.n ?? 0
}

test('чужая передача не проверяется заново у каждой строки своих поручений', async () => {
  const [ground, other] = [await makeGround(db), await makeGround(db)]
  for (let no = 0; no < 40; no++) await give(ground)
  await db.owner.query(
    `insert into assignment_delegation (id, record_id, region_id, municipality_id, organisation_id, to_person, by_person, from_on, created_at)
       values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, '2022-09-01', now())`,
    [await give(other), other.region, other.lake, other.school, other.deputy.person, other.head.person],
  )
  await db.owner.query('analyze assignment_delegation, record')
  const { lines, fetched } = await read(ground.head, async (tx) => {
    const before = await fetchedOf(tx, 'record')
    const mine = await myAssignments(tx, everything)
    return { lines: mine.lines.length, fetched: (await fetchedOf(tx, 'record')) - before }
  })
  expect(lines).toBe(40)
  expect(fetched).toBeLessThan(20)
})

test('таблица исполнения длинного документа читает не больше, чем показывает', async () => {
  const [{ source, region, lake, school, coordinator }, other] = [await makeGround(db), await makeGround(db)]
  await db.owner.query(
    `with made as materialized (select gen_random_uuid() as id, gen_random_uuid() as row, case n % 8 when 0 then $1::uuid else $5::uuid end as source from generate_series(1, 16000) n),
     recorded as (insert into record (id, kind, title, region_id, municipality_id, organisation_id, created_at)
       select id, 'assignment', 'Провести встречу', $2, $3, $4, now() from made)
     insert into assignment (id, region_id, municipality_id, organisation_id, source_record_id, source_row_id, title, source_label, source_kind, created_at)
       select id, $2, $3, $4, source, row, 'Провести встречу', 'п. 1', 'clause', now() from made`,
    [source, region, lake, school, other.source],
  )
  await db.owner.query('analyze assignment, organisation')
  const { cells, fetched } = await read(coordinator, async (tx) => {
    const before = await fetchedOf(tx, 'assignment')
    const found = await assignmentsOfSource(tx, source, 100)
    return { cells: found.length, fetched: (await fetchedOf(tx, 'assignment')) - before }
  })
  expect(cells).toBe(100)
  // of 2 000 of the paper: those that are shown, and the first of each row again for its name
  expect(fetched).toBeLessThanOrEqual(200)
})

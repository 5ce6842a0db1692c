import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { moment } from '../../platform/clock.ts'
import { workIn } from '../../platform/command/work.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import { codesOf, daysFrom, handsOn, makeGround, REPORT } from './assignments.fixture.ts'
import { judgeAssignment, recallAssignment, reportAssignment } from './commands.ts'
import { readRequest } from './domain/listing.ts'
import { prove } from './public.ts'
import { assignmentCard } from './queries/card.ts'
import { awaitingMe, controlled } from './queries/list.ts'

const db = await testDatabase({ poolSize: 8 })
const { run, read, give } = handsOn(db)

test('двойное нажатие даёт один отчёт, и второй раз ведёт туда же', async () => {
  const ground = await makeGround(db)
  const id = await give(ground)
  const key = newId()
  const press = () => run(ground.head, reportAssignment, { assignment: id, ...REPORT }, { key })
  const outcomes = await Promise.all([press(), press(), press()])
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(['done', 'done', 'done'])
  expect(outcomes.filter((outcome) => outcome.kind === 'done' && !outcome.repeated)).toHaveLength(1)
  expect((await read(ground.head, (tx) => assignmentCard(tx, id)))?.reports).toHaveLength(1)
})

test('две вкладки: вторая узнаёт, что всё уже изменилось, и ничего не портит', async () => {
  const ground = await makeGround(db)
  const id = await give(ground)
  await run(ground.head, reportAssignment, { assignment: id, ...REPORT }, { version: 1 })
  const second = await run(ground.head, reportAssignment, { assignment: id, ...REPORT }, { version: 1 })
  expect(second).toMatchObject({ kind: 'conflict', version: 2 })
})

test('отчёт и отзыв в один миг: побеждает кто-то один, история и состояние сходятся', async () => {
  const ground = await makeGround(db)
  for (let round = 0; round < 5; round++) {
    const id = await give(ground)
    const outcomes = await Promise.all([
      run(ground.head, reportAssignment, { assignment: id, ...REPORT }, { version: 1 }),
      run(
        ground.coordinator,
        recallAssignment,
        { assignment: id, reason: 'Школа на ремонте' },
        { version: 1 },
      ),
    ])
    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['conflict', 'done'])
    const card = await read(ground.coordinator, (tx) => assignmentCard(tx, id))
    expect(card?.states).toHaveLength(1)
    expect(card?.states[0]?.to).toBe(card?.state)
  }
})

test('школа отчитывается заново, пока контролёр возвращает прежний отчёт: слова не теряются', async () => {
  const ground = await makeGround(db)
  const id = await give(ground)
  await run(ground.head, reportAssignment, { assignment: id, ...REPORT })
  const back = { assignment: id, decision: 'returned', words: 'Нет дат' }
  const [first, second] = await Promise.all([
    run(ground.coordinator, judgeAssignment, back),
    run(ground.officer, judgeAssignment, { ...back, decision: 'accepted', words: '' }),
  ])
  // after «принято» a return is still possible, after «возвращено» nothing is left to accept
  const done = [first, second].filter((outcome) => outcome.kind === 'done').length
  const card = await read(ground.coordinator, (tx) => assignmentCard(tx, id))
  expect(card?.states.filter((change) => change.to !== 'reported')).toHaveLength(done)
  expect(card?.reports[0]?.decision).toBe(card?.state)
  expect(card?.states[0]?.to).toBe(card?.state)
})

test('что доказывает сама запись, становится отчётом со ссылкой; второй раз ничего не добавляет; решает контролёр', async () => {
  const ground = await makeGround(db)
  const row = newId()
  const id = await give(ground, { sourceRow: row })
  const other = await give(ground, {
    sourceRow: row,
    owner: { region: ground.region, municipality: ground.lake, organisation: ground.second },
  })
  const proof = {
    sourceRecord: ground.source,
    sourceRow: row,
    organisation: ground.school,
    label: 'Форма сдана 12.11.2024',
    record: ground.source,
  }
  const say = () =>
    asPerson(db.app, ground.head, 'write', (tx) =>
      prove(tx, workIn({ tx, at: moment(), as: 'self', newId }), proof),
    )
  expect([await say(), await say()]).toEqual([1, 0])
  const card = await read(ground.coordinator, (tx) => assignmentCard(tx, id))
  expect(card?.reports).toMatchObject([
    { channel: 'system', proofLabel: 'Форма сдана 12.11.2024', proofRecord: ground.source },
  ])
  const waiting = await read(ground.coordinator, (tx) =>
    awaitingMe(
      tx,
      readRequest(() => ''),
    ),
  )
  expect(waiting.lines).toMatchObject([{ id, isProven: true }])
  expect((await read(ground.coordinator, (tx) => assignmentCard(tx, other)))?.state).toBe('assigned')
  const confirmed = { assignment: id, decision: 'accepted', words: '' }
  expect(codesOf(await run(ground.coordinator, judgeAssignment, confirmed))).toEqual(['done'])
})

test('список контроля сворачивает строки дорожных карт до 30 дней до срока и говорит, сколько их', async () => {
  const ground = await makeGround(db)
  const far = { sourceKind: 'roadmap' as const, dueOn: daysFrom(ground.coordinator, 31) }
  const [near, later] = [await give(ground), await give(ground, far)]
  const look = (folded: string) =>
    read(ground.coordinator, (tx) =>
      controlled(
        tx,
        readRequest((name) => (name === 'folded' ? folded : '')),
      ),
    )
  const seen = async (folded: string) => {
    const { lines, ...counts } = await look(folded)
    return { ids: lines.map(({ id }) => id), ...counts }
  }
  expect(await seen('')).toEqual({ ids: [near], total: 1, folded: 1 })
  expect(await seen('1')).toEqual({ ids: [later], total: 1, folded: 1 })
})

import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { moment } from '../../platform/clock.ts'
import { workIn } from '../../platform/command/work.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import { codesOf, daysFrom, type Ground, handsOn, makeGround } from './assignments.fixture.ts'
import { recallAssignment } from './commands.ts'
import { withdrawOfSource } from './public.ts'
import { assignmentCard } from './queries/card.ts'

const db = await testDatabase()
const { run, read, give } = handsOn(db)

const stateOf = async (id: string) => {
  const { rows } = await db.owner.query<{ state: string; closed_on: string | null; withdrawn: boolean }>(
    'select state, closed_on, withdrawn from assignment where id = $1',
    [id],
  )
  return rows[0]
}
const stopAsking = (ground: Ground) =>
  asPerson(db.app, ground.coordinator, 'write', (tx) =>
    withdrawOfSource(
      tx,
      workIn({ tx, at: moment(), as: 'self', newId }),
      ground.source,
      'снято новой редакцией',
    ),
  )

test('что источник перестал просить и попросил снова, дано снова новыми словами; отозванное человеком не возвращается', async () => {
  const ground = await makeGround(db)
  const [row, other] = [newId(), newId()]
  const id = await give(ground, { sourceRow: row })
  const recalled = await give(ground, { sourceRow: other })
  const recall = { assignment: recalled, reason: 'Дано по ошибке' }
  expect(codesOf(await run(ground.coordinator, recallAssignment, recall))).toEqual(['done'])
  await stopAsking(ground)
  expect(await stateOf(id)).toMatchObject({ state: 'recalled', withdrawn: true })
  expect(await stateOf(recalled)).toMatchObject({ state: 'recalled', withdrawn: false })

  const dueOn = daysFrom(ground.head, 20)
  expect(await give(ground, { sourceRow: row, title: 'Составить план заново', dueOn })).toBe(id)
  expect(await give(ground, { sourceRow: other })).toBe('')
  expect(await stateOf(id)).toEqual({ state: 'assigned', closed_on: null, withdrawn: false })
  expect(await stateOf(recalled)).toMatchObject({ state: 'recalled' })
  const card = await read(ground.head, (tx) => assignmentCard(tx, id))
  expect(card).toMatchObject({ title: 'Составить план заново', dueOn })
  expect(card?.states.map(({ from, to }) => [from, to])).toEqual([
    ['recalled', 'assigned'],
    ['assigned', 'recalled'],
  ])
  // asked once more it is the same one, as it stands
  expect(await give(ground, { sourceRow: row })).toBe('')
})

import { expect, test } from 'vitest'
import { makeRegion, makeScope } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { addSeconds, moment } from '../clock.ts'
import { newId } from '../random.ts'
import { tidyCommands } from './tidy.ts'

const db = await testDatabase()

test('keys of old submits and drafts without a name are tidied away; what is offered as not sent stays', async () => {
  const { person } = await makeScope(db, 'regionalCoordinator', { region: await makeRegion(db) })
  const key = newId()
  await db.owner.query(
    `insert into command_done (key, person_id, command, input_hash, location, at) values ($1, $2, 'test.rename', '', '/', now())`,
    [key, person],
  )
  for (const title of ['', 'Обновление дефицитов'])
    await db.owner.query(
      `insert into draft (id, person_id, form, subject, title, fields, updated_at) values ($1, $2, '/test', $3, $4, '{}', now())`,
      [newId(), person, newId(), title],
    )
  const left = async (): Promise<unknown[]> => [
    (await db.owner.query('select from command_done where key = $1', [key])).rowCount,
    ...(
      await db.owner.query<{ title: string }>('select title from draft where person_id = $1 order by title', [
        person,
      ])
    ).rows.map(({ title }) => title),
  ]
  const inDays = (days: number) => addSeconds(moment(), days * 86_400)
  await tidyCommands(db.worker, inDays(6))
  expect(await left()).toEqual([1, '', 'Обновление дефицитов'])
  await tidyCommands(db.worker, inDays(8))
  expect(await left()).toEqual([0, '', 'Обновление дефицитов'])
  await tidyCommands(db.worker, inDays(31))
  expect(await left()).toEqual([0, 'Обновление дефицитов'])
})

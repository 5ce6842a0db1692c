import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { handleFacts } from '../../platform/jobs/facts.ts'
import { makeLog } from '../../platform/log.ts'
import { linksOf } from '../directives/queries/changes.ts'
import { tieCited } from './commands/cited.ts'
import { tiePaper, tieRoadmap } from './public.ts'
import { papersOnRow } from './queries/cited.ts'
import { codesOf, handsOn, makePlace, order, seenRows } from './roadmaps.fixture.ts'

const db = await testDatabase({ poolSize: 6 })
const { must, read, run, roadmapOf } = handsOn(db)
const log = makeLog({ level: 'silent' })
const settle = () => handleFacts(db, [tiePaper, tieRoadmap], log)

/** A paper of the district with a ground above its clauses. */
const leaningOn = (ground: string) => {
  const { lines, ...rest } = order(undefined, '95')
  const clauses = lines.findIndex(({ text }) => text.startsWith('1.'))
  return { ...rest, lines: [...lines.slice(0, clauses), { text: ground }, ...lines.slice(clauses)] }
}

const paperOf = async (roadmap: string): Promise<string> => {
  const found = await db.owner.query<{ directive_id: string }>(
    'select directive_id from roadmap where id = $1',
    [roadmap],
  )
  return found.rows[0]?.directive_id ?? ''
}

test('R176: a row of an upper roadmap that the register lacks waits for it, and a later upload fills the link', async () => {
  const place = await makePlace(db)
  const paper = await paperOf(
    await roadmapOf(
      place.coordinator,
      leaningOn('В целях реализации пункта 2.1 региональной дорожной карты сетевого наставничества школ'),
    ),
  )
  const ground = async () =>
    (await read(place.coordinator, (tx) => linksOf(tx, paper))).find(
      ({ kind, direction }) => kind === 'ground' && direction === 'to',
    )
  await settle()
  // the district's own roadmap has a row 2.1 too: the words say «региональной»
  expect(await ground()).toMatchObject({ record: null, row: null })

  const upper = await roadmapOf(place.regional, order())
  await settle()
  const row = (await read(place.regional, (tx) => seenRows(tx, upper))).find(({ number }) => number === '2.1')
  const tied = await ground()
  expect(tied).toMatchObject({ record: upper, recordKind: 'roadmap', row: row?.id })
  expect(await read(place.regional, (tx) => papersOnRow(tx, upper, row?.id ?? ''))).toMatchObject([
    { id: paper },
  ])

  // a person says that another row was meant; one that has another number is not offered
  const other = (await read(place.regional, (tx) => seenRows(tx, upper))).find(({ number }) => number === '1')
  expect(codesOf(await run(place.coordinator, tieCited, { link: tied?.id, row: other?.id }))).toEqual([
    'chooseRow',
  ])
  expect(codesOf(await run(place.neighbour, tieCited, { link: tied?.id, row: '' }))).toEqual(['notFound'])
  await must(place.coordinator, tieCited, { link: tied?.id, row: '' })
  expect(await ground()).toMatchObject({ record: null, row: null })
})

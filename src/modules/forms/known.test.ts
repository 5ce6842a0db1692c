import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/random.ts'
import { answerOf, collect, type FormsDistrict, formsDistrict } from './forms.fixture.ts'
import { knownFor } from './queries/answer.ts'

const db = await testDatabase()

/** Both schools in a programme since a day, one pair of them, one of the pairs over. */
const joinProgramme = async ({ region, municipality, school, other }: FormsDistrict): Promise<void> => {
  const [programme, model, live, over] = [newId(), newId(), newId(), newId()]
  const say = (words: string, values: readonly unknown[]) => db.owner.query(words, [...values])
  for (const [id, kind] of [
    [programme, 'programme'],
    [model, 'municipalModel'],
    [live, 'schoolPair'],
    [over, 'schoolPair'],
  ])
    await say(
      `insert into record (id, kind, title, region_id, municipality_id, created_at) values ($1, $2, 'Опора', $3, $4, now())`,
      [id, kind, region, municipality],
    )
  await say(
    `insert into programme (id, region_id, name, short_name, from_on, until_on, state) values ($1, $2, 'Опора', 'Опора', '2022-01-01', '2099-12-31', 'running')`,
    [programme, region],
  )
  await say(
    `insert into municipal_model (id, region_id, municipality_id, programme_id, name, short_name, state) values ($1, $2, $3, $4, 'Опора', 'Опора', 'running')`,
    [model, region, municipality, programme],
  )
  for (const [id, from] of [
    [school, '2022-01-20'],
    [other, '2023-02-01'],
  ])
    await say(
      `insert into participation (id, record_id, region_id, municipality_id, organisation_id, category, from_on, entry_basis) values ($1, $2, $3, $4, $5, 'lowResults', $6, 'распоряжение')`,
      [newId(), model, region, municipality, id, from],
    )
  for (const [id, state, until] of [
    [live, 'working', '2099-06-30'],
    [over, 'ended', '2022-06-30'],
  ]) {
    await say(
      `insert into school_pair (id, region_id, municipality_id, title, from_on, until_on, state) values ($1, $2, $3, 'Пара', '2022-02-01', $4, $5)`,
      [id, region, municipality, until, state],
    )
    for (const [one, side] of [
      [school, 'curated'],
      [other, 'mentor'],
    ])
      await say(
        `insert into pair_school (id, record_id, region_id, municipality_id, organisation_id, side, name) values ($1, $2, $3, $4, $5, $6, 'Школа')`,
        [newId(), id, region, municipality, one, side],
      )
  }
}

test('partners, schools of the district and the first day are known from pairs and participation (R194, R195, R196)', async () => {
  const district = await formsDistrict(db)
  const answer = await answerOf(district, await collect(district), district.school)
  const known = () => asPerson(db.app, district.head, 'read', (tx) => knownFor(tx, answer))
  expect((await known()).values).toMatchObject({
    'programme.schools': null,
    'programme.since': null,
    'pairs.partners': null,
  })
  await joinProgramme(district)
  expect((await known()).values).toMatchObject({
    'programme.schools': 2,
    'programme.since': '2022-01-20',
    'pairs.partners': 1,
  })
})

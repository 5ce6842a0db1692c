import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { newId } from '../../platform/random.ts'
import { decideOnPlan } from './commands/decisions.ts'
import { makeScenario } from './commands/scenarios.ts'
import { USUAL_POLICY } from './domain/plan/policy.ts'
import { SET_BY_HAND } from './domain/scenarios.ts'
import { codesOf, handsOver, type MatchingGround, matchingGround, offer, open } from './matching.fixture.ts'
import { factsSize } from './queries/facts.ts'
import { findMatching } from './queries/matching.ts'
import { findScenario } from './queries/scenarios.ts'

const db = await testDatabase()
const hands = handsOver(db)
const settings = Object.fromEntries(SET_BY_HAND.map((name) => [name, String(USUAL_POLICY[name])]))

/** A network that works leads a school from day to day. */
const network = async ({ region, lake, mentors }: MatchingGround, school: string): Promise<string> => {
  const pair = newId()
  const node = [region, lake]
  const days = ['2098-10-01', '2099-03-01']
  await db.owner.query(
    `insert into record (id, kind, title, region_id, municipality_id, created_at) values ($1, 'schoolPair', 'Сеть', $2, $3, now())`,
    [pair, ...node],
  )
  await db.owner.query(
    `insert into school_pair (id, region_id, municipality_id, title, from_on, until_on, state) values ($1, $2, $3, 'Сеть', $4, $5, 'working')`,
    [pair, ...node, ...days],
  )
  await db.owner.query(
    `insert into pair_bond (id, record_id, region_id, municipality_id, organisation_id, mentor_id, kind, from_on, until_on) values ($1, $2, $3, $4, $5, $6, 'lead', $7, $8)`,
    [newId(), pair, ...node, school, mentors[1], ...days],
  )
  return pair
}

test('школу, которую в эти дни ведёт другая пара, план оставляет: сказано кто, закрепление решением берёт её', async () => {
  const ground = await matchingGround(db)
  const matching = await open(hands, ground)
  const [a = '', b = ''] = ground.mentees
  const [first = ''] = ground.mentors
  await offer(hands, ground, ground.coordinator, first, { capLead: '3' })
  const pair = await network(ground, a)
  const size = await hands.read(ground.coordinator, async (tx) => {
    const found = await findMatching(tx, matching)
    return found && factsSize(tx, found)
  })
  expect(size).toMatchObject({ mentees: 2, led: 1 })
  const make = () =>
    hands.run(ground.coordinator, makeScenario, {
      ...{ matching, title: '', mode: 'floor', crossing: 'bonus' },
      ...settings,
    })
  const requestOf = async (made: Awaited<ReturnType<typeof make>>) => {
    const id = made.kind === 'done' ? (made.location.split('/').at(-1) ?? '') : JSON.stringify(made)
    const found = await hands.read(ground.coordinator, (tx) => findScenario(tx, id))
    return {
      id,
      led: found?.request.led,
      mentees: found?.request.mentees.map((school) => school.id).toSorted(),
    }
  }
  const { id, led, mentees } = await requestOf(await make())
  expect(led).toEqual([{ id: a, name: 'Камышовская ООШ', mentor: 'Приозёрный лицей', pair }])
  expect(mentees).toEqual(ground.mentees.slice(1).toSorted())
  const decide = (mentee: string, kind: string) => {
    const choice = { scenario: id, mentor: first, rule: '', value: '', reason: 'сеть закончит раньше' }
    return hands.run(ground.coordinator, decideOnPlan, { ...choice, mentee, kind })
  }
  // запретить то, чего в плане нет, нельзя; закрепление остаётся и для следующих планов
  expect(codesOf(await decide(a, 'ban'))).toEqual(['chooseMentee'])
  expect(codesOf(await decide(b, 'ban'))).toEqual(['done'])
  for (const made of [await decide(a, 'pin'), await make()])
    expect(await requestOf(made)).toMatchObject({ led: undefined, mentees: ground.mentees.toSorted() })
})

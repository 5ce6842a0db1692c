import { expect, test } from 'vitest'
import { openDemo } from '../program/demo.ts'
import { enterAs } from '../program/visitor.ts'

const demo = await openDemo()
const one = async (query: string): Promise<string> =>
  (await demo.database.owner.query<{ id: string }>(query)).rows[0]?.id ?? ''

/** Things of the coordinator's district. */
const OF_DISTRICT = `join persona c on c.code = 'coordinator' join role_held h on h.person_id = c.person_id and h.municipality_id = x.municipality_id`

test('a contract that is over has no forms any more: they lead to its card', async () => {
  const visitor = await enterAs(demo.app, 'coordinator')
  const over = await one(`select x.id from contract x ${OF_DISTRICT} where x.state = 'terminated' limit 1`)
  const on = await one(
    `select x.id from contract x ${OF_DISTRICT} where x.state in ('inForce','extended') limit 1`,
  )
  for (const form of ['agree', 'extend', 'terminate']) {
    const response = await visitor.get(`/contracts/${over}/${form}`)
    expect([form, response.status, response.headers.get('location')]).toEqual([
      form,
      303,
      `/contracts/${over}`,
    ])
  }
  for (const form of ['extend', 'terminate'])
    expect((await visitor.get(`/contracts/${on}/${form}`)).status).toBe(200)
})

test('the plan of a pair that is over has nothing next', async () => {
  const visitor = await enterAs(demo.app, 'coordinator')
  const pair = await one(
    `select x.id from school_pair x ${OF_DISTRICT} join interaction_plan p on p.pair_id = x.id and p.state = 'agreed'
      where x.state = 'working' and exists (select 1 from roadmap_item i where i.record_id = p.id and i.removed_at is null and i.mark is null and i.due_on > current_date) limit 1`,
  )
  const card = async () => (await visitor.get(`/pairs/${pair}`)).text()
  expect(await card()).toContain('Ближайшее, до')
  await demo.database.owner.query(`update school_pair set state = 'endedEarly' where id = $1`, [pair])
  expect(await card()).not.toContain('Ближайшее, до')
})

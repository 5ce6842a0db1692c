import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { handleFacts } from '../../platform/jobs/facts.ts'
import { makeLog } from '../../platform/log.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { saveRows } from '../roadmaps/commands/rows.ts'
import { agreePair, confirmPair, startPair } from './commands/moves.ts'
import { agreePlan, amendPlan, approvePairPlan, returnPlan } from './commands/plan-moves.ts'
import { makePairPlan } from './commands/plans.ts'
import { followAgreedPlan } from './jobs.ts'
import { codesOf, type Ground, handsOver, makeGround, propose } from './pairs.fixture.ts'
import { findPlan } from './queries/plans.ts'

const db = await testDatabase()
const hands = handsOver(db)
let place: Ground
let id: string

const plan = (scope: Scope = place.regional) => hands.read(scope, (tx) => findPlan(tx, id))
const agreed = async () =>
  (await plan())?.districts.filter(({ hasAgreed }) => hasAgreed).map((each) => each.id)
const agree = async (scope: Scope) => codesOf(await hands.run(scope, agreePlan, { plan: id }))
const approve = async (scope: Scope, school: string) =>
  codesOf(await hands.run(scope, approvePairPlan, { plan: id, school, channel: 'phone', fulfils: [] }))
const sendPlan = async () => [
  await approve(place.curatedHead, place.curated),
  await approve(place.elsewhereHead, place.elsewhere),
]

/** The mentor school stands in another district than the school it helps. */
beforeAll(async () => {
  place = await makeGround(db)
  const pair = await propose(hands, place, { lead: place.elsewhere }, place.regional)
  for (const [scope, school] of [
    [place.elsewhereHead, place.elsewhere],
    [place.curatedHead, place.curated],
  ] as const)
    await hands.make(scope, agreePair, { pair, school, channel: 'self' })
  await hands.make(place.coordinator, confirmPair, { pair, act: '', actWords: 'распоряжение № 97' })
  await hands.make(place.coordinator, startPair, { pair, school: '' })
  const school = place.curated
  id = await hands.make(place.curatedHead, makePairPlan, {
    ...{ pair, school, period: '2026/27', copy: '', goals: [], partOf: '' },
  })
  await hands.make(place.elsewhereHead, saveRows, {
    ...{ roadmap: id, after: '', under: '', back: 'table' },
    rows: [
      { id: 'new1', cells: { 1: 'Общий урок', 2: 'октябрь', 3: 'обе школы' }, was: {}, isSection: false },
    ],
  })
})

it('без слова школы-наставника из другого района план не отправлен; её район может сказать за неё', async () => {
  expect(await approve(place.curatedHead, place.curated)).toEqual(['done'])
  expect((await plan())?.state).toBe('draft')
  expect(await approve(place.coordinator, place.elsewhere)).toEqual(['forbidden'])
  expect(await approve(place.neighbour, place.elsewhere)).toEqual(['done'])
  expect(await plan(place.thirdHead)).toBeNull()
  expect((await plan())?.state).toBe('sent')
})

it('план действует, когда согласовали оба района; один вернул, и спрашивают заново обоих', async () => {
  expect(await agree(place.coordinator)).toEqual(['done'])
  expect([(await plan())?.state, await agreed()]).toEqual(['sent', [place.lake]])
  expect(await agree(place.coordinator)).toEqual(['districtAgreedAlready'])
  const remarks = 'Нет дней, когда приедут наши учителя'
  expect(codesOf(await hands.run(place.neighbour, returnPlan, { plan: id, remarks }))).toEqual(['done'])
  expect([await plan(place.curatedHead), await agreed()]).toMatchObject([{ state: 'returned', remarks }, []])
  expect(await sendPlan()).toEqual([['done'], ['done']])
  expect(await agree(place.neighbour)).toEqual(['done'])
  expect([(await plan())?.state, await agreed()]).toEqual(['sent', [place.meadow]])
  expect(await agree(place.coordinator)).toEqual(['done'])
  expect((await plan(place.neighbour))?.state).toBe('agreed')
})

it('мероприятия стали поручениями школ обоих районов, а за все районы может сказать регион', async () => {
  await handleFacts(db, [followAgreedPlan], makeLog({ level: 'silent' }))
  const { rows } = await db.owner.query<{ school: string }>(
    'select organisation_id as school from assignment where source_record_id = $1',
    [id],
  )
  expect(rows.map(({ school }) => school).sort()).toEqual([place.curated, place.elsewhere].sort())
  await hands.make(place.elsewhereHead, amendPlan, { plan: id })
  expect(await sendPlan()).toEqual([['done'], ['done']])
  expect(await agree(place.regional)).toEqual(['done'])
  expect((await plan())?.state).toBe('agreed')
})

import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import type { JobContext } from '../../platform/jobs/job.ts'
import { makeLog } from '../../platform/log.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { matchingJobs, type Solve } from './commands/count.ts'
import { changeByHand, decideOnPlan, withdrawDecision } from './commands/decisions.ts'
import { openMatching } from './commands/open.ts'
import { dropScenario, makeScenario } from './commands/scenarios.ts'
import { othersFor } from './domain/plan/explain.ts'
import { groundOf } from './domain/plan/judge.ts'
import { USUAL_POLICY } from './domain/plan/policy.ts'
import { SET_BY_HAND } from './domain/scenarios.ts'
import {
  codesOf,
  handsOver,
  lacking,
  type MatchingGround,
  matchingGround,
  offer,
  open,
  opened,
} from './matching.fixture.ts'
import { chainWords } from './pages/scenario-school.tsx'
import { pointsOf } from './pages/scenario-why.tsx'
import { solvePlan } from './public.ts'
import { decisionsOf } from './queries/facts.ts'
import { findMatching } from './queries/matching.ts'
import { findScenario, linesOfScenario, scenariosOf } from './queries/scenarios.ts'
import { plansText } from './text/plans.ts'

const db = await testDatabase({ poolSize: 10 })
const hands = handsOver(db)
const settings = Object.fromEntries(SET_BY_HAND.map((name) => [name, String(USUAL_POLICY[name])]))

const context = (lastTry = true): JobContext => ({
  id: 'job',
  database: db,
  log: makeLog({ level: 'silent' }),
  progress: { report: async () => undefined, result: async () => undefined },
  signal: new AbortController().signal,
  lastTry,
})

const count = async (scenario: string, solve: Solve = solvePlan, lastTry = true): Promise<void> => {
  const [job] = matchingJobs(solve)
  await job?.start({ scenario }, context(lastTry))
}

const make = (place: Place, over: object = {}, by = place.coordinator): Promise<string> =>
  hands
    .run(by, makeScenario, {
      matching: place.matching,
      title: '',
      mode: 'floor',
      crossing: 'bonus',
      ...settings,
      ...over,
    })
    .then((outcome) => {
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
      return outcome.location.split('/').at(-1) ?? ''
    })

type Place = MatchingGround & { readonly matching: string }

/** Two mentor schools with three places together, three schools that lack things. */
const prepared = async (): Promise<Place> => {
  const ground = await matchingGround(db)
  const matching = await open(hands, ground)
  const [first = '', second = ''] = ground.mentors
  const theme = (at: number, level: number) => ({ theme: ground.themes[at], level: String(level) })
  await offer(hands, ground, ground.coordinator, first, { themes: [theme(0, 3), theme(1, 1)], capLead: '2' })
  await offer(hands, ground, ground.coordinator, second, { themes: [theme(1, 3), theme(2, 2)], capLead: '1' })
  await db.owner.query('update organisation set latitude = 60, longitude = 30 where id = $1', [first])
  await db.owner.query('update organisation set latitude = 60, longitude = 30.2 where id = $1', [
    ground.mentees[0],
  ])
  await lacking(ground, [
    [0, 0, 3],
    [0, 1, 1],
    [1, 0, 2],
    [2, 1, 3],
  ])
  return { ...ground, matching }
}

let place: Place
beforeAll(async () => {
  place = await prepared()
})

const scenarioOf = (id: string, by: Scope = place.coordinator) => hands.read(by, (tx) => findScenario(tx, id))
const pairsOf = async (id: string, by: Scope = place.coordinator) =>
  (await hands.read(by, (tx) => linesOfScenario(tx, id))).map(({ mentee, mentor }) => [mentee, mentor])

describe('планы закрепления', () => {
  it('план из записанных дефицитов и предложений: пары, баллы, доказательство; те же данные дают тот же план', async () => {
    const id = await make(place)
    expect((await hands.read(place.coordinator, (tx) => findMatching(tx, place.matching)))?.state).toBe(
      'planning',
    )
    expect((await scenarioOf(id))?.state).toBe('queued')
    await count(id)
    const done = await scenarioOf(id)
    expect(done).toMatchObject({ state: 'done', certificate: { kind: 'reducedCosts', violations: 0 } })
    expect(done?.metrics).toMatchObject({ schools: 3, unserved: 0 })
    const [first, second] = place.mentors
    const [a, b, c] = place.mentees
    expect(await pairsOf(id)).toEqual(
      expect.arrayContaining([
        [a, first],
        [b, first],
        [c, second],
      ]),
    )
    const lines = await hands.read(place.coordinator, (tx) => linesOfScenario(tx, id))
    expect(lines.find(({ mentee }) => mentee === a)).toMatchObject({ minutes: 19, why: { isGuess: false } })
    expect(lines.find(({ mentee }) => mentee === b)).toMatchObject({ minutes: 40, why: { isGuess: true } })
    const again = await make(place)
    await count(again)
    const same = await scenarioOf(again)
    expect([same?.inputHash, same?.value]).toEqual([done?.inputHash, done?.value])
    expect(await pairsOf(again)).toEqual(await pairsOf(id))
  })

  it('баллы пары складываются из названных, цена другой пары сказана предложением, соблюдена и названа причина запрета', async () => {
    const id = await make(place)
    await count(id)
    const scenario = await scenarioOf(id)
    if (scenario === null) throw new Error('counted')
    const lines = await hands.read(place.coordinator, (tx) => linesOfScenario(tx, id))
    for (const line of lines) {
      const points = pointsOf(plansText.ru, line, scenario.request)
      expect(points.reduce((sum, each) => sum + each.points, 0)).toBe(line.score)
    }
    const [a = ''] = place.mentees
    const [first = ''] = place.mentors
    const { others, barred } = othersFor(groundOf(scenario.request), a, first)
    const [other] = others
    expect(other?.regret).toBeGreaterThan(0)
    expect(chainWords(plansText.ru, other?.chain ?? []).replaceAll('\u00a0', ' ')).toBe(
      'Осоковская ООШ переходит: Приозёрный лицей → Озёрская гимназия',
    )
    expect(barred).toEqual([])
    const [, b = ''] = place.mentees
    const second = othersFor(groundOf(scenario.request), b, first)
    expect(second.barred.map(({ name, rule }) => [name, rule])).toEqual([['Приозёрный лицей', 'overlap']])
  })

  it('прерванный счёт начинается заново и даёт тот же план; сбой и противоречие сказаны словами', async () => {
    const id = await make(place, { mode: 'hybrid' })
    const states: (string | undefined)[] = []
    const broken: Solve = async (request, onRough) => {
      await solvePlan(request, onRough)
      states.push((await scenarioOf(id))?.state)
      throw new Error('the process was killed')
    }
    await expect(count(id, broken, false)).rejects.toThrow('killed')
    expect(states).toEqual(['rough'])
    await count(id)
    expect((await scenarioOf(id))?.state).toBe('done')
    const value = (await scenarioOf(id))?.value
    await count(id, broken, false)
    expect((await scenarioOf(id))?.value).toBe(value)
    const other = await make(place)
    await expect(count(other, broken)).rejects.toThrow('killed')
    expect(await scenarioOf(other)).toMatchObject({ state: 'failed', fault: '{"code":"broken"}' })
  })

  it('решение с причиной даёт новый план, который его соблюдает; отменённое решение больше не действует', async () => {
    const own = await prepared()
    const id = await make(own)
    await count(id)
    const [, second = ''] = own.mentors
    const [a = '', b = ''] = own.mentees
    const decide = (over: object) =>
      hands.run(own.coordinator, decideOnPlan, {
        scenario: id,
        kind: 'pin',
        mentee: a,
        mentor: second,
        rule: '',
        value: '',
        reason: 'так просят',
        ...over,
      })
    expect(codesOf(await decide({ reason: ' ' }))).toEqual(['reasonNeeded'])
    expect(codesOf(await decide({ kind: 'capacity', mentee: '' }))).toEqual(['notANumber'])
    expect(codesOf(await decide({ mentor: b }))).toEqual(['chooseOffering'])
    const pinned = await decide({})
    const next = pinned.kind === 'done' ? (pinned.location.split('/').at(-1) ?? '') : ''
    await count(next)
    expect(await pairsOf(next, own.coordinator)).toContainEqual([a, second])
    const failed = await decide({ kind: 'capacity', mentee: '', value: '0' })
    const without = failed.kind === 'done' ? (failed.location.split('/').at(-1) ?? '') : ''
    await count(without)
    expect(JSON.parse((await scenarioOf(without, own.coordinator))?.fault ?? '{}')).toEqual({
      code: 'pinsOverCapacity',
      values: { mentor: 'Приозёрный лицей', pins: 1, capacity: 0 },
    })
    // the same school pinned elsewhere replaces the old pin
    await decide({ mentor: own.mentors[0] })
    const decisions = await hands.read(own.coordinator, (tx) => decisionsOf(tx, own.matching))
    expect(decisions.map(({ kind, mentor }) => [kind, mentor])).toEqual([
      ['capacity', second],
      ['pin', own.mentors[0]],
    ])
    for (const { id: decision } of decisions)
      await hands.make(own.coordinator, withdrawDecision, { decision })
    expect(await hands.read(own.coordinator, (tx) => decisionsOf(tx, own.matching))).toEqual([])
  })

  it('пару меняют руками с причиной: остальной план стоит, убранный план не показывается', async () => {
    const id = await make(place)
    const [, second = ''] = place.mentors
    const [a = ''] = place.mentees
    const change = () =>
      hands.run(place.coordinator, changeByHand, {
        scenario: id,
        mentee: a,
        mentor: second,
        reason: 'давняя дружба',
      })
    expect(codesOf(await change())).toEqual(['matchingNotNow'])
    await count(id)
    const before = await pairsOf(id)
    expect(codesOf(await change())).toEqual(['done'])
    const lines = await hands.read(place.coordinator, (tx) => linesOfScenario(tx, id))
    expect(
      lines.filter(({ isByHand }) => isByHand).map(({ mentee, mentor, why }) => [mentee, mentor, why.note]),
    ).toEqual([[a, second, 'давняя дружба']])
    expect((await pairsOf(id)).filter(([mentee]) => mentee !== a)).toEqual(
      before.filter(([mentee]) => mentee !== a),
    )
    await hands.make(place.coordinator, dropScenario, { scenario: id })
    const left = await hands.read(place.coordinator, (tx) => scenariosOf(tx, place.matching))
    expect(left.map((each) => each.id)).not.toContain(id)
  })

  it('школа не видит планов, регион не видит планов района с темами, чужой район не видит ничего', async () => {
    const id = await make(place)
    await count(id)
    const [head] = place.heads
    if (!head) throw new Error('head')
    for (const scope of [head, place.regional, place.neighbour]) {
      expect(await scenarioOf(id, scope)).toBeNull()
      expect(await pairsOf(id, scope)).toEqual([])
    }
    expect(await hands.read(head, (tx) => findMatching(tx, place.matching))).not.toBeNull()
    // the region matches across municipalities by places, conditions and road: it is shown no deficit of any school
    const year = '2097'
    const offers = place.mentors.map((school) =>
      offer(hands, place, place.coordinator, school, { year, capLead: '2' }),
    )
    await Promise.all(offers)
    const days = { from: '01.09.2097', until: '31.05.2098', year, municipality: '' }
    const wide = await hands.make(place.regional, openMatching, opened(place, days))
    const common = await make({ ...place, matching: wide }, {}, place.regional)
    await count(common)
    const counted = await scenarioOf(common, place.regional)
    expect(counted).toMatchObject({ state: 'done', metrics: { schools: 3, unserved: 0 } })
    expect(counted?.request.mentees.flatMap(({ needs }) => needs)).toEqual([])
    expect(await scenarioOf(common)).toBeNull()
    const asked = { matching: place.matching, title: '', mode: 'sum', crossing: 'bonus', ...settings }
    expect(codesOf(await hands.run(head, makeScenario, asked))).toEqual(['forbidden'])
    expect(codesOf(await hands.run(place.regional, makeScenario, asked))).toEqual(['plansOfMunicipality'])
    expect(
      codesOf(
        await hands.run(place.coordinator, makeScenario, { ...asked, floor: '101', maxMinutes: 'далеко' }),
      ),
    ).toEqual(['notANumber'])
    expect(codesOf(await hands.run(place.coordinator, makeScenario, { ...asked, floor: '101' }))).toEqual([
      'placesWrong',
    ])
  })
})

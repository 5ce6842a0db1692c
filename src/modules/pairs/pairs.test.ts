import { beforeAll, describe, expect, it } from 'vitest'
import { makeSchool } from '../../../test/builders/territory.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { moment } from '../../platform/clock.ts'
import { asWorker } from '../../platform/database/worker-transaction.ts'
import { newId } from '../../platform/random.ts'
import { agreePair, confirmPair, declinePair, endPair, startPair } from './commands/moves.ts'
import { sayOpinion, setCapacity } from './commands/opinions.ts'
import { addGoal, closeGoal, namePerson } from './commands/people-and-goals.ts'
import { proposePair } from './commands/propose.ts'
import { goalFromDeficit } from './jobs.ts'
import {
  codesOf,
  type Ground,
  handsOver,
  makeGround,
  makeWorking,
  PROPOSAL,
  propose,
} from './pairs.fixture.ts'
import { listPairs } from './queries/list.ts'
import { findPair, goalsOf, opinionsOf, peopleOf } from './queries/pair.ts'

const db = await testDatabase({ poolSize: 10 })
const hands = handsOver(db)
let ground: Ground
beforeAll(async () => {
  ground = await makeGround(db)
})

const sees = async (scope: Ground['coordinator'], pair: string): Promise<boolean> =>
  (await hands.read(scope, (tx) => findPair(tx, pair))) !== null
const state = async (pair: string) =>
  (await hands.read(ground.coordinator, (tx) => findPair(tx, pair)))?.state

describe('пара школ', () => {
  it('обе школы соглашаются, координатор утверждает документом, сроки не накладываются', async () => {
    const place = await makeGround(db)
    const pair = await propose(hands, place)
    const say = (scope: Ground['coordinator'], school: string) =>
      hands.run(scope, agreePair, { pair, school, channel: 'phone' })
    expect(codesOf(await say(place.curatedHead, place.mentor))).toEqual(['forbidden'])
    expect(codesOf(await say(place.thirdHead, place.third))).toEqual(['notFound'])
    expect(codesOf(await say(place.mentorHead, place.mentor))).toEqual(['done'])
    expect(codesOf(await say(place.mentorHead, place.mentor))).toEqual(['agreedAlready'])
    expect(
      codesOf(await hands.run(place.coordinator, confirmPair, { pair, act: '', actWords: 'приказ' })),
    ).toEqual(['pairNotNow'])
    // the coordinator says it for a school that telephoned
    expect(codesOf(await say(place.coordinator, place.curated))).toEqual(['done'])
    const found = await hands.read(place.coordinator, (tx) => findPair(tx, pair))
    expect(found?.state).toBe('agreed')
    expect(found?.schools.map(({ side, channel }) => [side, channel])).toEqual([
      ['mentor', 'self'],
      ['curated', 'phone'],
    ])
    expect(codesOf(await hands.run(place.coordinator, confirmPair, { pair, act: '', actWords: '' }))).toEqual(
      ['actNeeded'],
    )
    expect(
      codesOf(await hands.run(place.mentorHead, confirmPair, { pair, act: '', actWords: 'приказ' })),
    ).toEqual(['forbidden'])
    const again = { ...PROPOSAL, curated: [place.curated], lead: place.third }
    // отказ называет, у какой школы кто уже есть: в сети их много
    expect(await hands.run(place.coordinator, proposePair, again)).toMatchObject({
      refusals: [
        {
          code: 'one_lead_at_a_time',
          field: 'curated',
          values: { schools: expect.stringMatching(/^МКОУ «Приозёрная ООШ»: .+/u) },
        },
      ],
    })
    await hands.make(place.mentorHead, declinePair, { pair, school: place.mentor, reason: 'ремонт' })
    expect(codesOf(await hands.run(place.coordinator, proposePair, again))).toEqual(['done'])
  })

  it('район вносит отказ школы с её слов: сказано, чья это школа и как узнали, без канала не принимается', async () => {
    const place = await makeGround(db)
    const pair = await propose(hands, place, { lead: place.elsewhere }, place.regional)
    const refusal = { pair, school: place.elsewhere, reason: 'ремонт' }
    expect(codesOf(await hands.run(place.neighbour, declinePair, refusal))).toEqual(['chooseOne'])
    expect(
      codesOf(await hands.run(place.coordinator, declinePair, { ...refusal, channel: 'phone' })),
    ).toEqual(['forbidden'])
    await hands.make(place.neighbour, declinePair, { ...refusal, channel: 'phone' })
    const found = await hands.read(place.coordinator, (tx) => findPair(tx, pair))
    expect(found).toMatchObject({ state: 'declined', endedReason: 'ремонт' })
    const said = (id: string) => found?.schools.find(({ organisation }) => organisation === id)
    expect(said(place.elsewhere)).toMatchObject({ agreedOn: null, channel: 'phone' })
    expect(said(place.elsewhere)?.declinedOn).not.toBeNull()
    expect(said(place.curated)).toMatchObject({ agreedOn: null, declinedOn: null })
    const { rows } = await db.owner.query(
      `select channel from audit_entry where record_id = $1 and command = 'pair.decline'`,
      [pair],
    )
    expect(rows).toEqual([{ channel: 'phone' }])
  })

  it('видят обе школы и их районы, остальные нет; чужую школу в пару не возьмут', async () => {
    const place = await makeGround(db)
    const pair = await propose(hands, place, { lead: place.elsewhere }, place.regional)
    expect(await sees(place.regional, pair)).toBe(true)
    expect(await sees(place.coordinator, pair)).toBe(true)
    expect(await sees(place.neighbour, pair)).toBe(true)
    expect(await sees(place.elsewhereHead, pair)).toBe(true)
    expect(await sees(place.curatedHead, pair)).toBe(true)
    expect(await sees(place.thirdHead, pair)).toBe(false)
    const seen = await hands.read(place.elsewhereHead, (tx) =>
      listPairs(tx, { text: '', state: '', school: null }),
    )
    expect(seen.map(({ id, curated }) => [id, curated])).toEqual([[pair, ['МКОУ «Приозёрная ООШ»']]])
    const none = await hands.read(place.thirdHead, (tx) =>
      listPairs(tx, { text: '', state: '', school: null }),
    )
    expect(none).toEqual([])
    const wrong = { ...PROPOSAL, curated: [place.curated], lead: place.elsewhere }
    expect(codesOf(await hands.run(place.coordinator, proposePair, wrong))).toEqual(['chooseLead'])
  })

  it('завершается раньше срока с причиной, и дни после конца свободны', async () => {
    const place = await makeGround(db)
    const pair = await makeWorking(hands, place)
    const end = (reason: string) => hands.run(place.coordinator, endPair, { pair, on: '01.02.2025', reason })
    expect(codesOf(await end(''))).toEqual(['reasonNeeded'])
    expect(codesOf(await end('школа на ремонте'))).toEqual(['done'])
    const next = { ...PROPOSAL, curated: [place.curated], lead: place.third }
    expect(codesOf(await hands.run(place.coordinator, proposePair, { ...next, from: '01.02.2025' }))).toEqual(
      ['one_lead_at_a_time'],
    )
    expect(codesOf(await hands.run(place.coordinator, proposePair, { ...next, from: '02.02.2025' }))).toEqual(
      ['done'],
    )
  })

  it('люди, цели и отзывы: каждый пишет своё, партнёр отзыва не видит', async () => {
    const place = await makeGround(db)
    const pair = await makeWorking(hands, place, { goals: 'Устное собеседование\nЧтение' })
    const person = { pair, person: '', name: 'Рябинина В. П.', position: 'учитель', subject: 'физика' }
    const name = (scope: Ground['coordinator'], school: string, duty: string) =>
      hands.run(scope, namePerson, { ...person, school, duty })
    expect(codesOf(await name(place.mentorHead, place.mentor, 'subject'))).toEqual(['done'])
    expect(codesOf(await name(place.mentorHead, place.curated, 'contact'))).toEqual(['forbidden'])
    expect(codesOf(await name(place.curatedHead, place.curated, 'lead'))).toEqual(['mentorsHelp'])
    expect(await hands.read(place.curatedHead, (tx) => peopleOf(tx, pair))).toMatchObject([
      { name: 'Рябинина В. П.', duty: 'subject', subject: 'физика' },
    ])
    const goal = { pair, school: place.mentor, text: 'Третья', subject: '', expected: '' }
    expect(codesOf(await hands.run(place.mentorHead, addGoal, goal))).toEqual(['goalsOfCurated'])
    const [first] = await hands.read(place.curatedHead, (tx) => goalsOf(tx, pair))
    const close = { pair, goal: first?.id, state: 'met', outcome: 'Все прошли' }
    expect(codesOf(await hands.run(place.mentorHead, closeGoal, close))).toEqual(['forbidden'])
    expect(codesOf(await hands.run(place.curatedHead, closeGoal, close))).toEqual(['done'])
    const opinion = { pair, kind: 'fit', mark: 'partly', helped: '', missing: '', channel: 'self' }
    const mine = { ...opinion, school: place.curated }
    expect(codesOf(await hands.run(place.curatedHead, sayOpinion, mine))).toEqual(['missingNeeded'])
    expect(codesOf(await hands.run(place.curatedHead, sayOpinion, { ...mine, missing: 'далеко' }))).toEqual([
      'done',
    ])
    expect(await hands.read(place.mentorHead, (tx) => opinionsOf(tx, pair))).toEqual([])
    expect(await hands.read(place.coordinator, (tx) => opinionsOf(tx, pair))).toMatchObject([
      { mark: 'partly' },
    ])
  })

  it('индивидуальный дефицит становится целью пары один раз', async () => {
    const place = await makeGround(db)
    const pair = await makeWorking(hands, place)
    const payload = { school: place.curated, row: newId(), text: 'Смысловое чтение', subject: 'русский язык' }
    const fact = { id: newId(), name: 'deficitForPair', record: pair, payload, at: moment() }
    for (const _ of [1, 2]) await asWorker(db.worker, (tx) => goalFromDeficit.handle(tx, fact))
    expect(await hands.read(place.curatedHead, (tx) => goalsOf(tx, pair))).toMatchObject([
      { text: 'Смысловое чтение', subject: 'русский язык', state: 'open', source: pair },
    ])
  })

  it('пятьдесят согласий сразу не переполняют места школы-наставника', async () => {
    await hands.make(ground.mentorHead, setCapacity, { school: ground.mentor, schools: '4' })
    const pairs = await Promise.all(
      Array.from({ length: 50 }, async (_, at) => {
        const curated = await makeSchool(db, ground.region, ground.lake, `МКОУ «Школа ${at}»`)
        return propose(hands, ground, { curated: [curated] })
      }),
    )
    const outcomes = await Promise.all(
      pairs.map((pair) =>
        hands.run(ground.mentorHead, agreePair, { pair, school: ground.mentor, channel: 'self' }),
      ),
    )
    const codes = outcomes.flatMap(codesOf)
    expect(codes.filter((code) => code === 'done')).toHaveLength(4)
    expect(codes.filter((code) => code === 'mentorFull')).toHaveLength(46)
    expect(await state(pairs[0] ?? '')).toBe('proposed')
    expect(codesOf(await hands.run(ground.coordinator, startPair, { pair: pairs[0], school: '' }))).toEqual([
      'pairNotNow',
    ])
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { answerOfferOf } from './commands/offers.ts'
import { cancelMatching, openMatching } from './commands/open.ts'
import {
  codesOf,
  handsOver,
  type MatchingGround,
  matchingGround,
  OFFER,
  offer,
  open,
  opened,
  YEAR,
} from './matching.fixture.ts'
import { findMatching, listMatchings } from './queries/matching.ts'
import { countOffers, findOffer, lastOffer, listOffers } from './queries/offers.ts'

const db = await testDatabase({ poolSize: 10 })
const hands = handsOver(db)
let ground: MatchingGround
beforeAll(async () => {
  ground = await matchingGround(db)
})

const assignmentsOf = async (matching: string) =>
  (
    await db.worker.query<{ school: string; state: string; modality: string }>(
      'select organisation_id as school, state, modality from assignment where source_record_id = $1',
      [matching],
    )
  ).rows

describe('закрепление и предложения школ', () => {
  it('каждая школа получает поручение, ответ и отказ с причиной закрывают его записью', async () => {
    const matching = await open(hands, ground)
    expect(await assignmentsOf(matching)).toHaveLength(5)
    expect(codesOf(await hands.run(ground.coordinator, openMatching, opened(ground)))).toEqual([
      'matchingIsOpen',
    ])
    const [mentor = '', busy = ''] = ground.mentors
    const [head, busyHead, , weakHead] = ground.heads
    const [weak = ''] = ground.mentees.slice(1)
    if (!head || !busyHead || !weakHead) throw new Error('heads')
    await offer(hands, ground, head, mentor)
    expect(
      codesOf(await hands.run(busyHead, answerOfferOf, { ...OFFER, school: busy, state: 'refused' })),
    ).toEqual(['reasonNeeded'])
    await offer(hands, ground, ground.coordinator, busy, {
      state: 'refused',
      reason: 'ремонт',
      channel: 'phone',
    })
    // R049: a school of any category may help
    await offer(hands, ground, weakHead, weak)
    const open3 = (await assignmentsOf(matching)).filter(({ state }) => state === 'assigned')
    expect(open3).toHaveLength(2)
    const asked = { year: Number(YEAR), municipality: ground.lake, region: null }
    expect(await hands.read(ground.coordinator, (tx) => countOffers(tx, asked))).toEqual({
      offered: 2,
      refused: 1,
      waiting: 2,
    })
    const { lines } = await hands.read(ground.coordinator, (tx) =>
      listOffers(tx, { ...asked, state: '', text: '' }, { from: 0, count: 10 }),
    )
    expect(lines.map(({ state }) => state)).toEqual([null, null, 'offered', 'offered', 'refused'])
    expect(
      codesOf(
        await hands.run(head, answerOfferOf, {
          ...OFFER,
          school: mentor,
          capLead: '0',
          capSubject: '',
          themes: [],
        }),
      ),
    ).toEqual(['themeNeeded', 'placeNeeded'])
    expect(
      codesOf(await hands.run(head, answerOfferOf, { ...OFFER, school: mentor, capLead: 'сто' })),
    ).toEqual(['notANumber'])
    const theme = { theme: ground.themes[0], level: '2' }
    const twice = [theme, theme]
    const repeated = await hands.run(head, answerOfferOf, { ...OFFER, school: mentor, themes: twice })
    expect(repeated).toMatchObject({
      refusals: [{ code: 'themeTwice', field: expect.stringMatching(/^level\./u) }],
    })
    expect(codesOf(await hands.run(head, answerOfferOf, { ...OFFER, school: weak }))).toEqual(['forbidden'])
  })

  it('два ответа сразу дают один: второй видит, что первый уже есть', async () => {
    const place = await matchingGround(db)
    const [school = ''] = place.mentors
    const [head] = place.heads
    if (!head) throw new Error('head')
    const raw = { ...OFFER, school, themes: [{ theme: place.themes[0], level: '2' }] }
    const both = await Promise.all([
      hands.run(head, answerOfferOf, raw, 0),
      hands.run(place.coordinator, answerOfferOf, { ...raw, channel: 'phone' }, 0),
    ])
    expect(both.map(({ kind }) => kind).sort()).toEqual(['conflict', 'done'])
    const found = await hands.read(head, (tx) => findOffer(tx, school, Number(YEAR)))
    expect(found?.version).toBe(1)
    expect((await hands.read(head, (tx) => lastOffer(tx, school, Number(YEAR) + 1)))?.year).toBe(Number(YEAR))
    const again = await hands.run(head, answerOfferOf, { ...raw, capLead: '5' }, 1)
    expect(again.kind).toBe('done')
    expect((await hands.read(head, (tx) => findOffer(tx, school, Number(YEAR))))?.capLead).toBe(5)
  })

  it('чужой район не видит закрепления, отмена отзывает поручения', async () => {
    const place = await matchingGround(db)
    const matching = await open(hands, place)
    const [head] = place.heads
    if (!head) throw new Error('head')
    expect(await hands.read(place.neighbour, (tx) => findMatching(tx, matching))).toBeNull()
    expect((await hands.read(head, (tx) => listMatchings(tx))).map(({ id }) => id)).toEqual([matching])
    expect(codesOf(await hands.run(head, cancelMatching, { matching, reason: 'нет' }))).toEqual(['forbidden'])
    expect(codesOf(await hands.run(place.coordinator, cancelMatching, { matching, reason: ' ' }))).toEqual([
      'reasonNeeded',
    ])
    await hands.make(place.coordinator, cancelMatching, { matching, reason: 'программа изменилась' })
    expect(new Set((await assignmentsOf(matching)).map(({ state }) => state))).toEqual(new Set(['recalled']))
    expect((await hands.read(head, (tx) => findMatching(tx, matching)))?.state).toBe('cancelled')
  })
})

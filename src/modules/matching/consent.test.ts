import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../kernel/day.ts'
import { moment } from '../../platform/clock.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { scopeOfLink } from '../../platform/scope/scope.ts'
import { answerConsent, askedOf, decideMatching } from './commands/answer.ts'
import { askSchools, remindSchools, replanMatching } from './commands/ask.ts'
import { closeConsent } from './jobs.ts'
import { codesOf, offer } from './matching.fixture.ts'
import { consentsOf } from './queries/consent.ts'
import { findMatching } from './queries/matching.ts'
import { asked, saying } from './round.fixture.ts'
import {
  ask,
  board,
  db,
  ground,
  hands,
  head,
  matchingState,
  openDesk,
  school,
  statesOf,
  untilDay,
  usual,
} from './round-desk.fixture.ts'

await openDesk()

describe('школы спрошены о согласии', () => {
  it('у школы одно поручение и только её пары; ответ закрывает его, два нажатия сразу дают один', async () => {
    await offer(hands, ground, head(1), school('mentors', 1))
    const matching = await ask()
    const assignments = await asked(ground, matching)
    expect([...assignments.keys()].sort()).toEqual(
      [...ground.mentors, school('mentees', 0), school('mentees', 1)].sort(),
    )
    const mine = assignments.get(school('mentees', 0)) ?? ''
    const rowsSeenBy = (scope: typeof ground.coordinator) =>
      hands.read(scope, (tx) => consentsOf(tx, matching))
    expect((await rowsSeenBy(head(0))).map(({ partner }) => partner).sort()).toEqual(
      [school('mentees', 0), school('mentees', 1)].sort(),
    )
    expect((await rowsSeenBy(ground.coordinator)).length).toBe(6)
    // the region sees that there is a matching, never what schools lack; a neighbour sees nothing at all
    expect(await rowsSeenBy(ground.regional)).toEqual([])
    expect(await hands.read(ground.regional, (tx) => askedOf(tx, mine, false))).toBeNull()
    expect(await hands.read(ground.neighbour, (tx) => findMatching(tx, matching))).toBeNull()
    expect(codesOf(await hands.run(head(3), answerConsent, await saying(ground, mine)))).toEqual(['notFound'])
    expect(codesOf(await hands.run(ground.neighbour, decideMatching, { matching }))).toEqual(['notFound'])

    const words = await saying(ground, mine, { wishes: [school('mentors', 1)] })
    const both = await Promise.all([1, 2].map(() => hands.run(head(2), answerConsent, words)))
    expect(both.map(({ kind }) => kind)).toEqual(['done', 'done'])
    expect(await statesOf(`select state from assignment where id = $1`, mine)).toEqual(['accepted'])
    expect(
      await statesOf(
        'select to_state as state from state_change where record_id = $1 and row_id is not null',
        mine,
      ),
    ).toEqual(['agreed', 'agreed'])
    const reports = await db.owner.query('select 1 from assignment_report where record_id = $1', [mine])
    expect(reports.rowCount).toBe(1)
    const [said] = (await rowsSeenBy(head(2))).filter(({ kind }) => kind === 'lead')
    expect([said?.state, said?.wishes]).toEqual(['agreed', [school('mentors', 1)]])
  })

  it('возражение записывает район со слов школы; без входа отвечают по ссылке и видят только своё', async () => {
    const matching = await ask()
    const assignments = await asked(ground, matching)
    const [first = '', second = ''] = [school('mentees', 0), school('mentees', 1)].map(
      (id) => assignments.get(id) ?? '',
    )
    const no = await saying(ground, first, { no: 'школа закрыта на ремонт', channel: 'phone' })
    await hands.make(ground.coordinator, answerConsent, no)
    const link = scopeOfLink(
      {
        id: second,
        record: second as never,
        row: null,
        commands: [answerConsent.name],
        region: ground.region,
        municipality: ground.lake,
        organisation: school('mentees', 1),
        label: 'школа',
      },
      moment(),
      'Europe/Moscow',
      'ru',
    )
    await asPerson(db.app, link, 'read', async (tx) => {
      expect((await askedOf(tx, second, false))?.rows).toHaveLength(1)
      expect(await askedOf(tx, first, false)).toBeNull()
      expect(await consentsOf(tx, matching)).toEqual([])
    })
    expect(codesOf(await hands.run(link, answerConsent, await saying(ground, first)))).toEqual(['notFound'])
    await hands.make(link, answerConsent, await saying(ground, second, { relatives: true }))
    const rows = await hands.read(ground.coordinator, (tx) => consentsOf(tx, matching))
    const of = (id: string) => rows.find(({ school: asker }) => asker === id)
    expect(of(school('mentees', 0))).toMatchObject({
      state: 'objected',
      channel: 'phone',
      reason: 'школа закрыта на ремонт',
    })
    expect(of(school('mentees', 1))).toMatchObject({ state: 'agreed', channel: 'link', hasRelatives: true })
  })

  it('кто молчит, тому напоминают; после последнего дня молчание значит то, что решил район', async () => {
    const matching = await ask(usual(), { silence: 'objects' })
    for (const _ of [1, 2]) await hands.make(ground.coordinator, remindSchools, { matching })
    const told = await db.owner.query(
      `select 1 from notification where record_id = $1 and code = 'consentWaits'`,
      [matching],
    )
    expect(told.rowCount).toBe(4)
    const live = (day: Day) => closeConsent(db, { zone: 'Europe/Moscow', day }, { region: ground.region })
    expect(await live(addDays(ground.today, 7))).toBe(0)
    expect([await live(addDays(ground.today, 8)), await live(addDays(ground.today, 9))]).toEqual([1, 0])
    expect(await matchingState(matching)).toBe('deciding')
    const { looked } = await board(matching)
    expect(looked.flatMap(({ stops }) => stops.map(({ check }) => check))).toEqual([
      'objected',
      'objected',
      'objected',
    ])
    // a late word is still a word until the act
    const late = (await asked(ground, matching)).get(school('mentees', 1)) ?? ''
    await hands.make(head(3), answerConsent, await saying(ground, late))
    expect(
      (await db.owner.query('select 1 from assignment where id = $1 and state = $2', [late, 'recalled']))
        .rowCount,
    ).toBe(1)
    // back to plans: answers stay, the same plan asks anew
    await hands.make(ground.coordinator, replanMatching, { matching, reason: 'исправить пару' })
    expect(codesOf(await hands.run(head(3), answerConsent, await saying(ground, late)))).toEqual([
      'consentOver',
    ])
    const { rows } = await db.owner.query('select scenario_id from matching where id = $1', [matching])
    await hands.make(ground.coordinator, askSchools, {
      matching,
      scenario: rows[0]?.scenario_id,
      until: untilDay(),
    })
    expect(
      (await hands.read(ground.coordinator, (tx) => consentsOf(tx, matching))).map(({ state }) => state),
    ).toEqual(Array(6).fill('waiting'))
  })
})

import { addDays, type Day, schoolYearOf } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { draftContract } from '../../modules/pairs/commands/contracts.ts'
import { ask, askedRound, publish, type Round, type RoundDesk, say } from './matching-round.ts'
import { comingYear, type Help } from './offering.ts'

const SEAT = { who: 'b-coordinator', district: 'beryozovsky' }
const MENTORS = ['b1', 'b2', 'b3'] as const

const helpsOn = (day: number): readonly Help[] =>
  MENTORS.map((school, at) => ({
    school,
    day,
    themes: [[['t02', 'm01', 't19'][at] ?? 't02', 3]],
    lead: 1,
    subject: 0,
    forms: ['consultation'],
  }))

const begin = (
  desk: RoundDesk,
  round: Omit<Round, 'seat' | 'helps' | 'mode' | 'minOverlap'>,
): Promise<string> =>
  askedRound(desk, {
    ...round,
    seat: SEAT,
    helps: helpsOn(round.opened + 1),
    mode: 'floor',
    minOverlap: '0',
  })

const contract = async (desk: RoundDesk, matching: string): Promise<void> => {
  const [made] = await ask(
    desk,
    'select pair_id as pair, mentee_id as mentee, mentor_id as mentor from matching_ruling where record_id = $1 and pair_id is not null order by id limit 1',
    [matching],
  )
  if (made === undefined) return
  await desk.run(SEAT.who, addDays(desk.today, -9), draftContract, {
    pair: made.pair,
    bond: `${made.mentee}:${made.mentor}`,
    from: shortDay(addDays(desk.today, -9)),
    until: shortDay(addDays(desk.today, 100)),
    place: 'г. Берёзов',
    basis: 'распоряжение о закреплении школ-наставников',
    subject: 'читательская грамотность',
  })
}

/** The neighbour district: this year's matching is published, next year's asks schools for consent. */
export const neighbourMatching = async (desk: RoundDesk): Promise<void> => {
  const { today } = desk
  const year = schoolYearOf(today)
  const thisYear = await begin(desk, {
    year,
    from: addDays(today, -12),
    until: addDays(today, 120),
    opened: -40,
    asked: -28,
    answerBy: -18,
  })
  await say(desk, thisYear, { school: 'b5', day: -26 })
  await say(desk, thisYear, { school: 'b2', day: -25, by: 'b-methodologist' })
  await publish(desk, thisYear, {
    seat: SEAT,
    // the school that the lyceum leads by an earlier decision is not in the plan
    refused: [],
    ...{ closed: -17, decided: -16, signed: -14, contractsUntil: 20, number: '58-р' },
    chair: ['председатель комитета', 'О.С. Березина'],
  })
  await contract(desk, thisYear)
  const next = await begin(desk, {
    year: year + 1,
    from: comingYear(today, year + 1),
    until: `${year + 2}-05-31` as Day,
    opened: -8,
    asked: -3,
    answerBy: 9,
  })
  await say(desk, next, { school: 'b4', day: -2, wish: 'b3' })
  await say(desk, next, { school: 'b5', day: -2, no: 'До этой школы нет прямого автобуса.', wish: 'b1' })
  await say(desk, next, { school: 'b1', day: -1, by: 'b-methodologist' })
  await say(desk, next, { school: 'b3', day: -1, relatives: true })
}

import { beforeEach } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { addDays } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import type { OrganisationId } from '../../kernel/ids.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { answerConsent, decideMatching } from './commands/answer.ts'
import { askSchools } from './commands/ask.ts'
import { confirmPlain } from './commands/rulings.ts'
import { handsOver, type MatchingGround, matchingGround, open } from './matching.fixture.ts'
import { findMatching } from './queries/matching.ts'
import { boardOf } from './queries/rulings.ts'
import { asked, putPlan, saying, type Wanted } from './round.fixture.ts'

export let db: TestDatabase
export let hands: ReturnType<typeof handsOver>
/** A ground of its own for each test; read anew, never kept. */
export let ground: MatchingGround

/** Every file of tests opens the desk for itself: files share the program, never a database. */
export const openDesk = async (): Promise<void> => {
  db = await testDatabase({ poolSize: 12 })
  hands = handsOver(db)
  beforeEach(async () => {
    ground = await matchingGround(db)
  })
}
/** The last day for answers. */
export const untilDay = (): string => shortDay(addDays(ground.today, 7))

export const school = (kind: 'mentors' | 'mentees', at: number): OrganisationId => {
  const found = ground[kind][at]
  if (found === undefined) throw new Error('no such school')
  return found
}
export const head = (at: number): Scope => {
  const found = ground.heads[at]
  if (found === undefined) throw new Error('no such head')
  return found
}

/** The first mentor helps two schools, one of them with the second in physics; nobody was found for the third. */
export const usual = (): Wanted[] => [
  { mentee: school('mentees', 0), mentor: school('mentors', 0) },
  { mentee: school('mentees', 0), mentor: school('mentors', 1), subject: 'физика' },
  { mentee: school('mentees', 1), mentor: school('mentors', 0) },
  { mentee: school('mentees', 2), mentor: null },
]

export const ask = async (lines = usual(), over: object = {}): Promise<string> => {
  const matching = await open(hands, ground, over)
  const scenario = await putPlan(ground, matching, lines)
  await hands.make(ground.coordinator, askSchools, { matching, scenario, until: untilDay() })
  return matching
}

export const answerAll = async (matching: string): Promise<void> => {
  for (const assignment of (await asked(ground, matching)).values())
    await hands.make(
      ground.coordinator,
      answerConsent,
      await saying(ground, assignment, { channel: 'phone' }),
    )
}

export const statesOf = async (text: string, id: string): Promise<string[]> =>
  (await db.owner.query<{ state: string }>(text, [id])).rows.map(({ state }) => state)
export const matchingState = async (id: string) =>
  (await statesOf('select state from matching where id = $1', id))[0]

export const board = (matching: string) =>
  hands.read(ground.coordinator, async (tx) => {
    const found = await findMatching(tx, matching)
    if (found === null) throw new Error('matching')
    return boardOf(tx, found)
  })

/** Answered, decided, everything confirmed. */
export const ruled = async (lines = usual()): Promise<string> => {
  const matching = await ask(lines)
  await answerAll(matching)
  await hands.make(ground.coordinator, decideMatching, { matching })
  await hands.make(ground.coordinator, confirmPlain, { matching })
  return matching
}
export const publish = { contractsUntil: '20.09.2098' }

export const pairsOf = async (matching: string) =>
  (
    await db.owner.query<{
      id: string
      title: string
      state: string
      ended: string | null
      reason: string | null
    }>(
      `select p.id, p.title, p.state, p.ended_on::text as ended, p.ended_reason as reason from school_pair p
       where p.id in (select pair_id from matching_ruling where record_id = $1) order by p.title`,
      [matching],
    )
  ).rows

import { addDays, type Day } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { signDirective } from '../../modules/directives/commands/signing.ts'
import { answerConsent, decideMatching } from '../../modules/matching/commands/answer.ts'
import { askSchools } from '../../modules/matching/commands/ask.ts'
import { openMatching } from '../../modules/matching/commands/open.ts'
import { publishMatching } from '../../modules/matching/commands/publish.ts'
import { confirmPlain, liftCheck, rulePair } from '../../modules/matching/commands/rulings.ts'
import { makeScenario } from '../../modules/matching/commands/scenarios.ts'
import { publishSigned } from '../../modules/matching/jobs.ts'
import type { Database } from '../../platform/database/open.ts'
import type { StoredFile } from '../../platform/http/form.ts'
import { handleFacts } from '../../platform/jobs/facts.ts'
import { makeLog } from '../../platform/log.ts'
import type { MatchingDesk } from './matching.ts'
import { type Help, offerHelp, usualSettings } from './offering.ts'
import { toDocx } from './papers.ts'

/** What a whole round of matching needs: from the question to schools to the signed act. */
export type RoundDesk = MatchingDesk & {
  readonly database: Database
  readonly keep: (name: string, bytes: Uint8Array) => Promise<StoredFile>
}

/** Who leads the matching of which district. */
export type Seat = { readonly who: string; readonly district: string }

/** From the beginning to the question to schools: offers, a plan by conditions and the way, the day of answers. */
export type Round = {
  readonly seat: Seat
  readonly year: number
  readonly from: Day
  readonly until: Day
  readonly opened: number
  readonly asked: number
  readonly answerBy: number
  readonly helps: readonly Help[]
  readonly mode: 'floor' | 'hybrid'
  readonly minOverlap: string
  /** Another plan counted to compare with; schools are not asked about it. */
  readonly beside?: { readonly mode: 'floor' | 'hybrid' | 'leximin'; readonly title: string }
}

export const ask = async (
  desk: RoundDesk,
  text: string,
  values: readonly unknown[],
): Promise<readonly Record<string, string>[]> => (await desk.database.worker.query(text, [...values])).rows

type Wish = {
  readonly matching: string
  readonly title: string
  readonly mode: string
  readonly minOverlap: string
}

/** Makes a plan and counts it at once; gives the plan. */
const plan = async (desk: RoundDesk, { seat, asked }: Round, wish: Wish): Promise<string> => {
  const day = addDays(desk.today, asked - 1)
  const made = await desk.run(seat.who, day, makeScenario, { ...usualSettings, crossing: 'bonus', ...wish })
  const scenario = made.split('/').at(-1) ?? ''
  await desk.count(scenario)
  return scenario
}

/** Opens a matching, takes the offers, counts a plan and asks its schools; gives the matching. */
export const askedRound = async (desk: RoundDesk, round: Round): Promise<string> => {
  const on = (days: number): Day => addDays(desk.today, days)
  const { who, district } = round.seat
  const matching = idInAddress(
    await desk.run(who, on(round.opened), openMatching, {
      municipality: desk.municipality(district),
      programme: '',
      year: String(round.year),
      from: shortDay(round.from),
      until: shortDay(round.until),
      offersUntil: shortDay(on(round.opened + 4)),
      silence: 'agrees',
    }),
  )
  await offerHelp(desk, round.helps, round.year)
  const { mode, minOverlap, beside } = round
  if (beside !== undefined) await plan(desk, round, { matching, ...beside, minOverlap })
  const scenario = await plan(desk, round, { matching, title: 'Обычный', mode, minOverlap })
  const until = shortDay(on(round.answerBy))
  await desk.run(who, on(round.asked), askSchools, { matching, scenario, until })
  return matching
}

export type Word = {
  readonly school: string
  readonly day: number
  readonly no?: string
  readonly relatives?: boolean
  readonly wish?: string
  readonly by?: string
}

/** A school answers about its pairs, itself or by the words that its district writes down. */
export const say = async (desk: RoundDesk, matching: string, word: Word): Promise<void> => {
  const rows = await ask(
    desk,
    'select id, assignment_id as assignment from matching_consent where record_id = $1 and organisation_id = $2 order by id',
    [matching, desk.organisation(word.school)],
  )
  if (rows.length === 0) return
  await desk.run(word.by ?? word.school, addDays(desk.today, word.day), answerConsent, {
    assignment: rows[0]?.assignment,
    answers: rows.map(({ id }) => ({
      row: id,
      answer: word.no === undefined ? 'agreed' : 'objected',
      reason: word.no ?? '',
      hasRelatives: word.relatives ?? false,
    })),
    wishes: word.wish === undefined ? [] : [desk.organisation(word.wish)],
    channel: 'phone',
  })
}

const linesOf = async (desk: RoundDesk, matching: string, school: string): Promise<readonly string[]> =>
  (
    await ask(
      desk,
      'select l.id from matching m join matching_line l on l.scenario_id = m.scenario_id and l.mentor_id is not null where m.id = $1 and l.mentee_id = $2',
      [matching, desk.organisation(school)],
    )
  ).flatMap(({ id }) => id ?? [])

/** How the committee ends a round. */
export type Sitting = {
  readonly seat: Seat
  /** Schools whose pairs are refused, and why. */
  readonly refused: readonly { readonly school: string; readonly reason: string }[]
  /** A pair that a check has stopped goes on: whose, which check, why. */
  readonly lifted?: { readonly school: string; readonly check: string; readonly reason: string }
  /** Days from today: answers are closed, pairs decided, the act signed; contracts are due by the last. */
  readonly closed: number
  readonly decided: number
  readonly signed: number
  readonly contractsUntil: number
  readonly number: string
  readonly chair: readonly [position: string, name: string]
}

/** Facts of the past are told to those who listen however long ago they happened in the story. */
export const STORY_DAYS = 200

/** The paper comes back from the chair signed; the pairs are made. */
const signed = async (desk: RoundDesk, matching: string, sitting: Sitting): Promise<void> => {
  const [found] = await ask(desk, 'select directive_id as id from matching where id = $1', [matching])
  const file = await desk.keep(
    'закрепление-подписано.docx',
    await toDocx({ file: 'закрепление-подписано.docx', lines: [{ text: 'Распоряжение о закреплении' }] }),
  )
  const day = addDays(desk.today, sitting.signed)
  const [position, name] = sitting.chair
  await desk.run(sitting.seat.who, day, signDirective, {
    directive: found?.id,
    number: sitting.number,
    date: shortDay(day),
    position,
    name,
    copies: [{ file, purpose: 'copy', parts: null }],
    lines: null,
    accept: true,
  })
  await handleFacts(desk.database, [publishSigned], makeLog({ level: 'silent' }), STORY_DAYS)
}

type Lift = { readonly who: string; readonly day: Day } & NonNullable<Sitting['lifted']>

/** A person lets the pairs of a school go on in spite of a check. */
const lift = async (
  desk: RoundDesk,
  matching: string,
  { who, day, school, check, reason }: Lift,
): Promise<void> => {
  for (const line of await linesOf(desk, matching, school))
    await desk.run(who, day, liftCheck, { matching, line, check, about: '', reason })
}

/** Some pairs are refused, the rest is confirmed and published by a signed act. */
export const publish = async (desk: RoundDesk, matching: string, sitting: Sitting): Promise<void> => {
  const on = (days: number): Day => addDays(desk.today, days)
  const { who } = sitting.seat
  await desk.run(who, on(sitting.closed), decideMatching, { matching })
  const day = on(sitting.decided)
  for (const { school, reason } of sitting.refused)
    for (const line of await linesOf(desk, matching, school))
      await desk.run(who, day, rulePair, { matching, line, ruling: 'refused', reason })
  if (sitting.lifted !== undefined) await lift(desk, matching, { who, day, ...sitting.lifted })
  await desk.run(who, day, confirmPlain, { matching })
  const contractsUntil = shortDay(on(sitting.contractsUntil))
  await desk.run(who, day, publishMatching, { matching, contractsUntil })
  await signed(desk, matching, sitting)
}

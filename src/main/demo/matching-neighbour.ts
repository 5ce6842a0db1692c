import { addDays, type Day, schoolYearOf } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { signDirective } from '../../modules/directives/commands/signing.ts'
import { answerConsent, decideMatching } from '../../modules/matching/commands/answer.ts'
import { askSchools } from '../../modules/matching/commands/ask.ts'
import { openMatching } from '../../modules/matching/commands/open.ts'
import { publishMatching } from '../../modules/matching/commands/publish.ts'
import { confirmPlain, rulePair } from '../../modules/matching/commands/rulings.ts'
import { makeScenario } from '../../modules/matching/commands/scenarios.ts'
import { publishSigned } from '../../modules/matching/jobs.ts'
import { draftContract } from '../../modules/pairs/commands/contracts.ts'
import type { Database } from '../../platform/database/open.ts'
import type { StoredFile } from '../../platform/http/form.ts'
import { handleFacts } from '../../platform/jobs/facts.ts'
import { makeLog } from '../../platform/log.ts'
import type { MatchingDesk } from './matching.ts'
import { type Help, offerHelp, usualSettings } from './offering.ts'
import { toDocx } from './papers.ts'

export type NeighbourDesk = MatchingDesk & {
  readonly database: Database
  readonly keep: (name: string, bytes: Uint8Array) => Promise<StoredFile>
}

const WHO = 'b-coordinator'
const MENTORS = ['b1', 'b2', 'b3'] as const

const ask = async (
  desk: NeighbourDesk,
  text: string,
  values: readonly unknown[],
): Promise<readonly Record<string, string>[]> => (await desk.database.worker.query(text, [...values])).rows

/** From the beginning to the question to schools: offers, a plan by conditions and the way, the day of answers. */
type Round = {
  readonly year: number
  readonly from: Day
  readonly until: Day
  readonly opened: number
  readonly asked: number
  readonly answerBy: number
}

const helpsOn = (day: number): readonly Help[] =>
  MENTORS.map((school, at) => ({
    school,
    day,
    themes: [[['t02', 'm01', 't19'][at] ?? 't02', 3]],
    lead: 1,
    subject: 0,
    forms: ['consultation'],
  }))

const begin = async (desk: NeighbourDesk, round: Round): Promise<string> => {
  const on = (days: number): Day => addDays(desk.today, days)
  const matching = idInAddress(
    await desk.run(WHO, on(round.opened), openMatching, {
      municipality: desk.municipality('beryozovsky'),
      programme: '',
      year: String(round.year),
      from: shortDay(round.from),
      until: shortDay(round.until),
      offersUntil: shortDay(on(round.opened + 4)),
      silence: 'agrees',
    }),
  )
  await offerHelp(desk, helpsOn(round.opened + 1), round.year)
  const day = on(round.asked - 1)
  const made = await desk.run(WHO, day, makeScenario, {
    ...usualSettings,
    matching,
    title: 'Обычный',
    mode: 'floor',
    crossing: 'bonus',
    minOverlap: '0',
  })
  const scenario = made.split('/').at(-1) ?? ''
  await desk.count(scenario)
  const until = shortDay(on(round.answerBy))
  await desk.run(WHO, on(round.asked), askSchools, { matching, scenario, until })
  return matching
}

type Word = {
  readonly school: string
  readonly day: number
  readonly no?: string
  readonly relatives?: boolean
  readonly wish?: string
  readonly by?: string
}

const say = async (desk: NeighbourDesk, matching: string, word: Word): Promise<void> => {
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

/** The paper comes back from the chair signed; the pairs are made. */
const signed = async (desk: NeighbourDesk, matching: string, day: Day): Promise<void> => {
  const [found] = await ask(desk, 'select directive_id as id from matching where id = $1', [matching])
  const file = await desk.keep(
    'закрепление-подписано.docx',
    await toDocx({ file: 'закрепление-подписано.docx', lines: [{ text: 'Распоряжение о закреплении' }] }),
  )
  await desk.run(WHO, day, signDirective, {
    directive: found?.id,
    number: '58-р',
    date: shortDay(day),
    position: 'председатель комитета',
    name: 'О.С. Березина',
    copies: [{ file, purpose: 'copy', parts: null }],
    lines: null,
    accept: true,
  })
  await handleFacts(desk.database, [publishSigned], makeLog({ level: 'silent' }))
}

/** A school that has its mentor school by an earlier decision is refused; the rest is confirmed and published. */
const publish = async (desk: NeighbourDesk, matching: string): Promise<void> => {
  const on = (days: number): Day => addDays(desk.today, days)
  await desk.run(WHO, on(-17), decideMatching, { matching })
  const held = await ask(
    desk,
    'select l.id from matching m join matching_line l on l.scenario_id = m.scenario_id and l.mentor_id is not null where m.id = $1 and l.mentee_id = $2',
    [matching, desk.organisation('b4')],
  )
  for (const { id } of held)
    await desk.run(WHO, on(-16), rulePair, {
      matching,
      line: id,
      ruling: 'refused',
      reason: 'За школой уже закреплён Берёзовский лицей решением комитета.',
    })
  await desk.run(WHO, on(-16), confirmPlain, { matching })
  await desk.run(WHO, on(-16), publishMatching, { matching, contractsUntil: shortDay(on(20)) })
  await signed(desk, matching, on(-14))
}

const contract = async (desk: NeighbourDesk, matching: string): Promise<void> => {
  const [made] = await ask(
    desk,
    'select pair_id as pair, mentee_id as mentee, mentor_id as mentor from matching_ruling where record_id = $1 and pair_id is not null order by id limit 1',
    [matching],
  )
  if (made === undefined) return
  await desk.run(WHO, addDays(desk.today, -9), draftContract, {
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
export const neighbourMatching = async (desk: NeighbourDesk): Promise<void> => {
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
  await publish(desk, thisYear)
  await contract(desk, thisYear)
  const next = await begin(desk, {
    year: year + 1,
    from: `${year + 1}-09-01` as Day,
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

import { addDays, type Day, schoolYearOf } from '../../kernel/day.ts'
import { closeRound } from '../../modules/deficits/commands/round.ts'
import { routeRound } from '../../modules/deficits/commands/routing.ts'
import { sendSheet } from '../../modules/deficits/commands/sheet.ts'
import { setThreshold } from '../../modules/deficits/commands/threshold.ts'
import { quarterOf } from '../../modules/deficits/domain/rounds.ts'
import { followPair, takenByPair } from '../../modules/deficits/public.ts'
import { goalFromDeficit } from '../../modules/pairs/jobs.ts'
import { handleFacts } from '../../platform/jobs/facts.ts'
import { makeLog } from '../../platform/log.ts'
import { type DeficitDesk, one } from './deficit-desk.ts'
import { hasSchools, planned, programmeOf, replanned, sheetOf } from './deficits.ts'
import { askedRound, publish, type RoundDesk, STORY_DAYS, say } from './matching-round.ts'
import { LYCEUM_NETWORK, meadowNetworks, RIVER_NETWORK } from './meadow-networks.ts'
import type { Help } from './offering.ts'
import { MEADOW_HIGH, MEADOW_LOW } from './programmes-texts.ts'

/** What the story of the meadow district needs of the stage. */
export type MeadowDesk = RoundDesk & Pick<DeficitDesk, 'query'>

const WHO = 'l-coordinator'

const THEMES = ['t02', 't08', 't19', 't20', 't24', 'm01', 'm02', 'p01', 'p09', 'g01', 'g02']
const themeAt = (place: number): string => THEMES[place % THEMES.length] ?? ''

/** What the school names before (turn 0) and now: two themes are common to many, the rest to few. */
const codesOf = (at: number, turn: number): string[] => [
  ...new Set([
    at % 3 === 2 ? 't08' : 't02',
    at % 2 === 0 || turn === 0 ? 't08' : themeAt(at * 3 + 1),
    themeAt(at * 5 + 4),
  ]),
]

/** The sheet of the school; what it named before and lacks no more is told as filled. */
const lacksOf = (desk: MeadowDesk, at: number, { turn, hasBefore }: Turn) => {
  const now = codesOf(at, turn)
  const over = hasBefore ? codesOf(at, 0).filter((code) => !now.includes(code)) : []
  return [...now, ...over].map((code, place) => ({
    at: place,
    theme: desk.theme(code),
    own: '',
    audience: '',
    subject: '',
    severity: over.includes(code) ? '0' : String(3 - ((at + place + turn) % 3)),
    people: String(2 + ((at * 3 + place) % 9)),
    note: '',
  }))
}

type Turn = {
  readonly turn: number
  readonly hasBefore: boolean
  readonly days: readonly [Day, Day, Day]
}

/** Twelve schools tell in one round, all by telephone. */
const tell = async (desk: MeadowDesk, programme: string, round: Turn): Promise<string> => {
  const { days } = round
  const quarter = quarterOf(days[0])
  const known = await one(
    desk,
    'select id from deficit_round where programme_id = $1 and quarter_on = $2 and municipality_id = $3',
    ...[programme, quarter, desk.municipality('luzhansky')],
  )
  if (known !== '') await replanned(desk, WHO, { id: known, days })
  const id = known === '' ? (await planned(desk, WHO, programme, quarter, days)).id : known
  for (const [at, school] of MEADOW_LOW.entries()) {
    const sheet = await sheetOf(desk, { id, quarter, days }, school)
    const said = { sheet, rows: lacksOf(desk, at, round), channel: 'phone' }
    await desk.run(WHO, addDays(days[0], 2 + (at % 8)), sendSheet, said)
  }
  const reason = 'прошёл последний день приёма'
  await desk.run(WHO, addDays(days[2], 1), closeRound, { round: id, reason })
  return id
}

/** The round of the autumn and, where a quarter lies between them, the one before it; false while nobody takes part yet. */
const rounds = async (desk: MeadowDesk): Promise<boolean> => {
  const on = (days: number): Day => addDays(desk.today, days)
  const programme = await programmeOf(desk, 'l2', schoolYearOf(desk.today))
  const now: Turn['days'] = [on(-38), on(-24), on(-18)]
  const before: Turn['days'] = [on(-64), on(-56), on(-52)]
  if (!(await hasSchools(desk, programme, 'l2', now[0]))) return false
  const hasBefore =
    quarterOf(before[0]) !== quarterOf(now[0]) && (await hasSchools(desk, programme, 'l2', before[0]))
  if (hasBefore) await tell(desk, programme, { turn: 0, hasBefore: false, days: before })
  const round = await tell(desk, programme, { turn: 1, hasBefore, days: now })
  await desk.run(WHO, on(-16), setThreshold, { municipality: '', threshold: '5' })
  await desk.run(WHO, on(-16), routeRound, { round })
  return true
}

const HELPS: readonly Help[] = MEADOW_HIGH.map((school, at) => ({
  school,
  day: -14 + (at % 3),
  themes: [...new Set([at * 2, at * 2 + 1, at + 5].map(themeAt))].map(
    (code, nth) => [code, 3 - nth] as const,
  ),
  lead: 2,
  subject: 1,
  remote: at === 3,
  forms: ['consultation', 'openLesson'],
}))

const SEAT = { who: WHO, district: 'luzhansky' }

/** Who goes into a network of several schools instead of a pair. */
const NETWORKED = [
  ...LYCEUM_NETWORK.curated.map((school) => ({
    school,
    reason: 'Три соседние сельские школы просят работать вместе: войдёт в сеть вокруг лицея.',
  })),
  ...RIVER_NETWORK.curated.map((school) => ({
    school,
    reason: 'Школа войдёт в сеть двух закреплённых школ и двух школ-наставников.',
  })),
]

/** From the question to schools to the signed act; the plan by another way stays to be compared. */
const matched = async (desk: MeadowDesk): Promise<void> => {
  const matching = await askedRound(desk, {
    seat: SEAT,
    year: schoolYearOf(desk.today),
    from: addDays(desk.today, -2),
    until: addDays(desk.today, 190),
    ...{ opened: -15, asked: -8, answerBy: -6 },
    helps: HELPS,
    mode: 'hybrid',
    minOverlap: '0',
    beside: { mode: 'leximin', title: 'Сначала самые обделённые' },
  })
  await say(desk, matching, { school: 'l2', day: -7, relatives: true })
  await say(desk, matching, { school: 'l8', day: -7 })
  await say(desk, matching, { school: 'l3', day: -7 })
  await publish(desk, matching, {
    seat: SEAT,
    refused: NETWORKED,
    lifted: {
      school: 'l2',
      check: 'relatives',
      reason:
        'Сёстры преподают в разных школах и решений друг о друге не принимают: конфликта интересов нет.',
    },
    ...{ closed: -5, decided: -5, signed: -3, contractsUntil: 20, number: '112-р' },
    chair: ['начальник управления', 'Л.П. Осокина'],
  })
}

/** A district of twelve schools that are helped and six that help, as the papers know them: plans, the act, pairs and networks. */
export const meadowStory = async (desk: MeadowDesk): Promise<void> => {
  if (!(await rounds(desk))) return
  await matched(desk)
  await meadowNetworks(desk)
  await handleFacts(
    desk.database,
    [followPair, goalFromDeficit, takenByPair],
    makeLog({ level: 'silent' }),
    STORY_DAYS,
  )
}

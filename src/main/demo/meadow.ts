import { addDays, schoolYearOf } from '../../kernel/day.ts'
import { closeRound } from '../../modules/deficits/commands/round.ts'
import { routeRound } from '../../modules/deficits/commands/routing.ts'
import { sendSheet } from '../../modules/deficits/commands/sheet.ts'
import { setThreshold } from '../../modules/deficits/commands/threshold.ts'
import { quarterOf } from '../../modules/deficits/domain/rounds.ts'
import { followPair, takenByPair } from '../../modules/deficits/public.ts'
import { goalFromDeficit } from '../../modules/pairs/jobs.ts'
import { handleFacts } from '../../platform/jobs/facts.ts'
import { makeLog } from '../../platform/log.ts'
import type { DeficitDesk } from './deficit-desk.ts'
import { hasSchools, planned, programmeOf, sheetOf } from './deficits.ts'
import { askedRound, publish, type RoundDesk, STORY_DAYS, say } from './matching-round.ts'
import { LYCEUM_NETWORK, meadowNetworks, RIVER_NETWORK } from './meadow-networks.ts'
import type { Help } from './offering.ts'
import { MEADOW_HIGH, MEADOW_LOW } from './programmes.ts'

/** What the story of the meadow district needs of the stage. */
export type MeadowDesk = RoundDesk & Pick<DeficitDesk, 'query'>

const WHO = 'l-coordinator'

const THEMES = ['t02', 't08', 't19', 't20', 't24', 'm01', 'm02', 'p01', 'p09', 'g01', 'g02']
const themeAt = (place: number): string => THEMES[place % THEMES.length] ?? ''

/** What the school lacks: some themes are common to many, some to few. */
const lacksOf = (desk: MeadowDesk, at: number) =>
  [...new Set([at, at * 3 + 1, at * 5 + 4].map(themeAt))].map((code, place) => ({
    at: place,
    theme: desk.theme(code),
    own: '',
    audience: '',
    subject: '',
    severity: String(3 - ((at + place) % 3)),
    people: String(2 + ((at * 3 + place) % 9)),
    note: '',
  }))

/** Twelve schools tell in one round, all by telephone; false while nobody takes part yet. */
const round = async (desk: MeadowDesk): Promise<boolean> => {
  const { today } = desk
  const days = [addDays(today, -38), addDays(today, -24), addDays(today, -18)] as const
  const programme = await programmeOf(desk, 'l2', schoolYearOf(today))
  if (!(await hasSchools(desk, programme, 'l2', days[0]))) return false
  const opened = await planned(desk, WHO, programme, quarterOf(days[0]), days)
  for (const [at, school] of MEADOW_LOW.entries()) {
    const sheet = await sheetOf(desk, opened, school)
    const said = { sheet, rows: lacksOf(desk, at), channel: 'phone' }
    await desk.run(WHO, addDays(days[0], 2 + (at % 10)), sendSheet, said)
  }
  const reason = 'прошёл последний день приёма'
  await desk.run(WHO, addDays(today, -17), closeRound, { round: opened.id, reason })
  await desk.run(WHO, addDays(today, -16), setThreshold, { municipality: '', threshold: '5' })
  await desk.run(WHO, addDays(today, -16), routeRound, { round: opened.id })
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
  if (!(await round(desk))) return
  await matched(desk)
  await meadowNetworks(desk)
  await handleFacts(
    desk.database,
    [followPair, goalFromDeficit, takenByPair],
    makeLog({ level: 'silent' }),
    STORY_DAYS,
  )
}

import { addDays, type Day, schoolYearOf } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { closeRound } from '../../modules/deficits/commands/round.ts'
import { routeRound } from '../../modules/deficits/commands/routing.ts'
import { sendSheet } from '../../modules/deficits/commands/sheet.ts'
import { setThreshold } from '../../modules/deficits/commands/threshold.ts'
import { quarterOf } from '../../modules/deficits/domain/rounds.ts'
import { openMatching } from '../../modules/matching/commands/open.ts'
import { makeScenario } from '../../modules/matching/commands/scenarios.ts'
import { type DeficitDesk, hasSchools, planned, programmeOf, sheetOf } from './deficits.ts'
import type { MatchingDesk } from './matching.ts'
import { type Help, offerHelp, usualSettings } from './offering.ts'
import { MEADOW_HIGH, MEADOW_LOW } from './programmes.ts'

/** What the story of the meadow district needs of the stage. */
export type MeadowDesk = MatchingDesk & Pick<DeficitDesk, 'query'>

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
  day: -13 + at,
  themes: [...new Set([at * 2, at * 2 + 1, at + 5].map(themeAt))].map(
    (code, nth) => [code, 3 - nth] as const,
  ),
  lead: 2,
  subject: 1,
  remote: at === 3,
  forms: ['consultation', 'openLesson'],
}))

/** A district of twelve schools that are helped and six that help, as the papers know them: two plans to choose from. */
export const meadowStory = async (desk: MeadowDesk): Promise<void> => {
  if (!(await round(desk))) return
  const year = schoolYearOf(desk.today) + 1
  const opened = await desk.run(WHO, addDays(desk.today, -14), openMatching, {
    municipality: desk.municipality('luzhansky'),
    programme: '',
    year: String(year),
    from: `01.09.${year}`,
    until: `31.05.${year + 1}`,
    offersUntil: shortDay(addDays(desk.today, -4) as Day),
    silence: 'objects',
  })
  const matching = idInAddress(opened)
  await offerHelp(desk, HELPS, year)
  for (const [mode, title] of [
    ['floor', 'Обычный'],
    ['hybrid', 'С наставниками по предметам'],
  ] as const) {
    const made = await desk.run(WHO, addDays(desk.today, -3), makeScenario, {
      ...usualSettings,
      matching,
      title,
      mode,
      crossing: 'bonus',
    })
    await desk.count(made.split('/').at(-1) ?? '')
  }
}

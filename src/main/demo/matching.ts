import { addDays, type Day, schoolYearOf } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { matchingJobs } from '../../modules/matching/commands/count.ts'
import { decideOnPlan } from '../../modules/matching/commands/decisions.ts'
import { answerOfferOf } from '../../modules/matching/commands/offers.ts'
import { openMatching } from '../../modules/matching/commands/open.ts'
import { makeScenario } from '../../modules/matching/commands/scenarios.ts'
import { solvePlan } from '../../modules/matching/public.ts'
import type { Database } from '../../platform/database/open.ts'
import { makeLog } from '../../platform/log.ts'
import type { DemoRun } from './desk.ts'
import type { Ground } from './ground.ts'
import { mainMatching } from './matching-main.ts'
import { neighbourMatching } from './matching-neighbour.ts'
import type { RoundDesk } from './matching-round.ts'
import { meadowStory } from './meadow.ts'
import { answerOf, comingYear, type Help, offerHelp, usualSettings } from './offering.ts'

/** What the story of matching needs of the stage. */
export type MatchingDesk = {
  readonly today: Day
  readonly organisation: (code: string) => string
  readonly municipality: (code: string) => string
  /** Id of a theme of the dictionary by its code. */
  readonly theme: (code: string) => string
  /** Counts a plan at once, as the background work would. */
  readonly count: (scenario: string) => Promise<void>
  readonly run: DemoRun
}

/** What schools of the lake district are good at; one of those that are helped themselves helps too (R049). */
const HELPS: readonly Help[] = [
  {
    school: 'z1',
    day: -13,
    themes: [
      ['t02', 3],
      ['t08', 2],
      ['p01', 3],
      ['m02', 2],
    ],
    lead: 2,
    subject: 2,
    forms: ['consultation', 'openLesson', 'internship'],
    wishes: 'Удобнее по вторникам после уроков.',
  },
  {
    school: 'z2',
    day: -12,
    themes: [
      ['t02', 2],
      ['m01', 3],
      ['p09', 2],
    ],
    lead: 2,
    subject: 2,
    forms: ['consultation', 'masterClass', 'materials'],
  },
  {
    school: 'z3',
    day: -11,
    themes: [
      ['t19', 3],
      ['t08', 3],
      ['t16', 3],
      ['g02', 2],
    ],
    lead: 2,
    subject: 1,
    remote: true,
    forms: ['consultation', 'online', 'visits'],
  },
  { school: 'z9', day: -9, themes: [['m01', 2]], lead: 0, subject: 1, forms: ['materials'] },
]

const offers = async (desk: MatchingDesk, year: number): Promise<void> => {
  const on = (days: number): Day => addDays(desk.today, days)
  await offerHelp(desk, HELPS, year)
  const [first] = HELPS
  if (first === undefined) return
  await desk.run('methodologist', on(-8), answerOfferOf, {
    ...answerOf(desk, { ...first, school: 'z4' }, year),
    state: 'refused',
    wishes: '',
    reason: 'До лета здание на ремонте, принять никого не сможем.',
    channel: 'phone',
  })
}

/** Three plans: the usual one, the worst served first, and one that obeys what a person has decided. */
const plans = async (desk: MatchingDesk, matching: string): Promise<void> => {
  const on = (days: number): Day => addDays(desk.today, days)
  const make = async (mode: string, title: string): Promise<string> => {
    const made = await desk.run('coordinator', on(-3), makeScenario, {
      matching,
      title,
      mode,
      crossing: 'bonus',
      ...usualSettings,
    })
    const scenario = made.split('/').at(-1) ?? ''
    await desk.count(scenario)
    return scenario
  }
  const usual = await make('floor', 'Обычный')
  await make('leximin', 'Сначала самые обделённые')
  const decided = await desk.run('methodologist', on(-2), decideOnPlan, {
    scenario: usual,
    kind: 'pin',
    mentee: desk.organisation('z8'),
    mentor: desk.organisation('z3'),
    rule: '',
    value: '',
    reason: 'Учитель физики Ключевской школы уже ведёт там уроки по видеосвязи.',
  })
  await desk.count(decided.split('/').at(-1) ?? '')
}

/** The coming school year: schools are asked how they will help, most have answered. */
const asked = async (desk: MatchingDesk): Promise<void> => {
  const year = schoolYearOf(desk.today) + 1
  const matching = idInAddress(
    await desk.run('coordinator', addDays(desk.today, -16), openMatching, {
      municipality: desk.municipality('zaozersky'),
      programme: '',
      year: String(year),
      from: shortDay(comingYear(desk.today, year)),
      until: `31.05.${year + 1}`,
      offersUntil: shortDay(addDays(desk.today, 5)),
      silence: 'agrees',
    }),
  )
  await offers(desk, year)
  await plans(desk, matching)
}

const count = async (database: Database, scenario: string): Promise<void> => {
  const [job] = matchingJobs((request, onRough) => solvePlan(request, onRough))
  await job?.start(
    { scenario },
    {
      id: scenario,
      database,
      log: makeLog({ level: 'silent' }),
      progress: { report: async () => undefined, result: async () => undefined },
      signal: new AbortController().signal,
      lastTry: true,
    },
  )
}

type MatchingStage = {
  readonly today: Day
  readonly database: Database
  readonly ground: Ground
  readonly keep: RoundDesk['keep']
}

const deskOf = async (stage: MatchingStage, run: DemoRun): Promise<RoundDesk> => {
  const { today, database, ground, keep } = stage
  const { rows } = await database.worker.query<{ id: string; code: string }>(
    `select id, code from deficit_theme where dictionary = 'themes'`,
  )
  const themes = new Map(rows.map(({ id, code }) => [code, id]))
  return {
    ...{ today, database, keep, run },
    organisation: (code) => ground.organisation.get(code) ?? '',
    municipality: (code) => ground.municipality.get(code) ?? '',
    theme: (code) => themes.get(code) ?? '',
    count: (scenario) => count(database, scenario),
  }
}

/** How the pairs of this year came about in the lake district. */
export const thisYearMatching = async (stage: MatchingStage, run: DemoRun): Promise<void> =>
  mainMatching(await deskOf(stage, run))

/** The story of matching of the next year and of the other districts, told by its people. */
export const matchingStory = async (stage: MatchingStage, run: DemoRun): Promise<void> => {
  const desk = await deskOf(stage, run)
  await asked(desk)
  await neighbourMatching(desk)
  await meadowStory({
    ...desk,
    query: async (text, values) => (await stage.database.worker.query(text, [...values])).rows,
  })
}

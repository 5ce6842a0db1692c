import { addDays, type Day, schoolYearOf } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { closeRound, openRound, planRound, rescheduleRound } from '../../modules/deficits/commands/round.ts'
import { routeRound } from '../../modules/deficits/commands/routing.ts'
import { confirmSheet, extendSheet, keepSheet, sendSheet } from '../../modules/deficits/commands/sheet.ts'
import { setThreshold } from '../../modules/deficits/commands/threshold.ts'
import { quarterOf } from '../../modules/deficits/domain/rounds.ts'
import type { Database } from '../../platform/database/open.ts'
import { type DeficitDesk, one } from './deficit-desk.ts'
import { helped, helpedLastYear, siteOpened } from './deficits-helped.ts'
import type { DemoRun } from './desk.ts'
import type { Ground } from './ground.ts'

/** How sharp in the four rounds of the story; a dash where it was not named, 0 where it was filled. */
type Lack = readonly [what: string, severities: readonly (number | null)[], people: number, note?: string]

const OWN_WORDS = 'own'

/** What the schools of the lake district lack, round by round. */
const LACKS: Readonly<Record<string, readonly Lack[]>> = {
  z5: [
    ['t02', [3, 3, 2, 2], 7, 'На семи уроках из девяти задание одно для всех.'],
    ['t08', [2, 2, 2, 2], 9],
    ['p01', [3, 3, 3, 3], 21, 'ВПР по математике в 6 классе: не справились 12 из 21.'],
    ['m02', [2, 1, 0, null], 2, 'Справка по итогам ВПР составлена и разобрана на педсовете.'],
    ['g01', [null, 2, 2, 1], 14],
    ['t16', [null, 2, 2, 2], 1, 'Опыты на уроках физики не показывают: нет приборов и навыка.'],
  ],
  z6: [
    ['t02', [2, 2, 2, 3], 11],
    ['t08', [3, 2, 2, 2], 12],
    ['m01', [3, 3, 2, 2], 3],
    ['t20', [null, null, 3, 3], 4, 'Четверо детей, один специалист на полставки.'],
    [OWN_WORDS, [null, 2, 2, 2], 6],
  ],
  z7: [
    ['t02', [2, 3, 3, 2], 10],
    ['t08', [2, 2, 3, 3], 14],
    ['m02', [3, 2, 2, 1], 3],
    ['p09', [null, 2, 2, 2], 40],
  ],
  z8: [
    ['t08', [3, 2, null, 2], 6],
    ['t19', [3, 3, null, 3], 3, 'Физику и химию ведёт учитель географии.'],
    ['t24', [1, 0, null, null], 5],
  ],
  z9: [
    ['t02', [1, 1, 2, 2], 8],
    ['m01', [2, 2, 1, 0], 2, 'Положение принято, показатели считаются с сентября.'],
    ['p09', [2, 2, 3, 3], 35],
    ['g02', [null, null, 2, 2], 50],
  ],
}

const OWN = 'Педагоги стесняются открытых уроков и отказываются от взаимных посещений'

type Round = { readonly id: string; readonly quarter: Day; readonly days: readonly [Day, Day, Day] }

export const themesOf = async (desk: DeficitDesk): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await desk.query(`select id, code from deficit_theme where dictionary = 'themes'`, [])).map(
      ({ id = '', code = '' }) => [code, id],
    ),
  )

export const sheetOf = (desk: DeficitDesk, round: Round, school: string): Promise<string> =>
  one(
    desk,
    'select id from deficit_sheet where round_id = $1 and organisation_id = $2',
    round.id,
    desk.organisation(school),
  )

const rowsOf = (themes: ReadonlyMap<string, string>, school: string, turn: number) =>
  (LACKS[school] ?? []).flatMap(([what, severities, people, note = ''], at) => {
    const severity = severities[turn] ?? null
    if (severity === null) return []
    const named = what === OWN_WORDS ? { theme: '', own: OWN } : { theme: themes.get(what) ?? '', own: '' }
    return [
      {
        at,
        ...named,
        audience: what === OWN_WORDS ? 'teachers' : '',
        subject: '',
        severity: String(severity),
        people: String(Math.max(1, people - turn)),
        note,
      },
    ]
  })

type Telling = { readonly desk: DeficitDesk; readonly themes: ReadonlyMap<string, string> }

const send = async (
  { desk, themes }: Telling,
  round: Round,
  turn: number,
  said: { readonly school: string; readonly day: Day; readonly by?: string },
): Promise<string> => {
  const sheet = await sheetOf(desk, round, said.school)
  if (sheet === '') return ''
  const rows = rowsOf(themes, said.school, turn)
  const channel = said.by === undefined ? '' : 'phone'
  await desk.run(said.by ?? said.school, said.day, sendSheet, { sheet, rows, channel })
  return sheet
}

const daysTyped = ([opensOn, dueOn, closesOn]: Round['days']) => ({
  opensOn: shortDay(opensOn),
  dueOn: shortDay(dueOn),
  closesOn: shortDay(closesOn),
  categories: ['lowResults', 'atRisk'],
  basis: 'п. 6.1 распоряжения о сетевом взаимодействии',
})

/** The round that the program planned by itself, put on days of one's own three days before they come, and opened. */
export const replanned = async (
  desk: DeficitDesk,
  by: string,
  { id, days }: Pick<Round, 'id' | 'days'>,
): Promise<void> => {
  const [opensOn] = days
  await desk.run(by, addDays(opensOn, -3), rescheduleRound, { round: id, ...daysTyped(days) })
  await desk.run(by, opensOn, openRound, { round: id })
}

export const planned = async (
  desk: DeficitDesk,
  by: string,
  programme: string,
  quarter: Day,
  days: Round['days'],
): Promise<Round> => {
  const [opensOn] = days
  const id = idInAddress(
    await desk.run(by, opensOn, planRound, { programme, quarter: shortDay(quarter), ...daysTyped(days) }),
  )
  await desk.run(by, opensOn, openRound, { round: id })
  return { id, quarter, days }
}

/** Schools take part from September on: in the first weeks of a school year there is nobody to ask yet. */
export const hasSchools = async (
  desk: DeficitDesk,
  programme: string,
  school: string,
  on: Day,
): Promise<boolean> =>
  (await one(
    desk,
    `select t.id from participation t join municipal_model m on m.id = t.record_id
     where m.programme_id = $1 and t.organisation_id = $2 and t.category = 'lowResults' and t.from_on <= $3 and (t.until_on is null or t.until_on > $3)`,
    programme,
    desk.organisation(school),
    on,
  )) !== ''

export const programmeOf = (desk: DeficitDesk, district: string, year: number): Promise<string> =>
  one(
    desk,
    `select p.id from programme p join municipal_model m on m.programme_id = p.id join organisation o on o.municipality_id = m.municipality_id
     where o.id = $1 and p.from_on = $2`,
    desk.organisation(district),
    `${year}-09-01`,
  )

/** Rounds of last year: the series planned by itself, each closed in its time. */
const lastYear = async (telling: Telling, year: number): Promise<void> => {
  const { desk } = telling
  const programme = await programmeOf(desk, 'z5', year)
  const quarters = [`${year}-10-01`, `${year + 1}-01-01`, `${year + 1}-04-01`] as Day[]
  for (const [turn, quarter] of quarters.entries()) {
    const days = [addDays(quarter, 14), addDays(quarter, 35), addDays(quarter, 49)] as const
    const [opensOn, dueOn, closesOn] = days
    const id = await one(
      desk,
      'select id from deficit_round where programme_id = $1 and quarter_on = $2 and municipality_id = (select municipality_id from organisation where id = $3)',
      programme,
      quarter,
      desk.organisation('z5'),
    )
    const round =
      id === '' ? await planned(desk, 'methodologist', programme, quarter, days) : { id, quarter, days }
    if (id !== '') await desk.run('methodologist', opensOn, openRound, { round: id })
    const schools = turn === 2 ? ['z5', 'z6', 'z7', 'z9'] : ['z5', 'z6', 'z7', 'z8', 'z9']
    for (const [at, school] of schools.entries())
      await send(telling, round, turn, { school, day: addDays(dueOn, at === 3 ? 6 : -at - 1) })
    await desk.run('methodologist', addDays(closesOn, 1), closeRound, {
      round: round.id,
      reason: 'прошёл последний день приёма',
    })
    if (turn === 0) await helpedLastYear(desk, addDays(closesOn, 2))
    if (turn < quarters.length - 1) continue
    await desk.run('methodologist', addDays(closesOn, 2), setThreshold, { municipality: '', threshold: '3' })
    await desk.run('methodologist', addDays(closesOn, 3), routeRound, { round: round.id })
  }
}

/** The round of these days: two schools on time, one entered from its words, one begun, one silent. */
const thisQuarter = async (telling: Telling, year: number): Promise<void> => {
  const { desk } = telling
  const { today } = desk
  await siteOpened(desk)
  const programme = await programmeOf(desk, 'z5', year)
  const days = [addDays(today, -16), addDays(today, 4), addDays(today, 18)] as const
  if (!(await hasSchools(desk, programme, 'z5', days[0]))) return
  const round = await planned(desk, 'methodologist', programme, quarterOf(today), days)
  await send(telling, round, 3, { school: 'z6', day: addDays(today, -9) })
  await send(telling, round, 3, { school: 'z9', day: addDays(today, -5) })
  const told = await send(telling, round, 3, { school: 'z7', day: addDays(today, -3), by: 'methodologist' })
  if (told !== '') await desk.run('z7', addDays(today, -2), confirmSheet, { sheet: told })
  await send(telling, round, 3, { school: 'z8', day: addDays(today, -2), by: 'methodologist' })
  const begun = await sheetOf(desk, round, 'z5')
  await helped(desk, round.id)
  const rows = rowsOf(telling.themes, 'z5', 3).slice(0, 2)
  if (begun !== '') await desk.run('z5', addDays(today, -1), keepSheet, { sheet: begun, rows })
}

/** The day on which the neighbour's own round opens: its quarter and the next are taken. */
export const neighbourOpened = (today: Day): Day => addDays(today, -40)

/** The neighbour's first round is over: one school was let in later, the other never answered. */
const neighbour = async (telling: Telling, year: number): Promise<void> => {
  const { desk, themes } = telling
  const { today } = desk
  const programme = await programmeOf(desk, 'b4', year)
  const days = [neighbourOpened(today), addDays(today, -20), addDays(today, -12)] as const
  if (!(await hasSchools(desk, programme, 'b4', days[0]))) return
  const round = await planned(desk, 'b-methodologist', programme, quarterOf(days[0]), days)
  const reason = 'прошёл последний день приёма'
  await desk.run('b-methodologist', addDays(today, -11), closeRound, { round: round.id, reason })
  const sheet = await sheetOf(desk, round, 'b4')
  await desk.run('b-methodologist', addDays(today, -10), extendSheet, {
    sheet,
    until: shortDay(addDays(today, -5)),
    reason: 'в школе две недели не было связи',
  })
  const rows = [
    {
      at: 0,
      theme: themes.get('t02') ?? '',
      own: '',
      audience: '',
      subject: '',
      severity: '2',
      people: '5',
      note: '',
    },
  ]
  await desk.run('b4', addDays(today, -8), sendSheet, { sheet, rows, channel: '' })
}

type DeficitStage = { readonly today: Day; readonly ground: Ground; readonly database: Database }

const tellingOf = async ({ today, ground, database }: DeficitStage, run: DemoRun): Promise<Telling> => {
  const desk: DeficitDesk = {
    today,
    run,
    organisation: (code) => ground.organisation.get(code) ?? '',
    query: async (text, values) => (await database.worker.query(text, [...values])).rows,
  }
  return { desk, themes: await themesOf(desk) }
}

/** Last year's rounds, closed one after another: this year's pairs are counted from the last of them. */
export const deficitsBefore = async (stage: DeficitStage, run: DemoRun): Promise<void> =>
  lastYear(await tellingOf(stage, run), schoolYearOf(stage.today) - 1)

/** The rounds of these months (R018): the district's own is open, the neighbour's is closed. */
export const deficitStory = async (stage: DeficitStage, run: DemoRun): Promise<void> => {
  const telling = await tellingOf(stage, run)
  await thisQuarter(telling, schoolYearOf(stage.today))
  await neighbour(telling, schoolYearOf(stage.today))
}

import { addDays, type Day } from '../../kernel/day.ts'
import { judgeAssignment, reportAssignment, startAssignment } from '../../modules/assignments/commands.ts'
import { approveVersion, moveRoadmap } from '../../modules/roadmaps/commands/approve.ts'
import { createRoadmap } from '../../modules/roadmaps/commands/create.ts'
import { chooseHostForm, nameHosts } from '../../modules/roadmaps/commands/hosts.ts'
import { markRow } from '../../modules/roadmaps/commands/marks.ts'
import { pasteRows } from '../../modules/roadmaps/commands/paste.ts'
import { saveRows } from '../../modules/roadmaps/commands/rows.ts'
import { digestOf } from '../../modules/roadmaps/domain/paste.ts'
import type { AnyCommand } from '../../platform/command/command.ts'
import type { Database } from '../../platform/database/open.ts'
import { regionRoadmap } from './region-roadmap.ts'

/** What the story of the roadmap needs of the stage. */
export type RoadmapStage = {
  readonly database: Pick<Database, 'worker'>
  readonly today: Day
  /** Id of the school or the person of the story. */
  readonly addressee: (code: string) => string
  readonly act: (code: string, day: Day, spec: AnyCommand, raw: object) => Promise<string>
}

type Deed = readonly [
  row: string,
  school: string,
  day: number,
  deed: 'start' | 'report' | 'accepted' | 'returned' | 'offControl',
]

/** What the schools did with the rows: every state that a row can be in. */
const DEEDS: readonly Deed[] = [
  ...['z1', 'z2', 'z3', 'z4', 'z5', 'z6', 'z7', 'z8', 'z9'].flatMap((school): Deed[] => [
    ['1', school, -49, 'report'],
    ['1', school, -48, 'offControl'],
    ['2', school, -24, 'report'],
    ...(school === 'z5' || school === 'z8' ? [] : [['2', school, -20, 'accepted'] as const]),
  ]),
  ...(['1', '2', '3.1'] as const).flatMap((row): Deed[] => [
    [row, 'officer', -17, 'report'],
    [row, 'officer', -16, 'accepted'],
    [row, 'methodologist', -17, 'report'],
    [row, 'methodologist', -16, 'accepted'],
  ]),
  ['2', 'z5', -19, 'returned'],
  ['3.1', 'z1', -20, 'report'],
  ['3.1', 'z1', -18, 'accepted'],
  ['3.1', 'z2', -19, 'report'],
  ['3.1', 'z2', -18, 'accepted'],
  ['3.2', 'z1', -7, 'report'],
  ['3.2', 'z6', -6, 'report'],
  ['3.2', 'z6', -3, 'accepted'],
  ['5', 'z3', -2, 'start'],
]

const WORDS: Readonly<Record<string, string>> = {
  '1': 'Команда участвовала, порядок работы обсудили.',
  '2': 'План составлен и согласован со школой-партнёром.',
  '3.1': 'Мастер-класс проведён, приёмы записаны.',
  '3.2': 'Открытые уроки проведены, листы наблюдения заполнены.',
}

type Found = {
  readonly roadmap: string
  readonly row: string
  readonly cells: Readonly<Record<string, string>>
}

const rowIn = async ({ database }: RoadmapStage, roadmap: string, number: string): Promise<Found> => {
  const { rows } = await database.worker.query<Found>(
    'select record_id as roadmap, id as row, cells from roadmap_item where record_id = $1 and number = $2 and removed_at is null limit 1',
    [roadmap, number],
  )
  const [found] = rows
  if (found === undefined) throw new Error(`the demo roadmap has no row ${number}`)
  return found
}

const assignmentOf = async ({ database, addressee }: RoadmapStage, row: string, school: string) => {
  const { rows } = await database.worker.query<{ id: string }>(
    'select id from assignment where source_row_id = $1 and ((organisation_id = $2 and person_id is null) or person_id = $2) order by id limit 1',
    [row, addressee(school)],
  )
  return rows[0]?.id ?? null
}

const perform = async (
  stage: RoadmapStage,
  roadmap: string,
  [number, school, day, deed]: Deed,
): Promise<void> => {
  const { row } = await rowIn(stage, roadmap, number)
  const assignment = await assignmentOf(stage, row, school)
  if (assignment === null) return
  const on = addDays(stage.today, day)
  if (deed === 'start') await stage.act(school, on, startAssignment, { assignment })
  else if (deed === 'report')
    await stage.act(school, on, reportAssignment, {
      assignment,
      text: WORDS[number] ?? '',
      files: [],
      channel: 'self',
    })
  else
    await stage.act('coordinator', on, judgeAssignment, {
      assignment,
      decision: deed,
      words: deed === 'returned' ? 'Нет дат встреч по математике, добавьте их.' : '',
    })
}

const KEYS = [
  'number',
  'activity',
  'term',
  'municipalResponsibles',
  'institutionalResponsibles',
  'expectedResult',
]

type Rewrite = { readonly by: string; readonly day: Day; readonly typed: Readonly<Record<number, string>> }

/** Cells of a row of the working copy are written over, by their places in the form. */
const rewrite = async (
  stage: RoadmapStage,
  roadmap: string,
  number: string,
  { by, day, typed }: Rewrite,
): Promise<void> => {
  const { row, cells } = await rowIn(stage, roadmap, number)
  const was = Object.fromEntries(KEYS.map((key, at) => [String(at), cells[key] ?? '']))
  const rows = [{ id: row, cells: { ...was, ...typed }, was, isSection: null }]
  await stage.act(by, day, saveRows, { roadmap, rows, after: '', under: '', back: 'table' })
}

/**
 * Rows that nobody reports on are marked by the coordinator; one row is amended by an order; the methodologist prepares the next
 * amendment, which schools do not see before it is approved.
 */
const amend = async (stage: RoadmapStage, roadmap: string): Promise<void> => {
  const { act, today } = stage
  await rewrite(stage, roadmap, '3.3', {
    by: 'coordinator',
    day: addDays(today, -12),
    typed: { 4: 'Руководители школьных сетевых команд' },
  })
  await act('coordinator', addDays(today, -11), approveVersion, {
    roadmap,
    directive: '',
    grounds: 'приказ комитета образования № 124 «О внесении изменений»',
    on: '',
  })
  const trips = await rowIn(stage, roadmap, '7')
  await act('officer', addDays(today, -4), markRow, {
    roadmap,
    item: trips.row,
    mark: 'cancelled',
    result: 'Автобус на ремонте, экскурсии перенесены на следующий год.',
  })
  await rewrite(stage, roadmap, '5', {
    by: 'methodologist',
    day: addDays(today, -2),
    typed: { 4: 'Директора школ', 5: 'Лучший опыт отобран и показан на совещании директоров' },
  })
}

const LAST_YEAR = [
  '№ п/п\tМероприятия\tСрок\tОтветственные на муниципальном уровне\tОтветственные на институциональном уровне\tОжидаемый результат',
  '1.\tВстреча команд школ-партнёров\t15.09\tТрофимова А.К. руководитель информационно-методической службы\tРуководители школьных сетевых команд\tКоманды знакомы',
  '2.\tВзаимные посещения уроков\tОктябрь-ноябрь\t–\tРуководители школьных сетевых команд\tУроки разобраны',
  '3.\tИтоговое совещание\t20.12\tСнегирёва М.В. главный специалист отдела развития образования\tРуководители школьных сетевых команд\tИтоги подведены',
].join('\n')

/** The year before, closed: what a new year is copied from. */
const lastYear = async (stage: RoadmapStage): Promise<void> => {
  const { act, today } = stage
  const year = Number(today.slice(0, 4)) - 1
  const day = addDays(today, -60)
  const title = `Дорожная карта сетевого наставничества школ района на ${year} год`
  const made = await act('coordinator', day, createRoadmap, { title, period: String(year), above: '' })
  const roadmap = made.split('/').at(-1) ?? ''
  const paste = {
    roadmap,
    text: LAST_YEAR,
    file: null,
    mode: 'add',
    after: '',
    seen: digestOf(LAST_YEAR, 'add'),
  }
  await act('coordinator', day, pasteRows, paste)
  for (const number of ['1', '2', '3']) {
    const { row } = await rowIn(stage, roadmap, number)
    await act('coordinator', day, markRow, { roadmap, item: row, mark: 'done', result: 'Проведено.' })
  }
  await act('coordinator', day, approveVersion, {
    roadmap,
    directive: '',
    grounds: `приказ комитета образования № 96 от 12.01.${year}`,
    on: `12.01.${year}`,
  })
  await act('coordinator', day, moveRoadmap, { roadmap, action: 'close' })
}

/** The round table is held at three schools at once; one has chosen how, two are still asked. */
const hosts = async (stage: RoadmapStage, roadmap: string): Promise<void> => {
  const { row } = await rowIn(stage, roadmap, '3.3')
  const schools = ['z1', 'z3', 'z4'].map(stage.addressee)
  await stage.act('methodologist', addDays(stage.today, -9), nameHosts, { roadmap, item: row, schools })
  const { rows } = await stage.database.worker.query<{ id: string }>(
    `select id from assignment where source_record_id = $1 and organisation_id = $2 and answer_path = '/row-forms'`,
    [roadmap, stage.addressee('z3')],
  )
  const form = { assignment: rows[0]?.id ?? '', form: 'круглый стол и разбор двух уроков', term: '' }
  await stage.act('z3', addDays(stage.today, -5), chooseHostForm, form)
}

/** The roadmap that the first order made lives its year. */
export const roadmapStory = async (stage: RoadmapStage, directive: string): Promise<void> => {
  const { rows } = await stage.database.worker.query<{ id: string }>(
    'select id from roadmap where directive_id = $1',
    [directive],
  )
  const roadmap = rows[0]?.id
  if (roadmap === undefined) throw new Error('the demo order made no roadmap')
  await regionRoadmap(stage, roadmap)
  for (const deed of DEEDS) await perform(stage, roadmap, deed)
  await amend(stage, roadmap)
  await hosts(stage, roadmap)
  await lastYear(stage)
}

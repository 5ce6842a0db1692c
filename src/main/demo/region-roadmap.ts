import { addDays } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { approveVersion } from '../../modules/roadmaps/commands/approve.ts'
import { changeSettings, createRoadmap } from '../../modules/roadmaps/commands/create.ts'
import { answerAbove } from '../../modules/roadmaps/commands/marks.ts'
import { pasteRows } from '../../modules/roadmaps/commands/paste.ts'
import { digestOf } from '../../modules/roadmaps/domain/paste.ts'
import type { RoadmapStage } from './roadmap-story.ts'

/** Rows of the region by days from today, and the row of the district that carries each out; the fifth nobody took, the method day is the region's own. */
const ROWS: readonly (readonly [number: string, activity: string, day: number, answer: string | null])[] = [
  ['1.', 'Собрать команды школ-партнёров в каждом районе', -40, '1'],
  ['2.', 'Составить планы взаимодействия школ-партнёров', -18, '2'],
  ['3.', 'Провести открытые уроки в школах-наставниках', -5, '3.2'],
  ['4.', 'Разобрать на круглом столе, что получилось', 14, '3.3'],
  ['5.', 'Обсудить с родителями помощь школе', -3, null],
  ['6.', 'Единый методический день «Учимся у соседей»', 19, null],
]

const HEADINGS = ['№ п/п', 'Мероприятия', 'Срок', 'Ответственные', 'Ожидаемый результат']

const itemsOf = async ({ database }: RoadmapStage, roadmap: string): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await database.worker.query<{ number: string; id: string }>(
    `select rtrim(number, '.') as number, id from roadmap_item where record_id = $1 and number is not null and removed_at is null`,
    [roadmap],
  )
  return new Map(rows.map(({ number, id }) => [number, id]))
}

const make = async ({ act, today }: RoadmapStage): Promise<string> => {
  const day = addDays(today, -55)
  const year = today.slice(0, 4)
  const title = `Дорожная карта области «Школы помогают школам» на ${year} год`
  const roadmap = idInAddress(await act('region', day, createRoadmap, { title, period: year, above: '' }))
  const lines = ROWS.map(([number, activity, at]) => [
    number,
    activity,
    shortDay(addDays(today, at)),
    '–',
    'Сводка района',
  ])
  const text = [HEADINGS, ...lines].map((cells) => cells.join('\t')).join('\n')
  await act('region', day, pasteRows, {
    roadmap,
    text,
    file: null,
    mode: 'add',
    after: '',
    seen: digestOf(text, 'add'),
  })
  await act('region', day, approveVersion, {
    roadmap,
    directive: '',
    grounds: `приказ комитета общего образования № 214 от ${shortDay(day)}`,
    on: shortDay(day),
  })
  return roadmap
}

/** The region's roadmap, and the district's own rows that carry it out (R120); two rows of it nobody took. */
export const regionRoadmap = async (stage: RoadmapStage, own: string): Promise<void> => {
  const upper = await make(stage)
  const { rows } = await stage.database.worker.query<{ title: string }>(
    'select title from roadmap where id = $1',
    [own],
  )
  const day = addDays(stage.today, -51)
  await stage.act('coordinator', day, changeSettings, {
    roadmap: own,
    title: rows[0]?.title ?? '',
    above: upper,
  })
  const above = await itemsOf(stage, upper)
  const below = await itemsOf(stage, own)
  for (const [number, , , answer] of ROWS)
    if (answer !== null)
      await stage.act('coordinator', day, answerAbove, {
        roadmap: own,
        item: below.get(answer) ?? '',
        answers: above.get(number.replace('.', '')) ?? '',
      })
}

import { addDays, type Day, schoolYearOf } from '../../kernel/day.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { agreePlan, approvePairPlan, returnPlan } from '../../modules/pairs/commands/plan-moves.ts'
import { considerParts, makePairPlan, takeRows } from '../../modules/pairs/commands/plans.ts'
import { saveRows } from '../../modules/roadmaps/commands/rows.ts'
import type { PairDesk } from './pairs.ts'

/** «2024/25» of a day. */
const yearOn = (day: Day): string => {
  const year = schoolYearOf(day)
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`
}

type Own = readonly [what: string, term: string, who: string, result: string]

type Making = {
  readonly pair: string
  readonly by: string
  readonly day: number
  readonly copy?: string
  readonly rows?: readonly Own[]
}

/** A plan from the goals of its pair, with rows of its own. */
const make = async (desk: PairDesk, { pair, by, day, copy = '', rows = [] }: Making): Promise<string> => {
  const on = addDays(desk.today, day)
  const goals = await desk.ids('select id from pair_goal where record_id = $1 order by id', [pair])
  const plan = idInAddress(
    await desk.run(by, on, makePairPlan, {
      ...{ pair, school: desk.organisation(by), period: yearOn(on), copy, goals: copy === '' ? goals : [] },
      partOf: copy === '' ? 'Программа перехода школы в эффективный режим работы' : '',
    }),
  )
  if (rows.length > 0)
    await desk.run(by, on, saveRows, {
      ...{ roadmap: plan, after: '', under: '', back: 'table' },
      rows: rows.map(([what, term, who, result], at) => ({
        id: `new${at}`,
        cells: { 1: what, 2: term, 3: who, 4: result },
        was: {},
        isSection: false,
      })),
    })
  return plan
}

const line = (code: string, verdict: string, words = '', title = '') => ({ code, verdict, words, title })

const weigh = async (desk: PairDesk, plan: string, by: string, day: number): Promise<void> => {
  const on = addDays(desk.today, day)
  const consider = (kind: string, lines: readonly ReturnType<typeof line>[]) =>
    desk.run(by, on, considerParts, { plan, kind, lines })
  await consider('model', [line('hub', 'taken', 'встречи по четвергам в гимназии')])
  await consider('mentoring', [
    line('traditional', 'taken', 'учитель физики и молодой учитель'),
    line('group', 'taken', 'учителя русского языка двух школ'),
    line('online', 'taken', 'разбор работ по видеосвязи раз в месяц'),
    line('peer', 'unfit', 'в школе нет учителей одного возраста по этим предметам'),
  ])
  await consider('guideline', [
    line('own-1', 'taken', 'занятия 1 и 3 плана', 'Связная речь обучающихся 8–9 классов'),
  ])
}

const approve = async (
  desk: PairDesk,
  plan: string,
  day: number,
  codes: readonly string[],
): Promise<void> => {
  for (const code of codes)
    await desk.run(code, addDays(desk.today, day), approvePairPlan, {
      ...{ plan, school: desk.organisation(code), channel: 'self', fulfils: [] },
    })
}

/** Rows of roadmaps in force that fall to schools: what the page offers. */
const ABOVE = `select i.id from roadmap_item i join roadmap r on r.id = i.record_id and r.state = 'inForce' and r.organisation_id is null
  join interaction_plan p on p.id = $1 where r.region_id = p.region_id and (r.municipality_id is null or r.municipality_id = p.municipality_id)
  and not i.is_section and i.removed_at is null and exists (select 1 from responsible s where s.row_id = i.id and s.role_code in ('schoolHead','teamHead'))
  and not exists (select 1 from roadmap_item c where c.parent_id = i.id) order by r.id, i.ord limit 4`

const OWN: readonly Own[] = [
  ['Посещение уроков физики и разбор', 'октябрь, ноябрь', 'Ветлугин П. Р.', 'Три урока с опытами'],
  ['Пробное устное собеседование', 'до 20 декабря', 'Ольховская Н. П.', 'Участвуют все девятиклассники'],
  ['Обмен контрольными работами по физике', 'до 25 мая', 'обе школы', 'Две работы с разбором'],
]

/** Plans in every state: agreed after one return, returned, waiting, being written from last year's. */
export const plansStory = async (
  desk: PairDesk,
  pairs: {
    readonly working: string
    readonly quiet: string
    readonly next: string
    readonly neighbour: string
    readonly lastYear: string
  },
): Promise<void> => {
  const on = (days: number): Day => addDays(desk.today, days)
  const plan = await make(desk, { pair: pairs.working, by: 'z5', day: -34, rows: OWN })
  const rows = await desk.ids(ABOVE, [plan])
  if (rows.length > 0) await desk.run('z1', on(-33), takeRows, { plan, rows })
  await weigh(desk, plan, 'z5', -33)
  await approve(desk, plan, -32, ['z5', 'z1', 'z3'])
  const remarks = 'Назовите, кто отвечает за пробное собеседование в самой школе.'
  await desk.run('coordinator', on(-30), returnPlan, { plan, remarks })
  await approve(desk, plan, -28, ['z5', 'z1', 'z3'])
  await desk.run('coordinator', on(-26), agreePlan, { plan })
  const returned = await make(desk, { pair: pairs.quiet, by: 'z2', day: -20 })
  await approve(desk, returned, -16, ['z2', 'z6'])
  await desk.run('methodologist', on(-12), returnPlan, {
    plan: returned,
    remarks: 'В плане одно мероприятие и нет сроков. Возьмите пункты дорожной карты района.',
  })
  await make(desk, { pair: pairs.next, by: 'z9', day: -3, copy: pairs.lastYear })
  const sent = await make(desk, {
    ...{ pair: pairs.neighbour, by: 'b1', day: -2 },
    rows: [['Общая неделя чтения', 'март', 'Библиотекари школ', 'Выставка и встречи']],
  })
  await approve(desk, sent, -1, ['b1', 'b4'])
}

/** Last year's plan, agreed in its time: the pattern of a new one. */
export const oldPlan = async (desk: PairDesk, pair: string): Promise<string> => {
  const plan = await make(desk, {
    ...{ pair, by: 'z9', day: -409 },
    rows: [['Родительские встречи по субботам', 'октябрь-март', 'Классные руководители', 'Шесть встреч']],
  })
  await approve(desk, plan, -408, ['z9', 'z4'])
  await desk.run('coordinator', addDays(desk.today, -405), agreePlan, { plan })
  return plan
}

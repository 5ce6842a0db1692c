import { addDays, type Day } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { askSummaries, judgeSummary, sendSummary } from '../../modules/programmes/commands/summary.ts'
import type { ProgrammeDesk } from './programmes.ts'
import { on } from './programmes-texts.ts'

const WORDS = {
  done: 'Провели два выездных дня в школах за рекой, на каждом было больше двадцати учителей.',
  obstacles: 'Часть школ перенесла открытые уроки из-за карантина, проведут до конца месяца.',
  requests: 'Просим показать на областном семинаре, как готовят индивидуальные планы учителей.',
}

/** By this day every neighbour has a model: the day that `programmes.ts` makes the last of them on. */
const LAST_MODEL = '09-09'

const later = (one: Day, other: Day): Day => (one > other ? one : other)

/** Nine days ago, but never before the models that are asked: in the first days of September these are made today. */
export const summariesAsked = (today: Day, year: number): Day => {
  const made = on(year, LAST_MODEL)
  return later(addDays(today, -9), made < today ? made : today)
}

/** The region asks for reports: one is accepted, one is sent back, one is still to be written (R218). */
export const summaryStory = async (desk: ProgrammeDesk, programme: string, year: number): Promise<void> => {
  const first = summariesAsked(desk.today, year)
  await desk.run('region', first, askSummaries, {
    programme,
    from: `01.09.${year}`,
    until: `31.12.${year}`,
    dueOn: shortDay(addDays(desk.today, 4)),
  })
  const sent = [
    ['l-coordinator', 'luzhansky', 'accepted', ''],
    [
      'b-coordinator',
      'beryozovsky',
      'returned',
      'Назовите школы, которые перенесли уроки, и новый день по каждой.',
    ],
  ] as const
  for (const [code, place, decision, words] of sent) {
    const assignment = await desk.reportAsked(programme, desk.municipality(place))
    await desk.run(code, later(addDays(desk.today, -4), first), sendSummary, { assignment, ...WORDS })
    await desk.run('region', later(addDays(desk.today, -2), first), judgeSummary, {
      assignment,
      decision,
      words,
    })
  }
}

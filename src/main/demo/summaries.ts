import { addDays } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { askSummaries, judgeSummary, sendSummary } from '../../modules/programmes/commands/summary.ts'
import type { ProgrammeDesk } from './programmes.ts'

const WORDS = {
  done: 'Провели два выездных дня в школах за рекой, на каждом было больше двадцати учителей.',
  obstacles: 'Часть школ перенесла открытые уроки из-за карантина, проведут до конца месяца.',
  requests: 'Просим показать на областном семинаре, как готовят индивидуальные планы учителей.',
}

/** The region asks for reports: one is accepted, one is sent back, one is still to be written (R218). */
export const summaryStory = async (desk: ProgrammeDesk, programme: string, year: number): Promise<void> => {
  const first = addDays(desk.today, -9)
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
    await desk.run(code, addDays(desk.today, -4), sendSummary, { assignment, ...WORDS })
    await desk.run('region', addDays(desk.today, -2), judgeSummary, { assignment, decision, words })
  }
}

import { addDays, type Day } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { routeRound } from '../../modules/deficits/commands/routing.ts'
import { decideMeasure, giveEvidence, reportMeasure } from '../../modules/deficits/commands/work.ts'
import { setAttribute } from '../../modules/schools/commands/marks.ts'
import { type DeficitDesk, one } from './deficit-desk.ts'

const deficitOf = (desk: DeficitDesk, school: string, theme: string) =>
  one(
    desk,
    'select d.id from deficit d join deficit_theme t on t.id = d.theme_id where d.organisation_id = $1 and t.code = $2',
    desk.organisation(school),
    theme,
  )

/** One school of the district is an internship site: what it teaches is offered to those who lack it. */
export const siteOpened = (desk: DeficitDesk): Promise<unknown> =>
  desk.run('coordinator', addDays(desk.today, -85), setAttribute, {
    organisation: desk.organisation('z4'),
    attribute: 'internshipSite',
    qualifier: '',
    value: 'Читательская грамотность: работа с текстом на разных предметах',
    from: shortDay(addDays(desk.today, -85)),
    basis: 'распоряжение комитета образования № 58-р «О присвоении статуса»',
  })

/** What follows: themes go to the agenda and to the pairs, one help is chosen and done, one evidence waits. */
export const helped = async (desk: DeficitDesk, round: string): Promise<void> => {
  const on = (days: number): Day => addDays(desk.today, days)
  await desk.run('methodologist', on(-1), routeRound, { round })
  const reading = await deficitOf(desk, 'z6', 't08')
  const help = { sourceId: '', reason: '' }
  await desk.run('z6', on(-7), decideMeasure, {
    ...help,
    deficit: reading,
    source: 'own',
    title: 'Общий для всех предметов приём работы с текстом',
    decision: 'chosen',
  })
  const measure = await one(desk, 'select id from deficit_measure where deficit_id = $1', reading)
  const words = 'Приём обсудили на объединениях, попробовали на двенадцати уроках.'
  await desk.run('z6', on(-2), reportMeasure, { deficit: reading, measure, words })
  const system = await deficitOf(desk, 'z6', 'm01')
  await desk.run('z6', on(-2), giveEvidence, {
    deficit: system,
    words: 'Положение утверждено, показатели за октябрь посчитаны: справка от 12 числа.',
  })
}

/** Last autumn four schools asked one mentor school: what came of it, the next rounds told. */
export const helpedLastYear = async (desk: DeficitDesk, day: Day): Promise<void> => {
  const helper = { source: 'school', sourceId: desk.organisation('z1'), reason: '', decision: 'chosen' }
  const title = 'Помощь школы: МБОУ «Заозёрская СОШ № 1»'
  for (const [school, theme] of [
    ['z5', 'm02'],
    ['z6', 't08'],
    ['z7', 'm02'],
    ['z9', 'm01'],
  ] as const) {
    const deficit = await deficitOf(desk, school, theme)
    await desk.run(school, day, decideMeasure, { ...helper, deficit, title })
  }
}

import type { Day } from '../../kernel/day.ts'
import { shortDay } from '../../kernel/format.ts'
import { planEffect, reportEffect } from '../../modules/programmes/commands/effects.ts'
import type { ProgrammeDesk } from './programmes.ts'

/** Last year is over: what came of what the passport promised (R042). */
export const reportEffects = async (desk: ProgrammeDesk, model: string, year: number): Promise<void> => {
  const done = `${year + 1}-05-25` as Day
  const reports = [
    [
      'по плану у каждой пары',
      'reached',
      'Планы выполнили девять пар из девяти',
      'Справка методической службы',
    ],
    ['доля учителей с открытым уроком, 60 %', 'partly', 'Открытый урок дали 52 % учителей', ''],
  ] as const
  const effects = await desk.effectsOf(model)
  for (const [at, [planned, state, actual, evidence]] of reports.entries()) {
    const effect = effects[at]
    if (effect === undefined) continue
    await desk.run('coordinator', `${year}-09-25` as Day, planEffect, {
      model,
      effect,
      planned,
      dueOn: shortDay(done),
    })
    await desk.run('coordinator', done, reportEffect, {
      model,
      effect,
      state,
      actual,
      evidence,
      on: shortDay(done),
      files: [],
    })
  }
}

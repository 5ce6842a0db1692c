import { addDays } from '../../kernel/day.ts'
import { idInAddress } from '../../kernel/ids.ts'
import { keepProgrammeCommand, moveProgramme } from '../../modules/programmes/commands/programme.ts'
import type { ProgrammeDesk } from './programmes.ts'
import { byWords, typed, yearsOf } from './programmes-texts.ts'

/** Another programme of the region, agreed for the next year: a model may be carried into it already. */
export const anotherProgramme = async (desk: ProgrammeDesk, year: number): Promise<void> => {
  const day = addDays(desk.today, -3)
  const made = await desk.run('region', day, keepProgrammeCommand, {
    programme: '',
    name: `Региональная программа «Учимся у соседей», ${yearsOf(year)}`,
    shortName: `Учимся у соседей ${year}/${String((year + 1) % 100).padStart(2, '0')}`,
    purpose: 'Учителя соседних районов ходят друг к другу на уроки и разбирают их вместе.',
    from: typed(year, '09-01'),
    until: typed(year + 1, '05-31'),
  })
  const paper = byWords('приказ комитета общего образования о программе «Учимся у соседей»')
  await desk.run('region', day, moveProgramme, { id: idInAddress(made), action: 'agree', ...paper })
}

import { openModelToAll, openProgrammeToAll } from '../../modules/programmes/commands/opening.ts'
import type { ProgrammeDesk } from './programmes.ts'
import { on } from './programmes-texts.ts'

/** The region shows its programme to everybody, the first district its model. */
export const openToAll = async (
  desk: ProgrammeDesk,
  { programme, model, year }: { programme: string; model: string; year: number },
): Promise<void> => {
  await desk.run('region', on(year, '09-02'), openProgrammeToAll, { id: programme })
  await desk.run('coordinator', desk.today, openModelToAll, { id: model })
}

import type { AnyCommand } from '../../platform/command/command.ts'
import { addModel, appointByClause, moveModel } from './commands/model.ts'
import { changeParticipation } from './commands/participation.ts'
import { savePassport, uploadPassport } from './commands/passport.ts'
import {
  addAlias,
  keepProgrammeCommand,
  keepStage,
  moveProgramme,
  removeAlias,
  removeStage,
} from './commands/programme.ts'
import { copyModel, copyProgramme } from './commands/year.ts'

/** Every command of the module. */
export const programmesCommands: readonly AnyCommand[] = [
  keepProgrammeCommand,
  keepStage,
  removeStage,
  addAlias,
  removeAlias,
  moveProgramme,
  addModel,
  moveModel,
  appointByClause,
  changeParticipation,
  uploadPassport,
  savePassport,
  copyProgramme,
  copyModel,
]

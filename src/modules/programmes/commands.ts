import type { AnyCommand } from '../../platform/command/command.ts'
import { planEffect, reportEffect } from './commands/effects.ts'
import { draftListPaper } from './commands/list-paper.ts'
import { addModel, appointByClause, moveModel } from './commands/model.ts'
import { openModelToAll, openProgrammeToAll, shutModel, shutProgramme } from './commands/opening.ts'
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
import { summaryCommands } from './commands/summary.ts'
import type { copyModelWith } from './commands/year.ts'
import { copyProgramme } from './commands/year.ts'

/** Every command of the module; what a new year of a model takes along is given by the composition. */
export const programmesCommands = (copyModel: ReturnType<typeof copyModelWith>): readonly AnyCommand[] => [
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
  draftListPaper,
  uploadPassport,
  savePassport,
  planEffect,
  reportEffect,
  ...summaryCommands,
  openProgrammeToAll,
  shutProgramme,
  openModelToAll,
  shutModel,
  copyProgramme,
  copyModel,
]

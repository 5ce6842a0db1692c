import type { AnyCommand } from '../../../platform/command/command.ts'
import { confirmAnswer, judgeAnswer, keepAnswer, sendAnswer } from './answer.ts'
import { closeCollection, openCollection } from './collection.ts'
import { publishForm } from './form.ts'
import { applyTable, loadTable } from './load.ts'

/** Every command of the module, for the registry. */
export const formsCommands: readonly AnyCommand[] = [
  publishForm,
  openCollection,
  closeCollection,
  keepAnswer,
  sendAnswer,
  judgeAnswer,
  confirmAnswer,
  loadTable,
  applyTable,
]

import type { AnyCommand } from '../../../platform/command/command.ts'
import { confirmAnswer, judgeAnswer, keepAnswer, sendAnswer } from './answer.ts'
import { closeCollection, openCollection } from './collection.ts'
import { beginForm, changeForm, dropForm, publishForm } from './form.ts'
import { applyTable, loadTable } from './load.ts'
import { restoreForm, withdrawForm } from './withdraw.ts'

/** Every command of the module, for the registry. */
export const formsCommands: readonly AnyCommand[] = [
  beginForm,
  changeForm,
  publishForm,
  dropForm,
  withdrawForm,
  restoreForm,
  openCollection,
  closeCollection,
  keepAnswer,
  sendAnswer,
  judgeAnswer,
  confirmAnswer,
  loadTable,
  applyTable,
]

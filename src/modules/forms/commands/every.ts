import type { AnyCommand } from '../../../platform/command/command.ts'
import { confirmAnswer, judgeAnswer, keepAnswer, makeConfirmLink, sendAnswer } from './answer.ts'
import { closeCollection, openCollection, remindCollection } from './collection.ts'
import { beginForm, changeForm, dropForm, publishForm } from './form.ts'
import { applySheet, applyTable, loadSheet, loadTable } from './load.ts'
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
  remindCollection,
  keepAnswer,
  sendAnswer,
  judgeAnswer,
  confirmAnswer,
  makeConfirmLink,
  loadTable,
  applyTable,
  loadSheet,
  applySheet,
]

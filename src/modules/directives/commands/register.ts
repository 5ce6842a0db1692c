import type { AnyCommand } from '../../../platform/command/command.ts'
import { removeAnnex, writeAnnex } from './annexes.ts'
import { setBlank } from './blank.ts'
import { changeDirective, markRead } from './changes.ts'
import { moveClause, removeClause, writeClause } from './clauses.ts'
import { signDirective } from './signing.ts'
import { putVisaOn, sendForVisas, takeBackDirective } from './visas.ts'
import { addGround, removeGround, writeHead } from './writing.ts'

/** Commands of papers that are written in the program. */
export const writingCommands = (start: AnyCommand): readonly AnyCommand[] => [
  start,
  writeHead,
  addGround,
  removeGround,
  writeClause,
  moveClause,
  removeClause,
  writeAnnex,
  removeAnnex,
  setBlank,
  sendForVisas,
  takeBackDirective,
  putVisaOn,
  signDirective,
  changeDirective,
  markRead,
]

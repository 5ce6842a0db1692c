import type { AnyCommand } from '../../platform/command/command.ts'
import { callAll } from './commands/call.ts'
import { acceptProposals, diagnose } from './commands/diagnosis.ts'
import { applyOld } from './commands/old-apply.ts'
import { matchOld, uploadOld } from './commands/old-table.ts'
import { closeToRegion, openToRegion } from './commands/opening.ts'
import { closeRound, openRound, planRound, reopenRound, rescheduleRound } from './commands/round.ts'
import { declineProposal, routeRound } from './commands/routing.ts'
import {
  askOpening,
  confirmSheet,
  extendSheet,
  keepSheet,
  makeConfirmLink,
  sendSheet,
} from './commands/sheet.ts'

import { applyTemplate, uploadTemplate } from './commands/template.ts'
import { setThreshold } from './commands/threshold.ts'
import { mapWording } from './commands/wording.ts'
import {
  decideMeasure,
  forgetPerson,
  giveEvidence,
  judgeEvidence,
  namePerson,
  reportMeasure,
} from './commands/work.ts'

/** Every command of the module. */
export const deficitsCommands: readonly AnyCommand[] = [
  planRound,
  rescheduleRound,
  openRound,
  callAll,
  closeRound,
  reopenRound,
  keepSheet,
  sendSheet,
  confirmSheet,
  makeConfirmLink,
  extendSheet,
  askOpening,
  setThreshold,
  openToRegion,
  closeToRegion,
  mapWording,
  routeRound,
  declineProposal,
  decideMeasure,
  reportMeasure,
  giveEvidence,
  judgeEvidence,
  namePerson,
  forgetPerson,
  uploadTemplate,
  applyTemplate,
  uploadOld,
  matchOld,
  applyOld,
  diagnose,
  acceptProposals,
]

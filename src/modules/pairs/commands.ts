import type { AnyCommand } from '../../platform/command/command.ts'
import {
  agreeContract,
  draftContract,
  extendContract,
  sendContract,
  terminateContract,
} from './commands/contracts.ts'
import { linkCommands } from './commands/links.ts'
import { logConsultation, strikeMeeting } from './commands/meetings.ts'
import { agreePair, confirmPair, declinePair, endPair, startPair } from './commands/moves.ts'
import { sayOpinion, setCapacity } from './commands/opinions.ts'
import { addGoal, closeGoal, namePerson, releasePerson } from './commands/people-and-goals.ts'
import { agreePlan, amendPlan, approvePairPlan, returnPlan, withdrawPlan } from './commands/plan-moves.ts'
import { considerParts, makePairPlan, takeRows } from './commands/plans.ts'
import { proposePair } from './commands/propose.ts'
import { signContract } from './commands/signing.ts'
import { judgeTemplate, uploadTemplate } from './commands/templates.ts'

/** Every command of the module. */
export const pairsCommands: readonly AnyCommand[] = [
  proposePair,
  agreePair,
  declinePair,
  confirmPair,
  startPair,
  endPair,
  namePerson,
  releasePerson,
  addGoal,
  closeGoal,
  sayOpinion,
  setCapacity,
  draftContract,
  agreeContract,
  sendContract,
  signContract,
  extendContract,
  terminateContract,
  uploadTemplate,
  judgeTemplate,
  makePairPlan,
  takeRows,
  considerParts,
  approvePairPlan,
  withdrawPlan,
  amendPlan,
  returnPlan,
  agreePlan,
  logConsultation,
  strikeMeeting,
  ...linkCommands,
]

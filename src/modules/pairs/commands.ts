import type { AnyCommand } from '../../platform/command/command.ts'
import { agreePair, confirmPair, declinePair, endPair, startPair } from './commands/moves.ts'
import { sayOpinion, setCapacity } from './commands/opinions.ts'
import { addGoal, closeGoal, namePerson, releasePerson } from './commands/people-and-goals.ts'
import { proposePair } from './commands/propose.ts'

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
]

import type { AnyCommand } from '../../platform/command/command.ts'
import { changeByHand, decideOnPlan, withdrawDecision } from './commands/decisions.ts'
import { answerAskedOffer, answerOfferOf } from './commands/offers.ts'
import { cancelMatching, openMatching } from './commands/open.ts'
import { roundCommands } from './commands/round.ts'
import { dropScenario, makeScenario } from './commands/scenarios.ts'

/** Every command of the module. */
export const matchingCommands: readonly AnyCommand[] = [
  openMatching,
  cancelMatching,
  answerOfferOf,
  answerAskedOffer,
  ...roundCommands,
  makeScenario,
  dropScenario,
  decideOnPlan,
  withdrawDecision,
  changeByHand,
]

import type { AnyCommand } from '../../platform/command/command.ts'
import { answerOfferOf } from './commands/offers.ts'
import { cancelMatching, openMatching } from './commands/open.ts'
import { roundCommands } from './commands/round.ts'

/** Every command of the module. */
export const matchingCommands: readonly AnyCommand[] = [
  openMatching,
  cancelMatching,
  answerOfferOf,
  ...roundCommands,
]

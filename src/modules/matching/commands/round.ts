import type { AnyCommand } from '../../../platform/command/command.ts'
import { answerConsent, decideMatching } from './answer.ts'
import { askSchools, remindSchools, replanMatching } from './ask.ts'
import { continueMatching } from './continue.ts'
import { publishMatching } from './publish.ts'
import { confirmPlain, liftCheck, rulePair } from './rulings.ts'

/** Commands after the plan: consent, rulings, the act, changes in mid-year. */
export const roundCommands: readonly AnyCommand[] = [
  askSchools,
  remindSchools,
  answerConsent,
  decideMatching,
  replanMatching,
  liftCheck,
  rulePair,
  confirmPlain,
  publishMatching,
  continueMatching,
]

import type { AnyCommand } from '../../platform/command/command.ts'
import { contactCommands } from './commands/contact.ts'
import { handOverWork } from './commands/hand-over.ts'
import { handingCommands } from './commands/handing.ts'
import { manyCommands } from './commands/many.ts'
import { singleCommands } from './commands/one.ts'
import { passOn } from './commands/pass-on.ts'
import { postponingCommands } from './commands/postponing.ts'
import { recallSent } from './commands/recall-sent.ts'

export { noteCall } from './commands/contact.ts'
export { handOverWork } from './commands/hand-over.ts'
export { delegateAssignment, takeBackAssignment } from './commands/handing.ts'
export { judgeManyAssignments, undoManyAssignments } from './commands/many.ts'
export {
  declineAssignment,
  judgeAssignment,
  recallAssignment,
  reportAssignment,
  startAssignment,
} from './commands/one.ts'
export { askLater, setTerm } from './commands/postponing.ts'
export { recallSent } from './commands/recall-sent.ts'

export const assignmentCommands: readonly AnyCommand[] = [
  ...singleCommands,
  ...manyCommands,
  ...handingCommands,
  ...postponingCommands,
  handOverWork,
  recallSent,
  ...contactCommands,
  passOn,
]

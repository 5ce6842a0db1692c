import type { AnyCommand } from '../../platform/command/command.ts'
import { manyCommands } from './commands/many.ts'
import { singleCommands } from './commands/one.ts'

export { judgeManyAssignments, undoManyAssignments } from './commands/many.ts'
export {
  declineAssignment,
  judgeAssignment,
  recallAssignment,
  reportAssignment,
  startAssignment,
} from './commands/one.ts'

export const assignmentCommands: readonly AnyCommand[] = [...singleCommands, ...manyCommands]

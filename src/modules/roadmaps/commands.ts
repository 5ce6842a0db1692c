import type { AnyCommand } from '../../platform/command/command.ts'
import { approveCommands } from './commands/approve.ts'
import { citedCommands } from './commands/cited.ts'
import { columnsCommands } from './commands/columns.ts'
import { createCommands } from './commands/create.ts'
import { cycleCommands } from './commands/cycle.ts'
import { feedCommands } from './commands/feed.ts'
import { annexCommands } from './commands/from-annex.ts'
import { hostsCommands } from './commands/hosts.ts'
import { marksCommands } from './commands/marks.ts'
import { movesCommands } from './commands/moves.ts'
import { pasteCommands } from './commands/paste.ts'
import { rowsCommands } from './commands/rows.ts'

/** Every command of roadmaps, for the registry. */
export const roadmapsCommands: readonly AnyCommand[] = [
  ...createCommands,
  ...columnsCommands,
  ...annexCommands,
  ...citedCommands,
  ...rowsCommands,
  ...movesCommands,
  ...pasteCommands,
  ...hostsCommands,
  ...cycleCommands,
  ...marksCommands,
  ...approveCommands,
  ...feedCommands,
]

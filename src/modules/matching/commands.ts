import type { AnyCommand } from '../../platform/command/command.ts'

/** Every command of the module. */
export const matchingCommands: readonly AnyCommand[] = []

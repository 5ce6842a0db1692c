import type { AnyCommand } from '../../platform/command/command.ts'

export const roadmapsCommands: readonly AnyCommand[] = []

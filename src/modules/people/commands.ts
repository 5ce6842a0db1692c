import type { AnyCommand } from '../../platform/command/command.ts'
import {
  acceptInvitation,
  askReset,
  changePassword,
  endSession,
  invitePeople,
  noteSecondStepOff,
  noteSecondStepOn,
} from './commands/account.ts'
import { admitAdministrator } from './commands/first-admin.ts'
import { addHeads } from './commands/heads.ts'
import {
  addPerson,
  askErasure,
  editPerson,
  erasePerson,
  leavePerson,
  mergePersons,
  returnPerson,
  saveOwnPage,
} from './commands/persons.ts'
import {
  addPosition,
  cancelAbsence,
  delegateDuty,
  endPosition,
  endRole,
  grantRole,
} from './commands/roles.ts'
import { addTeamMember, endTeamMember, formTeam } from './commands/teams.ts'
import { makeToken, revokeToken } from './commands/tokens.ts'

export { addPerson } from './commands/persons.ts'
export { grantRole } from './commands/roles.ts'

/** Every command of the module: the registry, permissions.md and the access test walk over it. */
export const peopleCommands: readonly AnyCommand[] = [
  admitAdministrator,
  addPerson,
  addHeads,
  editPerson,
  saveOwnPage,
  leavePerson,
  returnPerson,
  askErasure,
  erasePerson,
  mergePersons,
  grantRole,
  endRole,
  addPosition,
  endPosition,
  delegateDuty,
  cancelAbsence,
  invitePeople,
  askReset,
  acceptInvitation,
  changePassword,
  noteSecondStepOn,
  noteSecondStepOff,
  endSession,
  makeToken,
  revokeToken,
  formTeam,
  addTeamMember,
  endTeamMember,
]

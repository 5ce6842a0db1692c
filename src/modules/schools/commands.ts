import type { AnyCommand } from '../../platform/command/command.ts'
import { matchRegister, uploadRegister } from './commands/import.ts'
import { saveRegister } from './commands/import-save.ts'
import { mergeOrganisation, moveOrganisation } from './commands/life.ts'
import { sayAboutMark, setAttribute, setCategory } from './commands/marks.ts'
import {
  addAlias,
  addOrganisation,
  editOrganisation,
  removeAlias,
  renameOrganisation,
} from './commands/register.ts'
import {
  addDistrict,
  addMunicipality,
  addUnit,
  closeUnit,
  editLabels,
  editMunicipality,
} from './commands/territory.ts'
import type { SheetReader } from './documents.ts'

/** Every command of the module; those that read an uploaded table get the reader. */
export const schoolsCommands = (read: SheetReader): readonly AnyCommand[] => [
  addOrganisation,
  editOrganisation,
  renameOrganisation,
  moveOrganisation,
  mergeOrganisation,
  addAlias,
  removeAlias,
  setCategory,
  setAttribute,
  sayAboutMark,
  addUnit,
  closeUnit,
  addMunicipality,
  editMunicipality,
  addDistrict,
  editLabels,
  uploadRegister,
  matchRegister,
  saveRegister(read),
]

import { may, type Owner } from '../../kernel/access.ts'
import type { OrganisationId } from '../../kernel/ids.ts'
import { normalName } from '../../kernel/names.ts'
import type { Work } from '../../platform/command/work.ts'
import { rows, sql, type Tx } from '../../platform/database/query.ts'
import { newId } from '../../platform/random.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { type AliasOrigin, saveAliases, saveCard } from './commands/saving.ts'
import { keepRegister } from './domain/access.ts'
import { normalForms } from './domain/names.ts'
import { namingOfInput } from './domain/rules.ts'
import { findTwin } from './queries/search.ts'

export {
  type DirectImport,
  type DirectOutcome,
  importDirect as importRegister,
} from './commands/import-direct.ts'
export { readSheets, type SheetReader, sheetReader } from './documents.ts'
export { schoolTypeOf } from './domain/names.ts'
export { inOwnWords } from './domain/own-words.ts'
export { type NameReading, type RegisterEntry, readName } from './domain/search.ts'
export { regionGenitive } from './domain/territory.ts'
export type { ListColumn, SchoolsParts } from './pages/parts.ts'
export { groupsOfSchool } from './queries/groups.ts'
export { type Found, findOrganisations, type Node, registerOf } from './queries/search.ts'
export { labelsOf, ownLabels, schoolsByCategory } from './queries/territory.ts'
export { registerTable } from './routes/export.ts'
export { localRoles, localText } from './routes/own-words.ts'

/** Sentences for the faults of a register's rows. */
export { schoolsSentences } from './text.ts'

/** Names of an organisation as documents need them (copied at signing, R221). */
export type OrganisationName = {
  readonly id: OrganisationId
  readonly shortName: string
  readonly fullName: string
  readonly municipality: string | null
}

/** Names of several organisations at once, by id; those out of sight are missing. */
export const organisationNames = async (
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OrganisationName>> => {
  if (ids.length === 0) return new Map()
  const found = await rows(
    tx,
    sql<OrganisationName>`select o.id, o.short_name as "shortName", o.full_name as "fullName", m.short_name as municipality
      from organisation o left join municipality m on m.id = o.municipality_id where o.id = any (${ids}::uuid[])`,
  )
  return new Map(found.map((name) => [name.id, name]))
}

/** True when this person keeps the register of the municipality that owns a thing; a region's own list is not meant. */
export const mayKeepRegister = (scope: Scope, { region, municipality }: Owner): boolean =>
  municipality !== null && may(keepRegister, scope, { owner: { region, municipality, organisation: null } })

/** True for a name by which an organisation can be found again: something is left without marks and legal forms. */
export const hasWords = (name: string): boolean => normalName(name) !== ''

/**
 * A school under the name that a document gives it, put into the register of the owner's municipality inside the command of
 * the caller; gives its id. A name that is there already gives the organisation that bears it.
 */
export const addSchoolNamed = async (tx: Tx, owner: Owner, name: string, work: Work): Promise<string> => {
  const place = { region: owner.region ?? '', municipality: owner.municipality }
  const naming = namingOfInput({
    shortName: name,
    fullName: null,
    kind: 'school',
    schoolType: null,
    district: null,
  })
  const twin = await findTwin(tx, place, { names: normalForms(naming) }, null)
  if (twin !== null) return twin.id
  const card = { ...naming, inn: null, ogrn: null, address: null, id: work.newId() }
  await saveCard(tx, { ...owner, organisation: null }, card, work)
  return card.id
}

type Remembered = { readonly organisation: OrganisationId; readonly owner: Owner; readonly written: string }

/**
 * Keeps a name under which a document called an organisation, after a person confirmed it (R128). Runs inside the
 * command of the caller. False when the name already leads to another organisation of the place: then nothing is kept.
 */
export const rememberAlias = async (
  tx: Tx,
  { organisation, owner, written }: Remembered,
  origin: AliasOrigin = 'document',
): Promise<boolean> => {
  const normal = normalName(written)
  if (normal === '' || owner.region === null) return false
  const place = { region: owner.region, municipality: owner.municipality }
  const other = await findTwin(tx, place, { names: [normal] }, organisation)
  if (other !== null) return false
  await saveAliases(tx, organisation, owner, [written], origin, newId)
  return true
}

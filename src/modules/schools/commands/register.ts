import type { Guarded } from '../../../kernel/access.ts'
import { isUuid, type MunicipalityId, type RegionId } from '../../../kernel/ids.ts'
import { normalName } from '../../../kernel/names.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import {
  AddInput,
  AliasInput,
  EditInput,
  FACT_FIELDS,
  RemoveAliasInput,
  RenameInput,
} from '../domain/input.ts'
import { normalForms, searchedNames } from '../domain/names.ts'
import * as rules from '../domain/rules.ts'
import type { Facts, Naming, Organisation, Twin } from '../domain/types.ts'
import { lockOrganisation } from '../queries/organisation.ts'
import { findTwin } from '../queries/search.ts'
import { cardOf, saveAliases, saveCard, saveFacts, saveNaming, touch } from './saving.ts'

/** Where a new card is put: a municipality, or the region itself. */
type Place = Guarded & {
  readonly region: RegionId
  readonly municipality: MunicipalityId | null
  readonly twin: Twin | null
}

const findPlace = async (tx: Tx, input: AddInput): Promise<Place | null> => {
  const found = await maybe(
    tx,
    input.municipality === null
      ? sql<{
          region: RegionId
          municipality: MunicipalityId | null
        }>`select id as region, null::uuid as municipality from region where id = ${input.region}`
      : sql<{
          region: RegionId
          municipality: MunicipalityId | null
        }>`select region_id as region, id as municipality from municipality where id = ${input.municipality}`,
  )
  if (found === null) return null
  const twin = await findTwin(
    tx,
    found,
    { names: normalForms(rules.namingOfInput(input)), inn: input.inn, ogrn: input.ogrn },
    null,
  )
  return { ...found, owner: { ...found, organisation: null }, twin }
}

type NewCard = Naming & Pick<Facts, 'inn' | 'ogrn' | 'address'> & { readonly id: string }

export const addOrganisation = command<AddInput, Place, NewCard>({
  name: 'organisation.add',
  input: AddInput,
  access: access.keepRegister,
  load: findPlace,
  decide: (place, input, { newId }): Result<NewCard> => {
    const naming = rules.namingOfInput(input)
    if (naming.normalName === '') return refuse('nameWithoutWords', 'shortName')
    if (place.twin !== null) return refuse('alreadyInRegister', 'shortName', { name: place.twin.name })
    const { inn, ogrn, address } = input
    return ok({ ...naming, inn, ogrn, address, id: newId() })
  },
  save: (tx, card, place, work) => saveCard(tx, place.owner, card, work),
  tell: (card) => ({ record: card.id, change: { kind: card.kind } }),
  to: (card) => cardOf(card.id),
})

type FactsChange = { readonly facts: Facts; readonly changed: readonly string[] }

export const editOrganisation = command<EditInput, Organisation, FactsChange>({
  name: 'organisation.edit',
  input: EditInput,
  access: access.keepCard,
  load: (tx, input) => lockOrganisation(tx, input.organisation),
  decide: (card, { organisation: _, ...facts }): Result<FactsChange> => {
    if (card.state === 'closed') return refuse('organisationClosed')
    return ok({ facts, changed: FACT_FIELDS.filter((name) => card.facts[name] !== facts[name]) })
  },
  save: (tx, change, card) => saveFacts(tx, card.id, change.facts),
  // requisites are public facts about an organisation, yet telephones and addresses may be a person's: only names of fields are kept
  tell: (change, card) => ({ record: card.id, change: { fields: change.changed } }),
  to: (_change, card) => cardOf(card.id),
})

type Renamed = Organisation & { readonly twin: Twin | null }

export const renameOrganisation = command<RenameInput, Renamed, rules.RenameChange>({
  name: 'organisation.rename',
  input: RenameInput,
  access: access.keepRegister,
  load: async (tx, input) => {
    const card = await lockOrganisation(tx, input.organisation)
    if (card === null || card.owner.region === null) return null
    const { region, municipality } = card.owner
    const names = normalForms(rules.namingOfInput(input))
    return { ...card, twin: await findTwin(tx, { region, municipality }, { names }, card.id) }
  },
  decide: (card, input) => rules.rename(card, input, card.twin),
  save: async (tx, change, card, work) => {
    await saveNaming(tx, card.id, change.naming)
    await saveAliases(tx, card.id, card.owner, change.aliases, 'rename', work.newId)
    await saveAliases(tx, card.id, card.owner, searchedNames(change.naming), 'fullName', work.newId)
    await work.fact('organisationRenamed', card.id)
  },
  tell: (change, card) => ({
    record: card.id,
    change: {
      from: card.shortName,
      to: change.naming.shortName,
      ...(change.basis === null ? {} : { basis: change.basis }),
    },
  }),
  to: (_change, card) => cardOf(card.id),
})

type WithTwin = Organisation & { readonly twin: Twin | null }

/** Who answers to the name, the organisation itself included. */
const withHolder = async (tx: Tx, input: AliasInput): Promise<WithTwin | null> => {
  const card = await lockOrganisation(tx, input.organisation)
  if (card === null || card.owner.region === null) return null
  const { region, municipality } = card.owner
  const twin = await findTwin(tx, { region, municipality }, { names: [normalName(input.alias)] }, null)
  return { ...card, twin }
}

export const addAlias = command<AliasInput, WithTwin, { alias: string; normal: string }>({
  name: 'organisation.addAlias',
  input: AliasInput,
  access: access.keepCard,
  load: withHolder,
  decide: (card, input) => rules.addAlias(card, input, card.twin),
  save: async (tx, { alias }, card, work) => {
    await saveAliases(tx, card.id, card.owner, [alias], 'person', work.newId)
    await touch(tx, card.id)
  },
  tell: ({ alias }, card) => ({ record: card.id, change: { alias } }),
  to: (_change, card) => `${cardOf(card.id)}/names`,
})

type WithAlias = Organisation & { readonly alias: { readonly id: string; readonly alias: string } | null }

export const removeAlias = command<RemoveAliasInput, WithAlias, { id: string; alias: string }>({
  name: 'organisation.removeAlias',
  input: RemoveAliasInput,
  access: access.keepRegister,
  load: async (tx, input) => {
    const card = await lockOrganisation(tx, input.organisation)
    if (card === null || !isUuid(input.alias)) return null
    const alias = await maybe(
      tx,
      sql<{
        id: string
        alias: string
      }>`select id, alias from organisation_alias where id = ${input.alias} and organisation_id = ${card.id}`,
    )
    return { ...card, alias }
  },
  decide: (card) => (card.alias === null ? refuse('aliasGone') : ok(card.alias)),
  save: async (tx, alias, card) => {
    await run(tx, sql`delete from organisation_alias where id = ${alias.id}`)
    await touch(tx, card.id)
  },
  tell: ({ alias }, card) => ({ record: card.id, change: { alias } }),
  to: (_change, card) => `${cardOf(card.id)}/names`,
})

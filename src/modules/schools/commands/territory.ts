import type { Guarded } from '../../../kernel/access.ts'
import type { RegionId } from '../../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import * as access from '../domain/access.ts'
import {
  AddDistrictInput,
  AddMunicipalityInput,
  CloseUnitInput,
  EditMunicipalityInput,
  LabelsInput,
  UnitInput,
} from '../domain/input.ts'
import { LABEL_CODES } from '../domain/labels.ts'
import { territoryCases } from '../domain/territory.ts'
import type { Municipality, Organisation } from '../domain/types.ts'
import { lockOrganisation } from '../queries/organisation.ts'
import { findMunicipality, findRegion, lockMunicipality } from '../queries/territory.ts'
import { cardOf, touch } from './saving.ts'

type OfMunicipality = Guarded & Municipality

const guarded = (municipality: Municipality): OfMunicipality => ({
  ...municipality,
  owner: { region: municipality.region, municipality: municipality.id, organisation: null },
})

const ofMunicipality = async (tx: Tx, input: { municipality: string }): Promise<OfMunicipality | null> => {
  const found = await lockMunicipality(tx, input.municipality)
  return found === null ? null : guarded(found)
}

type Names = Pick<Municipality, 'name' | 'genitive' | 'prepositional' | 'shortName' | 'oktmo' | 'zone'>
type NameInput = Omit<AddMunicipalityInput, 'region'>

/** Cases left empty are made by the regular patterns; the page shows them for a person to check. */
const namesOf = (input: NameInput): Names => {
  const cases = territoryCases(input.name)
  return {
    name: input.name,
    genitive: input.genitive ?? cases.genitive,
    prepositional: input.prepositional ?? cases.prepositional,
    shortName: input.shortName ?? cases.short,
    oktmo: input.oktmo,
    zone: input.zone,
  }
}

export const municipalityPage = (id: string): string => `/municipalities/${id}`

/** Inserts a municipality; also used by the import of a register that names new ones. */
export const insertMunicipality = async (tx: Tx, region: string, id: string, names: Names): Promise<void> => {
  await run(
    tx,
    sql`insert into municipality (id, region_id, name, name_genitive, name_prepositional, short_name, oktmo, zone)
        values (${id}, ${region}, ${names.name}, ${names.genitive}, ${names.prepositional}, ${names.shortName}, ${names.oktmo}, ${names.zone})`,
  )
}

type OfRegion = Guarded & { readonly region: RegionId }
type NewMunicipality = Names & { readonly id: string }

const ofRegion = async (tx: Tx, input: { region: string }): Promise<OfRegion | null> => {
  const region = await findRegion(tx, input.region)
  return region === null
    ? null
    : { region: region.id, owner: { region: region.id, municipality: null, organisation: null } }
}

export const addMunicipality = command<AddMunicipalityInput, OfRegion, NewMunicipality>({
  name: 'municipality.add',
  input: AddMunicipalityInput,
  access: access.keepTerritory,
  load: ofRegion,
  decide: (_region, input, { newId }) => ok({ ...namesOf(input), id: newId() }),
  save: (tx, change, { region }) => insertMunicipality(tx, region, change.id, change),
  tell: (change) => ({ change: { municipality: change.id, name: change.name } }),
  to: (change) => municipalityPage(change.id),
})

export const editMunicipality = command<EditMunicipalityInput, OfMunicipality, Names>({
  name: 'municipality.edit',
  input: EditMunicipalityInput,
  access: access.keepTerritory,
  load: ofMunicipality,
  decide: (_municipality, input) => ok(namesOf(input)),
  save: async (tx, names, { id }) => {
    await run(
      tx,
      sql`update municipality set name = ${names.name}, name_genitive = ${names.genitive}, name_prepositional = ${names.prepositional},
          short_name = ${names.shortName}, oktmo = ${names.oktmo}, zone = ${names.zone}, version = version + 1 where id = ${id}`,
    )
  },
  tell: (names, { id, name }) => ({ change: { municipality: id, from: name, to: names.name } }),
  to: (_names, { id }) => municipalityPage(id),
})

export const addDistrict = command<AddDistrictInput, OfRegion, { id: string; name: string }>({
  name: 'district.add',
  input: AddDistrictInput,
  access: access.keepRegister,
  load: async (tx, input) => {
    if (input.municipality === null) return ofRegion(tx, input)
    const found = await findMunicipality(tx, input.municipality)
    return found === null ? null : { ...guarded(found), version: undefined }
  },
  decide: (_place, input, { newId }) => ok({ id: newId(), name: input.name }),
  save: async (tx, { id, name }, { owner }) => {
    await run(
      tx,
      sql`insert into education_district (id, region_id, municipality_id, name) values (${id}, ${owner.region}, ${owner.municipality}, ${name})`,
    )
  },
  tell: ({ id, name }) => ({ change: { district: id, name } }),
  to: (_change, { owner }) =>
    owner.municipality === null ? '/municipalities' : municipalityPage(owner.municipality),
})

/** Local words with their cases (R219); a form left empty goes back to the program's own. */
export const editLabels = command<LabelsInput, OfMunicipality, LabelsInput['labels']>({
  name: 'municipality.editLabels',
  input: LabelsInput,
  access: access.keepLabels,
  load: ofMunicipality,
  decide: (_municipality, input): Result<LabelsInput['labels']> => {
    const bare = LABEL_CODES.find(
      (code) =>
        input.labels[code].nominative === null &&
        Object.values(input.labels[code]).some((form) => form !== null),
    )
    return bare === undefined ? ok(input.labels) : refuse('nominativeNeeded', `labels.${bare}.nominative`)
  },
  save: async (tx, labels, { id }) => {
    const lines = LABEL_CODES.map((code) => ({
      code,
      ...labels[code],
      nominative: labels[code].nominative ?? '',
    }))
    await run(
      tx,
      sql`insert into local_label (municipality_id, code, nominative, genitive, dative, plural, plural_genitive, plural_dative)
          select ${id}, n.code, n.nominative, n.genitive, n.dative, n.plural, n."pluralGenitive", n."pluralDative" from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
            n(code text, nominative text, genitive text, dative text, plural text, "pluralGenitive" text, "pluralDative" text)
          on conflict (municipality_id, code) do update set nominative = excluded.nominative, genitive = excluded.genitive, dative = excluded.dative,
            plural = excluded.plural, plural_genitive = excluded.plural_genitive, plural_dative = excluded.plural_dative`,
    )
    await run(tx, sql`update municipality set version = version + 1 where id = ${id}`)
  },
  tell: (labels, { id }) => ({
    change: {
      municipality: id,
      labels: Object.fromEntries(LABEL_CODES.map((code) => [code, labels[code].nominative])),
    },
  }),
  to: (_change, { id }) => `${municipalityPage(id)}/labels`,
})

/** A unit inside an organisation has its own head (R226): positions in it are given in the module of people. */
export const addUnit = command<UnitInput, Organisation, UnitInput & { id: string }>({
  name: 'organisation.addUnit',
  input: UnitInput,
  access: access.keepCard,
  load: (tx, input) => lockOrganisation(tx, input.organisation),
  decide: (card, input, { newId }) =>
    card.state === 'closed' ? refuse('organisationClosed') : ok({ ...input, id: newId() }),
  save: async (tx, unit, { id, owner }) => {
    await run(
      tx,
      sql`insert into organisation_unit (id, organisation_id, region_id, municipality_id, name, name_genitive, kind)
          values (${unit.id}, ${id}, ${owner.region}, ${owner.municipality}, ${unit.name}, ${unit.genitive}, ${unit.kind})`,
    )
    await touch(tx, id)
  },
  tell: (unit, { id }) => ({ record: id, row: unit.id, change: { unit: unit.name, kind: unit.kind } }),
  to: (_unit, { id }) => `${cardOf(id)}#units`,
})

type WithUnit = Organisation & { readonly unit: { readonly id: string; readonly name: string } | null }

export const closeUnit = command<CloseUnitInput, WithUnit, { id: string; name: string }>({
  name: 'organisation.closeUnit',
  input: CloseUnitInput,
  access: access.keepCard,
  load: async (tx, input) => {
    const card = await lockOrganisation(tx, input.organisation)
    if (card === null) return null
    const unit = await maybe(
      tx,
      sql<{
        id: string
        name: string
      }>`select id, name from organisation_unit where id = ${input.unit} and organisation_id = ${card.id} and closed_on is null`,
    )
    return { ...card, unit }
  },
  decide: ({ unit }) => (unit === null ? refuse('unitGone') : ok(unit)),
  save: async (tx, unit, { id }, work) => {
    await run(tx, sql`update organisation_unit set closed_on = ${work.today} where id = ${unit.id}`)
    await touch(tx, id)
  },
  tell: (unit, { id }) => ({ record: id, row: unit.id, change: { unit: unit.name } }),
  to: (_unit, { id }) => `${cardOf(id)}#units`,
})

import { z } from 'zod'
import type { MunicipalityId, OrganisationId } from '../../../kernel/ids.ts'
import * as f from './fields.ts'
import { LABEL_CODES, LABEL_FORMS, type LabelCode, type LabelForms } from './labels.ts'
import { ATTRIBUTE_CODES, CATEGORIES, ORGANISATION_KINDS, SCHOOL_TYPES, UNIT_KINDS } from './types.ts'

const organisation = f.idField.transform((id) => id as OrganisationId)
const municipality = f.idField.transform((id) => id as MunicipalityId)
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, 'chooseOne')

const naming = {
  shortName: f.requiredField(f.readLine(250)),
  fullName: f.field(f.readLine(600)),
  kind: oneOf(ORGANISATION_KINDS),
  schoolType: z
    .union([z.literal(''), oneOf(SCHOOL_TYPES)], 'chooseOne')
    .transform((type) => (type === '' ? null : type)),
  district: f.optionalId,
}

const facts = {
  inn: f.field(f.readInn),
  kpp: f.field(f.readKpp),
  ogrn: f.field(f.readOgrn),
  oktmo: f.field(f.readOktmo),
  okpo: f.field(f.readOkpo),
  address: f.field(f.readLine(500)),
  latitude: f.field(f.readLatitude),
  longitude: f.field(f.readLongitude),
  isRural: f.field(f.readYesNo),
  pupils: f.field(f.readCount),
  teachers: f.field(f.readCount),
  adverse: z.boolean(),
  siteUrl: f.field(f.readSite),
  email: f.field(f.readEmail),
  phone: f.field(f.readPhone),
}

/** Names of the fields, as forms and imports call them. */
export const FACT_FIELDS = Object.keys(facts) as readonly (keyof typeof facts)[]

export const AddInput = z.object({
  region: f.idField,
  municipality: f.optionalId,
  ...naming,
  inn: facts.inn,
  ogrn: facts.ogrn,
  address: facts.address,
})
export type AddInput = z.infer<typeof AddInput>

export const EditInput = z.object({ organisation, ...facts })
export type EditInput = z.infer<typeof EditInput>

export const RenameInput = z.object({ organisation, ...naming, basis: f.field(f.readLine(300)) })
export type RenameInput = z.infer<typeof RenameInput>

export const CategoryInput = z.object({
  organisation,
  category: z.union([z.literal('none'), oneOf(CATEGORIES)], 'chooseOne'),
  from: f.requiredField(f.readDay),
  basis: f.requiredField(f.readLine(300), 'basisNeeded'),
})
export type CategoryInput = z.infer<typeof CategoryInput>

export const AttributeInput = z.object({
  organisation,
  attribute: z.enum(ATTRIBUTE_CODES as readonly [string, ...string[]], 'chooseOne') as unknown as z.ZodType<
    (typeof ATTRIBUTE_CODES)[number]
  >,
  qualifier: f.field(f.readLine(120)).transform((text) => text ?? ''),
  value: f.field(f.readLine(300)),
  from: f.requiredField(f.readDay),
  basis: f.requiredField(f.readLine(300), 'basisNeeded'),
})
export type AttributeInput = z.infer<typeof AttributeInput>

export const SchoolWordsInput = z.object({
  organisation,
  attribute: f.idField,
  words: z.string().trim().max(2_000, 'tooLong'),
})
export type SchoolWordsInput = z.infer<typeof SchoolWordsInput>

export const MoveInput = z.object({
  organisation,
  action: z.enum(['announceReorganisation', 'close', 'reopen'], 'chooseOne'),
  on: f.requiredField(f.readDay),
  reason: f.requiredField(f.readLine(500), 'reasonNeeded'),
  successor: f.optionalId.transform((id) => id as OrganisationId | null),
})
export type MoveInput = z.infer<typeof MoveInput>

export const MergeInput = z.object({ organisation, into: organisation })
export type MergeInput = z.infer<typeof MergeInput>

export const AliasInput = z.object({ organisation, alias: f.requiredField(f.readLine(400)) })
export type AliasInput = z.infer<typeof AliasInput>

export const RemoveAliasInput = z.object({ organisation, alias: f.idField })
export type RemoveAliasInput = z.infer<typeof RemoveAliasInput>

export const UnitInput = z.object({
  organisation,
  name: f.requiredField(f.readLine(250)),
  genitive: f.field(f.readLine(250)),
  kind: oneOf(UNIT_KINDS),
})
export type UnitInput = z.infer<typeof UnitInput>

export const CloseUnitInput = z.object({ organisation, unit: f.idField })
export type CloseUnitInput = z.infer<typeof CloseUnitInput>

const label = z.object(
  Object.fromEntries(LABEL_FORMS.map((form) => [form, f.field(f.readLine(160))])),
) as unknown as z.ZodType<Record<keyof LabelForms, string | null>>

export const LabelsInput = z.object({
  municipality,
  labels: z.object(Object.fromEntries(LABEL_CODES.map((code) => [code, label]))) as unknown as z.ZodType<
    Record<LabelCode, Record<keyof LabelForms, string | null>>
  >,
})
export type LabelsInput = z.infer<typeof LabelsInput>

const territory = {
  name: f.requiredField(f.readLine(160)),
  genitive: f.field(f.readLine(160)),
  prepositional: f.field(f.readLine(160)),
  shortName: f.field(f.readLine(80)),
  oktmo: f.field(f.readOktmo),
  zone: z
    .string()
    .refine((zone) => zone === '' || ZONES.includes(zone), 'chooseOne')
    .transform((zone) => (zone === '' ? null : zone)),
}

/** Time zones of Russia by their IANA names (decisions 27). */
export const ZONES: readonly string[] = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Novosibirsk',
  'Asia/Irkutsk',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Magadan',
  'Asia/Kamchatka',
]

export const AddMunicipalityInput = z.object({ region: f.idField, ...territory })
export type AddMunicipalityInput = z.infer<typeof AddMunicipalityInput>

export const EditMunicipalityInput = z.object({ municipality, ...territory })
export type EditMunicipalityInput = z.infer<typeof EditMunicipalityInput>

export const AddDistrictInput = z.object({
  region: f.idField,
  municipality: f.optionalId,
  name: f.requiredField(f.readLine(160)),
})
export type AddDistrictInput = z.infer<typeof AddDistrictInput>

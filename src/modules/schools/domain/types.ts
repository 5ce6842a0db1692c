import type { Guarded } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../../kernel/ids.ts'

export const ORGANISATION_KINDS = [
  'school',
  'supplementary',
  'methodicalService',
  'authority',
  'institute',
  'other',
] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** Categories exclude one another: a school has one at a time, with history (R043-R047). */
export const CATEGORIES = ['lowResults', 'atRisk', 'highResults', 'resilient'] as const
export type Category = (typeof CATEGORIES)[number]

/** Types of a school (glossary 30); the status of a site is no type (R077). */
export const SCHOOL_TYPES = [
  'secondary',
  'basic',
  'primary',
  'gymnasium',
  'lyceum',
  'educationCentre',
  'boarding',
  'otherType',
] as const
export type SchoolType = (typeof SCHOOL_TYPES)[number]

export const UNIT_KINDS = ['methodicalService', 'department', 'branch'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

export const ORGANISATION_STATES = ['active', 'reorganising', 'closed'] as const
export type OrganisationState = (typeof ORGANISATION_STATES)[number]

/** Half-open period `[from, until)`; without `until` it still holds. */
export type Period = { readonly from: Day; readonly until: Day | null }

/** A category as it was held: with the act that gave it. */
export type CategoryPeriod = Period & {
  readonly id: string
  readonly category: Category
  readonly basis: string
}

/** A dated attribute; `qualifier` names the programme for which it is given (R181). */
export type AttributePeriod = Period & {
  readonly id: string
  readonly attribute: AttributeCode
  readonly qualifier: string
  readonly value: string
  readonly basis: string
  readonly schoolWords: string | null
}

/** Attributes with dates: a status never changes the type of the school (R077). */
export const ATTRIBUTES = {
  /** Level of involvement in a project: selects addressees (R181). */
  engagement: { values: ['low', 'medium', 'high'], qualified: true },
  innovationSite: { values: null, qualified: false },
  internshipSite: { values: null, qualified: false },
  headVacant: { values: ['yes'], qualified: false },
} as const satisfies Record<string, { values: readonly string[] | null; qualified: boolean }>
export type AttributeCode = keyof typeof ATTRIBUTES
export const ATTRIBUTE_CODES = Object.keys(ATTRIBUTES) as readonly AttributeCode[]

/** Names of an organisation as they are kept. */
export type Naming = {
  readonly fullName: string
  readonly shortName: string
  readonly legalForm: string | null
  readonly normalName: string
  readonly kind: OrganisationKind
  readonly schoolType: SchoolType | null
  readonly district: string | null
}

/** What an organisation says of itself; null where nobody has said it yet. */
export type Facts = {
  readonly inn: string | null
  readonly kpp: string | null
  readonly ogrn: string | null
  readonly oktmo: string | null
  readonly okpo: string | null
  readonly address: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly isRural: boolean | null
  readonly pupils: number | null
  readonly teachers: number | null
  readonly adverse: boolean
  readonly siteUrl: string | null
  readonly email: string | null
  readonly phone: string | null
}

/** An organisation under a command: locked, with what its rules look at. */
export type Organisation = Guarded &
  Naming & {
    readonly id: OrganisationId
    readonly record: string
    readonly version: number
    readonly state: OrganisationState
    readonly facts: Facts
    readonly closedOn: Day | null
    readonly categories: readonly CategoryPeriod[]
    readonly attributes: readonly AttributePeriod[]
  }

/** A municipality of the region. */
export type Municipality = {
  readonly id: MunicipalityId
  readonly region: RegionId
  readonly name: string
  readonly genitive: string
  readonly prepositional: string
  readonly shortName: string
  readonly oktmo: string | null
  readonly zone: string | null
  readonly version: number
}

/** Another organisation that stands in the way: the same name, code or alias. */
export type Twin = { readonly id: OrganisationId; readonly name: string }

import type { Guarded } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../../kernel/ids.ts'
import type { Category } from '../../schools/domain/types.ts'

export const PROGRAMME_STATES = ['draft', 'agreed', 'running', 'closed'] as const
export type ProgrammeState = (typeof PROGRAMME_STATES)[number]

/** Days half-open: `until` is the day after the last one. */
export type Span = { readonly from: Day; readonly until: Day }

export type Stage = Span & {
  readonly id: string
  readonly name: string
  /** What the stage must bring. */
  readonly brings: string
  /** Who answers for it, in words. */
  readonly answers: string
}

export type Alias = { readonly id: string; readonly alias: string }

/** A programme of the region under a command: locked, with what its rules look at. */
export type Programme = Guarded &
  Span & {
    readonly id: string
    readonly record: string
    readonly version: number
    readonly region: RegionId
    readonly name: string
    readonly shortName: string
    readonly purpose: string
    readonly state: ProgrammeState
    /** Everybody sees it without signing in. */
    readonly isOpen: boolean
    readonly copiedFrom: string | null
    readonly stages: readonly Stage[]
    readonly aliases: readonly Alias[]
  }

/** A municipality's model of a programme. */
export type Model = Guarded & {
  readonly id: string
  readonly record: string
  readonly version: number
  readonly region: RegionId
  readonly municipality: MunicipalityId
  readonly municipalityName: string
  readonly programme: string
  readonly programmeName: string
  readonly programmeState: ProgrammeState
  readonly programmeSpan: Span
  readonly programmeStages: readonly Stage[]
  readonly name: string
  readonly shortName: string
  readonly state: ProgrammeState
  /** Everybody sees it without signing in. */
  readonly isOpen: boolean
  readonly copiedFrom: string | null
  readonly copiedFromName: string | null
}

/** The fields of a passport in the order in which it is printed (R030-R042). */
export const PASSPORT_FIELDS = [
  'name',
  'type',
  'authority',
  'authors',
  'grounds',
  'participants',
  'idea',
  'novelty',
  'goals',
  'period',
  'directions',
  'funding',
  'effect',
] as const
export type PassportField = (typeof PASSPORT_FIELDS)[number]

/** Fields that a person writes; participants are lists of schools. */
export type TextField = Exclude<PassportField, 'participants'>
export const TEXT_FIELDS = PASSPORT_FIELDS.filter((field): field is TextField => field !== 'participants')
export type PassportTexts = Readonly<Record<TextField, string>>

/** A school as the passport names it; null while nobody has said which school of the register that is. */
export type NamedSchool = { readonly organisation: OrganisationId | null; readonly written: string }

/** One group of participants: an empty one is printed too (R044, R046). */
export type PassportGroup = {
  readonly category: Category
  readonly heading: string
  readonly schools: readonly NamedSchool[]
}

export type Passport = {
  readonly id: string
  /** Null while what was read from a file is still being checked. */
  readonly number: number | null
  readonly fields: PassportTexts
  readonly groups: readonly PassportGroup[]
}

/** A period in which a school takes part, with the papers that began and ended it. */
export type Participation = {
  readonly id: string
  readonly organisation: OrganisationId
  readonly category: Category
  readonly from: Day
  readonly until: Day | null
}

/** A paper and its clause as the ground of a fact; `words` stay when the paper is not in the register. */
export type Act = {
  readonly directive: string | null
  readonly clause: string | null
  readonly words: string
}

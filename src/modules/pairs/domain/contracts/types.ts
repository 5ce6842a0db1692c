import type { Guarded } from '../../../../kernel/access.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId, RegionId } from '../../../../kernel/ids.ts'
import type { Channel } from '../types.ts'

export const CONTRACT_STATES = [
  'draft',
  'agreed',
  'sent',
  'signedByOne',
  'inForce',
  'extended',
  'ended',
  'terminated',
] as const
export type ContractState = (typeof CONTRACT_STATES)[number]

/** A side of a contract as it is printed; empty where nobody has said it. */
export type ContractSide = {
  readonly fullName: string
  readonly shortName: string
  readonly inn: string
  readonly kpp: string
  readonly ogrn: string
  readonly address: string
  readonly phone: string
  /** «директор» and «Ольховская Нина Петровна»: who signs. */
  readonly position: string
  readonly head: string
}

export type ContractSides = { readonly mentor: ContractSide; readonly curated: ContractSide }

/** A contract under a command: locked, with what its rules look at. */
export type Contract = Guarded & {
  readonly id: string
  readonly record: string
  readonly version: number
  readonly region: RegionId
  readonly municipality: MunicipalityId | null
  readonly pair: string
  readonly pairTitle: string
  readonly mentor: OrganisationId
  readonly mentorName: string
  readonly curated: OrganisationId
  readonly curatedName: string
  readonly template: string | null
  readonly number: string | null
  readonly place: string
  readonly datedOn: Day | null
  readonly from: Day
  /** The day after the last one. */
  readonly until: Day
  readonly basis: string
  readonly subject: string
  readonly sides: ContractSides | null
  readonly state: ContractState
  readonly mentorSignedOn: Day | null
  readonly curatedSignedOn: Day | null
  /** How each signature came. */
  readonly mentorChannel: Channel
  readonly curatedChannel: Channel
  readonly endedOn: Day | null
  readonly endedReason: string | null
}

export const MEETING_FORMS = ['visit', 'online', 'lesson', 'training', 'written', 'group'] as const
export type MeetingForm = (typeof MEETING_FORMS)[number]

import type { Guarded } from '../../../../kernel/access.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { MunicipalityId, OrganisationId } from '../../../../kernel/ids.ts'
import type { WholeRoadmap } from '../../../roadmaps/domain/types.ts'
import type { Channel, Pair } from '../types.ts'

export const PLAN_STATES = ['draft', 'sent', 'returned', 'agreed'] as const
export type PlanState = (typeof PLAN_STATES)[number]

/** A head has approved the plan as it was in this version of its rows. */
export type Approval = {
  readonly organisation: OrganisationId
  readonly ofVersion: number
  readonly on: Day
  readonly channel: Channel
  readonly name: string
}

/** A district of the pair's schools, and whether it has agreed to the plan as it was sent. */
export type PlanDistrict = { readonly id: MunicipalityId; readonly name: string; readonly hasAgreed: boolean }

/** The interaction plan of a pair: its rows are a roadmap of the same id. */
export type Plan = {
  readonly id: string
  readonly state: PlanState
  readonly partOf: string
  readonly remarks: string
  readonly sentOn: Day | null
  readonly agreedOn: Day | null
  readonly agreedNo: number | null
  readonly version: number
  readonly approvals: readonly Approval[]
  readonly districts: readonly PlanDistrict[]
}

/** The plan under a command, with its pair and its rows. */
export type WholePlan = Guarded &
  Plan & { readonly record: string; readonly pair: Pair; readonly roadmap: WholeRoadmap }

export const CONSIDERED = ['guideline', 'model', 'mentoring'] as const
export type ConsideredKind = (typeof CONSIDERED)[number]
export type Verdict = 'taken' | 'unfit'

/** What the plan takes into account, or why not. */
export type Considered = {
  readonly kind: ConsideredKind
  readonly code: string
  readonly title: string
  readonly verdict: Verdict
  readonly words: string
}

import { allowedAs, may } from '../../../kernel/access.ts'
import { type Answer, FORBIDDEN, NOT_FOUND, type Visit } from '../../../platform/http/visit.ts'
import { localText } from '../../schools/public.ts'
import { approvePlan, keepPair } from '../domain/access.ts'
import { awaitedBy, isOpen } from '../domain/plans/rules.ts'
import type { WholePlan } from '../domain/plans/types.ts'
import type { PairSchool } from '../domain/types.ts'
import { PLANS, type PlanHere } from '../pages/plan-shell.tsx'
import { ownerOf } from '../queries/pair.ts'
import { findPlan } from '../queries/plans.ts'
import { plansText } from '../text/plans.ts'
import { hereOf, speaksFor } from './visiting.ts'

/** Words of both parts of the module. */
export const planHere = (visit: Visit): PlanHere => ({
  ...hereOf(visit),
  p: localText(visit, plansText[visit.lang]),
})

/** The plan of the address with what this person may do. */
export type FoundPlan = {
  readonly plan: WholePlan
  readonly keeps: boolean
  readonly speaks: readonly PairSchool[]
  readonly approvesFor: readonly PairSchool[]
}

/** He may decide about it, and his district has not agreed yet. */
const decides = (visit: Visit, plan: WholePlan): boolean => {
  const as = visit.scope.on === null ? allowedAs(keepPair, visit.scope, plan) : null
  return as !== null && as !== 'self' && (plan.districts.length === 0 || awaitedBy(plan, as).length > 0)
}

/** Null when out of sight. */
export const find = async (visit: Visit): Promise<FoundPlan | null> => {
  const plan = await findPlan(visit.tx, visit.param('id'))
  return (
    plan && {
      plan,
      keeps: decides(visit, plan),
      speaks: speaksFor(visit, plan.pair),
      approvesFor: plan.pair.schools.filter(
        (school) => visit.scope.on === null && may(approvePlan, visit.scope, { owner: ownerOf(school) }),
      ),
    }
  )
}

/** To the page of the plan. */
export const back = (plan: WholePlan): Answer => ({ kind: 'redirect', to: `${PLANS}/${plan.id}` })

/** Pages that change words of the plan: for those who write it, while it is open. */
export const toWrite = async (visit: Visit): Promise<FoundPlan | Answer> => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  if (found.speaks.length === 0) return FORBIDDEN
  return isOpen(found.plan) ? found : back(found.plan)
}

import { hasRole, may } from '../../../kernel/access.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { hereWith } from '../../../platform/http/here.ts'
import { type Answer, FORBIDDEN, NOT_FOUND, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { localText } from '../../schools/public.ts'
import { arePlansOf, planMatching, ruleOnPairs } from '../domain/access.ts'
import type { PlansHere } from '../pages/plans-part.tsx'
import type { Here } from '../pages/shell.tsx'
import { findMatching, type MatchingCard } from '../queries/matching.ts'
import { matchingText } from '../text/matching.ts'
import { plansText } from '../text/plans.ts'

export const hereOf = (visit: Visit): Here => hereWith(visit, localText(visit, matchingText[visit.lang]))

export const isFailed = (typed: Typed | null): boolean => (typed?.problems.length ?? 0) > 0

export const textsOf = (values: FormValues, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, values.text(name)]))

/** Nodes whose matching this person may make: municipalities of his roles, then the region as a whole. */
export const plannedNodes = ({
  scope,
}: Visit): { readonly municipalities: readonly string[]; readonly region: boolean } => {
  const held = scope.roles.filter((role) =>
    may(planMatching, { person: scope.person, roles: [role] }, { owner: { ...role, organisation: null } }),
  )
  return {
    municipalities: [
      ...new Set(
        held.flatMap(({ level, municipality }) =>
          level === 'municipality' && municipality ? [municipality] : [],
        ),
      ),
    ],
    region: held.some(({ level }) => level === 'region'),
  }
}

/** True for whoever answers for a school of his own. */
export const isHead = ({ scope }: Visit): boolean => hasRole(scope, 'schoolHead', 'deputyHead')

/** The matching of the address with what this person may do with it. */
export type FoundMatching = {
  readonly matching: MatchingCard
  /** Makes plans. */
  readonly plans: boolean
  /** Rules on pairs and publishes. */
  readonly rules: boolean
}

export const find = async (visit: Visit): Promise<FoundMatching | null> => {
  const matching = await findMatching(visit.tx, visit.param('id'))
  return (
    matching && {
      matching,
      plans: may(planMatching, visit.scope, matching) && arePlansOf(visit.scope, matching),
      rules: may(ruleOnPairs, visit.scope, matching),
    }
  )
}

export const isAnswer = (value: object): value is Answer => 'kind' in value

/** Pages of those who make plans. */
export const toPlan = async (visit: Visit): Promise<FoundMatching | Answer> => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  return found.plans ? found : FORBIDDEN
}

export const plansHere = (visit: Visit): PlansHere => ({
  ...hereOf(visit),
  p: localText(visit, plansText[visit.lang]),
})

/** Plans are made and mended until schools are asked about one. */
export const mayPlanNow = ({ matching, plans }: FoundMatching): boolean =>
  plans && (matching.state === 'collecting' || matching.state === 'planning')

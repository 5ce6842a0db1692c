import { ButtonLink } from '../../../ui/button.tsx'
import { PlansPart } from '../pages/plans-part.tsx'
import { SECTION } from '../pages/shell.tsx'
import { decisionsOf } from '../queries/facts.ts'
import { scenariosOf } from '../queries/scenarios.ts'
import type { CardPart } from './matching.tsx'
import { mayPlanNow, plansHere } from './visiting.ts'

/** Plans and decisions on the card of a matching, for those who make them. */
export const plansPart: CardPart = async (visit, found) => {
  if (!found.plans) return { section: null }
  const here = plansHere(visit)
  const { matching } = found
  const isOpen = visit.scope.on === null && mayPlanNow(found)
  const lines = await scenariosOf(visit.tx, matching.id)
  return {
    section: (
      <PlansPart
        here={here}
        matching={matching}
        lines={lines}
        decisions={await decisionsOf(visit.tx, matching.id)}
        isOpen={isOpen}
      />
    ),
    actions: isOpen ? (
      <ButtonLink
        href={`${SECTION}/${matching.id}/scenarios/new`}
        small
        kind={lines.length === 0 ? 'main' : 'other'}
      >
        {here.p.make}
      </ButtonLink>
    ) : null,
  }
}

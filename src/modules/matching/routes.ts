import type { Route } from '../../platform/http/visit.ts'
import type { Compare } from './public.ts'
import { consentRoutes } from './routes/consent.tsx'
import { decisionRoutes } from './routes/decisions.tsx'
import { type MatchingParts, matchingCardRoutes } from './routes/matching.tsx'
import { offerRoutes } from './routes/offers.tsx'
import { offersPart } from './routes/offers-part.tsx'
import { plansPart } from './routes/plans-part.tsx'
import { roundPart, rulingRoutes } from './routes/rulings.tsx'
import { scenarioRoutes } from './routes/scenario.tsx'
import { newScenarioRoutes } from './routes/scenario-new.tsx'

/** Parts of the card of a matching, in their order. */
const PARTS: MatchingParts = [offersPart, plansPart, roundPart]

/** Pages of offers and matching; fixed addresses first, so that «new» is not taken for an id. */
export const matchingRoutes = (compare: Compare): readonly Route[] => [
  ...offerRoutes,
  ...newScenarioRoutes(compare),
  ...scenarioRoutes(compare),
  ...decisionRoutes(PARTS),
  ...matchingCardRoutes(PARTS),
  ...consentRoutes,
  ...rulingRoutes,
]

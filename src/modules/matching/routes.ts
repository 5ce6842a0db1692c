import type { Route } from '../../platform/http/visit.ts'
import { consentRoutes } from './routes/consent.tsx'
import { matchingCardRoutes } from './routes/matching.tsx'
import { offerRoutes } from './routes/offers.tsx'
import { offersPart } from './routes/offers-part.tsx'
import { roundPart, rulingRoutes } from './routes/rulings.tsx'

/** Pages of offers and matching; the parts of the card stand in their order. */
export const matchingRoutes = (): readonly Route[] => [
  ...offerRoutes,
  ...matchingCardRoutes([offersPart, roundPart]),
  ...consentRoutes,
  ...rulingRoutes,
]

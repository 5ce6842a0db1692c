import type { Route } from '../../platform/http/visit.ts'

/** Pages of matching and offers. */
export const matchingRoutes = (): readonly Route[] => []

import type { Route } from '../../platform/http/visit.ts'
import { cardRoutes } from './routes/card.tsx'
import { listRoutes } from './routes/list.tsx'
import { schoolRoutes } from './routes/school.tsx'

/** Pages of pairs: the list and the form first, so that «new» is not taken for a pair. */
export const pairsRoutes: readonly Route[] = [...listRoutes, ...schoolRoutes, ...cardRoutes([])]

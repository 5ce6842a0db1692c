import type { Route } from '../../platform/http/visit.ts'
import { card, list } from './routes/card.tsx'

/** Routes of roadmaps; fixed addresses stand before those with an id. */
export const roadmapsRoutes: readonly Route[] = [list, card]

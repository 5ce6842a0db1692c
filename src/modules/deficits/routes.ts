import type { Route } from '../../platform/http/visit.ts'
import { itemRoutes } from './routes/item.tsx'
import { mapRoutes } from './routes/map.tsx'
import { roundRoutes } from './routes/round.tsx'
import { routingRoutes } from './routes/routing.tsx'
import { sectionRoutes } from './routes/section.tsx'
import { sheetRoutes } from './routes/sheet.tsx'

/** Routes of deficits. */
export const deficitsRoutes: readonly Route[] = [
  ...sectionRoutes,
  ...roundRoutes,
  ...sheetRoutes,
  ...mapRoutes,
  ...routingRoutes,
  ...itemRoutes,
]

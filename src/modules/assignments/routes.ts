import type { Route } from '../../platform/http/visit.ts'
import { cardRoutes } from './routes/card.tsx'
import { handOverRoutes } from './routes/hand-over.tsx'
import { lateRoutes } from './routes/late.tsx'
import { listRoutes } from './routes/list.tsx'
import { manyRoutes } from './routes/many.tsx'
import { passOnRoutes } from './routes/pass-on.tsx'
import { sourceRoutes } from './routes/source.tsx'

/** Routes of «Мои поручения»; addresses of lists stand before those of one assignment. */
export const assignmentRoutes: readonly Route[] = [
  ...listRoutes,
  ...manyRoutes,
  ...handOverRoutes,
  ...lateRoutes,
  ...sourceRoutes,
  ...cardRoutes,
  ...passOnRoutes,
]

import type { Route } from '../../platform/http/visit.ts'
import type { ReadPaper } from '../directives/public.ts'
import type { Carrier } from './commands/carriers/carrier.ts'
import { effectRoutes } from './routes/effects.tsx'
import { modelRoutes } from './routes/model.tsx'
import { openRoutes } from './routes/open.tsx'
import { participantRoutes } from './routes/participants.tsx'
import { passportRoutes } from './routes/passport.tsx'
import { programmeRoutes } from './routes/programme.tsx'
import { publicRoutes } from './routes/public.tsx'
import { summaryRoutes } from './routes/summary.tsx'
import { yearRoutes } from './routes/year.tsx'

/** Pages of programmes and municipal models; the reader of files and what a new year takes along come from the composition. */
export const programmesRoutes = (readPaper: ReadPaper, carriers: readonly Carrier[]): readonly Route[] => [
  ...summaryRoutes,
  ...programmeRoutes,
  ...modelRoutes,
  ...effectRoutes,
  ...participantRoutes,
  ...passportRoutes(readPaper),
  ...yearRoutes(carriers),
  ...publicRoutes,
  ...openRoutes,
]

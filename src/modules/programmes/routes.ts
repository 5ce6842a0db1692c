import type { Route } from '../../platform/http/visit.ts'
import type { ReadPaper } from '../directives/public.ts'
import { modelRoutes } from './routes/model.tsx'
import { participantRoutes } from './routes/participants.tsx'
import { passportRoutes } from './routes/passport.tsx'
import { programmeRoutes } from './routes/programme.tsx'
import { yearRoutes } from './routes/year.tsx'

/** Pages of programmes and municipal models; the reader of files comes from the composition. */
export const programmesRoutes = (readPaper: ReadPaper): readonly Route[] => [
  ...programmeRoutes,
  ...modelRoutes,
  ...participantRoutes,
  ...passportRoutes(readPaper),
  ...yearRoutes,
]

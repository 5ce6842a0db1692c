import type { Route } from '../../platform/http/visit.ts'
import type { SheetReader } from '../schools/public.ts'
import { answerRoutes } from './routes/answer.tsx'
import { collectionRoutes } from './routes/collection.tsx'
import { draftRoutes } from './routes/draft.tsx'
import { formRoutes } from './routes/form.tsx'
import { loadRoutes } from './routes/load.tsx'

/** Routes of forms, collections and answers. */
export const formsRoutes = (readSheets: SheetReader): readonly Route[] => [
  ...answerRoutes,
  ...collectionRoutes,
  ...loadRoutes(readSheets),
  ...draftRoutes,
  ...formRoutes,
]

import type { Route } from '../../platform/http/visit.ts'
import type { SheetReader } from '../schools/public.ts'
import { callRoutes } from './routes/call.tsx'
import { diagnosisRoutes } from './routes/diagnosis.tsx'
import { itemRoutes } from './routes/item.tsx'
import { mapRoutes } from './routes/map.tsx'
import type { MeasureFinder } from './routes/measures.ts'
import { openingRoutes } from './routes/opening.tsx'
import { regionRoutes } from './routes/region.tsx'
import { roundRoutes } from './routes/round.tsx'
import { routingRoutes } from './routes/routing.tsx'
import { sectionRoutes } from './routes/section.tsx'
import { sheetRoutes } from './routes/sheet.tsx'
import { tableRoutes } from './routes/tables.tsx'

/** Routes of deficits; the reader of tables and measures of later modules come from the composition. */
export const deficitsRoutes = (
  readSheets: SheetReader,
  measures: readonly MeasureFinder[] = [],
): readonly Route[] => [
  ...sectionRoutes,
  ...roundRoutes,
  ...callRoutes,
  ...sheetRoutes,
  ...mapRoutes,
  ...regionRoutes,
  ...openingRoutes,
  ...routingRoutes,
  ...itemRoutes(measures),
  ...diagnosisRoutes,
  ...tableRoutes(readSheets),
]

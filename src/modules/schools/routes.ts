import type { Route } from '../../platform/http/visit.ts'
import type { SheetReader } from './documents.ts'
import { noParts, type SchoolsParts } from './pages/parts.ts'
import { cardRoutes } from './routes/card.tsx'
import { editRoutes } from './routes/edit.tsx'
import { exportRoutes } from './routes/export.ts'
import { importRoutes } from './routes/import.tsx'
import { listRoutes } from './routes/list.tsx'
import { registerRoutes } from './routes/register.tsx'
import { territoryRoutes } from './routes/territory.tsx'

/**
 * Pages of territory and the register. `read` brings the rows of an uploaded table (`sheetReader(store)`), `parts` what
 * other modules put on the card and the list. Fixed addresses come before those with an id.
 */
export const schoolsRoutes = (read: SheetReader, parts: SchoolsParts = noParts): readonly Route[] => [
  ...listRoutes(parts),
  ...exportRoutes,
  ...importRoutes(read),
  ...registerRoutes,
  ...editRoutes,
  ...territoryRoutes(parts),
  ...cardRoutes(parts),
]

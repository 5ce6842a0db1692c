import type pg from 'pg'
import type { Route } from '../../platform/http/visit.ts'
import { annexRoutes } from './routes/annex.tsx'
import { card, list } from './routes/card.tsx'
import { citedRoutes } from './routes/cited.tsx'
import { columnRoutes } from './routes/columns.tsx'
import { cycleRoutes } from './routes/cycle.tsx'
import { feedRoutes } from './routes/feed.tsx'
import { fileRoutes, type ReadRows } from './routes/files.tsx'
import { hostRoutes } from './routes/hosts.tsx'
import { makingRoutes } from './routes/making.tsx'
import { partRoutes } from './routes/parts.tsx'
import { row } from './routes/row.tsx'
import { rowRoutes } from './routes/rows.tsx'

/** Routes of roadmaps; fixed addresses stand before those with an id. */
export const roadmapsRoutes = (readRows: ReadRows, pool: () => pg.Pool): readonly Route[] => [
  list,
  ...feedRoutes(pool),
  ...annexRoutes,
  ...citedRoutes,
  ...hostRoutes,
  ...makingRoutes,
  ...rowRoutes,
  ...columnRoutes,
  ...cycleRoutes,
  ...partRoutes,
  ...fileRoutes(readRows),
  row,
  card,
]

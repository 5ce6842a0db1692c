import type { Child } from 'hono/jsx'
import type { Route, Visit } from '../../platform/http/visit.ts'
import type { ReadBytes } from './documents.ts'
import { cardRoutes } from './routes/card.tsx'
import { contractFileRoutes } from './routes/contract-files.tsx'
import { contractRoutes, contractsPart } from './routes/contracts.tsx'
import { listRoutes } from './routes/list.tsx'
import { meetingRoutes, meetingsPart } from './routes/meetings.tsx'
import { planFileRoutes } from './routes/plan-files.tsx'
import { planRoutes, plansPart } from './routes/plans.tsx'
import { replyRoutes } from './routes/reply.tsx'
import { schoolRoutes } from './routes/school.tsx'
import { templateRoutes } from './routes/templates.tsx'

/** What the module that chose the pair says of its reasons on the card. */
export type PairReasons = (visit: Visit, pair: string) => Promise<Child>
const nothing: PairReasons = async () => null

/** Pages of pairs and contracts: fixed addresses first, so that «new» and «form» are not taken for ids. */
export const pairsRoutes = (readBytes: ReadBytes, reasons: PairReasons = nothing): readonly Route[] => [
  ...listRoutes,
  ...templateRoutes(readBytes),
  ...contractFileRoutes(readBytes),
  ...contractRoutes,
  ...meetingRoutes,
  ...planRoutes,
  ...planFileRoutes,
  ...schoolRoutes,
  ...replyRoutes,
  ...cardRoutes([(visit, { pair }) => reasons(visit, pair.id), plansPart, meetingsPart, contractsPart]),
]

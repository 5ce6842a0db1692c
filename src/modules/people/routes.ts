import type { Route } from '../../platform/http/visit.ts'
import { forgottenRoutes } from './routes/forgotten.tsx'
import type { PeopleGround } from './routes/ground.ts'
import { headsRoutes } from './routes/heads.tsx'
import { holdingRoutes } from './routes/holding.tsx'
import { invitationRoutes } from './routes/invitation.tsx'
import { invitingRoutes } from './routes/inviting.tsx'
import { listRoute } from './routes/list.tsx'
import { meRoutes } from './routes/me.tsx'
import { newPersonRoutes } from './routes/new-person.tsx'
import { personRoutes } from './routes/person.tsx'
import { signInAndLinkRoutes } from './routes/session.tsx'
import { teamRoutes } from './routes/teams.tsx'
import { tokenRoutes } from './routes/tokens.tsx'

export type { PeopleGround } from './routes/ground.ts'

/** Sign-in, sign-out, second step, invitations, forgotten passwords, one-time links, the demo. */
export const sessionRoutes = (ground: PeopleGround): readonly Route[] => [
  ...signInAndLinkRoutes(ground),
  ...invitationRoutes(ground),
  ...forgottenRoutes(ground),
]

/** «Моя страница», «Люди», «Команды». Give these after `sessionRoutes`: fixed addresses stand before `:id`. */
export const peopleRoutes = (ground: PeopleGround): readonly Route[] => [
  ...meRoutes(ground),
  ...tokenRoutes(ground),
  listRoute,
  ...invitingRoutes(ground),
  ...newPersonRoutes,
  ...headsRoutes,
  ...personRoutes,
  ...holdingRoutes,
  ...teamRoutes,
]

import type { Database } from '../platform/database/open.ts'
import { linkHolder, linkReader } from '../platform/session/link.ts'
import { keepLostSubmit } from '../platform/session/lost-submit.ts'
import { oidcFromEnv } from '../platform/session/oidc.ts'
import { openSessions, type Sessions } from '../platform/session/open.ts'
import { sessionReader } from '../platform/session/reader.ts'
import type { Installation } from './installation.ts'

/** Sign-in of this installation and what the server asks of it at every request. */
export const sessionParts = (database: Database, installation: Installation) => {
  const sessions: Sessions = openSessions({
    pools: { app: database.app, auth: database.auth },
    secret: installation.secret,
    secondStep:
      installation.isDemo || process.env.SVYAZKA_SECOND_STEP === 'optional' ? 'optional' : 'obligatory',
    publicUrl: process.env.PUBLIC_URL || undefined,
    oidc: oidcFromEnv(process.env),
  })
  return {
    sessions,
    session: sessionReader(sessions),
    link: linkReader(sessions),
    hadLink: linkHolder(sessions),
    keepLostSubmit: keepLostSubmit(sessions),
  }
}

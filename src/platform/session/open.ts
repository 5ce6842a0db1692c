import type { Context } from 'hono'
import type { Pools } from '../database/pools.ts'
import { isSecure } from '../http/cookies.ts'
import { type Auth, createAuth } from './auth.ts'
import type { OidcConfig } from './oidc.ts'

/** Everything that sign-in needs of an installation. */
export type SessionConfig = {
  readonly pools: Pick<Pools, 'app' | 'auth'>
  /** The installation's secret, at least 32 characters. */
  readonly secret: string
  /** Whether coordinators and administrators must have a second step (TOTP). In a demo: optional. */
  readonly secondStep: 'obligatory' | 'optional'
  /** Public address of the installation: letters lead there. Without it the address of the request is used. */
  readonly publicUrl?: string | undefined
  /** Sign-in by another system over OpenID Connect. */
  readonly oidc?: OidcConfig | null | undefined
}

export type Sessions = SessionConfig & {
  /** better-auth for this request: its cookies are `__Secure-` when the request came over TLS. */
  readonly authFor: (c: Context) => Auth
}

/** Opens sign-in over the pools of the database. Throws when the secret is too short to sign anything. */
export const openSessions = (config: SessionConfig): Sessions => {
  if (config.secret.length < 32)
    throw new Error('the secret of the installation is shorter than 32 characters')
  const made = new Map<boolean, Auth>()
  const authOf = (secure: boolean): Auth => {
    const known = made.get(secure)
    if (known !== undefined) return known
    const auth = createAuth({ ...config, pool: config.pools.auth, lookup: config.pools.app, secure })
    made.set(secure, auth)
    return auth
  }
  return { ...config, authFor: (c) => authOf(isSecure(c)) }
}

/** Address that a letter or a printed page leads to. */
export const publicAddress = (sessions: SessionConfig, c: Context, path: string): string => {
  const url = new URL(c.req.url)
  const host = c.req.header('x-forwarded-host') ?? c.req.header('host') ?? url.host
  const base = sessions.publicUrl ?? `${isSecure(c) ? 'https' : url.protocol.replace(':', '')}://${host}`
  return `${base.replace(/\/$/, '')}${path}`
}

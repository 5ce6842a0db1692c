import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { twoFactor, username } from 'better-auth/plugins'
import { PostgresDialect } from 'kysely'
import type pg from 'pg'
import { newId } from '../random.ts'
import { OIDC, type OidcConfig, oidcPlugin } from './oidc.ts'
import { hashPassword, isPassword } from './password-hash.ts'
import { MAX_PASSWORD, MIN_PASSWORD } from './password-policy.ts'

/** How people sign in at this installation. */
export type AuthConfig = {
  /** The pool that runs as `svyazka_auth`, with `search_path = auth`. */
  readonly pool: pg.Pool
  /** The pool that may ask whose e-mail it is. */
  readonly lookup: pg.Pool
  /** The installation's secret: signs cookies, encrypts keys of the second step. */
  readonly secret: string
  /** True when the request came over TLS: the cookie is then `__Secure-` and never sent in the open. */
  readonly secure: boolean
  /** Public address of the installation; needed only for sign-in by another system. */
  readonly publicUrl?: string | undefined
  readonly oidc?: OidcConfig | null | undefined
}

/** A session lives a week after it was last used; it is extended once a day. */
export const SESSION_SECONDS = 7 * 24 * 3600

const SECOND_STEP_SECONDS = 600
const LOCAL = 'http://localhost'

const LOGIN_SHAPE = /^[a-z0-9][a-z0-9._-]{2,29}$/

/** True for what may be a login name: 3-30 latin letters, digits, dots, hyphens, underscores. */
export const isLoginName = (text: string): boolean => LOGIN_SHAPE.test(text.toLowerCase())

const pluginsOf = (config: AuthConfig) => [
  username({ minUsernameLength: 3, maxUsernameLength: 30, usernameValidator: isLoginName }),
  twoFactor({ issuer: 'Связка', twoFactorCookieMaxAge: SECOND_STEP_SECONDS }),
  ...(config.oidc ? [oidcPlugin(config.oidc, config.lookup)] : []),
]

const passwords = {
  enabled: true,
  // invitations create accounts; nobody registers himself
  disableSignUp: true,
  minPasswordLength: MIN_PASSWORD,
  maxPasswordLength: MAX_PASSWORD,
  password: {
    hash: hashPassword,
    verify: ({ hash, password }: { hash: string; password: string }) => isPassword(hash, password),
  },
}

const options = (config: AuthConfig) =>
  ({
    appName: 'Связка',
    baseURL: config.publicUrl ?? LOCAL,
    basePath: '/auth',
    secret: config.secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { dialect: new PostgresDialect({ pool: config.pool }), type: 'postgres' },
    emailAndPassword: passwords,
    session: { expiresIn: SESSION_SECONDS, cookieCache: { enabled: false } },
    account: { accountLinking: { enabled: true, trustedProviders: [OIDC] } },
    onAPIError: { errorURL: '/sign-in?problem=notInvited' },
    // our own lock-out counts in the database (lockout.ts); better-auth's limiter guards only mounted endpoints
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'svyazka',
      useSecureCookies: config.secure,
      database: { generateId: () => newId() },
    },
    plugins: pluginsOf(config),
  }) satisfies BetterAuthOptions

/** better-auth over the schema `auth` (decisions 38). Only its endpoints that are called here by name are reachable. */
export const createAuth = (config: AuthConfig) => betterAuth(options(config))

export type Auth = ReturnType<typeof createAuth>

import { genericOAuth } from 'better-auth/plugins'
import type pg from 'pg'

/**
 * Sign-in by another system over OpenID Connect (an identity provider of the region). Accounts are still made by
 * invitations: the provider only proves whose e-mail it is. ЕСИА wants a signed secret for each request, so it is reached
 * through a broker that speaks plain OpenID Connect.
 */
export type OidcConfig = {
  /** What the button says: «Войти через „Единый вход области“». */
  readonly name: string
  readonly discoveryUrl: string
  readonly clientId: string
  readonly clientSecret: string
}

export const OIDC = 'oidc'

/**
 * Reads `SVYAZKA_OIDC_DISCOVERY_URL`, `SVYAZKA_OIDC_CLIENT_ID`, `SVYAZKA_OIDC_CLIENT_SECRET` and `SVYAZKA_OIDC_NAME`; null when
 * the first three are not all there. The address of return is `<PUBLIC_URL>/auth/callback/oidc`.
 */
export const oidcFromEnv = (env: Readonly<Record<string, string | undefined>>): OidcConfig | null => {
  const discoveryUrl = env.SVYAZKA_OIDC_DISCOVERY_URL
  const clientId = env.SVYAZKA_OIDC_CLIENT_ID
  const clientSecret = env.SVYAZKA_OIDC_CLIENT_SECRET
  if (!discoveryUrl || !clientId || !clientSecret) return null
  return { name: env.SVYAZKA_OIDC_NAME || 'OpenID Connect', discoveryUrl, clientId, clientSecret }
}

/** Accounts behind an e-mail address of a person's card. */
export type FoundAccount = { readonly account: string; readonly login: string }

/** Accounts of all active people who have this e-mail; several when a school shares one mailbox. */
export const accountsOfEmail = async (app: pg.Pool, email: string): Promise<readonly FoundAccount[]> => {
  const { rows } = await app.query<{ found: FoundAccount[] }>('select accounts_of_email($1) as found', [
    email,
  ])
  return rows[0]?.found ?? []
}

/** E-mail that the account of a proved address carries; an address that fits nobody when there is no such one account. */
const accountEmail = async (app: pg.Pool, profile: Readonly<Record<string, unknown>>): Promise<string> => {
  const { email, email_verified: verified } = profile
  const proved = typeof email === 'string' && (verified === true || verified === 'true')
  const found = proved ? await accountsOfEmail(app, email) : []
  const only = found.length === 1 ? found[0] : undefined
  return only === undefined ? 'nobody@login.invalid' : `${only.account}@login.invalid`
}

/** The plugin of better-auth for the configured provider. */
export const oidcPlugin = (oidc: OidcConfig, app: pg.Pool) =>
  genericOAuth({
    config: [
      {
        providerId: OIDC,
        discoveryUrl: oidc.discoveryUrl,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        scopes: ['openid', 'email', 'profile'],
        requireIdTokenVerification: true,
        // invitations create accounts; a stranger of the same provider gets none
        disableSignUp: true,
        disableImplicitSignUp: true,
        mapProfileToUser: async (profile) => ({
          email: await accountEmail(app, profile),
          emailVerified: true,
        }),
      },
    ],
  })

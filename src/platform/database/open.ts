import type pg from 'pg'
import { type Address, startEmbedded } from './embedded/launcher.ts'
import { type Connection, makePool, type Pools, type RoleName } from './pools.ts'
import { ensureRoles } from './roles.ts'

export type DatabaseConfig = {
  /** An existing PostgreSQL 15+; without it the embedded server of `data` is started. */
  readonly url?: string | undefined
  /** A second login that may own tables and create roles; the first one then needs no such rights. */
  readonly ownerUrl?: string | undefined
  /** The data folder (`SVYAZKA_DATA`). */
  readonly data: string
  /** Commands beside a running program join its embedded server. */
  readonly join?: boolean | undefined
  /** False in tests only. */
  readonly fsync?: boolean | undefined
  /** Largest size of each pool where the default is too large (tests). */
  readonly poolSize?: number | undefined
  readonly warn?: ((message: string) => void) | undefined
}

/** An open database: one pool for each role. Nothing else knows whether the server is embedded (decisions 43). */
export type Database = Pools & {
  readonly kind: 'embedded' | 'external'
  readonly close: () => Promise<void>
}

type Logins = { readonly login: Connection; readonly admin: Connection; readonly stop: () => Promise<void> }

const APP_ROLES: readonly RoleName[] = ['app', 'worker', 'open', 'auth']

/** The embedded server's superuser only creates roles; it owns the plain database so that the grants are its to give. */
const embeddedLogins = async (config: DatabaseConfig): Promise<Logins> => {
  const server = await startEmbedded({
    data: config.data,
    ...(config.fsync === undefined ? {} : { fsync: config.fsync }),
    ...(config.join === undefined ? {} : { join: config.join }),
    ...(config.warn === undefined ? {} : { warn: config.warn }),
  })
  const admin: Address = { ...server.admin, database: server.login.database }
  return { login: server.login, admin, stop: server.stop }
}

const externalLogins = (url: string, ownerUrl: string | undefined): Logins => ({
  login: { connectionString: url },
  admin: { connectionString: ownerUrl ?? url },
  stop: async () => undefined,
})

const endAll = async (pools: readonly pg.Pool[]): Promise<void> => {
  await Promise.all(pools.map((pool) => pool.end()))
}

const openPools = ({ login, admin }: Logins, size: number | undefined): Pools => ({
  owner: makePool('owner', admin, size),
  app: makePool('app', login, size),
  worker: makePool('worker', login, size),
  open: makePool('open', login, size),
  auth: makePool('auth', login, size),
})

/**
 * Opens the database of a configuration: `DATABASE_URL` (and optionally `DATABASE_OWNER_URL`), else the embedded server.
 * Roles are made sure of first; migrations are a call of their own (`migrate`).
 * Throws `DatabaseFailure` with a sentence for the administrator.
 */
export const openDatabase = async (config: DatabaseConfig): Promise<Database> => {
  const logins =
    config.url === undefined ? await embeddedLogins(config) : externalLogins(config.url, config.ownerUrl)
  try {
    await ensureRoles(logins.admin, [
      { connection: logins.login, roles: APP_ROLES },
      { connection: logins.admin, roles: ['owner'] },
    ])
  } catch (error) {
    await logins.stop()
    throw error
  }
  const pools = openPools(logins, config.poolSize)
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => {
    closing ??= endAll(Object.values(pools)).finally(logins.stop)
    return closing
  }
  return { ...pools, kind: config.url === undefined ? 'embedded' : 'external', close }
}

const defaultData = (): string => (process.getuid?.() === 0 ? '/var/lib/svyazka' : './var')

/** Reads the configuration from environment variables: `DATABASE_URL`, `DATABASE_OWNER_URL`, `SVYAZKA_DATA`. */
export const databaseConfig = (env: Readonly<Record<string, string | undefined>>): DatabaseConfig => ({
  url: env.DATABASE_URL || undefined,
  ownerUrl: env.DATABASE_OWNER_URL || undefined,
  data: env.SVYAZKA_DATA || defaultData(),
})

import pg from 'pg'
import { batchingSocket } from './batching-socket.ts'
import { exactTypes, typesWithDates } from './types.ts'

/** The roles that connections run as (decisions 17). */
export type RoleName = 'owner' | 'app' | 'worker' | 'open' | 'auth'
export type Pools = Readonly<Record<RoleName, pg.Pool>>

/** Where a login connects: parts of an address or a `connectionString`. */
export type Connection = Pick<
  pg.ClientConfig,
  'connectionString' | 'host' | 'port' | 'user' | 'password' | 'database'
>

type RoleSettings = {
  readonly size: number
  readonly settings: Readonly<Record<string, string>>
  readonly types: pg.CustomTypesConfig
}

const COMMON = {
  timezone: 'UTC',
  datestyle: 'ISO',
  intervalstyle: 'postgres',
  jit: 'off',
  client_encoding: 'UTF8',
}

const ROLES: Readonly<Record<RoleName, RoleSettings>> = {
  owner: { size: 3, settings: {}, types: exactTypes },
  // One plan for all people, kept by the connection: planning around row-level security costs more than most answers.
  app: {
    size: 10,
    settings: {
      plan_cache_mode: 'force_generic_plan',
      statement_timeout: '60s',
      idle_in_transaction_session_timeout: '120s',
    },
    types: exactTypes,
  },
  worker: { size: 6, settings: {}, types: exactTypes },
  open: {
    size: 4,
    settings: {
      statement_timeout: '15s',
      idle_in_transaction_session_timeout: '30s',
      default_transaction_read_only: 'on',
    },
    types: exactTypes,
  },
  // A setting of the role itself works at login only, not after `role=`, so the path is given here.
  auth: { size: 4, settings: { search_path: 'auth', statement_timeout: '15s' }, types: typesWithDates },
}

/** Those that answer people and do the program's own work; the owner copies tables, which cannot be asked along with anything. */
const PIPELINED: ReadonlySet<RoleName> = new Set(['app', 'worker'])

/** Full name of the PostgreSQL role. */
export const roleOf = (name: RoleName): string => `svyazka_${name}`

export const ROLE_NAMES: readonly RoleName[] = ['owner', 'app', 'worker', 'open', 'auth']

const startupOptions = (name: RoleName): string =>
  Object.entries({ role: roleOf(name), ...COMMON, ...ROLES[name].settings })
    .map(([key, value]) => `-c ${key}=${value}`)
    .join(' ')

/**
 * A pool whose connections run as one role from their first statement: the role is a startup option, so there is no
 * moment in which a query could run as the login, and RESET ROLE comes back to the role.
 */
export const makePool = (name: RoleName, connection: Connection, size?: number): pg.Pool => {
  const pool = new pg.Pool({
    ...connection,
    options: startupOptions(name),
    types: ROLES[name].types,
    max: size ?? ROLES[name].size,
    application_name: `svyazka ${name}`,
    ...(PIPELINED.has(name) ? { pipeline: true, stream: batchingSocket } : {}),
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  })
  // An idle connection that breaks (server restarted) is replaced by the pool; without a listener node would end.
  pool.on('error', () => undefined)
  // The pool listens only while a connection is idle. One that breaks between two queries of a transaction would end the
  // program as well; with a listener its next query rejects, and the pool throws the connection away on release.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

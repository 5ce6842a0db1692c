import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { codeOf, failure, wordsOf } from './failure.ts'
import { type Connection, ROLE_NAMES, type RoleName, roleOf } from './pools.ts'

/** Which login has to be able to take which roles. */
export type Login = { readonly connection: Connection; readonly roles: readonly RoleName[] }

const ATTEMPTS = 10
const OLDEST_MAJOR = 15
const FORBIDDEN = new Set(['42501'])
/** Somebody else did the same at this moment: duplicate role, duplicate key in the catalogue, tuple updated concurrently. */
const RACES = new Set(['42710', '23505', 'XX000', '40001', '40P01'])

const quote = pg.escapeIdentifier

type Missing = { readonly statement: string }

const userOf = async (connection: Connection): Promise<string> => {
  const client = new pg.Client(connection)
  await connect(client)
  try {
    return (await client.query<{ login: string }>('select session_user as login')).rows[0]?.login ?? ''
  } finally {
    await client.end()
  }
}

const connect = async (client: pg.Client): Promise<void> => {
  try {
    await client.connect()
  } catch (error) {
    throw failure('notReachable', {
      address: `${client.host}:${client.port}/${client.database}`,
      detail: wordsOf(error),
    })
  }
}

const checkVersion = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ number: string }>(
    `select current_setting('server_version_num') as number`,
  )
  const major = Math.floor(Number(rows[0]?.number ?? 0) / 10_000)
  if (major < OLDEST_MAJOR) throw failure('serverTooOld', { found: String(major) })
  return major
}

const missingRoles = async (client: pg.Client): Promise<Missing[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select name from unnest($1::text[]) as wanted(name) where not exists (select from pg_roles where rolname = name)`,
    [ROLE_NAMES.map(roleOf)],
  )
  return rows.map(({ name }) => ({ statement: `create role ${quote(name)} nologin` }))
}

const missingGrants = async (
  client: pg.Client,
  login: string,
  roles: readonly RoleName[],
  major: number,
): Promise<Missing[]> => {
  // Since 16 membership alone does not mean that SET ROLE is allowed.
  const { rows } = await client.query<{ name: string }>(
    `select name from unnest($1::text[]) as wanted(name)
      where not exists (select from pg_roles where rolname = name) or not pg_has_role($2::name, name::name, $3)`,
    [roles.map(roleOf), login, major >= 16 ? 'SET' : 'MEMBER'],
  )
  return rows.map(({ name }) => ({ statement: `grant ${quote(name)} to ${quote(login)}` }))
}

const missingRights = async (client: pg.Client): Promise<Missing[]> => {
  const owner = quote(roleOf('owner'))
  const { rows } = await client.query<{ database: string; create: boolean; schema: boolean }>(
    `select current_database() as database,
            coalesce(has_database_privilege(oid, current_database(), 'CREATE'), false) as create,
            coalesce(has_schema_privilege(oid, 'public', 'CREATE') and has_schema_privilege(oid, 'public', 'USAGE'), false) as schema
       from (select (select oid from pg_roles where rolname = $1) as oid) as owner`,
    [roleOf('owner')],
  )
  const found = rows[0]
  const database = quote(found?.database ?? '')
  return [
    ...(found?.create === true
      ? []
      : [{ statement: `grant create, connect, temporary on database ${database} to ${owner}` }]),
    ...(found?.schema === true ? [] : [{ statement: `grant usage, create on schema public to ${owner}` }]),
  ]
}

const allMissing = async (
  client: pg.Client,
  logins: readonly { login: string; roles: readonly RoleName[] }[],
): Promise<Missing[]> => {
  const major = await checkVersion(client)
  const roles = await missingRoles(client)
  const rights = await missingRights(client)
  const grants = []
  for (const { login, roles: wanted } of logins)
    grants.push(...(await missingGrants(client, login, wanted, major)))
  return [...roles, ...grants, ...rights]
}

/** Runs what is missing; 'again' when a parallel start did the same and the state has to be looked at anew. */
const repair = async (client: pg.Client, missing: readonly Missing[]): Promise<'done' | 'again'> => {
  try {
    for (const { statement } of missing) await client.query(statement)
    return 'done'
  } catch (error) {
    const code = codeOf(error)
    if (RACES.has(code)) return 'again'
    if (FORBIDDEN.has(code)) {
      throw failure('rolesMissing', { sql: missing.map(({ statement }) => `${statement};`).join('\n') })
    }
    throw error
  }
}

/**
 * Makes sure, before any pool exists, that the five roles exist, that each login may take its roles and that the owner may
 * create in this database. Safe in parallel starts. Throws `rolesMissing` with the SQL for the administrator,
 * `notReachable`, `serverTooOld`.
 */
export const ensureRoles = async (admin: Connection, logins: readonly Login[]): Promise<void> => {
  const named = []
  for (const { connection, roles } of logins) named.push({ login: await userOf(connection), roles })
  const client = new pg.Client(admin)
  await connect(client)
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const missing = await allMissing(client, named)
      if (missing.length === 0) return
      if ((await repair(client, missing)) === 'again') await sleep(20 + 30 * attempt)
    }
    throw new Error('the roles could not be prepared: another program keeps changing them')
  } finally {
    await client.end()
  }
}

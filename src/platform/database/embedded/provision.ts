import pg from 'pg'
import { codeOf } from '../failure.ts'
import type { Address } from './launcher.ts'

const quote = pg.escapeIdentifier
const ALREADY_THERE = new Set(['42710', '42P04', '23505'])

const tolerant = async (client: pg.Client, statement: string): Promise<void> => {
  try {
    await client.query(statement)
  } catch (error) {
    if (!ALREADY_THERE.has(codeOf(error))) throw error
  }
}

/** Creates, once, the login that the pools use (no superuser) and the database in a fresh cluster. */
export const provision = async (to: { readonly admin: Address; readonly login: Address }): Promise<void> => {
  const client = new pg.Client(to.admin)
  await client.connect()
  try {
    const found = await client.query<{ login: boolean; database: boolean }>(
      `select exists(select from pg_roles where rolname = $1) as login,
              exists(select from pg_database where datname = $2) as database`,
      [to.login.user, to.login.database],
    )
    const state = found.rows[0]
    if (state?.login !== true) {
      const password = pg.escapeLiteral(to.login.password)
      await tolerant(client, `create role ${quote(to.login.user)} login noinherit password ${password}`)
    }
    if (state?.database !== true) await tolerant(client, `create database ${quote(to.login.database)}`)
  } finally {
    await client.end()
  }
}

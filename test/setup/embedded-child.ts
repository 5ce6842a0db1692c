/** A program that uses a data folder and waits: the tests kill it in all the ways in which programs die. */
import pg from 'pg'
import { startEmbedded } from '../../src/platform/database/embedded/launcher.ts'
import { DatabaseFailure } from '../../src/platform/database/failure.ts'
import { onShutdown } from '../../src/platform/shutdown.ts'

const [data = '', mode = 'own'] = process.argv.slice(2)

const say = (message: object): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

const begin = performance.now()
try {
  const server = await startEmbedded({ data, join: mode === 'join' })
  onShutdown(server.stop)
  const admin = new pg.Client({ ...server.admin, database: server.login.database })
  await admin.connect()
  await admin.query('create table if not exists public.kept (at timestamptz not null default now())')
  await admin.query('grant select, insert on public.kept to public')
  await admin.end()
  const client = new pg.Client(server.login)
  await client.connect()
  client.on('error', () => undefined)
  await client.query('insert into public.kept default values')
  const { rows } = await client.query<{ count: string }>('select count(*) from public.kept')
  const ms = Math.round(performance.now() - begin)
  say({ origin: server.origin, pid: server.pid(), kept: Number(rows[0]?.count), ms })
  process.stdin.on('end', () => process.exit(0))
  process.stdin.resume()
} catch (error) {
  say({ failure: error instanceof DatabaseFailure ? error.code : 'fault', message: String(error) })
  process.exit(1)
}

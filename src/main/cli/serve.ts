import { once } from 'node:events'
import { createServer } from 'node:net'
import { serve } from '@hono/node-server'
import { codeOf, wordsOf } from '../../platform/database/failure.ts'
import { migrate } from '../../platform/database/migrate.ts'
import { type Database, databaseConfig, openDatabase } from '../../platform/database/open.ts'
import { keepHeapSmall } from '../../platform/heap.ts'
import { DEFAULT_PORT } from '../../platform/http/origin.ts'
import { makeLog } from '../../platform/log.ts'
import { onShutdown, shutDown } from '../../platform/shutdown.ts'
import { filesFolder, openApplication } from '../application.ts'
import { isFresh, makeDemo } from '../installation.ts'
import { type CliRun, EXIT, flag, option, say } from './command-line.ts'
import { deliver, environment, sayMigrating } from './operations.ts'

const LAST_PORT = 65_535

type Fetch = Parameters<typeof serve>[0]['fetch']
type Place = { readonly port: number; readonly hostname: string }

/** Where the program is to be found; undefined when the port is no number of a port. */
const placeOf = (args: readonly string[], env: NodeJS.ProcessEnv): Place | undefined => {
  const port = Number(option(args, 'port') ?? env.PORT ?? DEFAULT_PORT)
  const fits = Number.isInteger(port) && port > 0 && port <= LAST_PORT
  return fits ? { port, hostname: option(args, 'host') ?? '127.0.0.1' } : undefined
}

const ROLES = ['web', 'worker', 'all']

/** What stands wrong on the line itself, before anything is touched; undefined when nothing does. */
const misused = (place: Place | undefined, role: string, workers: number | undefined): string | undefined => {
  if (place === undefined)
    return `Порт называют числом от 1 до ${LAST_PORT}: npm start -- --port ${DEFAULT_PORT}`
  if (!ROLES.includes(role)) return `--role бывает ${ROLES.join(', ')}, а не «${role}».`
  if (workers !== undefined && !(Number.isInteger(workers) && workers > 0))
    return '--workers называют целым числом от 1.'
  return undefined
}

/** Why nobody can be served at a place, asked before anything is made: the first run takes its time. */
const whyNotAt = async ({ port, hostname }: Place): Promise<string | undefined> => {
  const probe = createServer()
  try {
    await once(probe.listen(port, hostname), 'listening')
    return undefined
  } catch (fault) {
    return codeOf(fault) === 'EADDRINUSE'
      ? `Порт ${port} занят. Назовите другой: npm start -- --port ${port + 1}`
      : `Адрес ${hostname}:${port} открыть нельзя: ${wordsOf(fault)}`
  } finally {
    probe.close()
  }
}

/** The first run of a data folder decides whether it is a demo; later runs cannot change it (decisions 40). */
const prepareDemo = async (database: Database, args: readonly string[], files: string): Promise<void> => {
  if (flag(args, 'no-demo') || !(await isFresh(database))) return
  say('Первый запуск: наполняем показательный район…')
  await makeDemo(database)
  const { seedDemo } = await import('../demo/seed.ts')
  await seedDemo(database, files, say)
}

const printPersonas = async (database: Database, address: string): Promise<void> => {
  const { rows } = await database.worker.query<{ name: string; sentence: string }>(
    `select p.last_name || ' ' || p.first_name as name, s.sentence from persona s join person p on p.id = s.person_id order by s.ord`,
  )
  process.stdout.write(`\n«Связка» открыта: ${address}\n`)
  if (await isFresh(database))
    process.stdout.write(
      `\nЗдесь ещё никого нет. Первый администратор:\n  npm run --silent svyazka -- create-admin --region "Название области" --name "Фамилия Имя Отчество" --email адрес@почты\n`,
    )
  if (rows.length > 0)
    process.stdout.write(
      `\nПоказательный район. Войти можно как:\n${rows.map((row) => `  ${row.name}: ${row.sentence}`).join('\n')}\n`,
    )
}

/** Milliseconds from the birth of the process to the end of each step of the start: a slow one must be told from the log. */
const stopwatch = () => {
  const ms: Record<string, number> = {}
  return {
    ms,
    over: (step: string): void => {
      ms[step] = Math.round(process.uptime() * 1000)
    },
  }
}

/** Serves and ends as a whole: a server that cannot go on takes the program with it. */
const open = async (fetch: Fetch, { port, hostname }: Place): Promise<void> => {
  const server = serve({ fetch, port, hostname })
  onShutdown(async () => {
    server.close()
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
  await once(server, 'listening')
  server.on('error', (fault: Error) => {
    say(fault.message)
    void shutDown(EXIT.fault)
  })
}

/** Opens the database, brings it to this program's form and fills it; gives what serves. */
const prepare = async (args: readonly string[], env: NodeJS.ProcessEnv, over: (step: string) => void) => {
  const database = await openDatabase({ ...databaseConfig(env), warn: say })
  onShutdown(() => database.close())
  over('database')
  await migrate(database, { slow: sayMigrating })
  over('migrations')
  await deliver(database)
  const files = filesFolder(env)
  await prepareDemo(database, args, files)
  over('data')
  return { database, files }
}

export const serveCommand: CliRun = {
  name: 'serve',
  run: async (args) => {
    keepHeapSmall()
    const env = environment(args)
    const role = option(args, 'role') ?? 'all'
    const place = placeOf(args, env)
    const asked = option(args, 'workers')
    const workers = asked === undefined ? undefined : Number(asked)
    const wrong = misused(place, role, workers)
    if (place === undefined || wrong !== undefined) {
      say(wrong ?? '')
      return EXIT.usage
    }
    const reason = role === 'worker' ? undefined : await whyNotAt(place)
    if (reason !== undefined) {
      say(reason)
      return EXIT.refused
    }
    // what the program names as its own address follows the port that was asked for
    process.env.PORT = String(place.port)
    const { ms, over } = stopwatch()
    over('read')
    const { database, files } = await prepare(args, env, over)
    const log = makeLog()
    const { app, startWork } = await openApplication({ database, files, log })
    if (role !== 'web') onShutdown(await startWork(workers))
    over('work')
    log.info({ ms }, 'started')
    if (role === 'worker') return EXIT.stays
    await open(app.fetch, place)
    const shown = place.hostname === '0.0.0.0' ? 'localhost' : place.hostname
    await printPersonas(database, `http://${shown}:${place.port}/`)
    return EXIT.stays
  },
}

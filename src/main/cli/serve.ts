import { serve } from '@hono/node-server'
import { migrate } from '../../platform/database/migrate.ts'
import { type Database, databaseConfig, openDatabase } from '../../platform/database/open.ts'
import { keepHeapSmall } from '../../platform/heap.ts'
import { makeLog } from '../../platform/log.ts'
import { onShutdown } from '../../platform/shutdown.ts'
import { filesFolder, openApplication } from '../application.ts'
import { isFresh, makeDemo } from '../installation.ts'
import { type CliRun, EXIT, flag, option, say } from './command-line.ts'
import { deliver, environment } from './operations.ts'

const DEFAULT_PORT = 3000

const portOf = (args: readonly string[], env: NodeJS.ProcessEnv): number =>
  Number(option(args, 'port') ?? env.PORT ?? DEFAULT_PORT)

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

export const serveCommand: CliRun = {
  name: 'serve',
  run: async (args) => {
    keepHeapSmall()
    const env = environment(args)
    const { ms, over } = stopwatch()
    over('read')
    const database = await openDatabase({ ...databaseConfig(env), warn: say })
    onShutdown(() => database.close())
    over('database')
    await migrate(database)
    over('migrations')
    await deliver(database)
    const files = filesFolder(env)
    await prepareDemo(database, args, files)
    over('data')
    const log = makeLog()
    const { app, startWork } = await openApplication({ database, files, log })
    const role = option(args, 'role') ?? 'all'
    if (role !== 'web') onShutdown(await startWork())
    over('work')
    log.info({ ms }, 'started')
    if (role === 'worker') return EXIT.stays
    const hostname = option(args, 'host') ?? '127.0.0.1'
    const server = serve({ fetch: app.fetch, port: portOf(args, env), hostname })
    onShutdown(async () => {
      server.close()
      if ('closeIdleConnections' in server) server.closeIdleConnections()
    })
    server.on('error', (fault: Error & { code?: string }) => {
      say(
        fault.code === 'EADDRINUSE'
          ? `Порт ${portOf(args, env)} занят. Назовите другой: npm start -- --port 3001`
          : fault.message,
      )
      process.kill(process.pid, 'SIGTERM')
    })
    await printPersonas(
      database,
      `http://${hostname === '0.0.0.0' ? 'localhost' : hostname}:${portOf(args, env)}/`,
    )
    return EXIT.stays
  },
}

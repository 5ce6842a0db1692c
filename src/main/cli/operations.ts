import { deliverThemes } from '../../modules/deficits/public.ts'
import { deliverForms } from '../../modules/forms/public.ts'
import { dayInZone, moment } from '../../platform/clock.ts'
import { restore } from '../../platform/database/backup/load.ts'
import { backup } from '../../platform/database/backup/save.ts'
import { migrate, waitingMigrations } from '../../platform/database/migrate.ts'
import { type Database, databaseConfig, openDatabase } from '../../platform/database/open.ts'
import { openFolderStore } from '../../platform/files/folder-store.ts'
import { filesFolder } from '../application.ts'
import { doctor } from '../doctor.ts'
import { type CliRun, EXIT, option, positional, say } from './command-line.ts'

/** Environment with `--data DIR` in the place of SVYAZKA_DATA. */
export const environment = (args: readonly string[]): NodeJS.ProcessEnv => {
  const data = option(args, 'data')
  return data === undefined ? process.env : { ...process.env, SVYAZKA_DATA: data }
}

/** Opens the database for one command, joining a running program's server, and closes it. */
export const withDatabase = async <T>(
  args: readonly string[],
  work: (database: Database) => Promise<T>,
): Promise<T> => {
  const database = await openDatabase({ ...databaseConfig(environment(args)), join: true, warn: say })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** The same for a command that needs the tables of this very version: a fresh folder has none, one of an older version has others. */
export const withReadyDatabase = (
  args: readonly string[],
  work: (database: Database) => Promise<number>,
): Promise<number> =>
  withDatabase(args, async (database) => {
    if ((await waitingMigrations(database)).length === 0) return work(database)
    say(
      'База ещё не приведена к этой версии программы. Запустите программу («npm start») или «npm run --silent svyazka -- migrate», потом повторите.',
    )
    return EXIT.refused
  })

/** What comes with the program as data: forms, themes of deficits. Safe at every start. */
export const deliver = async (database: Database): Promise<void> => {
  await deliverForms(database.worker, dayInZone(moment(), 'Europe/Moscow'))
  await deliverThemes(database.worker)
}

/** A long migration says that it goes on. */
export const sayMigrating = (name: string, seconds: number): void =>
  say(`База переводится на новый вид, шаг ${name}: идёт ${seconds} с. Не останавливайте программу.`)

const migrateCommand: CliRun = {
  name: 'migrate',
  run: (args) =>
    withDatabase(args, async (database) => {
      const applied = await migrate(database, { slow: sayMigrating })
      await deliver(database)
      say(applied.length === 0 ? 'База уже в нужном состоянии.' : `Применено: ${applied.join(', ')}`)
      return EXIT.done
    }),
}

const backupCommand: CliRun = {
  name: 'backup',
  run: (args) =>
    withDatabase(args, async (database) => {
      const [file] = positional(args, ['data'])
      if (file === undefined) return EXIT.usage
      const store = await openFolderStore(filesFolder(environment(args)))
      const counts = await backup({ database, store }, file)
      say(`Копия готова: ${file}. ${JSON.stringify(counts)}`)
      return EXIT.done
    }),
}

const restoreCommand: CliRun = {
  name: 'restore',
  run: (args) =>
    withDatabase(args, async (database) => {
      const [file] = positional(args, ['data'])
      if (file === undefined) return EXIT.usage
      const store = await openFolderStore(filesFolder(environment(args)))
      const counts = await restore({ database, store }, file)
      say(`Восстановлено. ${JSON.stringify(counts)}`)
      return EXIT.done
    }),
}

const doctorCommand: CliRun = {
  name: 'doctor',
  run: (args) =>
    withReadyDatabase(args, async (database) => {
      const store = await openFolderStore(filesFolder(environment(args)))
      const findings = await doctor(database, store, environment(args))
      if (args.includes('--json')) process.stdout.write(`${JSON.stringify({ version: 1, findings })}\n`)
      else
        for (const finding of findings)
          say(
            `${finding.ok ? 'в порядке' : 'ВНИМАНИЕ'}: ${finding.what}${finding.todo === undefined ? '' : ` ${finding.todo}`}`,
          )
      return findings.every((finding) => finding.ok) ? EXIT.done : EXIT.refused
    }),
}

export const operationCommands: readonly CliRun[] = [
  migrateCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
]

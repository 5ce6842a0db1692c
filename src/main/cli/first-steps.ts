import { createWriteStream, existsSync } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { RegionId } from '../../kernel/ids.ts'
import type { Refusal } from '../../kernel/result.ts'
import {
  admitAdministrator,
  hashesOf,
  INVITATION_DAYS,
  newInvitation,
  peopleSentences,
  splitNames,
} from '../../modules/people/public.ts'
import {
  importRegister,
  readSheets,
  regionGenitive,
  registerTable,
  schoolsSentences,
} from '../../modules/schools/public.ts'
import { moment } from '../../platform/clock.ts'
import { runCommand } from '../../platform/command/runner.ts'
import type { Database } from '../../platform/database/open.ts'
import { asPerson } from '../../platform/database/transaction.ts'
import { publicOrigin } from '../../platform/http/origin.ts'
import { problemOf } from '../../platform/http/problems.ts'
import type { Sentences } from '../../platform/http/visit.ts'
import { scopeOfOperator } from '../../platform/scope/scope.ts'
import { type CliRun, EXIT, option, positional, say } from './command-line.ts'
import { withReadyDatabase } from './operations.ts'

const sayRefusals = (refusals: readonly Refusal[], sentences: Sentences): number => {
  for (const refusal of refusals) say(`${problemOf(refusal, 'ru', sentences).text}.`)
  return EXIT.refused
}

/** `create-admin`: prints the link of the invitation. */
export const createAdmin = async (database: Database, args: readonly string[]): Promise<number> => {
  const region = option(args, 'region')?.trim()
  const invitation = newInvitation()
  const names = splitNames(option(args, 'name') ?? '')
  const outcome = await runCommand(database.worker, scopeOfOperator(moment(), null), admitAdministrator, {
    raw: {
      ...names,
      middleName: names.middleName ?? '',
      email: option(args, 'email') ?? '',
      region: region === undefined ? null : { name: region, genitive: regionGenitive(region) },
      secret: hashesOf(invitation),
    },
  })
  if (outcome.kind === 'refused') return sayRefusals(outcome.refusals, peopleSentences)
  if (outcome.kind !== 'done') return EXIT.fault
  process.stdout.write(`${publicOrigin()}/invite/${invitation.token}\n`)
  say(
    `Откройте этот адрес и придумайте пароль, или на странице входа введите код приглашения ${invitation.code}. ` +
      `Действует ${INVITATION_DAYS} дней, один раз.`,
  )
  return EXIT.done
}

const createAdminCommand: CliRun = {
  name: 'create-admin',
  run: (args) => withReadyDatabase(args, (database) => createAdmin(database, args)),
}

/** The region of a command: the one named, or the only one. Null is told to the person. */
const regionOf = async (database: Database, args: readonly string[]): Promise<RegionId | null> => {
  const name = option(args, 'region')?.trim()
  const { rows } = await database.worker.query<{ id: RegionId; name: string }>(
    'select id, name from region where $1::text is null or lower(name) = lower($1) order by name limit 2',
    [name ?? null],
  )
  if (rows.length === 1) return rows[0]?.id ?? null
  say(
    rows.length === 0
      ? `Региона ${name === undefined ? '' : `«${name}» `}нет. Сначала: svyazka create-admin --region НАЗВАНИЕ …`
      : 'Регионов несколько. Назовите один: --region НАЗВАНИЕ',
  )
  return null
}

/** `import registry`: every row or none. */
export const importFile = async (
  database: Database,
  args: readonly string[],
  file: string,
): Promise<number> => {
  const region = await regionOf(database, args)
  if (region === null) return EXIT.refused
  const read = await readSheets(file)
  if (!read.ok) return sayRefusals(read.refusals, schoolsSentences)
  const { outcome, counts, errors } = await importRegister(
    database.worker,
    scopeOfOperator(moment(), region),
    {
      region,
      municipality: null,
      fileName: basename(file),
      sheet: read.value.find(({ rows }) => rows.length > 0)?.rows ?? [],
    },
  )
  if (errors.length > 0) {
    for (const { code, row, field, value, values } of errors)
      say(
        `Строка ${row}: ${problemOf({ code, values: { ...values, row, value, field: field ?? '' } }, 'ru', schoolsSentences).text}`,
      )
    say(`Ничего не записано: ошибок ${errors.length}.`)
    return EXIT.refused
  }
  if (outcome.kind === 'refused') return sayRefusals(outcome.refusals, schoolsSentences)
  process.stdout.write(`${JSON.stringify({ version: 1, ...counts })}\n`)
  return outcome.kind === 'done' ? EXIT.done : EXIT.fault
}

const fileOf = (args: readonly string[]): string | undefined => {
  const [what, file] = positional(args, ['region', 'data'])
  return what === 'registry' ? file : undefined
}

const importCommand: CliRun = {
  name: 'import',
  run: async (args) => {
    const file = fileOf(args)
    if (file === undefined) {
      say('Назовите файл: svyazka import registry ФАЙЛ')
      return EXIT.usage
    }
    if (existsSync(file)) return withReadyDatabase(args, (database) => importFile(database, args, file))
    say(`Нет файла «${file}»`)
    return EXIT.refused
  },
}

/** `export registry`: the file that `import registry` takes. */
export const exportFile = async (
  database: Database,
  args: readonly string[],
  file: string,
): Promise<number> => {
  const region = await regionOf(database, args)
  if (region === null) return EXIT.refused
  const table = await asPerson(database.worker, scopeOfOperator(moment(), region), 'read', (tx) =>
    registerTable(tx, region),
  )
  await pipeline(table, createWriteStream(file))
  say(`Готово: ${file}`)
  return EXIT.done
}

const exportCommand: CliRun = {
  name: 'export',
  run: async (args) => {
    const file = fileOf(args)
    if (file !== undefined) return withReadyDatabase(args, (database) => exportFile(database, args, file))
    say('Назовите файл: svyazka export registry ФАЙЛ.xlsx')
    return EXIT.usage
  },
}

export const firstStepCommands: readonly CliRun[] = [createAdminCommand, importCommand, exportCommand]

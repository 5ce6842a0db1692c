import { createHash } from 'node:crypto'
import { dayInZone, type Moment, moment } from '../platform/clock.ts'
import { auditFaults } from '../platform/command/seal.ts'
import type { Database } from '../platform/database/open.ts'
import type { FileStore } from '../platform/files/store.ts'
import { readInstallation } from './installation.ts'
import { mainText } from './text.ts'
import { type Fault, readUpkeep, settingFaults, upkeepFaults } from './upkeep.ts'

/** One thing looked at: how it is and, when not well, what to do. */
export type Finding = { readonly what: string; readonly ok: boolean; readonly todo?: string }

const hashOf = async (store: FileStore, sha256: string): Promise<string | null> => {
  const bytes = await store.get(sha256)
  if (bytes === null) return null
  const hash = createHash('sha256')
  for await (const chunk of bytes) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}

const lookAtFiles = async (database: Database, store: FileStore): Promise<Finding> => {
  const { rows } = await database.worker.query<{ sha256: string }>(
    'select sha256 from file_blob order by sha256',
  )
  const bad: string[] = []
  for (const { sha256 } of rows) if ((await hashOf(store, sha256)) !== sha256) bad.push(sha256.slice(0, 12))
  return bad.length === 0
    ? { what: `Файлы: ${rows.length}, все на месте`, ok: true }
    : {
        what: `Файлы повреждены или пропали: ${bad.join(', ')}`,
        ok: false,
        todo: 'Верните их из последней копии (svyazka restore).',
      }
}

const lookAtAudit = async (database: Database): Promise<Finding> => {
  const faults = await auditFaults(database.worker)
  return faults.length === 0
    ? { what: 'Журнал: печати сходятся', ok: true }
    : {
        what: `Журнал изменён в обход программы: ${faults.slice(0, 10).join('; ')}`,
        ok: false,
        todo: 'Сравните с копией и разберитесь, кто входил в базу.',
      }
}

const lookAtAccess = async (database: Database): Promise<Finding> => {
  const { rows } = await database.app.query<{ role: string; strong: boolean }>(
    'select current_user as role, (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as strong',
  )
  const isRight = rows[0]?.role === 'svyazka_app' && rows[0].strong === false
  return {
    what: `Страницы работают под ролью ${rows[0]?.role ?? '—'}`,
    ok: isRight,
    ...(isRight ? {} : { todo: 'Проверьте права учётной записи в DATABASE_URL.' }),
  }
}

const asFinding = ({ what, todo }: Fault): Finding => ({ what, todo, ok: false })

const lookAtUpkeep = async (database: Database, at: Moment): Promise<Finding[]> => {
  const today = dayInZone(at, 'Europe/Moscow')
  const faults = upkeepFaults(await readUpkeep(database, at, today), today, mainText.ru.installation.findings)
  return faults.length === 0
    ? [{ what: 'Письма, задания, календарь, области', ok: true }]
    : faults.map(asFinding)
}

const lookAtSettings = (env: Readonly<Record<string, string | undefined>>): Finding[] => {
  const faults = settingFaults(env, mainText.ru.installation.findings)
  return faults.length === 0 ? [{ what: 'Настройки адреса и почты', ok: true }] : faults.map(asFinding)
}

/** Looks at the whole installation; each finding says what to do. */
export const doctor = async (
  database: Database,
  store: FileStore,
  env: Readonly<Record<string, string | undefined>>,
  at: Moment = moment(),
): Promise<Finding[]> => [
  { what: 'База данных отвечает', ok: true },
  await lookAtAccess(database),
  await lookAtFiles(database, store),
  await lookAtAudit(database),
  ...(await lookAtUpkeep(database, at)),
  // a demo shows itself to its own machine and writes to nobody
  ...((await readInstallation(database)).isDemo ? [] : lookAtSettings(env)),
]

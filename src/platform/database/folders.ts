import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { failure } from './failure.ts'

const lookUp = (from: string, wanted: string): string | undefined => {
  const candidate = join(from, wanted)
  if (existsSync(candidate)) return candidate
  const above = dirname(from)
  return above === from ? undefined : lookUp(above, wanted)
}

/** Folder of the SQL migrations: `db/migrations` of the checkout, or of `dist/` in a built program. Throws `migrationsFolder`. */
export const migrationsDir = (): string => {
  const here = dirname(fileURLToPath(import.meta.url))
  const found = lookUp(here, join('db', 'migrations'))
  if (found === undefined) throw failure('migrationsFolder', { folder: join(here, 'db', 'migrations') })
  return found
}

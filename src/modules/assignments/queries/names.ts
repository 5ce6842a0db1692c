import { sql } from '../../../platform/database/query.ts'

/** «Иванова А. П.» of the person joined under `alias`. */
export const shortName = (alias: string) =>
  sql.raw(
    `${alias}.last_name || ' ' || left(${alias}.first_name, 1) || '.' || coalesce(' ' || left(${alias}.middle_name, 1) || '.', '')`,
  )

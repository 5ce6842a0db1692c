import type { RawBuilder } from 'kysely'
import { sql, type Tx } from './query.ts'

type Asked = Pick<Tx, 'scope'>
type Words = RawBuilder<unknown>

/** How «на дату» reads the history of a thing: of the record alone, of one row of it, or of whatever stands under the record. */
export type Within = { readonly row: Words } | 'record' | 'all'

const ROWS = (within: Within): Words => {
  if (within === 'all') return sql``
  return within === 'record' ? sql`and s.row_id is null` : sql`and s.row_id = ${within.row}`
}

/**
 * What a thing was on the past day that the page is drawn for: the last change by that day, or what the first change after it
 * began from; a thing that never changed is what it is now (decisions 15). Today it is `now` itself.
 */
export const changedOn = (
  { scope: { on } }: Asked,
  record: Words,
  now: Words,
  within: Within = 'record',
): Words => {
  if (on === null) return now
  const changes = sql`from state_change s where s.record_id = ${record} ${ROWS(within)}`
  return sql`coalesce((select s.to_state ${changes} and s.on_day <= ${on}::date order by s.at desc, s.id desc limit 1),
    (select s.from_state ${changes} and s.on_day > ${on}::date order by s.at, s.id limit 1), ${now})`
}

/** The state of the noun under this name in the query: now, or on the past day. */
export const stateOn = (tx: Asked, name: string, within: Within = 'record'): Words =>
  changedOn(tx, sql.raw(`${name}.id`), sql.raw(`${name}.state`), within)

/** This moment had come by the day that is shown; today everything written has. */
export const momentBy = ({ scope: { on, zone } }: Asked, moment: string): Words =>
  on === null ? sql`true` : sql`(${sql.raw(moment)} at time zone ${zone})::date <= ${on}::date`

/** This day had come by the day that is shown; today everything written has. */
export const dayBy = ({ scope: { on } }: Asked, day: string): Words =>
  on === null ? sql`true` : sql`${sql.raw(day)} <= ${on}::date`

/** The record under this key was there by the day that is shown. */
export const existedOn = (tx: Asked, key: string): Words =>
  tx.scope.on === null
    ? sql`true`
    : sql`exists (select 1 from record born where born.id = ${sql.raw(key)} and ${momentBy(tx, 'born.created_at')})`

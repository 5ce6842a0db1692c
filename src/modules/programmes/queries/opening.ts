import type { Moment } from '../../../platform/clock.ts'
import { maybe, one, sql, type Tx } from '../../../platform/database/query.ts'
import type { OpenAct } from '../domain/opening.ts'

/** Whether everybody sees the noun under this name in the query. */
export const isOpen = (name: string) =>
  sql`exists (select 1 from record r where r.id = ${sql.raw(`${name}.id`)} and r.reach = 'open')`

export type Opening = {
  readonly openedAt: Moment
  readonly by: string | null
  /** The passport that everybody sees. */
  readonly passport: string | null
}

/** Who opened a thing that is open now, when, and with which passport. */
export const openingOf = (tx: Tx, record: string): Promise<Opening | null> =>
  maybe(
    tx,
    sql<Opening>`select o.opened_at as "openedAt", o.passport_id as passport,
        (select p.last_name || ' ' || left(p.first_name, 1) || '.' from person p where p.id = o.opened_by) as by
      from opening o where o.record_id = ${record} and o.shut_at is null`,
  )

/** Region of a thing and the paper that approved it: the same that its open page names. */
export const approvalOf = (tx: Tx, record: string): Promise<OpenAct & { readonly region: string }> =>
  one(
    tx,
    sql<
      OpenAct & { region: string }
    >`select g.name as region, act.note as act, act.date_on as "actOn" from record r join region g on g.id = r.region_id
      left join lateral (select s.note, (select d.date_on from record_link l join directive d on d.id = l.to_record_id
          where l.record_id = r.id and l.row_id is null and l.kind = 'source' and l.as_written = s.note limit 1) as date_on
        from state_change s where s.record_id = r.id and s.row_id is null and s.to_state = 'agreed' order by s.at desc limit 1) act on true
      where r.id = ${record}`,
  )

import type { Day } from '../../../kernel/day.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { CallLine, Skipped } from '../domain/call.ts'

type Asked = {
  readonly region: string
  readonly programme: string
  readonly quarterOn: Day
  readonly closesOn: Day
  readonly categories: readonly string[]
}

/** Every municipality of a region with its schools of the programme, and the round that a call would meet there. */
export const callLines = (tx: Tx, asked: Asked): Promise<CallLine[]> =>
  rows(
    tx,
    sql<CallLine>`select m.id, m.short_name as name, exists (select 1 from municipal_model l where l.municipality_id = m.id and l.programme_id = ${asked.programme}) as "hasModel",
        array(select distinct t.organisation_id from municipal_model l join participation t on t.record_id = l.id join organisation o on o.id = t.organisation_id
          where l.programme_id = ${asked.programme} and l.municipality_id = m.id and t.category = any (${[...asked.categories]}::text[])
            and t.from_on <= ${tx.scope.today} and (t.until_on is null or t.until_on > ${tx.scope.today}) and o.state <> 'closed') as schools,
        (select json_build_object('id', r.id, 'opensOn', r.opens_on, 'dueOn', r.due_on, 'state', r.state) from deficit_round r where r.municipality_id = m.id
            and ((r.programme_id = ${asked.programme} and r.quarter_on = ${asked.quarterOn} and r.state <> 'recalled')
              or (r.state in ('planned','open') and r.opens_on <= ${asked.closesOn} and r.closes_on >= ${tx.scope.today})) order by r.opens_on, r.id limit 1) as round
      from municipality m where m.region_id = ${asked.region} order by m.name collate ru_natural limit 500`,
  )

/** Programmes of a region that go on. */
export const programmesOfRegion = (
  tx: Tx,
  region: string,
): Promise<{ readonly id: string; readonly name: string; readonly until: Day }[]> =>
  rows(
    tx,
    sql<{
      id: string
      name: string
      until: Day
    }>`select p.id, p.short_name as name, p.until_on as until from programme p where p.region_id = ${region} and p.state <> 'closed'
        and exists (select 1 from municipal_model m where m.programme_id = p.id) order by p.from_on desc limit 40`,
  )

export type Call = {
  readonly id: string
  readonly quarterOn: Day
  readonly rounds: number
  readonly schools: number
  readonly skipped: readonly Skipped[]
}

/** The last call of a quarter that stands; null when the region has sent none or taken it back. */
export const callOf = (tx: Tx, region: string, quarterOn: Day): Promise<Call | null> =>
  maybe(
    tx,
    sql<Call>`select id, quarter_on as "quarterOn", rounds, schools, skipped from deficit_call where region_id = ${region} and quarter_on = ${quarterOn}
      and exists (select 1 from deficit_round r where r.call_id = deficit_call.id and r.state in ('open','closed')) order by id desc limit 1`,
  )

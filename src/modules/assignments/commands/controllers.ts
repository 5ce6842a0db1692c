import type { Owner } from '../../../kernel/access.ts'
import type { PersonId, RecordId } from '../../../kernel/ids.ts'
import { rows, run, sql, type Tx } from '../../../platform/database/query.ts'

/**
 * Whoever is named as controller sees what he controls, and the paper it comes from, also when he holds no role at the node
 * (decisions 19-21): one share a person, only where his roles would not show it.
 */
export const shareWithControllers = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await run(
    tx,
    sql`insert into share (record_id, region_id, person_id, why)
      with named as (
        select a.id, a.source_record_id, a.region_id, a.municipality_id, a.controller_person_id as person from assignment a
          where a.id = any (${[...ids]}::uuid[]) and a.controller_person_id is not null
        union select a.id, a.source_record_id, a.region_id, a.municipality_id, c.person_id from assignment a
          join assignment_controller c on c.record_id = a.id where a.id = any (${[...ids]}::uuid[]))
      select distinct x.record, n.region_id, n.person, 'control' from named n, lateral (values (n.id), (n.source_record_id)) as x(record)
      where not exists (select 1 from role_held h where h.person_id = n.person and h.from_on <= ${tx.scope.today}
        and (h.until_on is null or h.until_on > ${tx.scope.today})
        and (h.level = 'municipality' and h.municipality_id = n.municipality_id or h.level = 'region' and h.region_id = n.region_id))
      on conflict do nothing`,
  )
}

type Controlled = {
  readonly record: RecordId
  readonly owner: Owner
  readonly people: readonly PersonId[]
}

/** Whoever controls a paper has it in his list and may read it, also when it gave nothing out (R124); those no longer named do not. */
export const shareControlled = async (tx: Tx, { record, owner, people }: Controlled): Promise<void> => {
  const named = [...new Set(people)]
  await run(
    tx,
    sql`delete from share where record_id = ${record} and why = 'control' and person_id is not null and not (person_id = any (${named}::uuid[]))`,
  )
  await run(
    tx,
    sql`insert into share (record_id, region_id, person_id, why) select ${record}, ${owner.region}, person, 'control' from unnest(${named}::uuid[]) as w(person)
      on conflict do nothing`,
  )
}

type Named = {
  readonly source: string
  /** Rows of the source; all of them when null. */
  readonly rows: readonly string[] | null
  /** The first judges by name, the others as well as he. */
  readonly people: readonly PersonId[]
}

/** Others control from now on what is still open: the names, what they see, and what those before them no longer see. */
export const nameControllers = async (tx: Tx, { source, rows: only, people }: Named): Promise<string[]> => {
  const [first = null, ...others] = people
  const open = await rows(
    tx,
    sql<{
      id: string
    }>`update assignment set controller_person_id = ${first}, version = version + 1 where source_record_id = ${source}
      and (${only === null} or source_row_id = any (${[...(only ?? [])]}::uuid[])) and state in ('assigned','inWork','reported','returned') returning id`,
  )
  const ids = open.map((row) => row.id)
  await run(tx, sql`delete from assignment_controller where record_id = any (${ids}::uuid[])`)
  await run(
    tx,
    sql`insert into assignment_controller (id, record_id, region_id, municipality_id, organisation_id, person_id)
      select gen_random_uuid(), a.id, a.region_id, a.municipality_id, a.organisation_id, w.person from assignment a, unnest(${others}::uuid[]) as w(person)
      where a.id = any (${ids}::uuid[]) on conflict do nothing`,
  )
  await run(
    tx,
    sql`delete from share where why = 'control' and person_id is not null and not (person_id = any (${[...people]}::uuid[])) and record_id = any (${ids}::uuid[])`,
  )
  await shareWithControllers(tx, ids)
  return ids
}

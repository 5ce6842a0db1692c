import type { PersonId } from '../../../kernel/ids.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Concerned } from '../../questions/public.ts'
import { OPEN } from './whose.ts'

export type Candidate = { readonly id: PersonId; readonly name: string; readonly place: string }

const today = (tx: Tx, alias: string) =>
  sql`${sql.raw(alias)}.from_on <= ${tx.scope.today} and (${sql.raw(alias)}.until_on is null or ${sql.raw(alias)}.until_on > ${tx.scope.today})`

const FULL = sql.raw(`p.last_name || ' ' || p.first_name || coalesce(' ' || p.middle_name, '')`)

/** Those to whom one поручение of the school may be handed: whoever holds a role there today, except the one who hands it. */
export const colleaguesAt = (tx: Tx, organisation: string | null): Promise<Candidate[]> =>
  rows(
    tx,
    sql<Candidate>`select p.id, ${FULL} as name, coalesce(min(k.title), '') as place from role_held h join person p on p.id = h.person_id and p.state = 'active'
      left join position_held k on k.person_id = p.id and k.organisation_id = h.organisation_id and ${today(tx, 'k')}
      where h.organisation_id = ${organisation} and ${today(tx, 'h')} and p.id is distinct from ${tx.scope.person}
      group by p.id order by p.last_name, p.first_name limit 300`,
  )

const nodes = (tx: Tx, alias: string) => {
  const a = sql.raw(alias)
  return sql`(${a}.organisation_id = any (${[...tx.scope.organisations]}::uuid[]) or ${a}.municipality_id = any (${[...tx.scope.municipalities]}::uuid[])
    or (${a}.municipality_id is null and ${a}.region_id = any (${[...tx.scope.regions]}::uuid[])))`
}

/** People of the asker's nodes and below who hold a role today: to whom all work may be handed. */
export const peopleOfMyNodes = (tx: Tx): Promise<Candidate[]> =>
  rows(
    tx,
    sql<Candidate>`select p.id, ${FULL} as name, coalesce(min(o.short_name), min(m.short_name), '') as place
      from role_held h join person p on p.id = h.person_id and p.state = 'active'
      left join organisation o on o.id = h.organisation_id left join municipality m on m.id = h.municipality_id
      where ${nodes(tx, 'h')} and ${today(tx, 'h')} group by p.id order by p.last_name, p.first_name limit 1000`,
  )

export const WORK_KINDS = ['addressee', 'controller', 'delegate'] as const
export type WorkKind = (typeof WORK_KINDS)[number]

/** One piece of a person's open work: what names him, what he controls, what was handed to him. */
export type WorkLine = {
  readonly id: string
  readonly kind: WorkKind
  readonly title: string
  readonly sourceLabel: string
  readonly organisation: string | null
  /** The one who gets it has the same clause already. */
  readonly isDouble: boolean
}

/** All open work of a person, by kinds; `to` only marks what the other has already. */
export const openWorkOf = (tx: Tx, person: string, to: string | null): Promise<WorkLine[]> =>
  rows(
    tx,
    sql<WorkLine>`with work as (
        select a.id, 'addressee' as kind from assignment a where a.person_id = ${person} and ${OPEN}
        union all select a.id, 'controller' from assignment a where ${OPEN} and (a.controller_person_id = ${person}
          or exists (select 1 from assignment_controller c where c.record_id = a.id and c.person_id = ${person}))
        union all select a.id, 'delegate' from assignment a join assignment_delegation d on d.record_id = a.id and d.to_person = ${person}
          and d.taken_back_on is null and (d.until_on is null or d.until_on > ${tx.scope.today}) where ${OPEN})
      select a.id, w.kind, a.title, a.source_label as "sourceLabel", o.short_name as organisation,
        w.kind = 'addressee' and exists (select 1 from assignment b where b.source_record_id = a.source_record_id and b.source_row_id = a.source_row_id
          and b.organisation_id is not distinct from a.organisation_id and b.role_code is not distinct from a.role_code
          and b.occurrence = a.occurrence and b.person_id = ${to}::uuid) as "isDouble"
      from work w join assignment a on a.id = w.id left join organisation o on o.id = a.organisation_id order by w.kind, a.due_on nulls last, a.id limit 1000`,
  )

/** Nodes where a person holds roles today: what he could see if it were his. */
export type Reach = {
  readonly name: string
  readonly organisations: readonly string[]
  readonly municipalities: readonly string[]
  readonly regions: readonly string[]
}

export const reachOf = (tx: Tx, person: string): Promise<Reach | null> =>
  maybe(
    tx,
    sql<Reach>`select p.last_name || ' ' || left(p.first_name, 1) || '.' as name,
      coalesce(array_agg(h.organisation_id) filter (where h.level = 'organisation'), '{}') as organisations,
      coalesce(array_agg(h.municipality_id) filter (where h.level = 'municipality'), '{}') as municipalities,
      coalesce(array_agg(h.region_id) filter (where h.level = 'region'), '{}') as regions
      from person p left join role_held h on h.person_id = p.id and ${today(tx, 'h')} where p.id = ${person} and p.state = 'active' group by p.id`,
  )

/** Whom a поручение names: whose duty it is now, and those who judge it. */
export const peopleOfAssignment = async (tx: Tx, id: string): Promise<Concerned> => {
  const found = await maybe(
    tx,
    sql<Concerned>`select coalesce((select d.to_person from assignment_delegation d where d.record_id = a.id and d.taken_back_on is null
          and d.from_on <= ${tx.scope.today} and (d.until_on is null or d.until_on > ${tx.scope.today}) limit 1), a.person_id) as addressee,
        array_remove(array[a.controller_person_id] || array(select c.person_id from assignment_controller c where c.record_id = a.id), null) as answering
      from assignment a where a.id = ${id}`,
  )
  return found ?? { addressee: null, answering: [] }
}

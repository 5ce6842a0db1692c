import type { Owner } from '../../../kernel/access.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Visa } from '../domain/writing/visa.ts'

/** A look at the draft as pages and the printed sheet show it; names are those of the day it was asked. */
export type VisaLine = Visa & {
  readonly round: number
  readonly name: string
  readonly position: string
  readonly remark: string
  readonly since: string | null
  readonly decidedAt: string | null
  /** The deputy who decided instead. */
  readonly deputy: string | null
}

/** Looks of the last round, in order. */
export const visasOf = (tx: Tx, directive: string): Promise<VisaLine[]> =>
  rows(
    tx,
    sql<VisaLine>`select v.id, v.person_id as person, v.round, v.ord, v.state, v.since is not null as "isOpen", v.name_then as name, v.position_then as position,
        v.remark, v.since, v.decided_at as "decidedAt",
        case when v.decided_by <> v.person_id then (select p.last_name || ' ' || left(p.first_name, 1) || '.' from person p where p.id = v.decided_by) end as deputy
      from directive_visa v join directive d on d.id = v.record_id
      where v.record_id = ${directive} and v.round = d.visa_round order by v.ord`,
  )

/** People who have handed their duty to the asker for now (decisions 25): he puts their visas. */
export const handedToMe = async (tx: Tx): Promise<string[]> =>
  (
    await rows(
      tx,
      sql<{
        by: string
      }>`select delegated_by as by from role_held where person_id = ${tx.scope.person} and delegated_by is not null
        and from_on <= ${tx.scope.today} and (until_on is null or until_on > ${tx.scope.today})`,
    )
  ).map((row) => row.by)

export type Looker = { readonly id: string; readonly name: string }

/** People of the node who may be asked to look: they hold a role there and so see its drafts. */
export const whoMayLook = (tx: Tx, owner: Owner): Promise<Looker[]> =>
  rows(
    tx,
    sql<Looker>`select distinct on (p.last_name, p.id) p.id, p.last_name || ' ' || left(p.first_name, 1) || '.' || coalesce(' ' || left(p.middle_name, 1) || '.', '') as name
      from role_held h join person p on p.id = h.person_id and p.state = 'active'
      where ${
        owner.organisation !== null
          ? sql`h.organisation_id = ${owner.organisation}`
          : owner.municipality !== null
            ? sql`h.level = 'municipality' and h.municipality_id = ${owner.municipality}`
            : sql`h.level = 'region' and h.region_id = ${owner.region}`
      } and h.from_on <= ${tx.scope.today} and (h.until_on is null or h.until_on > ${tx.scope.today}) order by p.last_name, p.id limit 200`,
  )

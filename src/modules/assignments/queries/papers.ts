import type { Role } from '../../../kernel/access.ts'
import type { RecordId } from '../../../kernel/ids.ts'
import { one, sql, type Tx } from '../../../platform/database/query.ts'
import { type LaterLine, laterOf } from './postponing.ts'
import { isJudge } from './whose.ts'

/** A paper that stands still until this person has decided: an incoming one without a resolution, a draft without a visa. */
export type PaperToDecide = {
  readonly id: RecordId
  readonly title: string
  readonly wants: 'resolution' | 'visa'
}

/** Who is told that an incoming paper waits (R230). */
const HEADS: readonly Role[] = ['authorityHead', 'schoolHead']

const papersOf = (tx: Tx) => {
  const { today } = tx.scope
  const heads = tx.scope.roles.filter(({ role }) => HEADS.includes(role))
  const nodes = (level: string) =>
    heads
      .filter((held) => held.level === level)
      .flatMap(({ organisation, municipality, region }) => organisation ?? municipality ?? region ?? [])
  return sql`select d.id, r.title, case d.state when 'resolution' then 'resolution' else 'visa' end as wants
      from directive d join record r on r.id = d.id
      where d.state in ('resolution','visas') and ((d.state = 'resolution' and coalesce(d.organisation_id, d.municipality_id, d.region_id)
          = any (${[...nodes('organisation'), ...nodes('municipality'), ...nodes('region')]}::uuid[]))
        or (d.state = 'visas' and exists (select 1 from directive_visa v where v.record_id = d.id and v.state = 'waiting'
          and v.since is not null and (v.person_id = ${tx.scope.person} or v.person_id in (select h.delegated_by from role_held h
            where h.person_id = ${tx.scope.person} and h.from_on <= ${today} and (h.until_on is null or h.until_on > ${today}))))))
      order by r.created_at, d.id limit 20`
}

/** What stands still until this person has decided, besides reports. */
export type ToDecide = {
  readonly papers: readonly PaperToDecide[]
  readonly later: readonly LaterLine[]
}

const listed = (found: ReturnType<typeof sql>) =>
  sql`coalesce((select json_agg(row_to_json(found)) from (${found}) found), '[]'::json)`

/** Papers and requests for a later day in one question; nothing on a past day. */
export const toDecide = (tx: Tx): Promise<ToDecide> =>
  tx.scope.on === null
    ? one(
        tx,
        sql<ToDecide>`select ${listed(papersOf(tx))} as papers, ${isJudge(tx) ? listed(laterOf(tx)) : sql`'[]'::json`} as later`,
      )
    : Promise.resolve({ papers: [], later: [] })

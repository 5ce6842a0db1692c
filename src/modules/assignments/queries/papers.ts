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
  const heads = tx.scope.roles.filter(({ role }) => HEADS.includes(role))
  const nodes = (level: string) =>
    heads
      .filter((held) => held.level === level)
      .flatMap(({ organisation, municipality, region }) => organisation ?? municipality ?? region ?? [])
  const leads = [...nodes('organisation'), ...nodes('municipality'), ...nodes('region')]
  return sql`select d.id, r.title, case d.state when 'resolution' then 'resolution' else 'visa' end as wants
      from directive d join record r on r.id = d.id
      where d.id = any ((select papers_waiting_for_me(${leads}::uuid[], ${tx.scope.today}))::uuid[])
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

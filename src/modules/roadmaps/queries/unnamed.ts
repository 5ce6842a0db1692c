import type { RawBuilder } from 'kysely'
import type { Owner } from '../../../kernel/access.ts'
import { one, sql, type Tx } from '../../../platform/database/query.ts'
import { organisationsAt } from '../../directives/public.ts'
import type { Whole } from '../domain/gaps.ts'

/** A page of warnings shows so many rows of a roadmap that few schools fit beside them. */
const NAMED = 40

/** Schools of a node that are not among these: how many, and the first of them by name. */
export const schoolsBesides = (tx: Tx, owner: Owner, ids: RawBuilder<unknown>): Promise<Whole['unnamed']> =>
  one(
    tx,
    sql<Whole['unnamed']>`with unnamed as materialized (select o.short_name from organisation o
        where ${organisationsAt(owner)} and o.kind = 'school' and o.id not in (${ids}))
      select (select count(*)::int from unnamed) as count, array(select short_name from unnamed order by short_name limit ${NAMED}) as names`,
  )

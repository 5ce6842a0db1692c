import type { RawBuilder } from 'kysely'
import { may, type Owner } from '../../../kernel/access.ts'
import { sql, type Tx } from '../../../platform/database/query.ts'
import { PROFILES } from '../domain/profile.ts'
import { type RowReading, readRow } from '../domain/row.ts'
import type { Cells, Period, ProfileName } from '../domain/types.ts'

/** Whose roadmap it is, and whether its working copy has moved on since the last version. */
export type Keeping = { readonly amended: boolean; readonly profile: ProfileName; readonly owner: Owner }

/** What binds by a row that was found in the working copy of its roadmap. */
export type Binding = Keeping & {
  readonly kind: Period['kind']
  readonly year: number
  /** The row in the last version of a roadmap that was edited since; null when it is not in it. */
  readonly cells: Cells | null
}

/**
 * Joins to roadmaps `r` the cells by row of their last versions, where the working copy has moved on; `which` says on `r` whose
 * roadmaps the query reads. Materialized: the planner must not open a version once for each of its rows.
 */
export const versions = (
  which: RawBuilder<unknown>,
) => sql`left join lateral (with v as materialized (select r.id, (select jsonb_object_agg(k ->> 'id', k -> 'cells')
      from (select items from roadmap_version where record_id = r.id order by no desc limit 1) v, jsonb_array_elements(v.items) k) as cells
    from roadmap r where r.amended and ${which}) select * from v) b on b.id = r.id`

/** Cells of row `i` in the last version of its roadmap (`versions`). */
export const BINDING_CELLS = sql`b.cells -> i.id::text`

/** `Keeping` of roadmap `r`, as members of a JSON object. */
export const KEEPING = sql`'amended', r.amended, 'profile', r.profile, 'owner',
  json_build_object('region', r.region_id, 'municipality', r.municipality_id, 'organisation', r.organisation_id)`

/** Whose words those of row `i` of roadmap `r` are (`versions`). */
export const BINDING = sql`json_build_object(${KEEPING}, 'kind', r.period_kind, 'year', r.period_year, 'cells', ${BINDING_CELLS})`

export const isEditor = (tx: Tx, { profile, owner }: Pick<Keeping, 'profile' | 'owner'>): boolean =>
  may(PROFILES[profile].edits, tx.scope, { owner })

/** True for whoever is shown the last version instead of the working copy; a plan of a pair is always its working copy. */
export const readsVersion = (tx: Tx, of: Keeping): boolean =>
  of.amended && of.profile !== 'pair' && !isEditor(tx, of)

type Bound = RowReading & { readonly cells: Cells }

/**
 * Whoever may not edit the roadmap is shown the words that bind him: null when the row is not approved yet, undefined where the
 * working copy is what he sees.
 */
export const seenAs = (tx: Tx, { cells, kind, year, ...of }: Binding): Bound | null | undefined =>
  readsVersion(tx, of) ? cells && { ...readRow(cells, { kind, year }), cells } : undefined

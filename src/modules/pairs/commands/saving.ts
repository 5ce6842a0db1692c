import type { Owner } from '../../../kernel/access.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Act } from '../../programmes/public.ts'
import type { Pair, SchoolPlace } from '../domain/types.ts'

export const pairPage = (id: string): string => `/pairs/${id}`

/** Where a school answers about its pair by a one-time link. */
export const replyTo = (pair: string): string => `${pairPage(pair)}/reply`

/** Both schools and their municipalities see the record; other schools of those municipalities do not (decisions 20). */
export const shareWith = async (
  tx: Tx,
  record: string,
  schools: readonly SchoolPlace[],
  why: string,
): Promise<void> => {
  for (const school of schools)
    await run(
      tx,
      sql`insert into share (record_id, region_id, municipality_id, organisation_id, why)
          values (${record}, ${school.region}, ${school.municipality}, ${school.organisation}, ${why}) on conflict do nothing`,
    )
}

/** Ties a record to the paper and clause it comes from; the words stay when the paper is not in the register (R217). */
export const linkAct = (
  tx: Tx,
  { record, owner, act }: { readonly record: string; readonly owner: Owner; readonly act: Act },
  work: Work,
): Promise<number> =>
  run(
    tx,
    sql`insert into record_link (id, record_id, kind, to_record_id, to_row_id, as_written, region_id, municipality_id, organisation_id)
        values (${work.newId()}, ${record}, 'source', ${act.directive}, ${act.clause}, ${act.words}, ${owner.region}, ${owner.municipality}, ${owner.organisation})`,
  )

/** Tells the common mailbox and heads of the other schools of the pair. */
export const tellSchools = async (
  work: Work,
  pair: Pick<Pair, 'id' | 'title' | 'schools'>,
  code: string,
  but: string | null = null,
  address: string = pairPage(pair.id),
): Promise<void> => {
  for (const { organisation } of pair.schools)
    if (organisation !== but)
      await work.notify({
        organisation,
        code,
        record: pair.id,
        words: { title: pair.title },
        address,
      })
}

/** The pair's own row has changed: whoever edits it sees that. */
export const touch = (tx: Tx, id: string): Promise<number> =>
  run(tx, sql`update school_pair set version = version + 1 where id = ${id}`)

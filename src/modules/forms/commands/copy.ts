import type { Owner } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Work } from '../../../platform/command/work.ts'
import { rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import { findForm, versionsOf } from '../queries/form.ts'

/** A form that a municipality keeps itself. */
export type OwnForm = { readonly id: string; readonly title: string }

/** Forms of a municipality itself that are still in use. */
export const formsOfMunicipality = (tx: Tx, municipality: string): Promise<OwnForm[]> =>
  rows(
    tx,
    sql<OwnForm>`select f.id, f.title from form f where f.municipality_id = ${municipality} and f.withdrawn_on is null
      order by f.title, f.id limit 100`,
  )

/** A collection as it was: what it asked and until when. */
export type PastCollection = { readonly id: string; readonly title: string; readonly dueOn: Day }

/** Collections that a municipality itself opened within a span: half-open days. */
export const collectionsWithin = (
  tx: Tx,
  municipality: string,
  span: { readonly from: Day; readonly until: Day },
): Promise<PastCollection[]> =>
  rows(
    tx,
    sql<PastCollection>`select id, title, due_on as "dueOn" from form_collection where municipality_id = ${municipality}
      and opened_on >= ${span.from} and opened_on < ${span.until} order by due_on, id limit 50`,
  )

/**
 * The newest version of a form as the first version of another one: for another year, or for another municipality. What was
 * published before stays as it was. Runs inside the command of the caller.
 */
export const copyForm = async (
  tx: Tx,
  wanted: { readonly form: string; readonly owner: Owner; readonly title: string },
  work: Work,
): Promise<void> => {
  const source = await findForm(tx, wanted.form)
  const [latest] = source === null ? [] : await versionsOf(tx, wanted.form)
  if (source === null || latest === undefined) return
  const id = work.newId()
  const definition = { ...latest.definition, title: { ...latest.definition.title, ru: wanted.title } }
  await run(
    tx,
    sql`insert into form (id, region_id, municipality_id, title, source, copied_from)
        values (${id}, ${wanted.owner.region}, ${wanted.owner.municipality}, ${wanted.title}, ${source.title}, ${source.id})`,
  )
  await run(
    tx,
    sql`insert into form_version (id, form_id, no, definition, keys, published_on, published_by)
        select ${work.newId()}::uuid, ${id}::uuid, 1, ${JSON.stringify(definition)}::jsonb, v.keys, ${work.today}::date, ${tx.scope.person}::uuid
        from form_version v where v.id = ${latest.id}`,
  )
}

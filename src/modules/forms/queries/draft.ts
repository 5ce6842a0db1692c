import type { Owner } from '../../../kernel/access.ts'
import type { MunicipalityId, RegionId } from '../../../kernel/ids.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { FormDefinition } from '../domain/definition.ts'
import type { Drafted } from '../domain/drafting.ts'

/** A working copy of a form. */
export type FormDraft = Drafted & {
  readonly id: string
  readonly owner: Owner
  readonly form: string | null
  readonly copiedFrom: string | null
  readonly source: string
  readonly no: number
  readonly version: number
}

type DraftRow = {
  id: string
  region_id: RegionId
  municipality_id: MunicipalityId | null
  form_id: string | null
  copied_from: string | null
  source: string
  base_no: number
  definition: FormDefinition
  used_keys: string[]
  version: number
}

const toDraft = (row: DraftRow): FormDraft => ({
  id: row.id,
  owner: { region: row.region_id, municipality: row.municipality_id, organisation: null },
  form: row.form_id,
  copiedFrom: row.copied_from,
  source: row.source,
  no: row.base_no,
  definition: row.definition,
  used: row.used_keys,
  version: row.version,
})

const select = async (tx: Tx, id: string, lock: boolean): Promise<FormDraft | null> => {
  const row = await maybe(
    tx,
    sql<DraftRow>`select id, region_id, municipality_id, form_id, copied_from, source, base_no, definition, used_keys, version
      from form_draft where id = ${id} ${lock ? sql`for update` : sql``}`,
  )
  return row && toDraft(row)
}

export const findDraft = (tx: Tx, id: string): Promise<FormDraft | null> => select(tx, id, false)
/** The same, locked until the transaction ends. */
export const lockDraft = (tx: Tx, id: string): Promise<FormDraft | null> => select(tx, id, true)

/** The working copy that this node has already begun of the same form or table. */
export const sameDraft = async (
  tx: Tx,
  { form, table }: { readonly form: string | null; readonly table: string | null },
  { region, municipality }: Owner,
): Promise<string | null> => {
  if (form === null && table === null) return null
  const found = await maybe(
    tx,
    sql<{ id: string }>`select id from form_draft where (form_id = ${form}::uuid or table_id = ${table}::uuid)
      and region_id = ${region} and municipality_id is not distinct from ${municipality}::uuid`,
  )
  return found?.id ?? null
}

export type DraftLine = {
  readonly id: string
  readonly title: string
  readonly form: string | null
  readonly fields: number
  readonly by: string | null
  readonly changedAt: string
}

/** Working copies of my nodes, the last changed first. */
export const listDrafts = (tx: Tx): Promise<DraftLine[]> =>
  rows(
    tx,
    sql<DraftLine>`select d.id, d.definition #>> '{title,ru}' as title, d.form_id as form,
        (select count(*)::int from jsonb_path_query(d.definition, '$.sections[*].fields[*]')) as fields,
        p.last_name || ' ' || left(p.first_name, 1) || '.' as by, d.changed_at as "changedAt"
      from form_draft d left join person p on p.id = d.changed_by
      where d.municipality_id = any (${[...tx.scope.municipalities]}::uuid[])
        or (d.municipality_id is null and d.region_id = any (${[...tx.scope.regions]}::uuid[]))
      order by d.changed_at desc, d.id limit 100`,
  )

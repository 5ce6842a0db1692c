import type { Owner } from '../../../kernel/access.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Known, Party } from '../../directives/domain/types.ts'
import { toResponsible } from '../../directives/public.ts'
import { compare, isSame } from '../domain/compare.ts'
import type { NewItem } from '../domain/intake.ts'
import type { Place } from '../domain/tree.ts'
import type { Roadmap } from '../domain/types.ts'
import { headOfCopy, snapshotOf, workingCopy } from '../queries/roadmap.ts'

export const own = (owner: Owner) => ({
  region_id: owner.region,
  municipality_id: owner.municipality,
  organisation_id: owner.organisation,
})

/** A row being written, with what it was copied from when it was. */
export type SavedItem = NewItem & {
  readonly copiedFrom?: string | null
  /** The row of the roadmap above that it carries out. */
  readonly answersId?: string | null
}

const itemRow = (item: SavedItem, ord: number, record: string, owner: Owner) => ({
  id: item.id,
  record_id: record,
  ...own(owner),
  parent_id: item.parentId,
  ord,
  is_section: item.isSection,
  number: item.number,
  title: item.title,
  cells: item.cells,
  term_as_written: item.termAsWritten,
  term: item.term,
  term_alternatives: item.termAlternatives,
  opens_on: item.opensOn,
  due_on: item.dueOn,
  copied_from: item.copiedFrom ?? null,
  answers_id: item.answersId ?? null,
  actual_result: '',
  version: 1,
})

type People = Pick<NewItem, 'id' | 'municipal' | 'institutional'>

/** Who answers for rows, on both levels, words kept (decisions 11). */
export const saveResponsibles = async (
  tx: Tx,
  record: string,
  owner: Owner,
  items: readonly People[],
  known: Known,
  work: Work,
): Promise<void> => {
  const level = (
    item: People,
    name: 'municipal' | 'institutional',
    parties: readonly Party[],
    from: number,
  ) =>
    parties.map((party, at) => {
      const row = toResponsible(party, item.id, from + at, known, work.newId)
      return {
        id: row.id,
        record_id: record,
        row_id: item.id,
        ...own(owner),
        ord: row.ord,
        level: name,
        as_written: row.asWritten,
        kind: row.kind,
        name_as_written: row.name,
        position_as_written: row.position,
        person_id: row.personId,
        role_code: row.roleCode,
        category_code: row.categoryCode,
        addressee_organisation_id: row.organisationId,
      }
    })
  await insertAll(
    tx,
    'responsible',
    items.flatMap((item) => [
      ...level(item, 'municipal', item.municipal, 0),
      ...level(item, 'institutional', item.institutional, item.municipal.length),
    ]),
  )
}

/** New rows with their responsibles; `from` is the place of the first in the whole. */
export const saveItems = async (
  tx: Tx,
  record: string,
  owner: Owner,
  items: readonly SavedItem[],
  known: Known,
  work: Work,
  from = 0,
): Promise<void> => {
  await insertAll(
    tx,
    'roadmap_item',
    items.map((item, at) => itemRow(item, from + at, record, owner)),
  )
  await saveResponsibles(tx, record, owner, items, known, work)
}

/** Writes the order and the parents of all rows of a roadmap. */
export const saveOrder = async (tx: Tx, record: string, places: readonly Place[]): Promise<void> => {
  const list = JSON.stringify(places.map(({ id, parentId }, ord) => ({ id, parent: parentId, ord })))
  await run(
    tx,
    sql`update roadmap_item i set ord = p.ord, parent_id = p.parent
        from jsonb_to_recordset(${list}::jsonb) as p (id uuid, parent uuid, ord integer)
        where i.id = p.id and i.record_id = ${record} and (i.ord, i.parent_id) is distinct from (p.ord, p.parent)`,
  )
}

/** Whether the working copy says something else than the last version: its readers are shown that one. */
const isAmended = async (tx: Tx, { record, approved }: Pick<Roadmap, 'record' | 'approved'>) => {
  const last = approved === 0 ? null : await snapshotOf(tx, record, approved)
  if (last === null) return false
  const head = await headOfCopy(tx, record)
  return !isSame(compare(last, { ...head, items: await workingCopy(tx, record) }))
}

/** The roadmap itself has changed: whoever edits the whole of it sees that. */
export const touch = async (tx: Tx, roadmap: Pick<Roadmap, 'record' | 'approved'>): Promise<void> => {
  const amended = await isAmended(tx, roadmap)
  await run(
    tx,
    sql`update roadmap set version = version + 1, amended = ${amended} where id = ${roadmap.record}`,
  )
}

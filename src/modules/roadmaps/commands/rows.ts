import type { Result } from '../../../kernel/result.ts'
import { type AnyCommand, command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Known } from '../../directives/domain/types.ts'
import { knownIn, rowResponsibles } from '../../directives/public.ts'
import { editRoadmap } from '../domain/access.ts'
import { type AddedRow, editRows, type RowsChange } from '../domain/edit.ts'
import { RowsInput } from '../domain/input.ts'
import type { NewItem } from '../domain/intake.ts'
import { readRow } from '../domain/row.ts'
import type { Cells, RoadmapItem, WholeRoadmap } from '../domain/types.ts'
import { lockRoadmap } from '../queries/roadmap.ts'
import { saveItems, saveOrder, saveResponsibles, touch } from './saving.ts'

/** A row's words with everything the program understands of them. */
export const toNewItem = (roadmap: WholeRoadmap, row: AddedRow, parentId: string | null): NewItem => ({
  id: row.id,
  parentId,
  isSection: row.isSection,
  cells: row.cells,
  ...readRow(row.cells, roadmap.period),
  ...(row.isSection
    ? { municipal: [], institutional: [] }
    : rowResponsibles(row.cells, roadmap.level === 'organisation')),
})

/** New words of a row; its state, its mark and its reports stay as they are. */
export const saveWords = async (
  tx: Tx,
  roadmap: WholeRoadmap,
  item: RoadmapItem,
  row: { readonly cells: Cells; readonly isSection: boolean },
): Promise<void> => {
  const read = readRow(row.cells, roadmap.period)
  // a reading that a person chose lives as long as the words it was chosen for
  const isKept = read.termAsWritten === item.termAsWritten
  const term = isKept ? item : read
  await run(
    tx,
    sql`update roadmap_item set cells = ${JSON.stringify(row.cells)}::jsonb, is_section = ${row.isSection}, number = ${read.number}, title = ${read.title},
        term_as_written = ${term.termAsWritten}, term = ${term.term === null ? null : JSON.stringify(term.term)}::jsonb,
        term_alternatives = ${JSON.stringify(term.termAlternatives)}::jsonb, opens_on = ${term.opensOn}, due_on = ${term.dueOn}, version = version + 1
        where id = ${item.id} and record_id = ${roadmap.record}`,
  )
}

/** Who answers for a row is read anew from its words. */
export const saveNames = async (
  tx: Tx,
  roadmap: WholeRoadmap,
  rows: readonly { readonly id: string; readonly cells: Cells }[],
  known: Known,
  work: Work,
): Promise<void> => {
  const ids = rows.map((row) => row.id)
  await run(
    tx,
    sql`delete from responsible where record_id = ${roadmap.record} and row_id = any (${ids}::uuid[])`,
  )
  const people = rows.map(({ id, cells }) => ({
    id,
    ...rowResponsibles(cells, roadmap.level === 'organisation'),
  }))
  await saveResponsibles(tx, roadmap.record, roadmap.owner, people, known, work)
}

/** Adds rows and puts all rows into their order. */
export const saveAdded = async (
  tx: Tx,
  roadmap: WholeRoadmap,
  added: readonly AddedRow[],
  places: RowsChange['places'],
  known: Known,
  work: Work,
): Promise<void> => {
  const parents = new Map(places.map((place) => [place.id, place.parentId]))
  const items = added.map((row) => toNewItem(roadmap, row, parents.get(row.id) ?? null))
  await saveItems(tx, roadmap.record, roadmap.owner, items, known, work, roadmap.items.length)
  await saveOrder(tx, roadmap.record, places)
}

/** The first new row carries out a row of the roadmap above; a row of any other roadmap is not tied. */
const saveAnswered = async (tx: Tx, roadmap: WholeRoadmap, { added, answers }: Change): Promise<void> => {
  const row = added[0]
  if (answers === '' || row === undefined) return
  await run(
    tx,
    sql`update roadmap_item set answers_id = ${answers} where id = ${row.id}
          and exists (select 1 from roadmap_item u where u.id = ${answers} and u.record_id = ${roadmap.aboveId} and u.removed_at is null)`,
  )
}

type Change = RowsChange & { readonly to: string; readonly answers: string }

const target = (change: RowsChange, input: RowsInput, roadmap: WholeRoadmap): string => {
  const first = change.added[0]?.id ?? change.changed[0]?.item.id ?? input.rows[0]?.id
  const at = `/roadmaps/${roadmap.record}`
  return input.back === 'row' && first !== undefined ? `${at}/items/${first}` : `${at}#r-${first ?? ''}`
}

/** A row or a whole section is corrected, new rows are added: one form, one transaction. */
export const saveRows = command<RowsInput, WholeRoadmap, Change>({
  name: 'roadmap.saveRows',
  input: RowsInput,
  access: editRoadmap,
  load: (tx, input) => lockRoadmap(tx, input.roadmap),
  decide: (roadmap, input, { newId }): Result<Change> => {
    const edited = editRows(roadmap, input, newId)
    return edited.ok
      ? {
          ok: true,
          value: { ...edited.value, to: target(edited.value, input, roadmap), answers: input.answers },
        }
      : edited
  },
  save: async (tx, change, roadmap, work) => {
    const known = await knownIn(tx, roadmap.owner)
    for (const row of change.changed) await saveWords(tx, roadmap, row.item, row)
    const renamed = change.changed.filter((row) => row.peopleChanged)
    if (renamed.length > 0)
      await saveNames(
        tx,
        roadmap,
        renamed.map((row) => ({ id: row.item.id, cells: row.cells })),
        known,
        work,
      )
    await saveAdded(tx, roadmap, change.added, change.places, known, work)
    await saveAnswered(tx, roadmap, change)
    await touch(tx, roadmap)
  },
  tell: (change, roadmap) => ({
    record: roadmap.record,
    change: {
      changed: change.changed.map((row) => row.item.id),
      added: change.added.map((row) => row.id),
    },
  }),
  to: (change) => change.to,
})

export const rowsCommands: readonly AnyCommand[] = [saveRows]

import type { RecordId } from '../../../kernel/ids.ts'
import type { Work } from '../../../platform/command/work.ts'
import { rows, sql, type Tx } from '../../../platform/database/query.ts'
import type { Directive, Known, TableReading } from '../../directives/domain/types.ts'
import { knownIn } from '../../directives/public.ts'
import { itemsOf, layoutOf } from '../domain/intake.ts'
import { groundsOf, titleOfPaper } from '../domain/naming.ts'
import { periodOf } from '../domain/period.ts'
import type { Period } from '../domain/types.ts'
import { findRoadmap, itemsOf as savedItems } from '../queries/roadmap.ts'
import { giveOutRows } from './giving.ts'
import { saveRoadmap } from './making.ts'
import { saveItems } from './saving.ts'
import { saveVersion } from './versions.ts'

type PaperTable = {
  readonly id: string
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: TableReading['rows']
  readonly headings: readonly string[] | null
  readonly context: { readonly year: number; readonly kind: Period['kind'] } | null
}

/** Roadmaps of the paper as they were read and corrected; those already made are not made twice. */
const tablesOf = (tx: Tx, directive: string): Promise<PaperTable[]> =>
  rows(
    tx,
    sql<PaperTable>`select t.id, t.title, t.columns, t.rows, d.reading -> 'tables' -> t.ord -> 'headings' as headings, d.reading -> 'context' as context
      from directive_table t join directive d on d.id = t.record_id
      where t.record_id = ${directive} and t.kind = 'roadmap' and d.direction = 'own' and jsonb_array_length(t.rows) > 0
        and not exists (select 1 from roadmap r where r.directive_table_id = t.id)
      order by t.ord limit 20`,
  )

const make = async (tx: Tx, directive: Directive, table: PaperTable, known: Known, work: Work) => {
  const id = work.newId() as RecordId
  const reading = { ...table, headings: table.headings ?? [], kind: 'roadmap' as const, place: null }
  const layout = layoutOf(reading)
  const items = itemsOf(reading, work.newId)
  const year = Number((directive.dateOn ?? work.today).slice(0, 4))
  const period = periodOf(table.context ?? { year, kind: 'calendar' })
  const title = titleOfPaper(table.title, directive.title, period)
  const roadmap = { id, owner: directive.owner, title, period, state: 'inForce' as const, layout }
  await saveRoadmap(
    tx,
    { ...roadmap, aboveId: null, directive: directive.record, directiveTable: table.id, copiedFrom: null },
    work,
  )
  await saveItems(tx, id, directive.owner, items, known, work)
  const version = { no: 1, approvedOn: directive.dateOn ?? work.today, directive: directive.record }
  await saveVersion(
    tx,
    { record: id, owner: directive.owner },
    { ...version, grounds: groundsOf(directive), title, layout, items },
    work,
  )
  const saved = await findRoadmap(tx, id)
  if (saved !== null) await giveOutRows(tx, work, saved, await savedItems(tx, saved))
}

/**
 * A confirmed paper with a plan in its annex becomes a living roadmap in the same transaction: its rows are given out as
 * assignments, folded until their time comes. Done twice it makes one.
 */
export const roadmapsOfPaper = async (tx: Tx, directive: Directive, work: Work): Promise<void> => {
  const tables = await tablesOf(tx, directive.record)
  if (tables.length === 0) return
  const known = await knownIn(tx, directive.owner)
  for (const table of tables) await make(tx, directive, table, known, work)
}

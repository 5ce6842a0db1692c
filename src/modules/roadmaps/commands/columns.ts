import { type Result, refuse } from '../../../kernel/result.ts'
import { type AnyCommand, command } from '../../../platform/command/command.ts'
import { run, sql } from '../../../platform/database/query.ts'
import { nameColumns } from '../../directives/public.ts'
import { editRoadmap } from '../domain/access.ts'
import { changedColumns } from '../domain/columns.ts'
import { ColumnsInput } from '../domain/input.ts'
import { isShut, type Layout, type WholeRoadmap } from '../domain/types.ts'
import { lockRoadmap } from '../queries/roadmap.ts'
import { touch } from './saving.ts'

const nameOf = (heading: string): string => nameColumns([heading])[0] ?? heading

/** Headings and order of the columns; versions that were approved keep theirs. */
export const changeColumns = command<ColumnsInput, WholeRoadmap, { readonly layout: Layout }>({
  name: 'roadmap.columns',
  input: ColumnsInput,
  access: editRoadmap,
  load: (tx, input) => lockRoadmap(tx, input.roadmap),
  decide: (roadmap, input): Result<{ readonly layout: Layout }> => {
    if (isShut(roadmap)) return refuse('roadmapNotNow')
    const changed = changedColumns(roadmap.layout, roadmap.items, input, nameOf)
    return changed.ok ? { ok: true, value: { layout: changed.value } } : changed
  },
  save: async (tx, { layout }, roadmap) => {
    await run(
      tx,
      sql`update roadmap set layout = ${JSON.stringify(layout)}::jsonb where id = ${roadmap.record}`,
    )
    await touch(tx, roadmap)
  },
  tell: ({ layout }, roadmap) => ({
    record: roadmap.record,
    change: { columns: layout.map(({ heading }) => heading) },
  }),
  to: (_change, roadmap) => `/roadmaps/${roadmap.record}`,
})

export const columnsCommands: readonly AnyCommand[] = [changeColumns]

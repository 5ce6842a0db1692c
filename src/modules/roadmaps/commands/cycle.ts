import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { type AnyCommand, command } from '../../../platform/command/command.ts'
import { knownIn } from '../../directives/public.ts'
import { editRoadmap } from '../domain/access.ts'
import { cycleRows } from '../domain/cycle.ts'
import type { AddedRow } from '../domain/edit.ts'
import { CycleInput } from '../domain/input.ts'
import { cellsOf } from '../domain/row.ts'
import { insertAfter, type Place } from '../domain/tree.ts'
import { isShut, type WholeRoadmap } from '../domain/types.ts'
import { lockRoadmap } from '../queries/roadmap.ts'
import { saveAdded } from './rows.ts'
import { touch } from './saving.ts'

type Added = { readonly rows: readonly AddedRow[]; readonly places: readonly Place[] }

/** A theme with its five steps in one press (R170); who answers is written in afterwards. */
export const addCycle = command<CycleInput, WholeRoadmap, Added>({
  name: 'roadmap.addCycle',
  input: CycleInput,
  access: editRoadmap,
  load: (tx, input) => lockRoadmap(tx, input.roadmap),
  decide: (roadmap, input, { newId }): Result<Added> => {
    if (isShut(roadmap)) return refuse('roadmapNotNow')
    const { heading, steps } = cycleRows(roadmap.items, input)
    const rows = [heading, ...steps].map((cells) => ({
      id: newId(),
      cells: cellsOf(roadmap.layout, cells),
      isSection: false,
    }))
    const first = rows[0]?.id ?? null
    const added = rows.map(({ id }, at) => ({ id, parentId: at === 0 ? null : first }))
    return ok({ rows, places: insertAfter(roadmap.items, null, added) })
  },
  save: async (tx, { rows, places }, roadmap, work) => {
    await saveAdded(tx, roadmap, rows, places, await knownIn(tx, roadmap.owner), work)
    await touch(tx, roadmap)
  },
  tell: ({ rows }, roadmap) => ({ record: roadmap.record, change: { added: rows.map(({ id }) => id) } }),
  to: ({ rows }, roadmap) => `/roadmaps/${roadmap.record}/items/${rows[0]?.id ?? ''}`,
})

export const cycleCommands: readonly AnyCommand[] = [addCycle]

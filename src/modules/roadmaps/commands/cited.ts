import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { toMoment } from '../../../platform/clock.ts'
import { type AnyCommand, command } from '../../../platform/command/command.ts'
import { rows, run, sql, type Tx } from '../../../platform/database/query.ts'
import type { FactHandler } from '../../../platform/jobs/facts.ts'
import { nobody } from '../../../platform/scope/scope.ts'
import { citedRow } from '../../directives/public.ts'
import { editRoadmap } from '../domain/access.ts'
import { type CitedCandidate, rowCited } from '../domain/cited.ts'
import { CitedInput } from '../domain/input.ts'
import { type CitedLink, freeGrounds, lockCited, rowsNumbered } from '../queries/cited.ts'

const tie = async (
  tx: Tx,
  link: string,
  to: { readonly roadmap: string; readonly row: string } | null,
): Promise<void> => {
  await run(
    tx,
    sql`update record_link set to_record_id = ${to?.roadmap ?? null}, to_row_id = ${to?.row ?? null} where id = ${link}`,
  )
}

const tieAlone = async (tx: Tx, link: CitedLink): Promise<void> => {
  const cited = citedRow(link.words)
  if (cited === null) return
  const candidates = await rowsNumbered(tx, link.owner, cited.number)
  const found = rowCited(cited, candidates, link.dateOn === null ? null : Number(link.dateOn.slice(0, 4)))
  if (found !== null) await tie(tx, link.id, found)
}

const tieAll = async (tx: Tx, links: readonly CitedLink[]): Promise<void> => {
  for (const link of links) await tieAlone(tx, link)
}

/** A confirmed paper finds the rows of plans that it carries out (R176, R179); plans in its annex find those who wait for them. */
export const tiePaper: FactHandler = {
  name: 'roadmaps.tiePaper',
  of: 'directiveConfirmed',
  handle: async (worker, { record, at }) => {
    if (record === null) return
    const tx: Tx = { ...worker, scope: nobody(toMoment(at)) }
    await tieAll(tx, await freeGrounds(tx, { directive: record }))
    const made = await rows(
      tx,
      sql<{ id: string }>`select id from roadmap where directive_id = ${record} order by id limit 20`,
    )
    for (const { id } of made) await tieAll(tx, await freeGrounds(tx, { roadmap: id }))
  },
}

/** A roadmap that comes later takes the links that waited for it. */
export const tieRoadmap: FactHandler = {
  name: 'roadmaps.tieRoadmap',
  of: 'roadmapApproved',
  handle: async (worker, { record, at }) => {
    if (record === null) return
    const tx: Tx = { ...worker, scope: nobody(toMoment(at)) }
    await tieAll(tx, await freeGrounds(tx, { roadmap: record }))
  },
}

type Chosen = { readonly to: CitedCandidate | null }
type Choosing = CitedLink & { readonly candidates: readonly CitedCandidate[] }

/** A person says which row is meant, or that none of those shown is. */
export const tieCited = command<CitedInput, Choosing, Chosen>({
  name: 'roadmap.tieCited',
  input: CitedInput,
  access: editRoadmap,
  load: async (tx, input) => {
    const link = await lockCited(tx, input.link)
    const cited = link && citedRow(link.words)
    return link && { ...link, candidates: cited ? await rowsNumbered(tx, link.owner, cited.number) : [] }
  },
  decide: ({ candidates }, { row }): Result<Chosen> => {
    if (row === '') return ok({ to: null })
    const to = candidates.find((each) => each.row === row)
    return to === undefined ? refuse('chooseRow', 'row') : ok({ to })
  },
  save: (tx, { to }, link) => tie(tx, link.id, to),
  tell: ({ to }, link) => ({
    record: link.directive,
    row: link.id,
    change: { roadmap: [link.roadmap, to?.roadmap ?? null], row: [link.row, to?.row ?? null] },
  }),
  to: (_chosen, link) => `/directives/${link.directive}`,
})

export const citedCommands: readonly AnyCommand[] = [tieCited]

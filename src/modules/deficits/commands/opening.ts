import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import { isUuid, type MunicipalityId, type RegionId } from '../../../kernel/ids.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import { command, type Subject } from '../../../platform/command/command.ts'
import { maybe, run, sql, type Tx } from '../../../platform/database/query.ts'
import { type Act, findAct } from '../../programmes/public.ts'
import * as access from '../domain/access.ts'
import { type Opening, openingsOf } from '../queries/opening.ts'

const OpenInput = z.object({
  act: z.string().max(90),
  actWords: z.string().trim().max(300, 'tooLong'),
  until: z.string().transform((typed, context): Day | null => {
    if (typed.trim() === '') return null
    const read = readTypedDay(typed)
    if (read === null) context.addIssue({ code: 'custom', message: 'notADay' })
    return read
  }),
})
type OpenInput = z.infer<typeof OpenInput>

type Node = Subject & {
  readonly region: RegionId
  readonly municipality: MunicipalityId
  readonly openings: readonly Opening[]
  readonly act: Act | null
}

const nodeOf = async (tx: Tx, act: Act | null): Promise<Node | null> => {
  const found = await maybe(
    tx,
    sql<{
      region: RegionId
      municipality: MunicipalityId
    }>`select region_id as region, id as municipality from municipality where id = any (${[...tx.scope.municipalities]}::uuid[]) order by id limit 1 for update`,
  )
  return (
    found && {
      ...found,
      act,
      owner: { ...found, organisation: null },
      openings: await openingsOf(tx, found.municipality),
    }
  )
}

/** The municipality opens the rows of its schools to the region, by an act and until a day (decisions 21). */
export const openToRegion = command<
  OpenInput,
  Node,
  { readonly act: Act; readonly until: Day | null; readonly id: string }
>({
  name: 'deficit.openToRegion',
  input: OpenInput,
  access: access.openRows,
  load: async (tx, input) => nodeOf(tx, await findAct(tx, input.act, input.actWords)),
  decide: (node, { until }, { today, newId }) => {
    if (node.act === null) return refuse('actNeeded', 'act')
    if (until !== null && until < today) return refuse('termInThePast', 'until')
    if (node.openings.some(({ isOpen }) => isOpen)) return refuse('openedAlready')
    return ok({ act: node.act, until, id: newId() })
  },
  save: async (tx, { act, until, id }, node) => {
    // the last day is inside, the column holds the day after it
    await run(
      tx,
      sql`insert into deficit_opening (id, region_id, municipality_id, to_region, basis, source_record_id, until_on)
          values (${id}, ${node.region}, ${node.municipality}, true, ${act.words}, ${act.directive}, ${until}::date + 1)`,
    )
  },
  tell: ({ id, act, until }) => ({ row: id, change: { directive: act.directive, until } }),
  to: () => '/deficits/opening?done=opened',
})

const CloseInput = z.object({ opening: z.string().refine(isUuid, 'notAnId') })
type CloseInput = z.infer<typeof CloseInput>

/** From today the region sees counts again. */
export const closeToRegion = command<CloseInput, Node, { readonly id: string }>({
  name: 'deficit.closeToRegion',
  input: CloseInput,
  access: access.openRows,
  load: (tx) => nodeOf(tx, null),
  decide: (node, { opening }) =>
    node.openings.some(({ id, isOpen }) => id === opening && isOpen)
      ? ok({ id: opening })
      : refuse('notOpened'),
  save: async (tx, { id }, _node, work) => {
    await run(tx, sql`update deficit_opening set until_on = ${work.today} where id = ${id}`)
  },
  tell: ({ id }) => ({ row: id, change: { closed: true } }),
  to: () => '/deficits/opening?done=closed',
})

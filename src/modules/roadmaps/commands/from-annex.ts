import type { RecordId } from '../../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { type AnyCommand, command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import type { Directive } from '../../directives/domain/types.ts'
import { findDirective, knownIn } from '../../directives/public.ts'
import { editRoadmap } from '../domain/access.ts'
import { chosenFor, takenItems, upperLabel, wordingsOf } from '../domain/annex.ts'
import { AnnexInput } from '../domain/input.ts'
import { layoutOf, type NewItem } from '../domain/intake.ts'
import { groundsOf } from '../domain/naming.ts'
import { periodOf } from '../domain/period.ts'
import type { Layout, Period } from '../domain/types.ts'
import { type Annex, annexOf, upperRoadmap } from '../queries/annex.ts'
import { saveRoadmap } from './making.ts'
import { own, saveItems } from './saving.ts'

type Subject = Directive & { readonly annex: Annex }
type Taken = {
  readonly id: RecordId
  readonly title: string
  readonly period: Period
  readonly layout: Layout
  readonly items: readonly NewItem[]
}

/** Year of the plan: as the reader understood it, else that of the paper. */
export const annexPeriod = ({ annex, dateOn }: Subject, today: string): Period =>
  periodOf(annex.context ?? { year: Number((dateOn ?? today).slice(0, 4)), kind: 'calendar' })

/** Every row says which row of the annex it carries out, and which row of the upper roadmap when it is kept here too. */
const linkUp = async (tx: Tx, subject: Subject, taken: Taken, work: Work): Promise<void> => {
  const paper = groundsOf(subject)
  const link = (row: string | null, words: string) => ({
    ...own(subject.owner),
    id: work.newId(),
    record_id: taken.id,
    row_id: row,
    kind: 'source',
    to_record_id: subject.record,
    as_written: words.slice(0, 2_000),
  })
  const rows = taken.items.filter((item) => !item.isSection)
  await insertAll(tx, 'record_link', [
    link(null, paper),
    ...rows.map((item) => link(item.id, upperLabel(item.number, paper))),
  ])
  const upper = await upperRoadmap(tx, subject)
  if (upper === null) return
  const byNumber = new Map(upper.rows.map(({ number, id }) => [number, id]))
  const pairs = rows.flatMap(({ id, number }) => {
    const above = number === null ? undefined : byNumber.get(number)
    return above === undefined ? [] : [{ id, above }]
  })
  await run(tx, sql`update roadmap set above_id = ${upper.id} where id = ${taken.id}`)
  await run(
    tx,
    sql`update roadmap_item i set answers_id = p.above from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p (id uuid, above uuid)
      where i.id = p.id and i.record_id = ${taken.id}`,
  )
}

/**
 * The node's own roadmap from the plan in the annex of an upper paper, offered after the resolution (R120, R230): the rows that
 * concern it, who answers here, and the link with the upper rows. A draft: it is approved by the node's own paper.
 */
export const makeFromAnnex = command<AnnexInput, Subject, Taken>({
  name: 'roadmap.makeFromAnnex',
  input: AnnexInput,
  access: editRoadmap,
  load: async (tx, input) => {
    const directive = await findDirective(tx, input.directive)
    const annex = directive && (await annexOf(tx, input.directive, input.table))
    return directive && annex && { ...directive, annex }
  },
  decide: (subject, input, { newId, today }): Result<Taken> => {
    const { annex } = subject
    if (subject.direction !== 'incoming' || !['inForce', 'amended'].includes(subject.state))
      return refuse('resolutionFirst')
    if (annex.made !== null) return refuse('annexTaken')
    const table = { ...annex, kind: 'roadmap' as const, place: null }
    const chosen = chosenFor(wordingsOf(annex.rows), input.who)
    const items = takenItems(table, new Set(input.rows), chosen, newId)
    if (items.length === 0) return refuse('chooseRows', 'rows')
    return ok({
      id: newId() as RecordId,
      title: input.title,
      period: annexPeriod(subject, today),
      layout: layoutOf(annex),
      items,
    })
  },
  save: async (tx, taken, subject, work) => {
    const { id, title, period, layout } = taken
    const { owner, annex } = subject
    await saveRoadmap(
      tx,
      {
        ...{ id, owner, title, period, layout, state: 'draft' },
        aboveId: null,
        directive: null,
        directiveTable: annex.id,
        copiedFrom: null,
      },
      work,
    )
    await saveItems(tx, id, owner, taken.items, await knownIn(tx, owner), work)
    await linkUp(tx, subject, taken, work)
  },
  tell: ({ id, items }, subject) => ({
    record: id,
    change: { from: subject.record, rows: items.length },
  }),
  to: ({ id }) => `/roadmaps/${id}`,
})

export const annexCommands: readonly AnyCommand[] = [makeFromAnnex]

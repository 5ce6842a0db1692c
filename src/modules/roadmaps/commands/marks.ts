import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Reading } from '../../../kernel/term/types.ts'
import { type AnyCommand, command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { proofWords, prove } from '../../assignments/public.ts'
import { editRoadmap } from '../domain/access.ts'
import { AnswersInput, MarkInput, TermInput } from '../domain/input.ts'
import { daysOfTerm } from '../domain/row.ts'
import type { Mark, RoadmapItem, WholeRoadmap } from '../domain/types.ts'
import { itemsSeen, recordOfRow } from '../queries/roadmap.ts'
import { lockRow } from './moves.ts'

type OneRow = WholeRoadmap & { readonly item: RoadmapItem }

const card = (roadmap: OneRow): string => `/roadmaps/${roadmap.record}/items/${roadmap.item.id}`

type Marked = { readonly mark: Mark | null; readonly result: string }

/** A row that is done fulfils what was given out by it, and the row of the roadmap above that it carries out. */
const proveRow = async (tx: Tx, { record, item, owner, partners }: OneRow, work: Work): Promise<void> => {
  await prove(tx, work, { sourceRecord: record, sourceRow: item.id, label: proofWords.rowDone, record })
  // a plan of a pair answers rows of several roadmaps: the row itself says of which
  const above = item.answersId === null ? null : await recordOfRow(tx, item.answersId)
  if (above === null || item.answersId === null) return
  const proof = { sourceRecord: above, sourceRow: item.answersId, label: proofWords.rowAnswered, record }
  if (owner.organisation === null) await prove(tx, work, { ...proof, municipality: owner.municipality })
  const schools = new Set([owner, ...partners].flatMap(({ organisation }) => organisation ?? []))
  for (const organisation of schools) await prove(tx, work, { ...proof, organisation })
}

/** What came of a row is said by a person: the result in words always, the state where nobody reports. */
export const markRow = command<MarkInput, OneRow, Marked>({
  name: 'roadmap.markRow',
  input: MarkInput,
  access: editRoadmap,
  load: (tx, input) => lockRow(tx, input.roadmap, input.item),
  decide: (_roadmap, input): Result<Marked> => {
    if (input.mark === 'cancelled' && input.result === '') return refuse('cancelNeedsWords', 'result')
    return ok({ mark: input.mark === 'none' ? null : input.mark, result: input.result })
  },
  save: async (tx, change, roadmap, work) => {
    const on = change.mark === null ? null : work.today
    await run(
      tx,
      sql`update roadmap_item set mark = ${change.mark}, marked_on = ${on}, actual_result = ${change.result}, version = version + 1 where id = ${roadmap.item.id}`,
    )
    if (change.mark === roadmap.item.mark) return
    await work.state({
      record: roadmap.record,
      row: roadmap.item.id,
      from: roadmap.item.mark ?? 'open',
      to: change.mark ?? 'open',
      note: change.result === '' ? null : change.result,
      owner: roadmap.owner,
    })
    if (change.mark === 'done') await proveRow(tx, roadmap, work)
  },
  tell: (change, roadmap) => ({
    record: roadmap.record,
    row: roadmap.item.id,
    change: { mark: change.mark },
    words: { result: change.result },
  }),
  to: (_change, roadmap) => card(roadmap),
})

/** A term that can be read in two ways is decided by a person; its words stay as written. */
export const chooseTerm = command<TermInput, OneRow, { readonly term: Reading }>({
  name: 'roadmap.chooseTerm',
  input: TermInput,
  access: editRoadmap,
  load: (tx, input) => lockRow(tx, input.roadmap, input.item),
  decide: (roadmap, input) => {
    const term = roadmap.item.termAlternatives[Number(input.choice)]
    return term === undefined ? refuse('chooseOne') : ok({ term })
  },
  save: async (tx, { term }, roadmap) => {
    const { opensOn, dueOn } = daysOfTerm(term)
    await run(
      tx,
      sql`update roadmap_item set term = ${JSON.stringify(term)}::jsonb, term_alternatives = '[]', opens_on = ${opensOn}, due_on = ${dueOn}, version = version + 1
          where id = ${roadmap.item.id}`,
    )
  },
  tell: ({ term }, roadmap) => ({ record: roadmap.record, row: roadmap.item.id, change: { term } }),
  to: (_change, roadmap) => card(roadmap),
})

type Linking = OneRow & { readonly above: readonly RoadmapItem[] }

const withAbove = async (tx: Tx, roadmap: OneRow | null): Promise<Linking | null> =>
  roadmap && {
    ...roadmap,
    above: await itemsSeen(tx, roadmap.aboveId),
  }

/** This row carries out a row of the roadmap above (R120, R176). */
export const answerAbove = command<AnswersInput, Linking, { readonly answers: string | null }>({
  name: 'roadmap.answerAbove',
  input: AnswersInput,
  access: editRoadmap,
  load: async (tx, input) => withAbove(tx, await lockRow(tx, input.roadmap, input.item)),
  decide: (roadmap, input) => {
    if (input.answers === '') return ok({ answers: null })
    return roadmap.above.some((item) => item.id === input.answers)
      ? ok({ answers: input.answers })
      : refuse('chooseOne', 'answers')
  },
  save: async (tx, { answers }, roadmap) => {
    await run(
      tx,
      sql`update roadmap_item set answers_id = ${answers}, version = version + 1 where id = ${roadmap.item.id}`,
    )
  },
  tell: (change, roadmap) => ({ record: roadmap.record, row: roadmap.item.id, change }),
  to: (_change, roadmap) => card(roadmap),
})

export const marksCommands: readonly AnyCommand[] = [markRow, chooseTerm, answerAbove]

import type { Owner } from '../../../kernel/access.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { together } from '../../../platform/database/together.ts'
import { lockAssignment } from '../../assignments/public.ts'
import { oneOfSheet, type ReadTable, rowsOfSheet } from '../documents/sheet.ts'
import * as access from '../domain/access.ts'
import { visibleAnswers } from '../domain/conditions.ts'
import type { FormDefinition } from '../domain/definition.ts'
import { ApplyInput, LoadInput, LoadOneInput } from '../domain/input.ts'
import { sightOf } from '../domain/loading.ts'
import { type Merge, mergeCells } from '../domain/merging.ts'
import { knownAnswers } from '../domain/prefill.ts'
import { isWritable, type Sent } from '../domain/rules.ts'
import type { AnswerSet, Collection } from '../domain/types.ts'
import { judgeComplete } from '../domain/validate.ts'
import {
  answersNamed,
  clauseOf,
  findAnswer,
  knownFor,
  knownForMany,
  lockAnswer,
  type ToSend,
} from '../queries/answer.ts'
import { collectionCard, findCollection, lockCollection } from '../queries/collection.ts'
import { type FormLoad, findLoad } from '../queries/load.ts'
import { formsText } from '../text/words.ts'
import { fillerOf, saveKept, saveSent } from './answer.ts'

type Loaded = ReadTable & { readonly id: string; readonly fileName: string }
type About = { readonly owner: Owner; readonly collection: string | null; readonly answer: string | null }

const saveLoad = async (tx: Tx, loaded: Loaded, about: About, work: Work): Promise<void> => {
  const { region, municipality, organisation } = about.owner
  await run(
    tx,
    sql`insert into form_load (id, region_id, municipality_id, organisation_id, collection_id, answer_id, file_name, rows, notes, loaded_by, loaded_at)
        values (${loaded.id}, ${region}, ${municipality}, ${organisation}, ${about.collection}, ${about.answer}, ${loaded.fileName},
                ${JSON.stringify(loaded.rows)}::jsonb, ${JSON.stringify(loaded.notes)}::jsonb, ${tx.scope.person}, ${work.at})`,
  )
}

/** The first sheet that is one of ours, whatever stands before it in the file. */
const foundIn = (
  sheets: LoadInput['file']['sheets'],
  read: (sheet: readonly (readonly string[])[]) => ReadTable | null,
): ReadTable | null => sheets.map(read).find((table) => table !== null) ?? null

type Loading = Collection & {
  readonly definition: FormDefinition
  /** The answers that the file names, as far as they belong to this collection. */
  readonly ours: readonly AnswerSet[]
  readonly table: ReadTable | null
}

const loadLoading = async (tx: Tx, { collection: id, file }: LoadInput): Promise<Loading | null> => {
  const collection = await findCollection(tx, id)
  const card = collection && (await collectionCard(tx, id))
  if (collection === null || card === null) return null
  const { definition } = card
  const { idColumn, school } = formsText.ru.collection
  const table = foundIn(file.sheets, (sheet) => rowsOfSheet(definition, sheet, [idColumn, school]))
  const ids = table?.rows.map(({ answer }) => answer) ?? []
  return { ...collection, definition, table, ours: await answersNamed(tx, id, ids, false) }
}

/** A filled table is read and kept aside: nothing changes until the differences were seen. */
export const loadTable = command<LoadInput, Loading, Loaded>({
  name: 'answer.loadTable',
  input: LoadInput,
  access: access.askByForm,
  load: loadLoading,
  decide: ({ state, table, ours }, { file }, { newId }): Result<Loaded> => {
    if (state === 'closed') return refuse('collectionClosed')
    if (table === null) return refuse('notThisTable', 'file')
    const known = new Set(ours.map(({ id }) => id))
    const rows = table.rows.filter(({ answer }) => known.has(answer))
    if (rows.length === 0) return refuse('otherCollection', 'file')
    const strange = table.rows.filter(({ answer }) => !known.has(answer)).map(({ line }) => line)
    const notes = { ...table.notes, strange: [...table.notes.strange, ...strange].sort((a, b) => a - b) }
    return ok({ id: newId(), fileName: file.name, rows, notes })
  },
  save: (tx, loaded, { owner, record }, work) =>
    saveLoad(tx, loaded, { owner, collection: record, answer: null }, work),
  tell: (loaded, collection) => ({
    record: collection.record,
    row: loaded.id,
    change: { rows: loaded.rows.length },
    channel: 'file',
  }),
  to: (loaded, collection) => `/collections/${collection.record}/load/${loaded.id}`,
})

const BY_FILE = { forSchool: true, byLink: false }

/** What is at the controller's is not overwritten from a file. */
const isOpen = (set: AnswerSet): boolean => set.state !== 'sent' && isWritable(set, BY_FILE)

/** Answers that a kept table is about: those that may still be written, merged, and those that may not any more. */
export type Merging = { readonly merges: readonly Merge[]; readonly closed: readonly AnswerSet[] }

const rowOf = (load: FormLoad, id: string) =>
  load.rows.find(({ answer }) => answer === id) ?? { cells: {}, places: {} }

/** What the rows of a kept table would do now. */
export const mergesOf = async (tx: Tx, load: FormLoad, lock: boolean): Promise<Merging> => {
  const ids = load.rows.map(({ answer }) => answer)
  const sets = await answersNamed(tx, load.collection ?? '', ids, lock)
  const known = await knownForMany(tx, ids)
  const merged = (set: AnswerSet): Merge =>
    mergeCells(
      set,
      rowOf(load, set.id),
      knownAnswers(set.definition, known.get(set.id) ?? { values: {}, last: null }),
    )
  return {
    merges: sets.filter(isOpen).map(merged),
    closed: sets.filter((set) => !isOpen(set)),
  }
}

type Applying = Collection & { readonly load: FormLoad; readonly merges: readonly Merge[] }
type Applied = { readonly send: boolean; readonly merges: readonly Merge[] }

const loadApplying = async (tx: Tx, id: string): Promise<Applying | null> => {
  const load = await findLoad(tx, id, true)
  const collection = load?.collection && (await lockCollection(tx, load.collection))
  if (!load || !collection) return null
  return { ...collection, load, merges: (await mergesOf(tx, load, true)).merges }
}

const sendingOf = ({ set, answers }: Merge): Sent => ({
  from: set.state,
  answers: visibleAnswers(set.definition, answers),
  channel: 'file',
  confirmation: 'waiting',
  no: set.sendings + 1,
})

/** What was seen is what is saved: an answer that changed meanwhile, or a table saved already, is shown anew. */
const mayApply = (load: FormLoad, merges: readonly Merge[], seen: string): Result<null> => {
  if (load.appliedOn !== null) return refuse('alreadyApplied')
  if (sightOf(merges.map(({ set }) => set)) !== seen) return refuse('tableStale')
  return merges.some(({ changes }) => changes.length > 0) ? ok(null) : refuse('nothingInTable')
}

const toSend = async (tx: Tx, set: AnswerSet): Promise<ToSend> => {
  const [assignment, clause] = await together(
    lockAssignment(tx, set.record),
    clauseOf(tx, sql`select ${set.collection}::uuid`),
  )
  return { ...set, assignment, clause }
}

/** The differences that were seen are saved; forms that are complete may go to review at once, as entered for the school. */
export const applyTable = command<ApplyInput, Applying, Applied>({
  name: 'answer.applyTable',
  input: ApplyInput,
  access: access.askByForm,
  load: (tx, input) => loadApplying(tx, input.load),
  decide: ({ load, merges, state }, { send, seen }): Result<Applied> => {
    if (state === 'closed') return refuse('collectionClosed')
    const allowed = mayApply(load, merges, seen)
    return allowed.ok ? ok({ send, merges: merges.filter(({ faults }) => faults.length === 0) }) : allowed
  },
  save: async (tx, { send, merges }, { load }, work) => {
    for (const merge of merges) {
      if (send && judgeComplete(merge.set.definition, merge.answers).length === 0)
        await saveSent(tx, sendingOf(merge), await toSend(tx, merge.set), work)
      else if (merge.changes.length > 0) await saveKept(tx, merge.answers, merge.set, work)
    }
    await run(tx, sql`update form_load set applied_on = ${work.today} where id = ${load.id}`)
  },
  tell: ({ merges }, { record, load }) => ({
    record,
    row: load.id,
    change: { answers: merges.filter(({ changes }) => changes.length > 0).length },
    channel: 'file',
  }),
  to: (_change, { record }) => `/collections/${record}?done=loaded`,
})

/** The sheet of one answer, filled in away from the program by whoever fills the form. */
export const loadSheet = command<LoadOneInput, AnswerSet, Loaded>({
  name: 'answer.loadSheet',
  input: LoadOneInput,
  access: access.fillForm,
  load: (tx, input) => findAnswer(tx, input.answer),
  decide: (set, { file }, circumstances): Result<Loaded> => {
    if (!isWritable(set, fillerOf(circumstances)))
      return refuse('answerNotNow', undefined, { state: set.state })
    const table = foundIn(file.sheets, (sheet) => oneOfSheet(set.definition, sheet, formsText.ru.one))
    if (table === null) return refuse('notThisTable', 'file')
    if (table.rows[0]?.answer !== set.id) return refuse('otherAnswer', 'file')
    return ok({ id: circumstances.newId(), fileName: file.name, ...table })
  },
  save: (tx, loaded, { owner, id }, work) =>
    saveLoad(tx, loaded, { owner, collection: null, answer: id }, work),
  tell: (loaded, set) => ({ record: set.record, row: loaded.id, change: { rows: 1 }, channel: 'file' }),
  to: (loaded, set) => `/answers/${set.id}/load/${loaded.id}`,
})

/** What the sheet of one answer would do now. */
export const mergeOne = async (tx: Tx, load: FormLoad, set: AnswerSet): Promise<Merge> =>
  mergeCells(set, rowOf(load, set.id), knownAnswers(set.definition, await knownFor(tx, set.id)))

type ApplyingOne = AnswerSet & { readonly load: FormLoad; readonly merge: Merge }

const loadApplyingOne = async (tx: Tx, id: string): Promise<ApplyingOne | null> => {
  const load = await findLoad(tx, id, true)
  const set = load?.answer && (await lockAnswer(tx, load.answer))
  return load && set ? { ...set, load, merge: await mergeOne(tx, load, set) } : null
}

/** The differences go into the working copy; the form is looked through and sent on its own page. */
export const applySheet = command<ApplyInput, ApplyingOne, Merge>({
  name: 'answer.applySheet',
  input: ApplyInput,
  access: access.fillForm,
  load: (tx, input) => loadApplyingOne(tx, input.load),
  decide: (set, { seen }, circumstances): Result<Merge> => {
    if (!isWritable(set, fillerOf(circumstances)))
      return refuse('answerNotNow', undefined, { state: set.state })
    const allowed = mayApply(set.load, [set.merge], seen)
    return allowed.ok ? ok(set.merge) : allowed
  },
  save: async (tx, { answers }, { load, merge }, work) => {
    await saveKept(tx, answers, merge.set, work)
    await run(tx, sql`update form_load set applied_on = ${work.today} where id = ${load.id}`)
  },
  tell: ({ changes }, set) => ({
    record: set.record,
    row: set.load.id,
    change: { answers: changes.length },
    channel: 'file',
  }),
  to: (_merge, set) => `/answers/${set.id}/fill?kept=1`,
})

import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { rowsOfSheet } from '../documents/sheet.ts'
import * as access from '../domain/access.ts'
import { visibleAnswers } from '../domain/conditions.ts'
import type { FormDefinition } from '../domain/definition.ts'
import { ApplyInput, LoadInput } from '../domain/input.ts'
import { type Merge, mergeCells } from '../domain/merging.ts'
import { isWritable, type Sent } from '../domain/rules.ts'
import type { Collection } from '../domain/types.ts'
import { judgeComplete } from '../domain/validate.ts'
import { answersNamed } from '../queries/answer.ts'
import { collectionCard, findCollection, lockCollection } from '../queries/collection.ts'
import { type FormLoad, findLoad, type LoadedRow } from '../queries/load.ts'
import { formsText } from '../text/words.ts'
import { saveKept, saveSent } from './answer.ts'

type Loading = Collection & { readonly definition: FormDefinition }
type Loaded = { readonly id: string; readonly fileName: string; readonly rows: readonly LoadedRow[] }

const loadLoading = async (tx: Tx, id: string): Promise<Loading | null> => {
  const collection = await findCollection(tx, id)
  const card = collection && (await collectionCard(tx, id))
  return collection && card && { ...collection, definition: card.definition }
}

/** A filled table is read and kept aside: nothing changes until the differences were seen. */
export const loadTable = command<LoadInput, Loading, Loaded>({
  name: 'answer.loadTable',
  input: LoadInput,
  access: access.askByForm,
  load: (tx, input) => loadLoading(tx, input.collection),
  decide: (collection, { file }, { newId }): Result<Loaded> => {
    if (collection.state === 'closed') return refuse('collectionClosed')
    const found = file.sheets
      .map((sheet) => rowsOfSheet(collection.definition, sheet, formsText.ru.collection.idColumn))
      .find((rows) => rows !== null)
    return found === undefined || found === null
      ? refuse('notThisTable', 'file')
      : ok({ id: newId(), fileName: file.name, rows: found })
  },
  save: async (tx, loaded, collection, work) => {
    const { region, municipality } = collection.owner
    await run(
      tx,
      sql`insert into form_load (id, region_id, municipality_id, collection_id, file_name, rows, loaded_by, loaded_at)
          values (${loaded.id}, ${region}, ${municipality}, ${collection.record}, ${loaded.fileName}, ${JSON.stringify(loaded.rows)}::jsonb, ${tx.scope.person}, ${work.at})`,
    )
  },
  tell: (loaded, collection) => ({
    record: collection.record,
    row: loaded.id,
    change: { rows: loaded.rows.length },
    channel: 'file',
  }),
  to: (loaded, collection) => `/collections/${collection.record}/load/${loaded.id}`,
})

type Applying = Collection & { readonly load: FormLoad; readonly merges: readonly Merge[] }
type Applied = { readonly send: boolean; readonly merges: readonly Merge[] }

const BY_FILE = { forSchool: true, byLink: false }

/** What the rows of a kept table would do now, to answers that may still be written. */
export const mergesOf = async (tx: Tx, load: FormLoad, lock: boolean): Promise<readonly Merge[]> => {
  const sets = await answersNamed(
    tx,
    load.collection,
    load.rows.map(({ answer }) => answer),
    lock,
  )
  return sets
    .filter((set) => isWritable(set, BY_FILE))
    .map((set) => mergeCells(set, load.rows.find(({ answer }) => answer === set.id)?.cells ?? {}))
}

const loadApplying = async (tx: Tx, id: string): Promise<Applying | null> => {
  const load = await findLoad(tx, id, true)
  const collection = load && (await lockCollection(tx, load.collection))
  return load && collection && { ...collection, load, merges: await mergesOf(tx, load, true) }
}

const sendingOf = ({ set, answers }: Merge): Sent => ({
  from: set.state,
  answers: visibleAnswers(set.definition, answers),
  channel: 'file',
  confirmation: 'waiting',
  no: set.sendings + 1,
})

/** The differences that were seen are saved; forms that are complete may go to review at once, as entered for the school. */
export const applyTable = command<ApplyInput, Applying, Applied>({
  name: 'answer.applyTable',
  input: ApplyInput,
  access: access.askByForm,
  load: (tx, input) => loadApplying(tx, input.load),
  decide: ({ load, merges, state }, { send }): Result<Applied> => {
    if (state === 'closed') return refuse('collectionClosed')
    if (load.appliedOn !== null) return refuse('alreadyApplied')
    return ok({ send, merges })
  },
  save: async (tx, { send, merges }, { load }, work) => {
    for (const merge of merges) {
      if (send && judgeComplete(merge.set.definition, merge.answers).length === 0)
        await saveSent(tx, sendingOf(merge), merge.set, work)
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

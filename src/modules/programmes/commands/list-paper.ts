import type { RecordId } from '../../../kernel/ids.ts'
import { ok, type Result, refuse, refuseAll } from '../../../kernel/result.ts'
import { command } from '../../../platform/command/command.ts'
import { composeDraft } from '../../directives/public.ts'
import { keepModel } from '../domain/access.ts'
import { OneModel } from '../domain/input.ts'
import { LIST_ANNEX, type ListedSchool, listClause, listTable, listTitle } from '../domain/list-paper.ts'
import { whileOpen } from '../domain/rules.ts'
import type { Model } from '../domain/types.ts'
import { listedSchools, lockModel } from '../queries/model.ts'

type Listing = Model & { readonly schools: readonly ListedSchool[] }
type Listed = { readonly paper: RecordId; readonly schools: readonly ListedSchool[] }

/**
 * The list of participants as an annex to an act (R009): a draft with the schools of today in one alphabetical order, without
 * groups (product, 4.9). It is finished, agreed and signed like every paper.
 */
export const draftListPaper = command<OneModel, Listing, Listed>({
  name: 'model.draftList',
  input: OneModel,
  access: keepModel,
  load: async (tx, input) => {
    const model = await lockModel(tx, input.model)
    return model && { ...model, schools: await listedSchools(tx, model.id, tx.scope.today) }
  },
  decide: (model, _input, { newId }): Result<Listed> => {
    const closed = whileOpen(model)
    if (closed.length > 0) return refuseAll(closed)
    if (model.schools.length === 0) return refuse('nobodyToList')
    return ok({ paper: newId() as RecordId, schools: model.schools })
  },
  save: async (tx, { paper: id, schools }, model, work) => {
    const title = listTitle(model.programmeName)
    const annex = { title: LIST_ANNEX, kind: 'table' as const, body: listTable(schools) }
    const clause = { addressedAs: '', action: listClause(model.programmeName), term: '', addressees: [] }
    await composeDraft(tx, { id, owner: model.owner, title, clauses: [clause], annexes: [annex] }, work)
  },
  tell: ({ schools }, model) => ({ record: model.id, change: { listed: schools.length } }),
  to: ({ paper }) => `/directives/${paper}`,
})

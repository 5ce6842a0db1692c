import type { Owner } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { RecordId } from '../../../kernel/ids.ts'
import type { Work } from '../../../platform/command/work.ts'
import { insertAll } from '../../../platform/database/insert.ts'
import type { Tx } from '../../../platform/database/query.ts'
import { typedTerm } from '../domain/typed-term.ts'
import { usualKind } from '../domain/writing/rules.ts'
import type { AnnexKind } from '../domain/writing/types.ts'
import { blankOf } from '../queries/draft.ts'
import { headsOf } from '../queries/resolution.ts'
import { refreshAnnexes } from './annexes.ts'
import { refreshClauses, saveClause } from './clauses.ts'
import { ownedBy, saveAddressees } from './saving.ts'
import { saveDraft } from './starting.ts'

/** A paper that another part of the program draws up: a person finishes it on its page, like every draft. */
export type ComposedPaper = {
  /** When the caller leads to the draft afterwards. */
  readonly id?: RecordId
  readonly owner: Owner
  readonly title: string
  readonly clauses: readonly {
    readonly addressedAs: string
    readonly action: string
    /** As people write it: «до 20.09.2026»; empty for none. */
    readonly term: string
    /** `organisation:id:` */
    readonly addressees: readonly string[]
  }[]
  readonly annexes: readonly { readonly title: string; readonly kind: AnnexKind; readonly body: string }[]
}

const saveComposedClauses = async (
  tx: Tx,
  id: RecordId,
  { owner, clauses }: ComposedPaper,
  work: Work,
): Promise<void> => {
  for (const [ord, clause] of clauses.entries()) {
    const term = typedTerm(clause.term, work.today)
    const row = work.newId()
    await saveClause(
      tx,
      {
        id: row,
        isNew: true,
        parentId: null,
        ord,
        addressedAs: clause.addressedAs,
        action: clause.action,
        modality: 'order',
        term: term?.asWritten ?? clause.term,
        reading: term?.reading ?? null,
        dueOn: (term?.dueOn ?? null) as Day | null,
        control: '',
        controller: null,
      },
      { record: id, owner },
    )
    await saveAddressees(tx, id, row, owner, clause.addressees, work)
  }
  await refreshClauses(tx, id)
}

const saveComposedAnnexes = async (
  tx: Tx,
  id: string,
  { owner, annexes }: ComposedPaper,
  work: Work,
): Promise<void> => {
  await insertAll(
    tx,
    'annex',
    annexes.map((annex, ord) => ({
      ...ownedBy(owner),
      ...annex,
      id: work.newId(),
      record_id: id,
      ord,
      is_present: true,
    })),
  )
  await refreshAnnexes(tx, id)
}

/** Draws a draft up in the transaction of the caller. Gives its id. */
export const composeDraft = async (tx: Tx, paper: ComposedPaper, work: Work): Promise<string> => {
  const id = paper.id ?? (work.newId() as RecordId)
  const { owner, title } = paper
  const desk = { owner, blank: await blankOf(tx, owner), head: (await headsOf(tx, owner))[0]?.id ?? null }
  await saveDraft(tx, { id, kind: usualKind(false), title, recipient: '' }, desk, work)
  await saveComposedClauses(tx, id, paper, work)
  await saveComposedAnnexes(tx, id, paper, work)
  return id
}

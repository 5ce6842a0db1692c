import type { Owner } from '../../../kernel/access.ts'
import type { Work } from '../../../platform/command/work.ts'
import { run, sql, type Tx } from '../../../platform/database/query.ts'
import { fullName } from '../domain/naming.ts'
import * as rules from '../domain/writing/rules.ts'
import type { Blank } from '../domain/writing/types.ts'

type Desk = {
  readonly owner: Owner
  readonly blank: Blank
  /** The head of the node, who usually signs. */
  readonly head: string | null
}

/** The first rows of a paper that is written in the program: kind and title, the look and the signer of its node. */
export const saveDraft = async (
  tx: Tx,
  draft: {
    readonly id: string
    readonly kind: string
    readonly title: string
    readonly recipient: string
  },
  desk: Desk,
  work: Work,
): Promise<void> => {
  const { id, kind, title } = draft
  const { region, municipality, organisation } = desk.owner
  const begin = rules.beginningOf(kind, desk.blank.orderingWord)
  const name = fullName({ kind, title, number: null })
  await work.record({ id, kind: 'directive', title: name, owner: desk.owner, reach: 'own' })
  await run(
    tx,
    sql`insert into directive (id, region_id, municipality_id, organisation_id, kind, origin, issuer, place, title, ordering_word, recipient, control_kind,
          signatory_person_id, prepared_person_id, state, held_since)
        values (${id}, ${region}, ${municipality}, ${organisation}, ${kind}, 'written', ${[...desk.blank.authority]}::text[], ${desk.blank.place || null},
          ${title}, ${begin.orderingWord}, ${rules.recipientFor(kind, draft.recipient)}, ${begin.controlKind}, ${desk.head}, ${tx.scope.person}, 'draft', ${work.at})`,
  )
  await work.state({ record: id, from: null, to: 'draft', owner: desk.owner })
}

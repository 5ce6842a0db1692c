import { may } from '../../kernel/access.ts'
import { manageDirective } from '../../modules/directives/domain/access.ts'
import type { DirectiveFilter } from '../../modules/directives/domain/listing.ts'
import {
  clausesOf,
  directiveCard,
  directiveOf,
  listDirectives,
} from '../../modules/directives/queries/paper.ts'
import type { Following } from '../../platform/database/part.ts'
import type { Tx } from '../../platform/database/query.ts'

export const directivesIn = (tx: Tx, filter: DirectiveFilter, following: Following) =>
  listDirectives(tx, filter, following)

/** States in which a paper is only its writers' and checkers' business. */
const UNFINISHED: ReadonlySet<string> = new Set(['review', 'draft', 'visas', 'agreed'])

/**
 * A paper with its clauses. One that is being checked or written is shown to those who keep papers of the node alone; the model of
 * the file and the questions of its reading stay with the pages that they are for.
 */
export const directiveInSight = async (tx: Tx, id: string) => {
  const card = await directiveCard(tx, id)
  if (card === null) return null
  if (UNFINISHED.has(card.state) && !may(manageDirective, tx.scope, directiveOf(card))) return null
  const { model: _model, questions: _questions, ...shown } = card
  return { ...shown, clauses: await clausesOf(tx, id) }
}

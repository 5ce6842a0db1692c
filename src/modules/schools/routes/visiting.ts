import { may } from '../../../kernel/access.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import { hereWith } from '../../../platform/http/here.ts'
import type { Visit } from '../../../platform/http/visit.ts'
import * as access from '../domain/access.ts'
import type { Organisation } from '../domain/types.ts'
import type { Doable } from '../pages/card.tsx'

import { type Here, textOf } from '../pages/words.ts'
import { findOrganisation } from '../queries/organisation.ts'
import { localTextWithCategories } from './own-words.ts'

/** What every page of the module needs of a visit. */
export const hereOf = (visit: Visit): Here => ({
  ...hereWith(visit, localTextWithCategories(visit, textOf(visit.lang))),
  past: visit.scope.on !== null,
})

/** «На дату» of the address; today when it names none. */
export const onOf = (visit: Visit): Here['today'] => readTypedDay(visit.query('on')) ?? visit.scope.today

/** What the rules of access let this person do with a card. */
export const doableFor = (visit: Visit, card: Pick<Organisation, 'owner'>): Doable => ({
  edit: may(access.keepCard, visit.scope, card),
  keep: may(access.keepRegister, visit.scope, card),
  answer: may(access.answerForSchool, visit.scope, card),
  marks: may(access.seeMarks, visit.scope, card),
})

export type FoundCard = { readonly card: Organisation; readonly doable: Doable }

export const findCard = async (visit: Visit): Promise<FoundCard | null> => {
  const card = await findOrganisation(visit.tx, visit.param('id'))
  return card === null ? null : { card, doable: doableFor(visit, card) }
}

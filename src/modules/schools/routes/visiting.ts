import { may } from '../../../kernel/access.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Answer, Problem, Typed, Visit } from '../../../platform/http/visit.ts'
import type { DraftName } from '../../../ui/form.tsx'
import * as access from '../domain/access.ts'
import type { Organisation } from '../domain/types.ts'
import type { Doable } from '../pages/card.tsx'
import type { Filled } from '../pages/form-page.tsx'
import { type Here, textOf } from '../pages/words.ts'
import { findOrganisation } from '../queries/organisation.ts'
import { localTextWithCategories } from './own-words.ts'

export const NOT_FOUND: Answer = { kind: 'notFound' }
export const FORBIDDEN: Answer = { kind: 'forbidden' }

/** What every page of the module needs of a visit. */
export const hereOf = (visit: Visit): Here => ({
  t: localTextWithCategories(visit, textOf(visit.lang)),
  lang: visit.lang,
  today: visit.scope.today,
  zone: visit.scope.zone,
  commandKey: visit.commandKey,
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

/** A form as it is to be drawn: typed values first, then the person's draft, then what is known. */
export const filledFrom = async (
  visit: Visit,
  typed: Typed | null,
  draft: DraftName | null,
  known: FormValues,
  version: number | undefined,
): Promise<Filled> => {
  const left = typed === null && draft !== null ? await visit.draft(draft.form, draft.subject) : null
  const problems: readonly Problem[] = typed?.problems ?? []
  return {
    values: typed?.values ?? left ?? known,
    problems,
    version: typed?.conflict ?? version,
    ...(draft === null ? {} : { draft }),
  }
}

import { may } from '../../../kernel/access.ts'
import { isUuid } from '../../../kernel/ids.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Answer, Visit } from '../../../platform/http/visit.ts'
import type { SelectOption } from '../../../ui/fields/choice.tsx'
import { manageDirective } from '../domain/access.ts'
import type { Clause, Directive } from '../domain/types.ts'
import { clausesOf, type DirectiveCard, directiveCard, directiveOf } from '../queries/paper.ts'

export const SECTION = '/directives'

export type Found = {
  readonly directive: Directive
  readonly card: DirectiveCard
  readonly clauses: readonly Clause[]
}

/** The paper with this id; null when the visitor does not see it. */
export const findById = async (visit: Visit, id: string): Promise<Found | null> => {
  if (!isUuid(id)) return null
  const [card, clauses] = await Promise.all([directiveCard(visit.tx, id), clausesOf(visit.tx, id)])
  return card && { directive: directiveOf(card), card, clauses }
}

export const find = (visit: Visit): Promise<Found | null> => findById(visit, visit.param('id'))

export const mayUpload = (visit: Visit): boolean =>
  visit.scope.roles.some((held) =>
    manageDirective.by.some((grant) => grant.at === held.level && grant.roles.includes(held.role)),
  )

/** Values of the form name kind and key; labels travel with them, so that the words of a choice are kept. */
export const withoutLabel = (values: FormValues, parties: readonly SelectOption[]): FormValues => {
  const chosen = new Set(values.all('addressees').map((value) => value.split(':').slice(0, 2).join(':')))
  const full = parties
    .filter((party) => chosen.has(party.value.split(':').slice(0, 2).join(':')))
    .map((party) => party.value)
  return { ...values, all: (name) => (name === 'addressees' ? full : values.all(name)) }
}

/** Pages of the check exist only while the paper is in one of `states`, and only for those who may. */
export const whileChecked = async (
  visit: Visit,
  states: readonly Directive['state'][] = ['review'],
): Promise<Found | Answer> => {
  const found = await find(visit)
  if (found === null) return { kind: 'notFound' }
  if (!may(manageDirective, visit.scope, found.directive)) return { kind: 'forbidden' }
  return states.includes(found.directive.state)
    ? found
    : { kind: 'redirect', to: `/directives/${found.card.id}` }
}

import { shortDay } from '../../../kernel/format.ts'
import { type FormValues, prefilled } from '../../../platform/http/form.ts'
import { problemOf } from '../../../platform/http/problems.ts'
import type { Answer, Typed, Visit } from '../../../platform/http/visit.ts'
import { openByOrganisation } from '../../assignments/public.ts'
import { holdersAtOrganisations } from '../../people/public.ts'
import * as rules from '../domain/rules.ts'
import type { Clause, Directive } from '../domain/types.ts'
import { AddresseesPage } from '../pages/addressees.tsx'
import { ClausePage, RequisitesPage } from '../pages/corrections.tsx'
import type { DirectiveCard } from '../queries/paper.ts'
import { rollOf } from '../queries/roll.ts'
import { directiveSentences, directiveText } from '../text.ts'

import { partiesOf, SECTION, whileChecked, withoutLabel } from './found.ts'

const clauseValues = (clause: Clause): FormValues =>
  prefilled({
    number: clause.number,
    parent: clause.parentId,
    action: clause.action || clause.text,
    modality: clause.modality,
    term: clause.dueOn === null ? '' : shortDay(clause.dueOn),
    addressees: clause.responsibles.map((each) => {
      const key = each.organisationId ?? each.personId ?? each.roleCode ?? each.categoryCode ?? ''
      return `${each.kind}:${key}`
    }),
    leftOut: clause.isLeftOut ? 'yes' : null,
    remember: 'yes',
  })

export const showClause = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileChecked(visit)
  if ('kind' in found) return found
  const clause = found.clauses.find((each) => each.id === visit.param('clause'))
  if (clause === undefined) return { kind: 'notFound' }
  const parties = await partiesOf(visit, found.directive)
  const draft = typed === null ? await visit.draft('directive.correctClause', clause.id) : null
  return visit.page(
    {
      title: directiveText[visit.lang].clauseForm.title(clause.number ?? ''),
      section: SECTION,
      failed: (typed?.problems.length ?? 0) > 0,
    },
    <ClausePage
      card={found.card}
      clause={clause}
      clauses={found.clauses}
      parties={parties}
      values={withoutLabel(typed?.values ?? draft ?? clauseValues(clause), parties)}
      problems={typed?.problems ?? []}
      lang={visit.lang}
      commandKey={visit.commandKey}
      version={typed?.conflict ?? found.directive.version}
    />,
  )
}

const requisiteValues = (card: DirectiveCard, directive: Directive): FormValues =>
  prefilled({
    direction: card.direction,
    kind: card.kind,
    number: card.number,
    date: card.dateOn === null ? '' : shortDay(card.dateOn),
    title: card.title,
    issuer: card.issuer.join('\n'),
    control: card.controlAsWritten,
    controller: directive.controllerPerson,
  })

export const showRequisites = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileChecked(visit)
  if ('kind' in found) return found
  const roll = await rollOf(visit.tx, found.directive.owner)
  const draft = typed === null ? await visit.draft('directive.correctRequisites', found.card.id) : null
  return visit.page(
    {
      title: directiveText[visit.lang].requisitesForm.title,
      section: SECTION,
      failed: (typed?.problems.length ?? 0) > 0,
    },
    <RequisitesPage
      card={found.card}
      values={typed?.values ?? draft ?? requisiteValues(found.card, found.directive)}
      problems={typed?.problems ?? []}
      lang={visit.lang}
      commandKey={visit.commandKey}
      version={typed?.conflict ?? found.directive.version}
      people={[...roll.people].map(([id, each]) => ({ value: id, label: each.name }))}
    />,
  )
}

export const showAddressees = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileChecked(visit, ['review', 'signed'])
  if ('kind' in found) return found
  const roll = await rollOf(visit.tx, found.directive.owner)
  const load = rules.loadOf(found.clauses, roll)
  const check = rules.confirm(found.directive, found.clauses, roll)
  const problems =
    typed?.problems ??
    (check.ok ? [] : check.refusals.map((refusal) => problemOf(refusal, visit.lang, directiveSentences)))
  const organisations = rules.organisationsIn(load)
  const schools = organisations.filter((id) => roll.organisations.get(id)?.kind === 'school')
  const [busy, heads] = await Promise.all([
    openByOrganisation(visit.tx, organisations),
    holdersAtOrganisations(visit.tx, 'schoolHead', schools),
  ])
  return visit.page(
    {
      title: directiveText[visit.lang].addressees.title,
      section: SECTION,
      wide: true,
      failed: typed !== null,
    },
    <AddresseesPage
      card={found.card}
      load={load}
      busy={busy}
      headless={schools.filter((id) => !heads.has(id)).map((id) => roll.organisations.get(id)?.name ?? '')}
      lang={visit.lang}
      commandKey={visit.commandKey}
      problems={problems}
    />,
  )
}

import { shortDay } from '../../../kernel/format.ts'
import { type FormValues, prefilled } from '../../../platform/http/form.ts'
import { problemOf } from '../../../platform/http/problems.ts'
import type { Answer, Typed, Visit } from '../../../platform/http/visit.ts'
import type { SelectOption } from '../../../ui/fields/choice.tsx'
import { signerLines } from '../domain/naming.ts'
import * as rules from '../domain/rules.ts'
import { termShown } from '../domain/typed-term.ts'
import type { Clause, Directive } from '../domain/types.ts'
import { AddresseesPage } from '../pages/addressees.tsx'
import { ClausePage, RequisitesPage } from '../pages/corrections.tsx'
import type { DirectiveCard } from '../queries/paper.ts'
import { type DirectiveText, directiveSentences, directiveText } from '../text.ts'
import { SECTION, whileChecked, withoutLabel } from './found.ts'
import { outlined, sheetOf } from './load.ts'
import { partiesOffered, peopleOffered } from './offered.tsx'

const clauseValues = (clause: Clause): FormValues =>
  prefilled({
    number: clause.number,
    parent: clause.parentId,
    action: clause.action || clause.text,
    modality: clause.modality,
    term: termShown(clause),
    addressees: clause.responsibles.map(rules.addresseeKey),
    leftOut: clause.isLeftOut ? 'yes' : null,
    remember: 'yes',
  })

/** Addressees of the paper that the lists of the node do not offer stay in sight: a correction of a term must not lose them. */
const asRead = (clause: Clause, parties: readonly SelectOption[], t: DirectiveText): SelectOption[] => {
  const offered = new Set(parties.map(({ value }) => value.split(':').slice(0, 2).join(':')))
  return clause.responsibles
    .filter((each) => !offered.has(rules.addresseeKey(each)))
    .map((each) => ({
      value: rules.addresseeKey(each),
      label: each.kind === 'unresolved' ? t.clauseForm.unknown(each.asWritten) : each.asWritten,
    }))
}

export const showClause = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileChecked(visit)
  if ('kind' in found) return found
  const clause = found.clauses.find((each) => each.id === visit.param('clause'))
  if (clause === undefined) return { kind: 'notFound' }
  const draft = typed === null ? await visit.draft('directive.correctClause', clause.id) : null
  const values = typed?.values ?? draft ?? clauseValues(clause)
  const { parties: known, more } = await partiesOffered(visit, found.directive.owner, {
    typed,
    chosen: values.all('addressees'),
  })
  const parties = [...asRead(clause, known, directiveText[visit.lang]), ...known]
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
      values={withoutLabel(values, parties)}
      problems={typed?.problems ?? []}
      lang={visit.lang}
      commandKey={visit.commandKey}
      version={typed?.conflict ?? found.directive.version}
      more={more}
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
    signers: signerLines(card).join('\n'),
    control: card.controlAsWritten,
    controller: directive.controllerPerson,
  })

export const showRequisites = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileChecked(visit)
  if ('kind' in found) return found
  const draft = typed === null ? await visit.draft('directive.correctRequisites', found.card.id) : null
  const values = typed?.values ?? draft ?? requisiteValues(found.card, found.directive)
  const { people, more } = await peopleOffered(visit, found.directive.owner, {
    typed,
    chosen: [values.text('controller')],
  })
  return visit.page(
    {
      title: directiveText[visit.lang].requisitesForm.title,
      section: SECTION,
      failed: (typed?.problems.length ?? 0) > 0,
    },
    <RequisitesPage
      card={found.card}
      values={values}
      problems={typed?.problems ?? []}
      lang={visit.lang}
      commandKey={visit.commandKey}
      version={typed?.conflict ?? found.directive.version}
      people={people}
      more={more}
    />,
  )
}

export const showAddressees = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileChecked(visit, ['review', 'signed'])
  if ('kind' in found) return found
  const whole = await outlined(visit, found)
  const check = rules.confirm(found.directive, found.clauses, { roll: whole.outline.roll, own: whole.own })
  const problems =
    typed?.problems ??
    (check.ok ? [] : check.refusals.map((refusal) => problemOf(refusal, visit.lang, directiveSentences)))
  return visit.page(
    {
      title: directiveText[visit.lang].addressees.title,
      section: SECTION,
      wide: true,
      failed: typed !== null,
    },
    <AddresseesPage
      card={found.card}
      load={whole.load}
      sheet={await sheetOf(visit, whole)}
      lang={visit.lang}
      commandKey={visit.commandKey}
      problems={problems}
    />,
  )
}

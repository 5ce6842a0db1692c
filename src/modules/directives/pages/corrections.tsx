import type { Child } from 'hono/jsx'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import {
  Checkbox,
  CheckboxGroup,
  RadioGroup,
  SelectField,
  type SelectOption,
} from '../../../ui/fields/choice.tsx'
import { DateField, TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { neighbourOf } from '../domain/reshaping/clauses.ts'
import type { Clause } from '../domain/types.ts'
import type { DirectiveCard } from '../queries/paper.ts'
import { directiveText } from '../text.ts'
import { ClauseShape } from './reshape.tsx'

type Common = {
  readonly card: DirectiveCard
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly lang: Language
  readonly commandKey: string
  readonly version: number
  /** At the end of the form, where its lists do not hold everyone. */
  readonly more: Child
}

export type ClausePageProps = Common & {
  readonly clause: Clause
  readonly clauses: readonly Clause[]
  readonly parties: readonly SelectOption[]
}

const back = (card: DirectiveCard): string => `/directives/${card.id}`

/** The writing that the register does not know can be learnt from the choice made here. */
const Learn = ({ props, form }: { readonly props: ClausePageProps; readonly form: Bound }) => {
  const unknown = props.clause.responsibles.filter((each) => each.kind === 'unresolved')
  const t = directiveText[props.lang]
  return unknown.length === 1 ? (
    <Checkbox {...form.tick('remember')} label={t.clauseForm.remember(unknown[0]?.asWritten ?? '')} />
  ) : null
}

const ClauseFields = ({ props, form }: { readonly props: ClausePageProps; readonly form: Bound }) => {
  const { clause, clauses, parties, lang } = props
  const t = directiveText[lang]
  const others = clauses.filter((each) => each.id !== clause.id && each.number !== null)
  return (
    <>
      <TextField
        {...form.text('number')}
        label={t.clauseForm.number}
        hint={t.clauseForm.numberHint}
        optional
        width="short"
      />
      <SelectField
        {...form.text('parent')}
        label={t.clauseForm.parent}
        blank={t.clauseForm.top}
        optional
        options={others.map((each) => ({ value: each.id, label: each.number ?? '' }))}
      />
      <TextArea {...form.text('action')} label={t.clauseForm.action} />
      <RadioGroup
        {...form.text('modality')}
        label={t.clauseForm.modality}
        options={[
          { value: 'order', label: t.clauseForm.order },
          { value: 'recommendation', label: t.clauseForm.recommendation },
        ]}
      />
      <TextField
        {...form.text('term')}
        label={t.clauseForm.term}
        hint={t.clauseForm.termHint(clause.termAsWritten ?? '')}
        optional
      />
      <CheckboxGroup
        {...form.many('addressees')}
        label={t.clauseForm.addressees}
        hint={t.clauseForm.addresseesHint}
        filter
        optional
        options={parties}
      />
      <Learn props={props} form={form} />
      <Checkbox {...form.tick('leftOut')} label={t.clauseForm.leftOut} />
    </>
  )
}

/** One clause as it will be given out: number, place in the tree, action, last day, addressees. */
export const ClausePage = (props: ClausePageProps) => {
  const { card, clause, values, problems, lang, commandKey, version } = props
  const t = directiveText[lang]
  const form = bindForm(values, problems)
  const title = t.clauseForm.title(clause.printedNumber ?? clause.number ?? '')
  return (
    <>
      <MarginHead
        title={title}
        crumbs={[
          { label: t.title, href: '/directives' },
          { label: card.title || t.newTitle, href: back(card) },
          { label: title },
        ]}
      />
      <WithMargin side={<span class="ref">{title}</span>}>
        <ErrorSummary problems={problems} />
        <blockquote class="quote" lang="ru">
          <p>{clause.text}</p>
        </blockquote>
        <Form
          action={`${back(card)}/clauses/${clause.id}`}
          commandKey={commandKey}
          version={version}
          draft={{
            form: 'directive.correctClause',
            subject: clause.id,
            title,
            address: `${back(card)}/clauses/${clause.id}`,
          }}
        >
          <ClauseFields props={props} form={form} />
          <Actions>
            <Button>{t.clauseForm.save}</Button>
            <Link href={back(card)}>{t.cancel}</Link>
          </Actions>
          {props.more}
        </Form>
        <ClauseShape
          card={card}
          clause={clause}
          next={neighbourOf(props.clauses, clause.id, 'next')}
          previous={neighbourOf(props.clauses, clause.id, 'previous')}
          lang={lang}
          commandKey={commandKey}
        />
      </WithMargin>
    </>
  )
}

export type RequisitesPageProps = Common & { readonly people: readonly SelectOption[] }

const RequisiteFields = ({ props, form }: { readonly props: RequisitesPageProps; readonly form: Bound }) => {
  const t = directiveText[props.lang]
  const words = t.requisitesForm
  return (
    <>
      <SelectField
        {...form.text('direction')}
        label={words.direction}
        blank={false}
        options={Object.entries(t.levels).map(([value, label]) => ({ value, label }))}
      />
      <SelectField
        {...form.text('kind')}
        label={words.kind}
        blank={false}
        options={Object.entries(t.paperKinds).map(([value, label]) => ({ value, label }))}
      />
      <TextField {...form.text('number')} label={words.number} width="short" optional />
      <DateField {...form.text('date')} label={words.date} optional />
      <TextArea {...form.text('title')} label={words.heading} />
      <TextArea {...form.text('issuer')} label={words.issuer} hint={words.issuerHint} optional rows={3} />
      <TextArea {...form.text('signers')} label={words.signers} hint={words.signersHint} optional rows={2} />
      <TextField {...form.text('control')} label={words.control} optional />
      <SelectField
        {...form.text('controller')}
        label={words.controller}
        blank={words.nobody}
        optional
        options={props.people}
      />
    </>
  )
}

/** Requisites as printed on the paper. */
export const RequisitesPage = (props: RequisitesPageProps) => {
  const { card, values, problems, lang, commandKey, version } = props
  const t = directiveText[lang]
  const words = t.requisitesForm
  const form = bindForm(values, problems)
  return (
    <>
      <MarginHead
        title={words.title}
        crumbs={[
          { label: t.title, href: '/directives' },
          { label: card.title || t.newTitle, href: back(card) },
          { label: words.title },
        ]}
      />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <Form
          action={`${back(card)}/requisites`}
          commandKey={commandKey}
          version={version}
          draft={{
            form: 'directive.correctRequisites',
            subject: card.id,
            title: words.title,
            address: `${back(card)}/requisites`,
          }}
        >
          <RequisiteFields props={props} form={form} />
          <Actions>
            <Button>{words.save}</Button>
            <Link href={back(card)}>{t.cancel}</Link>
          </Actions>
          {props.more}
        </Form>
      </WithMargin>
    </>
  )
}

import { shortDay } from '../../../kernel/format.ts'
import type { Filled } from '../../../platform/http/here.ts'
import type { Bound } from '../../../ui/fields/bind.ts'
import { CheckboxGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { DateField, TextField } from '../../../ui/fields/text.tsx'
import { FormOnPage, type FormOnPageProps } from '../../../ui/form-page.tsx'
import type { Crumb } from '../../../ui/layout.tsx'
import { Note } from '../../../ui/note.tsx'
import { CATEGORIES } from '../../schools/domain/types.ts'
import type { Round } from '../domain/types.ts'
import type { ProgrammeChoice } from '../queries/round.ts'
import { roundName } from '../text.ts'
import type { Here } from './shell.tsx'

/** One form on a page of its own, with the words of the module. */
export const FormPage = ({
  here,
  ...props
}: Omit<FormOnPageProps, 'commandKey' | 'cancel'> & { readonly here: Here }) => (
  <FormOnPage {...props} commandKey={here.commandKey} cancel={here.t.cancel} />
)

const crumbsTo = (here: Here, round?: Round): readonly Crumb[] => [
  { label: here.t.title, href: '/deficits' },
  ...(round === undefined
    ? []
    : [{ label: roundName(round.quarterOn, here.lang), href: `/deficits/rounds/${round.id}` }]),
]

export type PlanPageProps = {
  readonly here: Here
  readonly filled: Filled
  readonly programmes: readonly ProgrammeChoice[]
  readonly quarters: readonly { readonly value: string; readonly label: string }[]
}

/** Days of a round and whom it expects; without the first day it opens at once. */
const DayFields = ({
  here: { t },
  form,
  opens,
}: {
  readonly here: Here
  readonly form: Bound
  readonly opens: boolean
}) => (
  <>
    {opens ? <DateField {...form.text('opensOn')} label={t.plan.opens} hint={t.plan.opensHint} /> : null}
    <DateField {...form.text('dueOn')} label={t.plan.due} hint={t.plan.dueHint} />
    <DateField {...form.text('closesOn')} label={t.plan.closes} hint={t.plan.closesHint} />
    <CheckboxGroup
      {...form.many('categories')}
      label={t.plan.who}
      hint={t.plan.whoHint}
      options={CATEGORIES.map((value) => ({ value, label: t.categories[value] }))}
    />
    <TextField {...form.text('basis')} label={t.plan.basis} hint={t.plan.basisHint} optional />
  </>
)

/** What a round is made of: programme, quarter, days, whom it expects. */
export const RoundFields = ({
  here,
  form,
  programmes,
  quarters,
  opens,
}: Omit<PlanPageProps, 'filled'> & { readonly form: Bound; readonly opens?: boolean | undefined }) => {
  const { t } = here
  return (
    <>
      <div lang="ru" class="field">
        <SelectField
          {...form.text('programme')}
          label={<span lang={here.lang}>{t.plan.programme}</span>}
          options={programmes.map(({ id, name }) => ({ value: id, label: name }))}
          blank={false}
        />
      </div>
      <SelectField {...form.text('quarter')} label={t.plan.quarter} options={quarters} blank={false} />
      <DayFields here={here} form={form} opens={opens === true} />
    </>
  )
}

/** A round is planned: quarter, three days, whom it expects. Days of the usual quarter are filled in. */
export const PlanPage = ({ here, filled, programmes, quarters }: PlanPageProps) => {
  const { t } = here
  return (
    <FormPage
      here={here}
      title={t.plan.title}
      lead={t.plan.lead}
      crumbs={crumbsTo(here)}
      action="/deficits/rounds/new"
      filled={filled}
      save={t.plan.save}
      back="/deficits"
      fields={(form) => (
        <RoundFields here={here} form={form} programmes={programmes} quarters={quarters} opens />
      )}
    />
  )
}

type RoundFormProps = {
  readonly here: Here
  readonly filled: Filled
  readonly round: Round
  readonly left: number
}

/** Closing asks for a reason: it will stand in the lock that schools see. */
export const ClosePage = ({ here, filled, round, left }: RoundFormProps) => {
  const { t } = here
  return (
    <FormPage
      here={here}
      title={t.close.title}
      lead={t.close.lead(left)}
      crumbs={crumbsTo(here, round)}
      action={`/deficits/rounds/${round.id}/close`}
      filled={filled}
      save={t.close.save}
      back={`/deficits/rounds/${round.id}`}
      stop
      fields={(form) => (
        <TextField {...form.text('reason')} label={t.close.reason} hint={t.close.reasonHint} />
      )}
    />
  )
}

/** Opening again: until which day. */
export const ReopenPage = ({ here, filled, round }: Omit<RoundFormProps, 'left'>) => {
  const { t } = here
  return (
    <FormPage
      here={here}
      title={t.reopen.title}
      lead={t.reopen.lead}
      crumbs={crumbsTo(here, round)}
      action={`/deficits/rounds/${round.id}/reopen`}
      filled={filled}
      save={t.reopen.save}
      back={`/deficits/rounds/${round.id}`}
      fields={(form) => <DateField {...form.text('closesOn')} label={t.reopen.until} />}
    />
  )
}

/** A round that has not opened gets other days or other schools. */
export const ReschedulePage = ({ here, filled, round }: Omit<RoundFormProps, 'left'>) => {
  const { t } = here
  return (
    <FormPage
      here={here}
      title={t.reschedule.title}
      lead={t.reschedule.lead}
      crumbs={crumbsTo(here, round)}
      action={`/deficits/rounds/${round.id}/days`}
      filled={filled}
      save={t.reschedule.save}
      back={`/deficits/rounds/${round.id}`}
      fields={(form) => <DayFields here={here} form={form} opens />}
    />
  )
}

export type ExtendPageProps = {
  readonly here: Here
  readonly filled: Filled
  readonly round: Round
  readonly sheet: string
  readonly school: string
}

/** One school gets a longer term: until when and why. Who and in what role is written down by itself. */
export const ExtendPage = ({ here, filled, round, sheet, school }: ExtendPageProps) => {
  const { t } = here
  return (
    <FormPage
      here={here}
      title={t.extend.title}
      lead={<span lang="ru">{school}</span>}
      crumbs={crumbsTo(here, round)}
      action={`/deficit-sheets/${sheet}/extend`}
      filled={filled}
      save={t.extend.save}
      back={`/deficits/rounds/${round.id}`}
      before={<Note title={t.extend.note(shortDay(round.dueOn))} />}
      fields={(form) => (
        <>
          <DateField {...form.text('until')} label={t.extend.until} />
          <TextField {...form.text('reason')} label={t.extend.reason} hint={t.extend.reasonHint} />
        </>
      )}
    />
  )
}

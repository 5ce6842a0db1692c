import { CheckboxGroup, SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { TextField } from '../../../ui/fields/text.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { type CopyLine, CopyTerms } from '../../roadmaps/public.ts'
import type { PairGoal } from '../queries/pair.ts'
import { type OfPair, PairForm } from './pair-form.tsx'
import type { PlanHere } from './plan-shell.tsx'
import { SECTION } from './shell.tsx'

/** A plan of before that this one follows, with what becomes of its terms. */
export type Pattern = { readonly plan: string; readonly period: string; readonly lines: readonly CopyLine[] }

type MakeProps = OfPair & {
  readonly here: PlanHere
  readonly periods: readonly SelectOption[]
  readonly copies: readonly SelectOption[]
  readonly pattern: Pattern | null
  readonly goals: readonly PairGoal[]
  readonly school: string
}

/** Which plan of before and for which year: a form that only shows. */
const PatternChoice = ({ here: { p }, pair, periods, copies, pattern }: MakeProps) => {
  const address = `${SECTION}/${pair.id}/plan`
  return (
    <Filters
      action={address}
      reset={address}
      label={p.make.copy}
      filters={[
        {
          kind: 'select',
          name: 'copy',
          label: p.make.copy,
          value: pattern?.plan ?? '',
          options: [{ value: '', label: p.make.noCopy }, ...copies],
        },
        // without a plan of before the form itself asks for the year
        ...(pattern === null
          ? []
          : [
              {
                kind: 'select' as const,
                name: 'period',
                label: p.make.period,
                value: pattern.period,
                options: periods,
              },
            ]),
      ]}
    />
  )
}

/** The beginning of a plan: its year, and the goals that become rows or the plan of before with old and new terms side by side. */
export const MakePlanPage = (props: MakeProps) => {
  const { periods, copies, goals, school, pattern } = props
  const { p, lang } = props.here
  return (
    <PairForm
      {...props}
      title={p.make.title}
      lead={p.make.lead}
      path="plan"
      save={p.make.save}
      before={copies.length === 0 ? null : <PatternChoice {...props} />}
      hidden={{ school, ...(pattern === null ? {} : { copy: pattern.plan, period: pattern.period }) }}
      fields={(form) => (
        <>
          {pattern === null ? (
            <SelectField {...form.text('period')} label={p.make.period} options={periods} blank={false} />
          ) : null}
          {pattern !== null || goals.length === 0 ? null : (
            <CheckboxGroup
              {...form.many('goals')}
              label={p.make.goals}
              options={goals.map(({ id, text }) => ({ value: id, label: <span lang="ru">{text}</span> }))}
            />
          )}
          <TextField {...form.text('partOf')} label={p.make.partOf} hint={p.make.partOfHint} optional />
          {pattern === null ? null : <CopyTerms lang={lang} lines={pattern.lines} form={form} />}
        </>
      )}
    />
  )
}

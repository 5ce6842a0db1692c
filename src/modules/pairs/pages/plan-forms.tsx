import type { Child } from 'hono/jsx'
import type { Filled } from '../../../platform/http/here.ts'
import { CheckboxGroup, RadioGroup } from '../../../ui/fields/choice.tsx'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Note } from '../../../ui/note.tsx'
import type { PlanWarning } from '../domain/plans/rules.ts'
import type { WholePlan } from '../domain/plans/types.ts'
import type { PairSchool } from '../domain/types.ts'
import { channelOptions } from './pair-form.tsx'
import { PlanForm, type PlanHere } from './plan-shell.tsx'

type OfPlan = { readonly here: PlanHere; readonly filled: Filled; readonly plan: WholePlan }

const warningWords = (warning: PlanWarning, { p }: PlanHere): string =>
  warning.kind === 'notConsidered'
    ? p.approve.notConsidered[warning.of]
    : p.approve[warning.kind](warning.count)

const Warnings = ({
  warnings,
  here,
}: {
  readonly warnings: readonly PlanWarning[]
  readonly here: PlanHere
}): Child =>
  warnings.length === 0 ? null : (
    <Note kind="need" title={here.p.approve.warnings} level={2}>
      <ul>
        {warnings.map((warning) => (
          <li>{warningWords(warning, here)}</li>
        ))}
      </ul>
    </Note>
  )

type ApproveProps = OfPlan & {
  readonly school: PairSchool
  readonly isOwn: boolean
  readonly isLast: boolean
  readonly warnings: readonly PlanWarning[]
  readonly clauses: readonly { readonly id: string; readonly title: string; readonly label: string }[]
}

/** A head approves; what is not yet looked at is said and stops nobody. */
export const ApprovePlanPage = ({ school, isOwn, isLast, warnings, clauses, ...props }: ApproveProps) => {
  const { p } = props.here
  return (
    <PlanForm
      {...props}
      title={p.approve.title}
      lead={
        <>
          {p.approve.lead(school.name)} {isLast ? p.approve.last : p.approve.wait}
        </>
      }
      path="approve"
      save={p.approve.save}
      hidden={{ school: school.organisation, ...(isOwn ? { channel: 'self' } : {}) }}
      fields={(form) => (
        <Stack>
          <Warnings warnings={warnings} here={props.here} />
          {isOwn ? null : (
            <RadioGroup
              {...form.text('channel')}
              label={props.here.t.agree.channel}
              options={channelOptions(props.here)}
            />
          )}
          {clauses.length === 0 ? null : (
            <CheckboxGroup
              {...form.many('fulfils')}
              label={p.approve.fulfils}
              hint={p.approve.fulfilsHint}
              options={clauses.map(({ id, title, label }) => ({
                value: id,
                label: <span lang="ru">{title}</span>,
                hint: <span lang="ru">{label}</span>,
              }))}
            />
          )}
        </Stack>
      )}
    />
  )
}

export const ReturnPlanPage = (props: OfPlan) => {
  const { p } = props.here
  return (
    <PlanForm
      {...props}
      title={p.back.title}
      lead={p.back.lead}
      path="return"
      save={p.back.save}
      fields={(form) => <TextArea {...form.text('remarks')} label={p.back.remarks} />}
    />
  )
}

import type { Child } from 'hono/jsx'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { SelectField } from '../../../ui/fields/choice.tsx'
import { DateField, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import type { Comparison } from '../domain/compare.ts'
import type { Roadmap } from '../domain/types.ts'
import { crumbsOf } from './row-forms.tsx'
import { Differences } from './versions.tsx'
import { addressOf, type Here } from './words.ts'

type Filled = { readonly here: Here; readonly values: FormValues; readonly problems: readonly Problem[] }

export type ApproveProps = Filled & {
  readonly roadmap: Roadmap
  readonly directives: readonly { readonly id: string; readonly name: string }[]
  readonly clauses: readonly { readonly id: string; readonly name: string }[]
  readonly give: number
  /** How loaded the addressees are already. */
  readonly busy: Child
  readonly take: number
  readonly found: Comparison | null
}

const ApproveForm = (props: ApproveProps) => {
  const { here, values, problems, roadmap, directives, clauses, give, take } = props
  const { t } = here
  const form = bindForm(values, problems)
  return (
    <Form action={addressOf(roadmap, '/approve')} commandKey={here.commandKey} version={roadmap.version}>
      <Stack>
        <SelectField
          {...form.text('directive')}
          label={t.approve.directive}
          blank={t.approve.directiveNone}
          options={directives.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          {...form.text('grounds')}
          label={t.approve.grounds}
          hint={t.approve.groundsHint}
          optional
        />
        <DateField {...form.text('on')} label={t.approve.on} hint={t.approve.onHint} />
        {clauses.length === 0 ? null : (
          <SelectField
            {...form.text('fulfils')}
            label={t.approve.fulfils}
            hint={t.approve.fulfilsHint}
            blank={t.approve.fulfilsNone}
            options={clauses.map(({ id, name }) => ({ value: id, label: name }))}
            optional
          />
        )}
        <p>
          {t.approve.willGive(give)} {t.approve.willTake(take)}
        </p>
        {props.busy}
        <p class="muted small">{t.approve.whoSees}</p>
      </Stack>
      <Actions>
        <Button>{t.approve.save}</Button>
        <Link href={addressOf(roadmap)}>{t.cancel}</Link>
      </Actions>
    </Form>
  )
}

export const ApprovePage = (props: ApproveProps) => {
  const { here, problems, roadmap, found } = props
  const { t } = here
  return (
    <>
      <MarginHead title={t.approve.title} lead={t.approve.lead} crumbs={crumbsOf(roadmap, here, null)} />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <ApproveForm {...props} />
      </WithMargin>
      {found === null ? null : (
        <WithMargin after>
          <Section title={t.approve.changes}>
            <Differences found={found} here={here} />
          </Section>
        </WithMargin>
      )}
    </>
  )
}

import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { DateField, TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { LISTS } from './list-parts.tsx'
import type { Here } from './words.ts'

export type CallPageProps = {
  readonly here: Here
  /** Whom: the school. */
  readonly who: string
  readonly about: readonly { readonly id: string; readonly title: string }[]
  readonly action: string
  readonly back: string
  readonly values: FormValues
  readonly problems: readonly Problem[]
}

/** «Позвонили»: with whom, what was said, what was promised. */
export const CallPage = ({ here, who, about, action, back, values, problems }: CallPageProps) => {
  const t = here.t.call
  const form = bindForm(values, problems)
  return (
    <>
      <MarginHead
        title={t.title}
        lead={who}
        crumbs={[
          { label: here.t.mine, href: LISTS.mine },
          { label: here.t.lateList.title, href: LISTS.late },
        ]}
      />
      <WithMargin sideTitle={t.about}>
        <ErrorSummary problems={problems} />
        <Rows
          rows={about.map(({ id, title }) => ({
            children: <Link href={`/assignments/${id}`}>{title}</Link>,
          }))}
        />
        <Form
          action={action}
          commandKey={here.commandKey}
          hidden={{ assignments: about.map(({ id }) => id) }}
        >
          <Stack after>
            <TextField {...form.text('spokeWith')} label={t.spokeWith} optional />
            <TextArea {...form.text('said')} label={t.said} hint={t.saidHint} rows={3} />
            <DateField {...form.text('promised')} label={t.promised} optional />
          </Stack>
          <Actions>
            <Button>{t.save}</Button>
            <Link href={back}>{here.t.form.cancel}</Link>
          </Actions>
        </Form>
      </WithMargin>
    </>
  )
}

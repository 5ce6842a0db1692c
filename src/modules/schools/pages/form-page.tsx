import type { Child } from 'hono/jsx'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import type { HiddenValues } from '../../../ui/fields/hidden.tsx'
import { type DraftName, Form } from '../../../ui/form.tsx'
import { Actions, type Crumb, MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import type { Here } from './words.ts'

/** A form as it stands: typed values, what is wrong with them, the version it was drawn from. */
export type Filled = {
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly version?: number | undefined
  readonly draft?: DraftName | undefined
}

export type FormPageProps = {
  readonly here: Here
  readonly title: string
  readonly lead?: Child | undefined
  readonly crumbs: readonly Crumb[]
  readonly action: string
  readonly filled: Filled
  readonly save: string
  /** Where «Отменить» leads. */
  readonly back: string
  readonly fields: (form: Bound) => Child
  readonly hidden?: HiddenValues | undefined
  /** Before the buttons: who will see it. */
  readonly note?: Child | undefined
  readonly files?: boolean | undefined
  readonly danger?: boolean | undefined
}

/** One form on a page of its own: heading in the text column, problems first, one main button. */
export const FormPage = (props: FormPageProps) => {
  const { here, filled } = props
  return (
    <>
      <MarginHead title={props.title} lead={props.lead} crumbs={props.crumbs} />
      <WithMargin>
        <ErrorSummary problems={filled.problems} />
        <Form
          action={props.action}
          commandKey={here.commandKey}
          version={filled.version}
          draft={filled.draft}
          hidden={props.hidden}
          files={props.files}
        >
          {props.fields(bindForm(filled.values, filled.problems))}
          {props.note === undefined ? null : <p class="muted">{props.note}</p>}
          <Actions>
            <Button kind={props.danger ? 'stop' : 'main'}>{props.save}</Button>
            <Link href={props.back}>{here.t.forms.cancel}</Link>
          </Actions>
        </Form>
      </WithMargin>
    </>
  )
}

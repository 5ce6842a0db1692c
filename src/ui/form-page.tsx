import type { Child } from 'hono/jsx'
import { Button } from './button.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { type Bound, bindForm, type FieldProblem, type TypedValues } from './fields/bind.ts'
import type { HiddenValues } from './fields/hidden.tsx'
import { type DraftName, Form } from './form.tsx'
import { Actions, type Crumb, MarginHead, WithMargin } from './layout.tsx'
import { Link } from './link.tsx'

export type FormOnPageProps = {
  readonly title: string
  readonly lead?: Child | undefined
  readonly crumbs: readonly Crumb[]
  readonly action: string
  readonly commandKey: string
  /** The form as it stands: what was typed, what is wrong with it, the version it was drawn from. */
  readonly filled: {
    readonly values: TypedValues
    readonly problems: readonly FieldProblem[]
    readonly version?: number | undefined
    readonly draft?: DraftName | undefined
  }
  readonly fields: (form: Bound) => Child
  readonly hidden?: HiddenValues | undefined
  readonly files?: boolean | undefined
  readonly save: string
  /** The command cannot be taken back: its button warns. */
  readonly stop?: boolean | undefined
  readonly cancel: string
  /** Where «Отменить» leads. */
  readonly back: string
  /** Before the buttons: who will see it. */
  readonly note?: Child | undefined
  /** Above the form and under it: what only shows. */
  readonly before?: Child | undefined
  readonly after?: Child | undefined
}

/** One form on a page of its own: heading in the text column, problems first, one main button. */
export const FormOnPage = ({ filled, ...props }: FormOnPageProps) => (
  <>
    <MarginHead title={props.title} lead={props.lead} crumbs={props.crumbs} />
    <WithMargin>
      <ErrorSummary problems={filled.problems} />
      {props.before}
      <Form
        action={props.action}
        commandKey={props.commandKey}
        version={filled.version}
        draft={filled.draft}
        hidden={props.hidden}
        files={props.files}
      >
        {props.fields(bindForm(filled.values, filled.problems))}
        {props.note === undefined ? null : <p class="muted">{props.note}</p>}
        <Actions>
          <Button kind={props.stop ? 'stop' : 'main'}>{props.save}</Button>
          <Link href={props.back}>{props.cancel}</Link>
        </Actions>
      </Form>
      {props.after}
    </WithMargin>
  </>
)

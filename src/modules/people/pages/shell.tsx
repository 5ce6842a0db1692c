import type { Child } from 'hono/jsx'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button, type ButtonKind } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import type { HiddenValues } from '../../../ui/fields/hidden.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, type Crumb, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { peopleText } from '../text.ts'

/** What every form of the module is drawn from. */
export type FormPageProps = {
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly lang: Language
  readonly commandKey: string
}

export type ShellProps = Pick<FormPageProps, 'problems' | 'lang' | 'commandKey'> & {
  readonly title: string
  readonly lead?: Child | undefined
  readonly crumbs?: readonly Crumb[] | undefined
  readonly action: string
  readonly button: string
  readonly kind?: ButtonKind | undefined
  /** Where «Отменить» leads; none where there is nothing to go back to. */
  readonly back?: string | undefined
  readonly version?: number | undefined
  readonly hidden?: HiddenValues | undefined
  readonly side?: Child | undefined
  /** Above the form: what has to be read first. */
  readonly before?: Child | undefined
  /** Below the buttons. */
  readonly after?: Child | undefined
  readonly children?: Child | undefined
}

/** Heading, problems, fields, one button: the only shape of a form here. */
export const Shell = (props: ShellProps) => (
  <>
    <MarginHead title={props.title} lead={props.lead} crumbs={props.crumbs} />
    <WithMargin side={props.side}>
      <Stack>
        <ErrorSummary problems={props.problems} />
        {props.before}
        <Form
          action={props.action}
          commandKey={props.commandKey}
          version={props.version}
          hidden={props.hidden}
        >
          {props.children}
          <Actions>
            <Button kind={props.kind}>{props.button}</Button>
            {props.back === undefined ? null : (
              <Link href={props.back}>{peopleText[props.lang].common.cancel}</Link>
            )}
          </Actions>
        </Form>
        {props.after}
      </Stack>
    </WithMargin>
  </>
)

import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'
import { HiddenFields, type HiddenValues } from './fields/hidden.tsx'
import { Form, type FormProps } from './form.tsx'
import { useCsrf, useIsPast } from './surroundings.ts'

/** `main` is the one filled button of a screen; `stop` destroys and always leads to a page that asks again. */
export type ButtonKind = 'main' | 'other' | 'stop'

type Look = { readonly kind?: ButtonKind | undefined; readonly small?: boolean | undefined }

const KINDS: Readonly<Record<ButtonKind, string>> = { main: '', other: 'btn--2', stop: 'btn--stop' }

const look = ({ kind = 'main', small }: Look) => classes('btn', KINDS[kind], small && 'btn--s')

export type ButtonProps = Look & {
  readonly children: Child
  /** Field that tells the server which of several buttons was pressed. */
  readonly name?: string | undefined
  readonly value?: string | undefined
  /** Sends the form to another address («Сохранить черновик»). */
  readonly to?: string | undefined
}

/** Sends the form it stands in. Words: verb + object, what will really happen. */
export const Button = ({ children, name, value, to, ...rest }: ButtonProps) => (
  <button class={look(rest)} type="submit" name={name} value={value} formaction={to}>
    {children}
  </button>
)

export type ButtonLinkProps = Look & {
  readonly href: string
  readonly children: Child
  /** Name of the file when the link downloads; empty text keeps the server's name. */
  readonly download?: string | boolean | undefined
}

/** A link that looks like a button: leads to a page where something is done. */
export const ButtonLink = ({ href, children, download, ...rest }: ButtonLinkProps) => {
  if (useIsPast()) return null
  return (
    <a class={look(rest)} href={href} download={download === true ? '' : download || undefined}>
      {children}
    </a>
  )
}

/** One button that is a whole form: «Снять с контроля». Hidden fields carry what it is about. */
export const PostButton = ({
  children,
  kind,
  small,
  ...form
}: Omit<FormProps, 'children'> & Look & { readonly children: Child }) => (
  <Form {...form} inline>
    <Button kind={kind} small={small}>
      {children}
    </Button>
  </Form>
)

export type PostButtonLinkProps = {
  readonly action: string
  readonly children: Child
  readonly commandKey?: string | undefined
  readonly hidden?: HiddenValues | undefined
  /** Only where it stands outside a page frame. */
  readonly csrf?: string | undefined
  /** Stays on a page of a past day: it is about the visitor, not about the page. */
  readonly always?: boolean | undefined
}

/** A form that looks like a link: what changes something is a POST, so that no prefetch does it. */
export const PostButtonLink = ({
  action,
  children,
  commandKey,
  hidden,
  csrf,
  always,
}: PostButtonLinkProps) => {
  const token = useCsrf()
  if (useIsPast() && !always) return null
  return (
    <form class="form--inline" method="post" action={action}>
      <HiddenFields csrf={csrf ?? token} commandKey={commandKey} values={hidden} />
      <button class="as-link" type="submit">
        {children}
      </button>
    </form>
  )
}

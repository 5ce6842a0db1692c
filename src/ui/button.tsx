import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'
import { HiddenFields } from './fields/hidden.tsx'
import { Form, type FormProps } from './form.tsx'

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
export const ButtonLink = ({ href, children, download, ...rest }: ButtonLinkProps) => (
  <a class={look(rest)} href={href} download={download === true ? '' : download || undefined}>
    {children}
  </a>
)

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

/** A form that looks like a link: leaving the program is a POST, so that no prefetch does it. */
export const PostButtonLink = ({
  action,
  csrf,
  children,
}: {
  readonly action: string
  readonly csrf: string
  readonly children: Child
}) => (
  <form class="form--inline" method="post" action={action}>
    <HiddenFields csrf={csrf} />
    <button class="as-link" type="submit">
      {children}
    </button>
  </form>
)

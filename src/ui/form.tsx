import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'
import { HiddenFields, type HiddenValues } from './fields/hidden.tsx'
import { useCsrf, useIsPast, useText } from './surroundings.ts'

/** Names a draft: form and subject are its key, title and address show it among «не отправлено» (decisions 34). */
export type DraftName = {
  readonly form: string
  readonly subject: string
  readonly title: string
  readonly address: string
}

export type FormProps = {
  readonly action: string
  readonly children: Child
  /** A new one for each page that is drawn: `visit.commandKey`. */
  readonly commandKey: string
  readonly version?: number | undefined
  /** The form holds a FileField. */
  readonly files?: boolean | undefined
  /** Saves what is typed to the server every few seconds where there is a script. */
  readonly draft?: DraftName | undefined
  readonly hidden?: HiddenValues | undefined
  /** Fields keep a margin on the left for the sources of filled-in answers. */
  readonly margin?: boolean | undefined
  /** A white sheet around the fields. */
  readonly sheet?: boolean | undefined
  /** One button in a line of others. */
  readonly inline?: boolean | undefined
  /** Only where the form stands outside a page frame. */
  readonly csrf?: string | undefined
}

const DraftStatus = () => {
  const text = useText()
  return (
    <p
      class="form-status"
      role="status"
      data-draft-status=""
      data-saved={text.form.draftSaved('{time}')}
      data-failed={text.form.draftFailed}
      data-left={text.form.draftLeft}
    />
  )
}

/** A form that sends a command: own token, command key and version travel by themselves; `novalidate`, the server answers in words. */
export const Form = ({
  action,
  children,
  commandKey,
  version,
  files,
  draft,
  hidden,
  margin,
  sheet,
  inline,
  csrf,
}: FormProps) => {
  const token = useCsrf()
  if (useIsPast()) return null
  return (
    <form
      class={classes('form', margin && 'form-m', sheet && 'sheet', inline && 'form--inline')}
      method="post"
      action={action}
      enctype={files ? 'multipart/form-data' : undefined}
      novalidate
      data-draft={draft?.form}
      data-draft-subject={draft?.subject}
      data-draft-title={draft?.title}
      data-draft-address={draft?.address}
    >
      <HiddenFields csrf={csrf ?? token} commandKey={commandKey} version={version} values={hidden} />
      {children}
      {draft ? <DraftStatus /> : null}
    </form>
  )
}

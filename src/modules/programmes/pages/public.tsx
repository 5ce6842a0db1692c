import type { Child } from 'hono/jsx'
import type { Day } from '../../../kernel/day.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, type Crumb, MarginHead, Section, Sheet, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import type { Here } from './shell.tsx'

export type PublicPageProps = {
  readonly here: Here
  readonly crumbs: readonly Crumb[]
  /** The card of the thing. */
  readonly card: string
  /** The open page and the whole address of it. */
  readonly open: string
  readonly address: string
  readonly version: number
  readonly problems: readonly Problem[]
  /** What changes without opening it again. */
  readonly later: string
  /** Since when and by whom; null while it is closed. */
  readonly since: { readonly day: Day; readonly by: string | null } | null
  /** Everybody sees a former passport. */
  readonly isNewer: boolean
  /** A draft, or a model without a passport: nothing can be opened. */
  readonly isDraft: boolean
  readonly contacts: readonly string[]
  /** Exactly what everybody will see. */
  readonly face: Child
}

const Standing = ({ here, since, open, address, isNewer }: PublicPageProps) => {
  const t = here.t.publicPage
  if (since === null) return null
  return (
    <Note kind={isNewer ? 'need' : 'info'} title={isNewer ? t.newer : t.since(since.day, since.by)}>
      {isNewer ? <p>{t.newerWhy}</p> : null}
      <p>
        {t.address}: <Link href={open}>{address}</Link>
      </p>
    </Note>
  )
}

const Contacts = ({ here, contacts }: PublicPageProps) =>
  contacts.length === 0 ? null : (
    <Note kind="need" title={here.t.publicPage.contacts}>
      <p>{here.t.publicPage.contactsWhy(contacts.join(', '))}</p>
    </Note>
  )

const Buttons = ({ here, card, version, since, isNewer }: PublicPageProps) => {
  const t = here.t.publicPage
  const form = { commandKey: here.commandKey, version }
  return (
    <Actions>
      {since !== null && !isNewer ? null : (
        <Form {...form} action={`${card}/public`} inline>
          <Button>{since === null ? t.open : t.again}</Button>
        </Form>
      )}
      {since === null ? null : (
        <PostButton {...form} action={`${card}/public/shut`} kind="other">
          {t.shut}
        </PostButton>
      )}
      <Link href={card}>{since === null ? here.t.cancel : t.back}</Link>
    </Actions>
  )
}

/** «Как видят все»: who will see what, the page itself, and then the button. */
export const PublicPage = (props: PublicPageProps) => {
  const { here, since, isNewer } = props
  const t = here.t.publicPage
  // what is shown for the first time, or anew, is looked at before the button is pressed
  const asks = since === null || isNewer
  return (
    <>
      <MarginHead title={t.title} lead={since === null ? t.whoShut : t.whoOpen} crumbs={props.crumbs} />
      <WithMargin>
        <ErrorSummary problems={props.problems} />
        {props.isDraft ? (
          <Note kind="lock" title={t.draft}>
            <p>{t.draftWhy}</p>
          </Note>
        ) : (
          <Stack>
            <p class="read">
              {t.never} {props.later}
            </p>
            <Standing {...props} />
            <Contacts {...props} />
            {asks ? null : <Buttons {...props} />}
          </Stack>
        )}
      </WithMargin>
      {props.isDraft ? null : (
        <Section title={asks ? t.preview : t.previewOpen} after>
          <Sheet>{props.face}</Sheet>
          {asks ? <Buttons {...props} /> : null}
        </Section>
      )}
    </>
  )
}

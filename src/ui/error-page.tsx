import type { Child } from 'hono/jsx'
import { type Frame, framePaths } from './frame.ts'
import { MarginHead, WithMargin } from './layout.tsx'
import { Page } from './page.tsx'
import { useText } from './surroundings.ts'
import { type UiText, uiText } from './text.ts'

/** Statuses with words of their own; others are told as 400 or 500. */
export const ERROR_STATUSES = [400, 403, 404, 409, 413, 422, 429, 500, 503] as const
type ErrorStatus = (typeof ERROR_STATUSES)[number]

const known = (status: number): ErrorStatus =>
  ERROR_STATUSES.find((one) => one === status) ?? (status >= 500 ? 500 : 400)

/** Heading of an error page, also its title. */
export const errorTitle = (status: number, text: UiText): string => text.errors[known(status)].title

export type ErrorContentProps = {
  readonly status: number
  readonly requestId: string
  /** A sentence about this very case instead of the general one. */
  readonly sentence?: Child | undefined
  /** What can be done from here: a button or links. */
  readonly actions?: Child | undefined
}

/** What went wrong, what to do, number of the request. Stands inside `Page`. */
export const ErrorContent = ({ status, requestId, sentence, actions }: ErrorContentProps) => {
  const text = useText()
  const words = text.errors[known(status)]
  return (
    <>
      <MarginHead title={words.title} lead={sentence ?? words.what} />
      <WithMargin side={text.errors.number(requestId)}>
        <p class="read">{words.todo}</p>
        <p class="go">{actions ?? <a href={framePaths.home}>{text.errors.home}</a>}</p>
      </WithMargin>
    </>
  )
}

/** The whole page of a status that is no success. */
export const ErrorPage = ({ frame, ...content }: ErrorContentProps & { readonly frame: Frame }) => (
  <Page title={errorTitle(content.status, uiText[frame.lang])} frame={frame}>
    <ErrorContent {...content} />
  </Page>
)

import type { Child } from 'hono/jsx'
import { type Frame, framePaths } from './frame.ts'
import { MarginHead, Section, WithMargin } from './layout.tsx'
import { Page } from './page.tsx'
import { useText } from './surroundings.ts'
import { type UiText, uiText } from './text.ts'

/** Statuses with words of their own; others are told as 400 or 500. */
export const ERROR_STATUSES = [400, 403, 404, 409, 410, 413, 422, 429, 500, 503] as const
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
  /** The form is no more: where its thing is now, if anywhere, and the words that were typed into it. */
  readonly gone?: { readonly to: string | null; readonly typed: readonly string[] } | undefined
}

/** Nothing that a person wrote is lost: he can copy it from here. */
const Typed = ({ words }: { readonly words: readonly string[] }) => (
  <Section title={useText().errors.typed} after>
    {words.map((one) => (
      <p class="read" lang="ru">
        {one}
      </p>
    ))}
  </Section>
)

/** What went wrong, what to do, number of the request. Stands inside `Page`. */
export const ErrorContent = ({ status, requestId, sentence, actions, gone }: ErrorContentProps) => {
  const text = useText()
  const words = text.errors[known(status)]
  return (
    <>
      <MarginHead title={words.title} lead={sentence ?? words.what} />
      <WithMargin side={text.errors.number(requestId)}>
        <p class="read">{words.todo}</p>
        <p class="go">
          {actions ?? (
            <a href={gone?.to ?? framePaths.home}>
              {(gone?.to ?? null) === null ? text.errors.home : text.errors.open}
            </a>
          )}
        </p>
        {gone === undefined || gone.typed.length === 0 ? null : <Typed words={gone.typed} />}
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

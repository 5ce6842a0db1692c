import type { Child } from 'hono/jsx'
import { addDays, type Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import type { HiddenValues } from '../../../ui/fields/hidden.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, type Crumb, MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import type { Matching, MatchingState } from '../domain/types.ts'
import type { MatchingText } from '../text/matching.ts'

export const SECTION = '/matching'

/** What every page of the module needs. */
export type Here = {
  readonly t: MatchingText
  readonly lang: Language
  readonly today: Day
  readonly commandKey: string
}

/** A form as it stands: typed values and what is wrong with them. */
export type Filled = { readonly values: FormValues; readonly problems: readonly Problem[] }

export type FormPageProps = {
  readonly here: Here
  readonly title: string
  readonly lead?: Child | undefined
  readonly crumbs: readonly Crumb[]
  readonly action: string
  readonly filled: Filled
  readonly save: string
  readonly back: string
  readonly fields: (form: Bound) => Child
  readonly hidden?: HiddenValues | undefined
  readonly version?: number | undefined
  readonly note?: Child | undefined
}

/** One form on a page of its own: problems first, one main button. */
export const FormPage = ({ here, filled, ...props }: FormPageProps) => (
  <>
    <MarginHead title={props.title} lead={props.lead} crumbs={props.crumbs} />
    <WithMargin>
      <ErrorSummary problems={filled.problems} />
      <Form action={props.action} commandKey={here.commandKey} hidden={props.hidden} version={props.version}>
        {props.fields(bindForm(filled.values, filled.problems))}
        {props.note === undefined ? null : <p class="muted">{props.note}</p>}
        <Actions>
          <Button>{props.save}</Button>
          <Link href={props.back}>{here.t.cancelLink}</Link>
        </Actions>
      </Form>
    </WithMargin>
  </>
)

const STATE_TAG: Readonly<Record<MatchingState, TagState>> = {
  collecting: 'assigned',
  planning: 'inWork',
  consent: 'reported',
  deciding: 'reported',
  published: 'accepted',
  cancelled: 'cancelled',
}

export const StateTag = ({ state, t }: { readonly state: MatchingState; readonly t: MatchingText }) => (
  <Tag state={STATE_TAG[state]}>{t.states[state]}</Tag>
)

/** «01.09.2026–31.05.2027»: both days inside. */
export const spanText = ({ from, until }: { readonly from: Day; readonly until: Day }): string =>
  `${shortDay(from)}–${shortDay(addDays(until, -1))}`

/** The path to a page under a matching. */
export const matchingCrumbs = (
  { t }: Here,
  matching: Pick<Matching, 'id' | 'title'>,
  ...rest: readonly Crumb[]
): Crumb[] => [
  { label: t.title, href: SECTION },
  { label: matching.title, href: `${SECTION}/${matching.id}` },
  ...rest,
]

/** Lines of text as they were written. */
export const Prose = ({ text }: { readonly text: string }) => (
  <span class="pre" lang="ru">
    {text}
  </span>
)

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
import { type Health, healthOf, type Pulse } from '../domain/health.ts'
import type { Pair, PairState } from '../domain/types.ts'
import type { PairsText } from '../text.ts'

export const SECTION = '/pairs'

/** What every page of the module needs. */
export type Here = {
  readonly t: PairsText
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
  readonly note?: Child | undefined
  /** A form that only shows, above this one. */
  readonly before?: Child | undefined
  readonly files?: boolean | undefined
}

/** One form on a page of its own: problems first, one main button. */
export const FormPage = ({ here, filled, ...props }: FormPageProps) => (
  <>
    <MarginHead title={props.title} lead={props.lead} crumbs={props.crumbs} />
    <WithMargin>
      <ErrorSummary problems={filled.problems} />
      {props.before}
      <Form action={props.action} commandKey={here.commandKey} hidden={props.hidden} files={props.files}>
        {props.fields(bindForm(filled.values, filled.problems))}
        {props.note === undefined ? null : <p class="muted">{props.note}</p>}
        <Actions>
          <Button>{props.save}</Button>
          <Link href={props.back}>{here.t.cancel}</Link>
        </Actions>
      </Form>
    </WithMargin>
  </>
)

const STATE_TAG: Readonly<Record<PairState, TagState>> = {
  proposed: 'draft',
  agreed: 'reported',
  confirmed: 'planned',
  working: 'active',
  endedEarly: 'cancelled',
  ended: 'offControl',
  declined: 'declined',
}

export const StateTag = ({ state, t }: { readonly state: PairState; readonly t: PairsText }) => (
  <Tag state={STATE_TAG[state]}>{t.states[state]}</Tag>
)

/** What needs a look, in words; nothing when all is well. */
export const healthWords = (health: Health, t: PairsText): string | null =>
  health.kind === 'fine'
    ? null
    : health.kind === 'noContract'
      ? t.health.noContract
      : t.health[health.kind](health.days)

export const HealthTag = ({ pulse, here }: { readonly pulse: Pulse; readonly here: Here }) => {
  const words = healthWords(healthOf(pulse, here.today), here.t)
  return words === null ? null : <Tag state="need">{words}</Tag>
}

/** «01.09.2024–31.05.2025»: both days inside. */
export const spanText = ({ from, until }: { readonly from: Day; readonly until: Day }): string =>
  `${shortDay(from)}–${shortDay(addDays(until, -1))}`

export const pairCrumbs = ({ t }: Here, pair: Pick<Pair, 'id' | 'title'>, last: string): Crumb[] => [
  { label: t.title, href: SECTION },
  { label: pair.title, href: `${SECTION}/${pair.id}` },
  { label: last },
]

/** Lines of text as they were written. */
export const Prose = ({ text }: { readonly text: string }) => (
  <span class="pre" lang="ru">
    {text}
  </span>
)

import type { Here as HereOf } from '../../../platform/http/here.ts'
import { FormOnPage, type FormOnPageProps } from '../../../ui/form-page.tsx'
import type { Crumb } from '../../../ui/layout.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import { type Health, healthOf, type Pulse } from '../domain/health.ts'
import type { Pair, PairState } from '../domain/types.ts'
import type { PairsText } from '../text.ts'

export const SECTION = '/pairs'

/** What every page of the module needs. */
export type Here = HereOf<PairsText>

/** One form on a page of its own, with the words of the module. */
export const FormPage = ({
  here,
  ...props
}: Omit<FormOnPageProps, 'commandKey' | 'cancel'> & { readonly here: Here }) => (
  <FormOnPage {...props} commandKey={here.commandKey} cancel={here.t.cancel} />
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

export const pairCrumbs = ({ t }: Here, pair: Pick<Pair, 'id' | 'title'>, last: string): Crumb[] => [
  { label: t.title, href: SECTION },
  { label: pair.title, href: `${SECTION}/${pair.id}` },
  { label: last },
]

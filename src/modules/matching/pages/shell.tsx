import type { Here as HereOf } from '../../../platform/http/here.ts'
import { FormOnPage, type FormOnPageProps } from '../../../ui/form-page.tsx'
import type { Crumb } from '../../../ui/layout.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import type { Matching, MatchingState } from '../domain/types.ts'
import type { MatchingText } from '../text/matching.ts'

export const SECTION = '/matching'

/** What every page of the module needs. */
export type Here = HereOf<MatchingText>

/** One form on a page of its own, with the words of the module. */
export const FormPage = ({
  here,
  ...props
}: Omit<FormOnPageProps, 'commandKey' | 'cancel'> & { readonly here: Here }) => (
  <FormOnPage {...props} commandKey={here.commandKey} cancel={here.t.cancelLink} />
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

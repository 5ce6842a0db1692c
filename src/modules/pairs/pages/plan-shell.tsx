import type { Child } from 'hono/jsx'
import type { Filled } from '../../../platform/http/here.ts'
import type { Bound } from '../../../ui/fields/bind.ts'
import type { Crumb } from '../../../ui/layout.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import { periodWords } from '../domain/plans/naming.ts'
import type { PlanState, WholePlan } from '../domain/plans/types.ts'
import type { PlansText } from '../text/plans.ts'
import { FormPage, type Here, SECTION } from './shell.tsx'

export const PLANS = '/plans'

/** Pages of plans have words of their own beside those of pairs. */
export type PlanHere = Here & { readonly p: PlansText }

const STATE_TAG: Readonly<Record<PlanState, TagState>> = {
  draft: 'draft',
  sent: 'reported',
  returned: 'returned',
  agreed: 'active',
}

export const PlanTag = ({ state, p }: { readonly state: PlanState; readonly p: PlansText }) => (
  <Tag state={STATE_TAG[state]}>{p.states[state]}</Tag>
)

export const planCrumbs = ({ t, p }: PlanHere, plan: WholePlan, last?: string): Crumb[] => [
  { label: t.title, href: SECTION },
  { label: plan.pair.title, href: `${SECTION}/${plan.pair.id}` },
  {
    label: `${p.one}, ${periodWords(plan.roadmap.period)}`,
    ...(last === undefined ? {} : { href: `${PLANS}/${plan.id}` }),
  },
  ...(last === undefined ? [] : [{ label: last }]),
]

/** A form about one plan, on a page of its own. */
export const PlanForm = ({
  here,
  filled,
  plan,
  ...rest
}: {
  readonly here: PlanHere
  readonly filled: Filled
  readonly plan: WholePlan
  readonly title: string
  readonly lead: Child
  readonly path: string
  readonly save: string
  readonly hidden?: Readonly<Record<string, string>>
  readonly fields: (form: Bound) => Child
}) => (
  <FormPage
    here={here}
    filled={filled}
    title={rest.title}
    lead={rest.lead}
    crumbs={planCrumbs(here, plan, rest.title)}
    action={`${PLANS}/${plan.id}/${rest.path}`}
    save={rest.save}
    back={`${PLANS}/${plan.id}`}
    hidden={rest.hidden}
    fields={rest.fields}
  />
)

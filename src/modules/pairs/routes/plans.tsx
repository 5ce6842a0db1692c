import type { Child } from 'hono/jsx'
import { pageNumber } from '../../../kernel/paging.ts'
import { emptyForm, type FormValues, prefilled } from '../../../platform/http/form.ts'
import { filledWith } from '../../../platform/http/here.ts'
import {
  type Answer,
  datedPage,
  FORBIDDEN,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { madeLink } from '../../../platform/session/answer-link.ts'
import { openClausesOf } from '../../assignments/public.ts'
import { versionsOf } from '../../roadmaps/public.ts'
import { agreePlan, amendPlan, approvePairPlan, returnPlan, withdrawPlan } from '../commands/plan-moves.ts'
import { aboveFor } from '../commands/plans.ts'
import { isOpen, mayPlan, standing, warningsOf } from '../domain/plans/rules.ts'
import { PLAN_STATES } from '../domain/plans/types.ts'
import { planAsked } from '../domain/replies.ts'
import { PlanPage } from '../pages/plan-card.tsx'
import { ApprovePlanPage, ReturnPlanPage } from '../pages/plan-forms.tsx'
import { PlanListPage, PlansOfPair } from '../pages/plan-list.tsx'
import { PLANS } from '../pages/plan-shell.tsx'
import { SECTION } from '../pages/shell.tsx'
import { statesOf } from '../queries/list.ts'
import { consideredIn, fulfilledBy, listPlans, PLANS_PER_PAGE, plansOf } from '../queries/plans.ts'
import { pairsSentences as sentences } from '../text.ts'
import { makePlanRoutes } from './plan-make.tsx'
import { planPartRoutes } from './plan-parts.tsx'
import { back, find, planHere } from './plan-visiting.ts'
import { type FoundPair, isOwnSchool, leadsTo, textsOf } from './visiting.ts'

const failed = (typed: Typed | null): boolean => (typed?.problems.length ?? 0) > 0

const showPlan = async (visit: Visit): Promise<Answer> => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  const { plan, speaks } = found
  const { tx } = visit
  return visit.page(
    { title: plan.roadmap.title, section: SECTION, wide: true },
    <PlanPage
      here={planHere(visit)}
      plan={plan}
      above={await aboveFor(tx, plan)}
      considered={await consideredIn(tx, plan.id)}
      fulfils={await fulfilledBy(tx, plan.id)}
      versions={await versionsOf(tx, plan.id)}
      states={await statesOf(tx, plan.id)}
      keeps={found.keeps}
      approvesFor={found.approvesFor}
      writes={speaks.length > 0}
      isOwn={speaks.some((school) => isOwnSchool(visit, school.organisation))}
      links={leadsTo(visit, plan.pair).filter(({ organisation }) => planAsked(plan, organisation))}
      madeLink={madeLink(visit)}
    />,
  )
}

/** Assignments that ask for such a plan by their words are ticked beforehand. */
const asksForPlan = (title: string): boolean =>
  /разработ|состав|подготов|уче(?:сть|т)|рассмотр/iu.test(title) &&
  /план[а-я]*\s+(?:сетевого|совместн|взаимодейств)|сетев[а-я]*\s+программ|взаимодейств|наставничеств/iu.test(
    title,
  )

const showApprove = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  const { plan, approvesFor } = found
  const wanted = typed?.values.text('school') ?? visit.query('school')
  const school = approvesFor.find(({ organisation }) => organisation === wanted) ?? approvesFor[0]
  if (school === undefined) return FORBIDDEN
  if (!isOpen(plan)) return back(plan)
  const here = planHere(visit)
  const { municipality, organisation } = school
  const clauses = await openClausesOf(visit.tx, { municipality, organisation })
  const above = await aboveFor(visit.tx, plan)
  const left = above.filter(({ answeredBy }) => answeredBy === null).length
  const approved = new Set(standing(plan, plan.roadmap).map((each) => each.organisation))
  const known = {
    channel: 'phone',
    fulfils: clauses.filter(({ title }) => asksForPlan(title)).map(({ id }) => id),
  }
  return visit.page(
    { title: here.p.approve.title, section: SECTION, failed: failed(typed) },
    <ApprovePlanPage
      here={here}
      plan={plan}
      filled={filledWith(typed, prefilled(known))}
      school={school}
      isOwn={isOwnSchool(visit, organisation)}
      isLast={plan.pair.schools.every(
        (each) => each.organisation === organisation || approved.has(each.organisation),
      )}
      warnings={warningsOf(plan.roadmap.items, left, await consideredIn(visit.tx, plan.id))}
      clauses={clauses}
    />,
  )
}

const showReturn = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  if (!found.keeps) return FORBIDDEN
  if (found.plan.state !== 'sent') return back(found.plan)
  const here = planHere(visit)
  return visit.page(
    { title: here.p.back.title, section: SECTION, failed: failed(typed) },
    <ReturnPlanPage here={here} plan={found.plan} filled={filledWith(typed, emptyForm)} />,
  )
}

const list = datedPage(PLANS, 'person', async (visit) => {
  const here = planHere(visit)
  const state = PLAN_STATES.find((each) => each === visit.query('state')) ?? ''
  const at = pageNumber(visit.query('page'))
  return visit.page(
    { title: here.p.title, section: SECTION, wide: true },
    <PlanListPage
      here={here}
      lines={await listPlans(visit.tx, state, at)}
      state={state}
      page={at}
      perPage={PLANS_PER_PAGE}
    />,
  )
})

/** On the card of a pair. */
export const plansPart = async (visit: Visit, { pair, speaks }: FoundPair): Promise<Child> => (
  <PlansOfPair
    here={planHere(visit)}
    plans={await plansOf(visit.tx, pair.id)}
    pair={pair.id}
    makes={speaks.length > 0 && mayPlan(pair)}
  />
)

const justId = (_values: FormValues, param: (name: string) => string) => ({ plan: param('id') })
const moves = { withdraw: withdrawPlan, amend: amendPlan, agree: agreePlan }

/** Plans of pairs: made, filled from above, weighed, approved, agreed. */
export const planRoutes: readonly Route[] = [
  list,
  ...makePlanRoutes,
  datedPage(`${PLANS}/:id`, 'person', showPlan),
  ...planPartRoutes,
  page(`${PLANS}/:id/approve`, 'person', (visit) => showApprove(visit, null)),
  form(`${PLANS}/:id/approve`, 'person', {
    command: approvePairPlan,
    input: (values, param) => ({
      plan: param('id'),
      fulfils: values.all('fulfils'),
      ...textsOf(values, ['school', 'channel']),
    }),
    again: showApprove,
    sentences,
  }),
  page(`${PLANS}/:id/return`, 'person', (visit) => showReturn(visit, null)),
  form(`${PLANS}/:id/return`, 'person', {
    command: returnPlan,
    input: (values, param) => ({ plan: param('id'), remarks: values.text('remarks') }),
    again: showReturn,
    sentences,
  }),
  ...(['withdraw', 'amend', 'agree'] as const).map((path) =>
    form(`${PLANS}/:id/${path}`, 'person', {
      command: moves[path],
      input: justId,
      again: (visit) => showPlan(visit),
      sentences,
    }),
  ),
]

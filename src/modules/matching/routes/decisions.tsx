import { prefilled } from '../../../platform/http/form.ts'
import { filledWith } from '../../../platform/http/here.ts'
import {
  type Answer,
  FORBIDDEN,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { changeByHand, decideOnPlan, withdrawDecision } from '../commands/decisions.ts'
import { type Ground, groundOf } from '../domain/plan/judge.ts'
import { type Seat, seatsOfLines } from '../domain/plan/lines.ts'
import { metricsOf, previousSeats } from '../domain/plan/metrics.ts'
import { ComparePage, type Difference } from '../pages/compare.tsx'
import { DecidePage, HandPage } from '../pages/decisions.tsx'
import { SECTION } from '../pages/shell.tsx'
import { findScenario, linesOfScenario, type Scenario, scenariosOf } from '../queries/scenarios.ts'
import { matchingSentences as sentences } from '../text/sentences.ts'
import { type CardPart, showCard } from './matching.tsx'
import { toScenario } from './scenario.tsx'
import { isAnswer, isFailed, mayPlanNow, plansHere, textsOf, toPlan } from './visiting.ts'

const DECISION = ['kind', 'mentee', 'mentor', 'rule', 'value', 'reason'] as const

const showDecide = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toScenario(visit)
  if (isAnswer(found)) return found
  if (!mayPlanNow(found)) return FORBIDDEN
  const here = plansHere(visit)
  const known = prefilled({
    kind: visit.query('kind') || 'pin',
    mentee: visit.query('mentee'),
    mentor: visit.query('mentor'),
    rule: visit.query('rule'),
  })
  return visit.page(
    { title: here.p.decide.title, section: SECTION, failed: isFailed(typed) },
    <DecidePage
      here={here}
      matching={found.matching}
      scenario={found.scenario}
      filled={filledWith(typed, known)}
    />,
  )
}

const showHand = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toScenario(visit)
  if (isAnswer(found)) return found
  if (!mayPlanNow(found) || found.scenario.state !== 'done') return FORBIDDEN
  const here = plansHere(visit)
  const known = prefilled({ mentee: visit.query('mentee'), mentor: visit.query('mentor') })
  return visit.page(
    { title: here.p.hand.title, section: SECTION, failed: isFailed(typed) },
    <HandPage
      here={here}
      matching={found.matching}
      scenario={found.scenario}
      filled={filledWith(typed, known)}
    />,
  )
}

type Compared = { readonly scenario: Scenario; readonly ground: Ground; readonly seats: readonly Seat[] }

const comparedOf = async (visit: Visit, id: string, matching: string): Promise<Compared | null> => {
  const scenario = await findScenario(visit.tx, id, matching)
  if (scenario === null) return null
  const lines = await linesOfScenario(visit.tx, scenario.id)
  return { scenario, ground: groundOf(scenario.request), seats: seatsOfLines(lines) }
}

const leadNames = ({ ground, seats }: Pick<Compared, 'ground' | 'seats'>): ReadonlyMap<string, string> => {
  const names = new Map(ground.request.mentors.map(({ id, name }) => [id, name]))
  return new Map(
    seats.flatMap(({ mentee, lead }) => (lead === null ? [] : [[mentee, names.get(lead) ?? '']])),
  )
}

/** Schools whose main mentor school is not the same in both plans. */
const differencesOf = (left: Compared, right: Compared): Difference[] => {
  const [a, b, last] = [
    leadNames(left),
    leadNames(right),
    leadNames({ ...left, seats: previousSeats(left.ground) }),
  ]
  return left.ground.request.mentees.flatMap(({ id, name }) =>
    (a.get(id) ?? '') === (b.get(id) ?? '')
      ? []
      : [{ mentee: name, left: a.get(id) ?? '', right: b.get(id) ?? '', last: last.get(id) ?? '' }],
  )
}

const showCompare = async (visit: Visit): Promise<Answer> => {
  const found = await toPlan(visit)
  if (isAnswer(found)) return found
  const { matching } = found
  const here = plansHere(visit)
  const ready = (await scenariosOf(visit.tx, matching.id)).filter(({ state }) => state === 'done')
  const left = visit.query('left') || (ready[0]?.id ?? '')
  const right = visit.query('right') || (ready[1]?.id ?? '')
  const [a, b] = [await comparedOf(visit, left, matching.id), await comparedOf(visit, right, matching.id)]
  if (ready.length > 1 && (a === null || b === null)) return NOT_FOUND
  const measured = [a, b].flatMap((each) =>
    each === null ? [] : [{ head: each.scenario.title, metrics: metricsOf(each.ground, each.seats) }],
  )
  const last =
    a === null ? [] : [{ head: here.p.page.last, metrics: metricsOf(a.ground, previousSeats(a.ground)) }]
  return visit.page(
    { title: here.p.compare.title, section: SECTION, wide: true },
    <ComparePage
      here={here}
      matching={matching}
      ready={ready}
      left={left}
      right={right}
      measured={[...measured, ...last]}
      moved={a === null || b === null ? [] : differencesOf(a, b)}
    />,
  )
}

/** What people decide about plans, and plans side by side. */
export const decisionRoutes = (parts: readonly CardPart[]): readonly Route[] => [
  page(`${SECTION}/:id/compare`, 'person', showCompare),
  page(`${SECTION}/:id/scenarios/:scenario/decide`, 'person', (visit) => showDecide(visit, null)),
  form(`${SECTION}/:id/scenarios/:scenario/decide`, 'person', {
    command: decideOnPlan,
    input: (values, param) => ({ scenario: param('scenario'), ...textsOf(values, DECISION) }),
    again: showDecide,
    sentences,
  }),
  page(`${SECTION}/:id/scenarios/:scenario/hand`, 'person', (visit) => showHand(visit, null)),
  form(`${SECTION}/:id/scenarios/:scenario/hand`, 'person', {
    command: changeByHand,
    input: (values, param) => ({
      scenario: param('scenario'),
      ...textsOf(values, ['mentee', 'mentor', 'reason']),
    }),
    again: showHand,
    sentences,
  }),
  form(`${SECTION}/:id/decisions/:decision/withdraw`, 'person', {
    command: withdrawDecision,
    input: (_values, param) => ({ decision: param('decision') }),
    again: showCard(parts),
    sentences,
  }),
]

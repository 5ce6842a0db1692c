import { type Answer, form, NOT_FOUND, page, type Route, type Visit } from '../../../platform/http/visit.ts'
import type { Sorting } from '../../../ui/table.tsx'
import { xlsxAnswer } from '../../assignments/public.ts'
import { dropScenario } from '../commands/scenarios.ts'
import { planTable } from '../documents.ts'
import { absentOf, changesOf } from '../domain/plan/changes.ts'
import { forcedRequests, pricesByPlans } from '../domain/plan/exact.ts'
import { isQuick, othersFor, type Pricer, pricerOf, relaxationsOf } from '../domain/plan/explain.ts'
import { leadPlaces } from '../domain/plan/input.ts'
import { type Ground, groundOf } from '../domain/plan/judge.ts'
import { seatsOfLines } from '../domain/plan/lines.ts'
import { metricsOf, previousSeats } from '../domain/plan/metrics.ts'
import type { PlanLine } from '../domain/types.ts'
import { scenarioAddress } from '../pages/plans-part.tsx'
import { type GroupShown, type HandCost, ScenarioPage } from '../pages/scenario.tsx'
import { ScenarioSchoolPage, type SchoolProps } from '../pages/scenario-school.tsx'
import { SECTION } from '../pages/shell.tsx'
import type { Compare } from '../public.ts'
import { findScenario, linesOfScenario, type Scenario } from '../queries/scenarios.ts'
import { matchingSentences as sentences } from '../text/sentences.ts'
import { type FoundMatching, isAnswer, mayPlanNow, plansHere, toPlan } from './visiting.ts'

export type FoundScenario = FoundMatching & { readonly scenario: Scenario }

/** The plan of the address, for those who make plans. */
export const toScenario = async (visit: Visit): Promise<FoundScenario | Answer> => {
  const found = await toPlan(visit)
  if (isAnswer(found)) return found
  const scenario = await findScenario(visit.tx, visit.param('scenario'), found.matching.id)
  return scenario === null ? NOT_FOUND : { ...found, scenario }
}

/** A plan that is put away is read, not mended. */
const isMended = (found: FoundScenario): boolean => mayPlanNow(found) && found.scenario.state !== 'dropped'

const SORTS = {
  mentee: (line: PlanLine) => line.menteeName,
  mentor: (line: PlanLine) => line.mentorName,
  coverage: (line: PlanLine) => (line.mentor === null ? -1 : line.coverage),
  minutes: (line: PlanLine) => line.minutes,
  score: (line: PlanLine) => line.score,
}
type Sort = keyof typeof SORTS

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'string' || typeof b === 'string' ? String(a).localeCompare(String(b), 'ru') : a - b

/** Rows as asked for; without an order the schools that get least stand first. */
const shownOf = (
  lines: readonly PlanLine[],
  by: Sort,
  direction: Sorting['direction'],
  text: string,
): PlanLine[] => {
  const wanted = text.toLowerCase()
  const sign = direction === 'ascending' ? 1 : -1
  return lines
    .filter(({ menteeName, mentorName }) => `${menteeName} ${mentorName}`.toLowerCase().includes(wanted))
    .sort((a, b) => sign * compare(SORTS[by](a), SORTS[by](b)) || compare(a.menteeName, b.menteeName))
}

const groupsOf = (ground: Ground, { groups }: Scenario, lines: readonly PlanLine[]): GroupShown[] => {
  const seats = seatsOfLines(lines)
  return (groups ?? []).map((group) => ({
    group,
    names: group.mentees.map((at) => ground.request.mentees[at]?.name ?? ''),
    relaxations: relaxationsOf(ground, seats, group),
  }))
}

const MOST_COSTS = 12

/** Regret of every pair made by hand, as far as a page may count it. */
const costsOf = (ground: Ground, lines: readonly PlanLine[]): HandCost[] => {
  const { request } = ground
  if (request.mode === 'hybrid' || !isQuick(ground)) return []
  const pricer = pricerOf(ground)
  return lines
    .filter(({ isByHand }) => isByHand)
    .slice(0, MOST_COSTS)
    .flatMap(({ mentee, menteeName, mentor, mentorName }) => {
      const other = othersFor(ground, mentee, null, pricer).others.find(({ id }) => id === mentor)
      return other === undefined ? [] : [{ mentee: menteeName, mentor: mentorName, other }]
    })
}

const sortIn = (visit: Visit): { by: Sort; direction: Sorting['direction'] } => ({
  by: (Object.keys(SORTS) as Sort[]).find((each) => each === visit.query('by')) ?? 'coverage',
  direction: visit.query('direction') === 'descending' ? 'descending' : 'ascending',
})

const showScenario = async (visit: Visit): Promise<Answer> => {
  const found = await toScenario(visit)
  if (isAnswer(found)) return found
  const { matching, scenario } = found
  const here = plansHere(visit)
  const lines = await linesOfScenario(visit.tx, scenario.id)
  const ground = groundOf(scenario.request)
  const isCounted = lines.length > 0
  const text = visit.query('text').slice(0, 100)
  const { by, direction } = sortIn(visit)
  return visit.page(
    { title: scenario.title, section: SECTION, wide: true },
    <ScenarioPage
      here={here}
      matching={matching}
      scenario={scenario}
      lines={lines}
      shown={shownOf(lines, by, direction, text)}
      yours={isCounted ? metricsOf(ground, seatsOfLines(lines)) : null}
      last={isCounted ? metricsOf(ground, previousSeats(ground)) : null}
      costs={costsOf(ground, lines)}
      changes={matching.continues !== null && isCounted ? changesOf(ground, seatsOfLines(lines)) : null}
      absent={absentOf(ground)}
      groups={isCounted ? groupsOf(ground, scenario, lines) : []}
      text={text}
      sorting={{
        by,
        direction,
        href: (next, way) =>
          `${scenarioAddress(matching.id, scenario.id)}?${new URLSearchParams({ text, by: next, direction: way })}#lines`,
      }}
      places={new Map(scenario.request.mentors.map(({ id }) => [id, leadPlaces(ground, id)]))}
      isOpen={isMended(found)}
    />,
  )
}

/** How long a page waits for exact prices of one school in a plan with mentors by subject. */
const EXACT_SECONDS = 8

type Exact = { readonly pricer: Pricer | null; readonly said: SchoolProps['exact'] }
const UNASKED: Exact = { pricer: null, said: { kind: 'unasked' } }

/** Exact prices of one school when they are asked for, or how long to wait for them. */
const exactPricer = async (
  ground: Ground,
  mentee: string,
  lead: string | null,
  compare: Compare,
): Promise<Exact> => {
  const forced = forcedRequests(ground, mentee, lead)
  const compared = await compare(forced.requests, EXACT_SECONDS)
  if (compared.kind === 'waiting') return { pricer: null, said: compared }
  if (compared.kind === 'none') return { pricer: null, said: { kind: 'late' } }
  return { pricer: pricesByPlans(ground, forced, compared.plans), said: { kind: 'counted' } }
}

const showSchool = async (visit: Visit, compare: Compare): Promise<Answer> => {
  const found = await toScenario(visit)
  if (isAnswer(found)) return found
  const { matching, scenario } = found
  const mentee = scenario.request.mentees.find(({ id }) => id === visit.param('school'))
  if (mentee === undefined) return NOT_FOUND
  const here = plansHere(visit)
  const ground = groundOf(scenario.request)
  const lines = (await linesOfScenario(visit.tx, scenario.id)).filter((line) => line.mentee === mentee.id)
  const lead = lines.find(({ kind }) => kind === 'lead')?.mentor ?? null
  const wanted = scenario.mode === 'hybrid' && visit.query('exact') === '1' && isQuick(ground)
  const exact = wanted ? await exactPricer(ground, mentee.id, lead, compare) : UNASKED
  return visit.page(
    { title: here.p.school.title(mentee.name), section: SECTION, wide: true },
    <ScenarioSchoolPage
      here={here}
      matching={matching}
      scenario={scenario}
      mentee={mentee}
      lines={lines}
      {...othersFor(ground, mentee.id, lead, exact.pricer ?? undefined)}
      exact={exact.said}
      isQuick={isQuick(ground)}
      isOpen={isMended(found)}
    />,
  )
}

const showXlsx = async (visit: Visit): Promise<Answer> => {
  const found = await toScenario(visit)
  if (isAnswer(found)) return found
  const { scenario } = found
  return xlsxAnswer(planTable(await linesOfScenario(visit.tx, scenario.id), scenario.title), scenario.title)
}

/** The workbench of a plan, its schools, its table as a file. */
export const scenarioRoutes = (compare: Compare): readonly Route[] => [
  page(`${SECTION}/:id/scenarios/:scenario`, 'person', showScenario),
  page(`${SECTION}/:id/scenarios/:scenario/plan.xlsx`, 'person', showXlsx),
  page(`${SECTION}/:id/scenarios/:scenario/schools/:school`, 'person', (visit) => showSchool(visit, compare)),
  form(`${SECTION}/:id/scenarios/:scenario/drop`, 'person', {
    command: dropScenario,
    input: (_values, param) => ({ scenario: param('scenario') }),
    again: showScenario,
    sentences,
  }),
]

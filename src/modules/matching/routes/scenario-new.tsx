import { type FormValues, prefilled } from '../../../platform/http/form.ts'
import { filledWith } from '../../../platform/http/here.ts'
import {
  type Answer,
  FORBIDDEN,
  form,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { makeScenario } from '../commands/scenarios.ts'
import { readMatchInput } from '../domain/input.ts'
import { changesOf } from '../domain/plan/changes.ts'
import { toMatchInput } from '../domain/plan/input.ts'
import { groundOf } from '../domain/plan/judge.ts'
import { metricsOf, seatsOf } from '../domain/plan/metrics.ts'
import { MODES, type PlanPolicy, USUAL_POLICY, usualPolicy } from '../domain/plan/policy.ts'
import { INLINE_PAIRS, type PlanRequest, pairCount, QUICK_PAIRS } from '../domain/plan/request.ts'
import { MakeInput, policyOf, SET_BY_HAND } from '../domain/scenarios.ts'
import { planLeads } from '../domain/solver/match.ts'
import { type Previewed, ScenarioFormPage } from '../pages/scenario-form.tsx'
import { SECTION } from '../pages/shell.tsx'
import type { Compare } from '../public.ts'
import { type Facts, type FactsSize, factsSize, gatherFacts } from '../queries/facts.ts'
import { matchingSentences as sentences } from '../text/sentences.ts'
import { isAnswer, isFailed, mayPlanNow, plansHere, textsOf, toPlan } from './visiting.ts'

const FIELDS = ['mode', 'crossing', 'keeping', ...SET_BY_HAND] as const

/** The settings in force: those of the address, else the usual ones. */
const knownFrom = (visit: Visit, usual: PlanPolicy): FormValues =>
  prefilled({
    mode: visit.query('mode') || 'floor',
    crossing: visit.query('crossing') || usual.crossing,
    keeping: visit.query('keeping') || usual.keeping || 'some',
    ...Object.fromEntries(SET_BY_HAND.map((name) => [name, visit.query(name) || String(usual[name])])),
  })

/** Settings as the command would read them; null where something is mistyped. */
const readSettings = (values: FormValues, matching: string) => {
  const parsed = MakeInput.safeParse({ matching, title: '', ...textsOf(values, FIELDS) })
  const policy = parsed.success ? policyOf(parsed.data) : null
  return policy?.ok ? policy.value : null
}

const NOT_READ: Previewed = { kind: 'ready', ways: [] }
const QUICK_MODES = MODES.filter((mode) => mode !== 'hybrid')

const countHere: Compare = async (requests) => ({
  kind: 'ready',
  plans: requests.map((request) => {
    const read = readMatchInput(toMatchInput(groundOf(request), request.mode, []))
    return read.ok ? planLeads(read.value) : null
  }),
})

/**
 * What the three quick ways give for these settings; a way whose facts contradict each other is left out. A few schools are
 * counted here, more in a thread; what is not ready while a page may wait is counted on, and the page says how long.
 */
const previewsOf = async (
  facts: Facts,
  policy: PlanRequest['policy'],
  compare: Compare,
): Promise<Previewed> => {
  const pairs = pairCount(facts)
  const requests = QUICK_MODES.map((mode): PlanRequest => ({ version: 1, mode, policy, ...facts }))
  const compared = await (pairs <= INLINE_PAIRS ? countHere : compare)(requests)
  if (compared.kind !== 'ready') return compared
  const ways = requests.flatMap((request, at) => {
    const plan = compared.plans[at]
    if (plan === null || plan === undefined) return []
    const ground = groundOf(request)
    const seats = seatsOf(ground, plan)
    return [{ mode: request.mode, metrics: metricsOf(ground, seats), changes: changesOf(ground, seats) }]
  })
  return { kind: 'ready', ways }
}

/** Schools whose facts a page reads for a preview: two rows a curated school, one an offer. */
const MOST_READ = 1_500

/** Few enough to be read and counted while a page waits. */
const isSmall = ({ mentees, mentors }: FactsSize): boolean =>
  mentees * mentors <= QUICK_PAIRS && 2 * mentees + mentors <= MOST_READ

/** A field of the address that is mistyped says so beside the others. */
const problemsIn = (visit: Visit, values: FormValues, matching: string): Typed['problems'] => {
  const words = sentences[visit.lang]
  const sentence = (code: string) => {
    const found = words[code] ?? code
    return typeof found === 'string' ? found : found({ most: 600 })
  }
  const parsed = MakeInput.safeParse({ matching, title: '', ...textsOf(values, FIELDS) })
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => ({
      field: String(path[0]),
      text: sentence(message),
    }))
  const policy = policyOf(parsed.data)
  if (policy.ok) return []
  return policy.refusals.map(({ code, field, values: said }) => {
    const found = words[code] ?? code
    return {
      ...(field === undefined ? {} : { field }),
      text: typeof found === 'string' ? found : found(said ?? {}),
    }
  })
}

const showNew = async (visit: Visit, typed: Typed | null, compare: Compare): Promise<Answer> => {
  const found = await toPlan(visit)
  if (isAnswer(found)) return found
  if (!mayPlanNow(found)) return FORBIDDEN
  const { matching } = found
  const here = plansHere(visit)
  const filled = filledWith(typed, knownFrom(visit, usualPolicy(matching)))
  const size = await factsSize(visit.tx, matching)
  const policy = readSettings(filled.values, matching.id)
  const problems = typed === null ? problemsIn(visit, filled.values, matching.id) : typed.problems
  return visit.page(
    { title: here.p.form.title, section: SECTION, wide: true, failed: isFailed(typed) },
    <ScenarioFormPage
      here={here}
      matching={matching}
      filled={{ ...filled, problems }}
      known={{ ...size, usualMinutes: USUAL_POLICY.usualMinutes }}
      previews={
        policy === null
          ? NOT_READ
          : isSmall(size)
            ? await previewsOf(await gatherFacts(visit.tx, matching), policy, compare)
            : { kind: 'none' }
      }
    />,
  )
}

/** A new plan: settings with what comes out, then the plan. */
export const newScenarioRoutes = (compare: Compare): readonly Route[] => [
  page(`${SECTION}/:id/scenarios/new`, 'person', (visit) => showNew(visit, null, compare)),
  form(`${SECTION}/:id/scenarios/new`, 'person', {
    command: makeScenario,
    input: (values, param) => ({
      matching: param('id'),
      title: values.text('title'),
      ...textsOf(values, FIELDS),
    }),
    again: (visit, typed) => showNew(visit, typed, compare),
    sentences,
  }),
]

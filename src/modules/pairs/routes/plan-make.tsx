import { schoolYearOf, yearOf } from '../../../kernel/day.ts'
import { prefilled } from '../../../platform/http/form.ts'
import { filledWith } from '../../../platform/http/here.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { copyLinesOf, knownTerms, periodCode, readPeriod, termsIn } from '../../roadmaps/public.ts'
import { makePairPlan } from '../commands/plans.ts'
import { periodWords } from '../domain/plans/naming.ts'
import { mayPlan } from '../domain/plans/rules.ts'
import type { Pair } from '../domain/types.ts'
import { MakePlanPage, type Pattern } from '../pages/plan-make.tsx'
import { SECTION } from '../pages/shell.tsx'
import { goalsOf } from '../queries/pair.ts'
import { plansToCopy } from '../queries/plans.ts'
import { pairsSentences as sentences } from '../text.ts'
import { planHere } from './plan-visiting.ts'
import { isAnswer, isOwnSchool, textsOf, toSpeak } from './visiting.ts'

/** This and the next year of both kinds, and the year in which the pair begins. */
const periodOptions = (visit: Visit, pair: Pair) => {
  const { today } = visit.scope
  const first = pair.from > today ? pair.from : today
  return [0, 1].flatMap((step) =>
    [
      { kind: 'academic' as const, year: schoolYearOf(first) + step },
      { kind: 'calendar' as const, year: yearOf(first) + step },
    ].map((period) => ({ value: periodCode(period), label: periodWords(period) })),
  )
}

/** The plan of before that the address or the form names, with its terms in the year asked for; null when it names none. */
const patternOf = async (
  visit: Visit,
  typed: Typed | null,
  { copies, usual }: { readonly copies: readonly { readonly id: string }[]; readonly usual: string },
): Promise<Pattern | null> => {
  const asked = (name: string): string => typed?.values.text(name) || visit.query(name)
  const plan = copies.find(({ id }) => id === asked('copy'))
  const to = readPeriod(asked('period')) ?? readPeriod(usual)
  const lines = plan === undefined || to === null ? null : await copyLinesOf(visit.tx, plan.id, to)
  return plan === undefined || to === null || lines === null
    ? null
    : { plan: plan.id, period: periodCode(to), lines }
}

const showMake = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toSpeak(visit)
  if (isAnswer(found)) return found
  const { pair, speaks } = found
  if (!mayPlan(pair)) return { kind: 'redirect', to: `${SECTION}/${pair.id}` }
  const here = planHere(visit)
  const goals = (await goalsOf(visit.tx, pair.id)).filter(({ state }) => state === 'open')
  const school = speaks.find((each) => isOwnSchool(visit, each.organisation)) ?? speaks[0]
  const periods = periodOptions(visit, pair)
  const usual = periods[0]?.value ?? ''
  const copies = await plansToCopy(visit.tx, pair)
  const pattern = await patternOf(visit, typed, { copies, usual })
  const known = { period: usual, goals: goals.map(({ id }) => id), ...knownTerms(pattern?.lines ?? []) }
  const problems = typed?.problems ?? []
  return visit.page(
    { title: here.p.make.title, section: SECTION, failed: problems.length > 0 },
    <MakePlanPage
      here={here}
      pair={pair}
      filled={filledWith(typed, prefilled(known))}
      periods={periods}
      copies={copies.map((line) => ({
        value: line.id,
        label: `${line.pairTitle}, ${periodWords(line)}`.slice(0, 140),
      }))}
      pattern={pattern}
      goals={goals}
      school={school?.organisation ?? ''}
    />,
  )
}

/** A plan begins: from the goals of the pair, or from a plan of before, whose old and new terms are shown first. */
export const makePlanRoutes: readonly Route[] = [
  page(`${SECTION}/:id/plan`, 'person', (visit) => showMake(visit, null)),
  form(`${SECTION}/:id/plan`, 'person', {
    command: makePairPlan,
    input: (values, param) => ({
      pair: param('id'),
      goals: values.all('goals'),
      terms: termsIn(values),
      ...textsOf(values, ['school', 'period', 'copy', 'partOf']),
    }),
    again: showMake,
    sentences,
  }),
]

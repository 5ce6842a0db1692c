import { may } from '../../../kernel/access.ts'
import { addMonths, type Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import { emptyForm, type FormValues, prefilled } from '../../../platform/http/form.ts'
import type { Filled } from '../../../platform/http/here.ts'
import {
  type Answer,
  datedPage,
  FORBIDDEN,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { loadPart, sentPart } from '../../assignments/public.ts'
import { closeRound, openRound, planRound, reopenRound, rescheduleRound } from '../commands/round.ts'
import * as access from '../domain/access.ts'
import { completenessOf, quarterOf, STANDINGS, standingOf, usualDays } from '../domain/rounds.ts'
import type { Round } from '../domain/types.ts'
import { RoundPage } from '../pages/round.tsx'
import { ClosePage, PlanPage, ReopenPage, ReschedulePage } from '../pages/round-forms.tsx'
import { RoundsPage } from '../pages/rounds.tsx'

import { expectedSchools, findRound, listRounds, programmesHere, sheetLines } from '../queries/round.ts'
import { roundName } from '../text.ts'
import { deficitForm, hereOf, keptMunicipality, SECTION } from './visiting.ts'

/** Rounds of the municipality that the person keeps. */
export const showRounds = async (visit: Visit, municipality: string): Promise<Answer> => {
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.title, section: SECTION, wide: true },
    <RoundsPage here={here} lines={await listRounds(visit.tx, municipality)} />,
  )
}

/** This quarter and the three after it. */
export const quartersOf = (visit: Visit) =>
  [0, 3, 6, 9].map((months) => {
    const quarter = addMonths(quarterOf(visit.scope.today), months)
    return { value: shortDay(quarter), label: roundName(quarter, visit.lang) }
  })

export const filledOf = (typed: Typed | null, known: Filled['values'], version?: number): Filled => ({
  values: typed?.values ?? known,
  problems: typed?.problems ?? [],
  version: typed?.conflict ?? version,
})

/** A form of a round as it usually is: days of the quarter, those past moved ahead. */
export const usualFields = (quarter: Day, today: Day, programme: string | undefined) => {
  const usual = usualDays(quarter)
  const opens = usual.opensOn < today ? today : usual.opensOn
  const due = usual.dueOn < today ? addMonths(today, 1) : usual.dueOn
  return {
    programme,
    quarter: shortDay(quarter),
    opensOn: shortDay(opens),
    dueOn: shortDay(due),
    closesOn: shortDay(usual.closesOn < due ? addMonths(due, 1) : usual.closesOn),
    categories: ['lowResults', 'atRisk'],
  }
}

const showPlan = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const municipality = keptMunicipality(visit)
  if (municipality === null) return FORBIDDEN
  const here = hereOf(visit)
  const programmes = await programmesHere(visit.tx, municipality)
  const quarter = quarterOf(readTypedDay(visit.query('quarter')) ?? here.today)
  const known = prefilled(usualFields(quarter, here.today, programmes[0]?.id))
  return visit.page(
    { title: here.t.plan.title, section: SECTION, failed: typed !== null },
    <PlanPage
      here={here}
      filled={filledOf(typed, known)}
      programmes={programmes}
      quarters={quartersOf(visit)}
    />,
  )
}

const asStanding = (text: string): string => STANDINGS.find((each) => each === text) ?? ''

const showRound = async (visit: Visit): Promise<Answer> => {
  const round = await roundToKeep(visit)
  if ('kind' in round) return round
  const here = hereOf(visit)
  const lines = await sheetLines(visit.tx, round.id)
  const isPlanned = round.state === 'planned'
  const asked = isPlanned ? await expectedSchools(visit.tx, round, here.today) : []
  return visit.page(
    { title: roundName(round.quarterOn, visit.lang), section: SECTION, wide: true },
    <RoundPage
      here={here}
      round={round}
      lines={lines.map((line) => ({
        ...line,
        standing: standingOf({ ...line, dueOn: round.dueOn, roundState: round.state }, here.today),
      }))}
      standing={asStanding(visit.query('standing'))}
      expected={isPlanned ? asked.length : lines.length}
      load={
        isPlanned
          ? await loadPart(
              visit,
              asked.map(({ organisation }) => organisation),
            )
          : await sentPart(visit, round.id)
      }
      done={visit.query('done')}
    />,
  )
}

/** The round of the address for whoever keeps it; an answer when there is nothing to show him. */
export const roundToKeep = async (visit: Visit): Promise<Round | Answer> => {
  const round = await findRound(visit.tx, visit.param('id'))
  if (round === null) return NOT_FOUND
  return may(access.keepRound, visit.scope, round) ? round : FORBIDDEN
}

const showClose = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const round = await roundToKeep(visit)
  if ('kind' in round) return round
  const here = hereOf(visit)
  const lines = await sheetLines(visit.tx, round.id)
  const sums = completenessOf(
    lines.map((line) => standingOf({ ...line, dueOn: round.dueOn, roundState: round.state }, here.today)),
  )
  return visit.page(
    { title: here.t.close.title, section: SECTION, failed: typed !== null },
    <ClosePage
      here={here}
      filled={filledOf(typed, emptyForm, round.version)}
      round={round}
      left={sums.expected - sums.submitted}
    />,
  )
}

const showReopen = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const round = await roundToKeep(visit)
  if ('kind' in round) return round
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.reopen.title, section: SECTION, failed: typed !== null },
    <ReopenPage here={here} filled={filledOf(typed, emptyForm, round.version)} round={round} />,
  )
}

const showReschedule = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const round = await roundToKeep(visit)
  if ('kind' in round) return round
  const here = hereOf(visit)
  const { opensOn, dueOn, closesOn, categories, basis } = round
  const known = prefilled({
    opensOn: shortDay(opensOn),
    dueOn: shortDay(dueOn),
    closesOn: shortDay(closesOn),
    categories: [...categories],
    basis,
  })
  return visit.page(
    { title: here.t.reschedule.title, section: SECTION, failed: typed !== null },
    <ReschedulePage here={here} filled={filledOf(typed, known, round.version)} round={round} />,
  )
}

/** Fields of a form of a round, as typed. */
const typedRound = (values: FormValues, names: readonly string[]) => ({
  ...Object.fromEntries(names.map((name) => [name, values.text(name)])),
  categories: values.all('categories'),
})

/** Routes of rounds. */
export const roundRoutes: readonly Route[] = [
  page('/deficits/rounds/new', 'person', (visit) => showPlan(visit, null)),
  datedPage('/deficits/rounds/:id', 'person', showRound),
  page('/deficits/rounds/:id/days', 'person', (visit) => showReschedule(visit, null)),
  page('/deficits/rounds/:id/close', 'person', (visit) => showClose(visit, null)),
  page('/deficits/rounds/:id/reopen', 'person', (visit) => showReopen(visit, null)),
  deficitForm('/deficits/rounds/new', 'person', {
    command: planRound,
    input: (values) => typedRound(values, ['programme', 'quarter', 'opensOn', 'dueOn', 'closesOn', 'basis']),
    again: showPlan,
  }),
  deficitForm('/deficits/rounds/:id/days', 'person', {
    command: rescheduleRound,
    input: (values, param) => ({
      ...typedRound(values, ['opensOn', 'dueOn', 'closesOn', 'basis']),
      round: param('id'),
    }),
    again: showReschedule,
  }),
  deficitForm('/deficits/rounds/:id/open', 'person', {
    command: openRound,
    input: (_values, param) => ({ round: param('id') }),
    again: (visit) => showRound(visit),
  }),
  deficitForm('/deficits/rounds/:id/close', 'person', {
    command: closeRound,
    input: (values, param) => ({ round: param('id'), reason: values.text('reason') }),
    again: showClose,
  }),
  deficitForm('/deficits/rounds/:id/reopen', 'person', {
    command: reopenRound,
    input: (values, param) => ({ round: param('id'), closesOn: values.text('closesOn') }),
    again: showReopen,
  }),
]

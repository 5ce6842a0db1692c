import { shortDay } from '../../../kernel/format.ts'
import { pageNumber } from '../../../kernel/paging.ts'
import { emptyForm } from '../../../platform/http/form.ts'
import {
  type Answer,
  FORBIDDEN,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { declineProposal, routeRound } from '../commands/routing.ts'
import { mapWording } from '../commands/wording.ts'
import { usualThreshold } from '../domain/analysis.ts'
import { RoutingPage } from '../pages/routing.tsx'
import { UnheldPage } from '../pages/unheld.tsx'
import { WordingsPage } from '../pages/wordings.tsx'
import { askedIn, findRound, roundsToShow } from '../queries/round.ts'
import { openOf, proposalsOf } from '../queries/routing.ts'
import { themesOf } from '../queries/theme.ts'
import { countInHands, inHands, wordingsOf } from '../queries/thread.ts'
import { deficitForm, hereOf, keptMunicipality, SECTION } from './visiting.ts'

const showRouting = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const municipality = keptMunicipality(visit)
  if (municipality === null) return FORBIDDEN
  const here = hereOf(visit)
  const rounds = await roundsToShow(visit.tx, municipality, visit.param('id') || visit.query('round'))
  const round = rounds.find(({ shown }) => shown) ?? null
  const full = round === null ? null : await findRound(visit.tx, round.id)
  return visit.page(
    { title: here.t.routing.title, section: SECTION, wide: true, failed: typed !== null },
    <RoutingPage
      here={here}
      rounds={rounds}
      round={round}
      routedOn={full?.routedOn == null ? null : shortDay(full.routedOn)}
      threshold={round?.threshold ?? usualThreshold(round === null ? 0 : await askedIn(visit.tx, round.id))}
      named={round === null ? [] : await openOf(visit.tx, round.id)}
      proposals={round === null ? [] : await proposalsOf(visit.tx, round.id)}
      values={typed?.values ?? emptyForm}
      problems={typed?.problems ?? []}
      done={visit.query('done')}
    />,
  )
}

const HANDS = ['nobody', 'proposed', 'measure', 'taken'] as const

const showUnheld = async (visit: Visit): Promise<Answer> => {
  const municipality = keptMunicipality(visit)
  if (municipality === null) return FORBIDDEN
  const here = hereOf(visit)
  const hands = HANDS.find((each) => each === visit.query('hands')) ?? 'nobody'
  const at = pageNumber(visit.query('page'))
  const counts = { nobody: 0, proposed: 0, measure: 0, taken: 0 }
  for (const each of await countInHands(visit.tx, municipality)) counts[each.hands] = each.count
  return visit.page(
    { title: here.t.unheld.title, section: SECTION, wide: true },
    <UnheldPage
      here={here}
      lines={await inHands(visit.tx, municipality, hands, at)}
      hands={hands}
      page={at}
      counts={counts}
    />,
  )
}

const showWordings = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const municipality = keptMunicipality(visit)
  if (municipality === null) return FORBIDDEN
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.wordings.title, section: SECTION, wide: true, failed: typed !== null },
    <WordingsPage
      here={here}
      lines={await wordingsOf(visit.tx, municipality)}
      themes={await themesOf(visit.tx)}
      problems={typed?.problems ?? []}
      typed={typed?.values ?? emptyForm}
      done={visit.query('done')}
    />,
  )
}

/** Routes of routing, of what nobody holds, of own wordings. */
export const routingRoutes: readonly Route[] = [
  page('/deficits/routing', 'person', (visit) => showRouting(visit, null)),
  page('/deficits/unheld', 'person', showUnheld),
  page('/deficits/wordings', 'person', (visit) => showWordings(visit, null)),
  deficitForm('/deficits/rounds/:id/route', 'person', {
    command: routeRound,
    input: (_values, param) => ({ round: param('id') }),
    again: showRouting,
  }),
  deficitForm('/deficits/proposals/:id/decline', 'person', {
    command: declineProposal,
    input: (values, param) => ({ proposal: param('id'), reason: values.text(`reason.${values.text('at')}`) }),
    again: showRouting,
  }),
  deficitForm('/deficits/wordings', 'person', {
    command: mapWording,
    input: (values) => ({
      deficit: values.text('deficit'),
      theme: values.text(`theme.${values.text('at')}`),
    }),
    again: showWordings,
  }),
]

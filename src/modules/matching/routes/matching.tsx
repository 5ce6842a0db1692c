import type { Child } from 'hono/jsx'
import type { Day } from '../../../kernel/day.ts'
import { addDays, schoolYearOf } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { emptyForm, prefilled } from '../../../platform/http/form.ts'
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
import { runningProgrammes } from '../../pairs/public.ts'
import { cancelMatching, openMatching } from '../commands/open.ts'
import { MatchingPage } from '../pages/card.tsx'
import { ListPage } from '../pages/list.tsx'
import { CancelPage, OpenPage } from '../pages/open.tsx'
import { SECTION } from '../pages/shell.tsx'
import { listMatchings, municipalityNames, statesOf } from '../queries/matching.ts'
import { matchingSentences as sentences } from '../text/sentences.ts'
import {
  type FoundMatching,
  find,
  hereOf,
  isAnswer,
  isFailed,
  plannedNodes,
  textsOf,
  toPlan,
} from './visiting.ts'

/** What a part of the module puts on the card of a matching: a section below and, if it has them, buttons above. */
export type CardPart = (
  visit: Visit,
  found: FoundMatching,
) => Promise<{ readonly section: Child; readonly actions?: Child }>

/** Parts of the card in their order: offers, scenarios, consent, rulings, the act. */
export type MatchingParts = readonly CardPart[]

const showList = async (visit: Visit): Promise<Answer> => {
  const here = hereOf(visit)
  const nodes = plannedNodes(visit)
  return visit.page(
    { title: here.t.title, section: SECTION, wide: true },
    <ListPage
      here={here}
      lines={await listMatchings(visit.tx)}
      plans={nodes.municipalities.length > 0 || nodes.region}
    />,
  )
}

/** In spring and summer the coming school year is prepared. */
const nextYear = (today: Day): number =>
  Number(today.slice(5, 7)) >= 9 ? schoolYearOf(today) : schoolYearOf(today) + 1

const TWO_WEEKS = 14

const knownFor = (today: Day) => {
  const year = nextYear(today)
  const first = `${year}-09-01` as Day
  const offersUntil = addDays(today, TWO_WEEKS)
  return prefilled({
    year: String(year),
    offersUntil: shortDay(offersUntil),
    from: shortDay(first > offersUntil ? first : addDays(offersUntil, TWO_WEEKS)),
    until: shortDay(`${year + 1}-05-31` as Day),
    silence: 'agrees',
  })
}

const showOpen = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const nodes = plannedNodes(visit)
  if (nodes.municipalities.length === 0 && !nodes.region) return FORBIDDEN
  const here = hereOf(visit)
  const { today } = visit.scope
  const names = await municipalityNames(visit.tx, nodes.municipalities)
  const programmes = await runningProgrammes(visit.tx)
  return visit.page(
    { title: here.t.open.title, section: SECTION, failed: isFailed(typed) },
    <OpenPage
      here={here}
      filled={filledWith(typed, knownFor(today))}
      nodes={[
        ...names.map(({ id, name }) => ({ value: id, label: name })),
        ...(nodes.region ? [{ value: '', label: here.t.open.wholeRegion }] : []),
      ]}
      years={[schoolYearOf(today), schoolYearOf(today) + 1]}
      programmes={programmes.map(({ id, name }) => ({ value: id, label: name }))}
    />,
  )
}

/** The card with its parts. */
export const showCard =
  (parts: MatchingParts) =>
  async (visit: Visit): Promise<Answer> => {
    const found = await find(visit)
    if (found === null) return NOT_FOUND
    const here = hereOf(visit)
    const shown = []
    for (const part of parts) shown.push(await part(visit, found))
    return visit.page(
      {
        title: here.t.titleOf(found.matching.schoolYear),
        section: SECTION,
        wide: true,
        about: { record: found.matching.id },
      },
      <MatchingPage
        here={here}
        matching={found.matching}
        states={await statesOf(visit.tx, found.matching.id)}
        plans={found.plans}
        more={shown.map(({ section }) => section)}
        actions={shown.map(({ actions }) => actions ?? null)}
      />,
    )
  }

const showCancel = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toPlan(visit)
  if (isAnswer(found)) return found
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.cancel.title, section: SECTION, failed: isFailed(typed) },
    <CancelPage here={here} filled={filledWith(typed, emptyForm)} matching={found.matching} />,
  )
}

/** The list of matchings, the beginning of one, its card and its cancelling. */
export const matchingCardRoutes = (parts: MatchingParts): readonly Route[] => [
  datedPage(SECTION, 'person', showList),
  page(`${SECTION}/new`, 'person', (visit) => showOpen(visit, null)),
  form(`${SECTION}/new`, 'person', {
    command: openMatching,
    input: (values) =>
      textsOf(values, ['municipality', 'programme', 'year', 'from', 'until', 'offersUntil', 'silence']),
    again: showOpen,
    sentences,
  }),
  datedPage(`${SECTION}/:id`, 'person', showCard(parts)),
  page(`${SECTION}/:id/cancel`, 'person', (visit) => showCancel(visit, null)),
  form(`${SECTION}/:id/cancel`, 'person', {
    command: cancelMatching,
    input: (values, param) => ({ matching: param('id'), reason: values.text('reason') }),
    again: showCancel,
    sentences,
  }),
]

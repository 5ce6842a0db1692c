import type { Child } from 'hono/jsx'
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
import { madeLink } from '../../../platform/session/answer-link.ts'
import { goalsAhead } from '../../deficits/public.ts'
import { papersOf } from '../../programmes/public.ts'
import { agreePair, confirmPair, declinePair, endPair, startPair } from '../commands/moves.ts'
import { pairAsked } from '../domain/replies.ts'
import { hasBegun } from '../domain/rules.ts'
import { PairPage } from '../pages/card.tsx'
import { AgreePage, ConfirmPage, DeclinePage, EndPage } from '../pages/forms.tsx'
import { SECTION } from '../pages/shell.tsx'
import { pulseOf, statesOf } from '../queries/list.ts'
import { goalsOf, loadOf, opinionsOf, peopleOf } from '../queries/pair.ts'
import { pairsSentences as sentences } from '../text.ts'
import { mayLog } from './meetings.tsx'
import {
  actOptions,
  type FoundPair,
  find,
  hereOf,
  isAnswer,
  isOwnSchool,
  leadsTo,
  refusesFor,
  textsOf,
  toKeep,
  toSpeak,
} from './visiting.ts'

/** What the other parts of the module put on the card: contracts, meetings, the plan. */
export type CardPart = (visit: Visit, found: FoundPair) => Promise<Child>

const showCard =
  (parts: readonly CardPart[]) =>
  async (visit: Visit): Promise<Answer> => {
    const found = await find(visit)
    if (found === null) return NOT_FOUND
    const here = hereOf(visit)
    const { pair, speaks } = found
    const more: Child[] = []
    for (const part of parts) more.push(await part(visit, found))
    const begun = hasBegun(pair)
    const opinions = begun ? await opinionsOf(visit.tx, pair.id) : []
    const pulse = await pulseOf(visit.tx, pair)
    return visit.page(
      { title: pair.title, section: SECTION, wide: true },
      <PairPage
        here={here}
        pair={pair}
        pulse={pulse}
        people={await peopleOf(visit.tx, pair.id)}
        goals={await goalsOf(visit.tx, pair.id)}
        ahead={begun ? [] : await goalsAhead(visit.tx, pair.id)}
        opinions={opinions}
        papers={await papersOf(visit.tx, pair.id)}
        states={await statesOf(visit.tx, pair.id)}
        keeps={found.keeps}
        speaks={speaks}
        logs={mayLog(visit, pair)}
        refuses={refusesFor(visit, pair)}
        isOwn={speaks.some((school) => isOwnSchool(visit, school.organisation))}
        more={more}
        links={leadsTo(visit, pair).filter((school) =>
          pairAsked(pair, school).some(
            (asked) =>
              (asked !== 'fit' || pulse.lastMet !== null) &&
              !opinions.some((said) => said.kind === asked && said.organisation === school.organisation),
          ),
        )}
        madeLink={madeLink(visit)}
      />,
    )
  }

const failed = (typed: Typed | null): boolean => (typed?.problems.length ?? 0) > 0

const showAgree = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toSpeak(visit)
  if (isAnswer(found)) return found
  const wanted = typed?.values.text('school') ?? visit.query('school')
  const school = found.speaks.find(({ organisation }) => organisation === wanted) ?? found.speaks[0]
  if (school === undefined) return FORBIDDEN
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.agree.title, section: SECTION, failed: failed(typed) },
    <AgreePage
      here={here}
      pair={found.pair}
      filled={filledWith(typed, prefilled({ channel: 'phone' }))}
      school={school}
      isOwn={isOwnSchool(visit, school.organisation)}
      load={school.side === 'mentor' ? await loadOf(visit.tx, school.organisation, found.pair) : null}
    />,
  )
}

const showDecline = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await find(visit)
  if (found === null) return NOT_FOUND
  const own = found.speaks.find((school) => isOwnSchool(visit, school.organisation))
  const wanted = typed?.values.text('school') ?? visit.query('school')
  const school =
    own ?? refusesFor(visit, found.pair).find(({ organisation }) => organisation === wanted) ?? null
  if (!found.keeps && school === null) return FORBIDDEN
  const here = hereOf(visit)
  return visit.page(
    {
      title: school === null ? here.t.card.withdraw : here.t.decline.title,
      section: SECTION,
      failed: failed(typed),
    },
    <DeclinePage
      here={here}
      pair={found.pair}
      filled={filledWith(typed, prefilled({ channel: 'phone' }))}
      school={school}
      isOwn={own !== undefined}
    />,
  )
}

const showConfirm = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toKeep(visit)
  if (isAnswer(found)) return found
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.confirm.title, section: SECTION, failed: failed(typed) },
    <ConfirmPage
      here={here}
      pair={found.pair}
      filled={filledWith(typed, emptyForm)}
      acts={await actOptions(visit, found.pair)}
    />,
  )
}

const showEnd = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toKeep(visit)
  if (isAnswer(found)) return found
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.end.title, section: SECTION, failed: failed(typed) },
    <EndPage
      here={here}
      pair={found.pair}
      filled={filledWith(typed, prefilled({ on: shortDay(here.today) }))}
    />,
  )
}

/** The card of a pair and its moves. */
export const cardRoutes = (parts: readonly CardPart[]): readonly Route[] => [
  datedPage(`${SECTION}/:id`, 'person', showCard(parts)),
  page(`${SECTION}/:id/agree`, 'person', (visit) => showAgree(visit, null)),
  form(`${SECTION}/:id/agree`, 'person', {
    command: agreePair,
    input: (values, param) => ({ pair: param('id'), ...textsOf(values, ['school', 'channel']) }),
    again: showAgree,
    sentences,
  }),
  page(`${SECTION}/:id/decline`, 'person', (visit) => showDecline(visit, null)),
  form(`${SECTION}/:id/decline`, 'person', {
    command: declinePair,
    input: (values, param) => ({
      pair: param('id'),
      ...textsOf(values, ['school', 'reason']),
      channel: values.text('channel') || 'self',
    }),
    again: showDecline,
    sentences,
  }),
  page(`${SECTION}/:id/confirm`, 'person', (visit) => showConfirm(visit, null)),
  form(`${SECTION}/:id/confirm`, 'person', {
    command: confirmPair,
    input: (values, param) => ({ pair: param('id'), ...textsOf(values, ['act', 'actWords']) }),
    again: showConfirm,
    sentences,
  }),
  form(`${SECTION}/:id/start`, 'person', {
    command: startPair,
    input: (values, param) => ({ pair: param('id'), school: values.text('school') }),
    again: showCard(parts),
    sentences,
  }),
  page(`${SECTION}/:id/end`, 'person', (visit) => showEnd(visit, null)),
  form(`${SECTION}/:id/end`, 'person', {
    command: endPair,
    input: (values, param) => ({ pair: param('id'), ...textsOf(values, ['on', 'reason']) }),
    again: showEnd,
    sentences,
  }),
]

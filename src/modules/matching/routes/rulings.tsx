import type { Child } from 'hono/jsx'
import { addDays } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { prefilled } from '../../../platform/http/form.ts'
import { type Filled, filledWith } from '../../../platform/http/here.ts'
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
import { ButtonLink } from '../../../ui/button.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { publishMatching } from '../commands/publish.ts'
import { confirmPlain, liftCheck, rulePair } from '../commands/rulings.ts'
import { differenceOf } from '../domain/difference.ts'
import { boundOf, unboundOf } from '../domain/rulings.ts'
import { countsOf } from '../pages/answers.tsx'
import { ChangedSince } from '../pages/changed-since.tsx'
import { OneRulingPage } from '../pages/one-ruling.tsx'
import { PublishPage } from '../pages/publish.tsx'
import { RulingsPage, rulingCounts } from '../pages/rulings.tsx'
import { SECTION } from '../pages/shell.tsx'
import { matchingOfAct } from '../queries/matching.ts'
import { boardOf, draftOf, heldElsewhere, livePairsOf } from '../queries/rulings.ts'
import { consentSentences as sentences } from '../text/consent.ts'
import { spokenOf } from './consent.tsx'
import type { CardPart } from './matching.tsx'
import { isAnswer, isFailed, textsOf, toPlan } from './visiting.ts'

const showRulings = async (visit: Visit): Promise<Answer> => {
  const found = await toPlan(visit)
  if (isAnswer(found)) return found
  const { matching } = found
  const here = spokenOf(visit)
  return visit.page(
    { title: here.c.rulings.title, section: SECTION, wide: true },
    <RulingsPage
      here={here}
      matching={matching}
      board={await boardOf(visit.tx, matching)}
      held={await heldElsewhere(visit.tx, matching)}
      draft={await draftOf(visit.tx, matching)}
      rules={found.rules}
      done={visit.query('done')}
    />,
  )
}

/** Two forms of the page ask for a reason: what is wrong with one is not said beside the other. */
const besideItsField = (filled: Filled): Filled =>
  filled.values.text('check') === ''
    ? filled
    : {
        ...filled,
        problems: filled.problems.map((problem) =>
          problem.field === 'reason' ? { ...problem, field: 'liftReason' } : problem,
        ),
      }

const showPair = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toPlan(visit)
  if (isAnswer(found)) return found
  const { matching } = found
  const board = await boardOf(visit.tx, matching)
  const looked = board.looked.find(({ line }) => line.id === visit.param('line'))
  if (looked === undefined) return NOT_FOUND
  const here = spokenOf(visit)
  const isOpen = found.rules && matching.state === 'deciding' && (await draftOf(visit.tx, matching)) === null
  const known = { ruling: looked.ruling?.ruling ?? '', reason: looked.ruling?.reason ?? '' }
  return visit.page(
    { title: here.c.rulings.onePair(looked.line.menteeName), section: SECTION, failed: isFailed(typed) },
    <OneRulingPage
      here={here}
      filled={besideItsField(filledWith(typed, prefilled(known)))}
      matching={matching}
      looked={looked}
      board={board}
      isOpen={isOpen}
      done={visit.query('done')}
    />,
  )
}

const THREE_WEEKS = 21

const showPublish = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toPlan(visit)
  if (isAnswer(found)) return found
  if (!found.rules) return FORBIDDEN
  const { matching } = found
  const here = spokenOf(visit)
  const board = await boardOf(visit.tx, matching)
  const bound = boundOf(board.looked)
  // as the act itself counts: a school that another pair leads is not without a mentor
  const held = new Set((await heldElsewhere(visit.tx, matching)).map(({ mentee }) => mentee))
  const soonest = addDays(visit.scope.today, THREE_WEEKS)
  // an act of spring for the coming year: contracts are there when the work begins
  const until = soonest < matching.from ? matching.from : soonest
  const known = prefilled({ contractsUntil: shortDay(until) })
  return visit.page(
    { title: here.c.publish.title, section: SECTION, failed: isFailed(typed) },
    <PublishPage
      here={here}
      filled={filledWith(typed, known)}
      matching={matching}
      pairs={bound.length}
      without={unboundOf(board.lines, board.looked).filter(({ mentee }) => !held.has(mentee)).length}
      difference={
        matching.continues === null
          ? null
          : differenceOf(await livePairsOf(visit.tx, matching.continues), bound)
      }
    />,
  )
}

/** On the card: how answers and rulings stand, what is next. */
export const roundPart: CardPart = async (visit, { matching, plans }) => {
  if (!plans) return { section: null }
  const { c } = spokenOf(visit)
  const own = `${SECTION}/${matching.id}`
  if (matching.state === 'planning')
    return {
      section: null,
      actions: (
        <ButtonLink href={`${own}/ask`} small>
          {c.board.ask}
        </ButtonLink>
      ),
    }
  if (!['consent', 'deciding', 'published'].includes(matching.state)) return { section: null }
  const board = await boardOf(visit.tx, matching)
  const draft = await draftOf(visit.tx, matching)
  return {
    section: (
      <Section title={c.board.part} after>
        <Stack>
          {draft === null ? null : <ChangedSince c={c} matching={matching} board={board} />}
          <p>
            {countsOf(board.consents, c)} <Link href={`${own}/consent`}>{c.board.open}</Link>
          </p>
          {matching.state === 'consent' ? null : (
            <p>
              {rulingCounts(board, c)} <Link href={`${own}/rulings`}>{c.rulings.open}</Link>
              {draft === null ? null : (
                <>
                  {' · '}
                  <Link href={`/directives/${draft.id}`}>{c.rulings.toDraft}</Link>
                </>
              )}
            </p>
          )}
        </Stack>
      </Section>
    ),
    ...(matching.state === 'published'
      ? {
          actions: (
            <ButtonLink href={`${own}/continue`} small kind="other">
              {c.again.button}
            </ButtonLink>
          ),
        }
      : {}),
  }
}

/** Before the act of a matching is signed: pairs of it that would not be made today. Nothing for any other paper. */
export const changedBeforeSigning = async (visit: Visit, directive: string): Promise<Child> => {
  const matching = await matchingOfAct(visit.tx, directive)
  return matching === null ? null : (
    <ChangedSince c={spokenOf(visit).c} matching={matching} board={await boardOf(visit.tx, matching)} away />
  )
}

/** The committee's rulings and the act. */
export const rulingRoutes: readonly Route[] = [
  page(`${SECTION}/:id/rulings`, 'person', showRulings),
  form(`${SECTION}/:id/confirm-plain`, 'person', {
    command: confirmPlain,
    input: (_values, param) => ({ matching: param('id') }),
    again: showRulings,
    sentences,
  }),
  page(`${SECTION}/:id/rulings/:line`, 'person', (visit) => showPair(visit, null)),
  form(`${SECTION}/:id/rulings/:line`, 'person', {
    command: rulePair,
    input: (values, param) => ({
      matching: param('id'),
      line: param('line'),
      ...textsOf(values, ['ruling', 'reason']),
    }),
    again: showPair,
    sentences,
  }),
  form(`${SECTION}/:id/rulings/:line/lift`, 'person', {
    command: liftCheck,
    input: (values, param) => ({
      matching: param('id'),
      line: param('line'),
      ...textsOf(values, ['check', 'about']),
      reason: values.text('liftReason'),
    }),
    again: showPair,
    sentences,
  }),
  page(`${SECTION}/:id/publish`, 'person', (visit) => showPublish(visit, null)),
  form(`${SECTION}/:id/publish`, 'person', {
    command: publishMatching,
    input: (values, param) => ({ matching: param('id'), contractsUntil: values.text('contractsUntil') }),
    again: showPublish,
    sentences,
  }),
]

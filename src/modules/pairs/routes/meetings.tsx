import type { Child } from 'hono/jsx'
import { may } from '../../../kernel/access.ts'
import { shortDay } from '../../../kernel/format.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import { emptyForm, prefilled } from '../../../platform/http/form.ts'
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
import { logConsultation, strikeMeeting } from '../commands/meetings.ts'
import { logMeeting } from '../domain/access.ts'
import { halfYearOf, summaryOf } from '../domain/meetings.ts'
import type { Pair, PairSchool } from '../domain/types.ts'
import { LogPage, MeetingsOfPair, StrikePage, SummaryPage } from '../pages/meetings.tsx'
import { SECTION } from '../pages/shell.tsx'
import { findMeeting, type MeetingLine, meetingsOf } from '../queries/meetings.ts'
import { findPair, goalsOf, ownerOf, peopleOf } from '../queries/pair.ts'
import { pairsSentences as sentences } from '../text.ts'
import { contractHere } from './contracts.tsx'
import { type FoundPair, textsOf } from './visiting.ts'

const failed = (typed: Typed | null): boolean => (typed?.problems.length ?? 0) > 0

/** Schools of the pair for which this person may write meetings down. */
const logsFor = (visit: Visit, pair: Pair): PairSchool[] =>
  pair.schools.filter(
    (school) => visit.scope.on === null && may(logMeeting, visit.scope, { owner: ownerOf(school) }),
  )

/** A consultation of this pair may be written down by this person now. */
export const mayLog = (visit: Visit, pair: Pair): boolean =>
  (pair.state === 'confirmed' || pair.state === 'working') && logsFor(visit, pair).length > 0

/** On the card of a pair. */
export const meetingsPart = async (visit: Visit, { pair }: FoundPair): Promise<Child> => {
  const logs = logsFor(visit, pair)
  const mine = new Set<string>(logs.map(({ organisation }) => organisation))
  return (
    <MeetingsOfPair
      here={contractHere(visit)}
      pair={pair}
      meetings={await meetingsOf(visit.tx, pair.id)}
      mayStrike={(line: MeetingLine) => mine.has(line.organisation)}
    />
  )
}

const showLog = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const pair = await findPair(visit.tx, visit.param('id'))
  if (pair === null) return NOT_FOUND
  const speaks = logsFor(visit, pair)
  if (speaks.length === 0) return FORBIDDEN
  const here = contractHere(visit)
  const goals = await goalsOf(visit.tx, pair.id)
  const people = await peopleOf(visit.tx, pair.id)
  const helper = people.find((person) => person.until === null && person.duty !== 'contact')
  const curated = pair.schools.filter(({ side }) => side === 'curated')
  const known = prefilled({
    on: shortDay(here.today),
    form: 'visit',
    who: helper?.name,
    school: speaks[0]?.organisation,
    curated: curated[0]?.organisation,
  })
  return visit.page(
    { title: here.c.meetings.formTitle, section: SECTION, failed: failed(typed) },
    <LogPage
      here={here}
      pair={pair}
      filled={filledWith(typed, known)}
      speaks={speaks}
      goals={goals.map((goal) => ({ value: goal.id, label: goal.text.slice(0, 110) }))}
    />,
  )
}

const showStrike = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const pair = await findPair(visit.tx, visit.param('id'))
  const meeting = pair && (await findMeeting(visit.tx, pair.id, visit.param('meeting')))
  if (!pair || !meeting) return NOT_FOUND
  if (!logsFor(visit, pair).some(({ organisation }) => organisation === meeting.organisation))
    return FORBIDDEN
  const here = contractHere(visit)
  return visit.page(
    { title: here.c.meetings.strikeTitle, section: SECTION, failed: failed(typed) },
    <StrikePage here={here} pair={pair} filled={filledWith(typed, emptyForm)} meeting={meeting} />,
  )
}

const showSummary = async (visit: Visit): Promise<Answer> => {
  const pair = await findPair(visit.tx, visit.param('id'))
  if (pair === null) return NOT_FOUND
  const here = contractHere(visit)
  const span = halfYearOf(readTypedDay(visit.query('on')) ?? here.today)
  const all = await meetingsOf(visit.tx, pair.id)
  const meetings = all.filter(({ on, struck }) => struck === null && on >= span.from && on < span.until)
  return visit.page(
    { title: here.c.summary.title, section: SECTION, paper: true },
    <SummaryPage
      here={here}
      pair={pair}
      span={span}
      summary={summaryOf(meetings, span)}
      meetings={meetings}
      goals={await goalsOf(visit.tx, pair.id)}
    />,
  )
}

const FIELDS = ['school', 'curated', 'on', 'form', 'theme', 'hours', 'who', 'people', 'result', 'goal']

export const meetingRoutes: readonly Route[] = [
  page(`${SECTION}/:id/meetings/new`, 'person', (visit) => showLog(visit, null)),
  form(`${SECTION}/:id/meetings/new`, 'person', {
    command: logConsultation,
    input: (values, param) => ({ pair: param('id'), ...textsOf(values, FIELDS) }),
    again: showLog,
    sentences,
  }),
  page(`${SECTION}/:id/meetings/:meeting`, 'person', (visit) => showStrike(visit, null)),
  form(`${SECTION}/:id/meetings/:meeting`, 'person', {
    command: strikeMeeting,
    input: (values, param) => ({
      pair: param('id'),
      meeting: param('meeting'),
      ...textsOf(values, ['reason']),
    }),
    again: showStrike,
    sentences,
  }),
  page(`${SECTION}/:id/summary`, 'person', showSummary),
]

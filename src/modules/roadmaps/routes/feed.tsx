import type pg from 'pg'
import { type CalendarEvent, calendarText } from '../../../kernel/ics.ts'
import { moment } from '../../../platform/clock.ts'
import { asPerson } from '../../../platform/database/transaction.ts'
import { publicOrigin } from '../../../platform/http/origin.ts'
import { type Answer, form, page, plain, type Route, type Visit } from '../../../platform/http/visit.ts'
import { hashOfToken, newToken } from '../../../platform/random.ts'
import { type PersonFacts, scopeOfPerson } from '../../../platform/scope/scope.ts'
import { closeFeed, openFeed } from '../commands/feed.ts'
import { FeedPage } from '../pages/feed.tsx'
import { feedSince, type TermLine, termsOfAssignments, termsOfRows } from '../queries/feed.ts'
import { roadmapText, roadmapSentences as sentences } from '../text.ts'
import { hereOf, SECTION } from './found.ts'

const ADDRESS = '/calendar-feed'

const showFeed = async (visit: Visit): Promise<Answer> => {
  const here = hereOf(visit)
  const since = await feedSince(visit.tx)
  const secret = newToken()
  return visit.page(
    { title: here.t.feed.title, section: SECTION },
    <FeedPage
      here={here}
      since={since?.at ?? null}
      isMade={visit.query('done') === 'made' && since !== null}
      secret={secret}
      address={`${publicOrigin()}${ADDRESS}/${secret}`}
    />,
  )
}

/** A single day, or the whole stretch where the paper names no day: then the note says so. */
const eventOf = (line: TermLine): CalendarEvent => {
  const isRough =
    line.term?.kind === 'range' && line.term.precision !== 'day' && line.term.precision !== 'week'
  const words = roadmapText.ru.calendar
  const written = line.written === null ? '' : words.written(line.written)
  return {
    id: line.id,
    from: isRough && line.opensOn !== null ? line.opensOn : line.dueOn,
    to: line.dueOn,
    title: line.title,
    note: [line.source, written, isRough ? words.rough : ''].filter(Boolean).join('\n'),
    address: `${publicOrigin()}${line.kind === 'assignment' ? `/assignments/${line.id}` : `/roadmaps/${line.roadmap}/items/${line.id}`}`,
  }
}

const eventsFor = async (pool: pg.Pool, hash: string): Promise<readonly CalendarEvent[] | null> => {
  const { rows } = await pool.query<{ facts: PersonFacts | null }>(
    'select person_facts(calendar_feed_person($1)) as facts',
    [hash],
  )
  const facts = rows[0]?.facts
  if (!facts?.person) return null
  return asPerson(pool, scopeOfPerson(facts, moment()), 'read', async (tx) =>
    [...(await termsOfAssignments(tx)), ...(await termsOfRows(tx))].map(eventOf),
  )
}

const HEADERS = {
  'content-type': 'text/calendar; charset=utf-8',
  'x-robots-tag': 'noindex, nofollow',
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
}

/** A person's terms for his own calendar. The secret stands in the address; the log knows only the pattern of the route. */
export const feedRoutes = (pool: () => pg.Pool): readonly Route[] => [
  page('/roadmaps/calendar-link', 'person', showFeed),
  form('/roadmaps/calendar-link', 'person', {
    command: openFeed,
    input: (values) => ({ secret: values.text('secret') }),
    again: (visit) => showFeed(visit),
    sentences,
  }),
  form('/roadmaps/calendar-link/revoke', 'person', {
    command: closeFeed,
    input: () => ({}),
    again: (visit) => showFeed(visit),
    sentences,
  }),
  plain('get', `${ADDRESS}/:token`, 'anyone', async (c) => {
    const events = await eventsFor(pool(), hashOfToken(c.req.param('token') ?? ''))
    if (events === null) return new Response('', { status: 404, headers: HEADERS })
    return new Response(calendarText(roadmapText.ru.calendar.name, events, moment()), { headers: HEADERS })
  }),
]

import type { Child } from 'hono/jsx'
import { addSeconds, moment, secondsBetween, toMoment } from '../../../platform/clock.ts'
import type { Visit } from '../../../platform/http/visit.ts'
import { RECALL_MINUTES } from '../domain/many.ts'
import { LoadBefore, SentNow } from '../pages/load.tsx'
import { type Asked, busyAmong } from '../queries/load.ts'
import { type Sent, sentSince } from '../queries/matrix.ts'
import { isJudge } from '../queries/whose.ts'
import { assignmentText } from '../text.ts'

/** The same when they are asked for by a question and not carried through the page. */
export const loadPartOf = async (visit: Visit, count: number, asked: Asked): Promise<Child> => {
  if (count === 0) return null
  const t = assignmentText[visit.lang].load
  return <LoadBefore asked={count} busy={await busyAmong(visit.tx, asked)} t={t} />
}

/** For the page that asks many at once: how loaded they are already. */
export const loadPart = (visit: Visit, organisations: readonly string[]): Promise<Child> => {
  const asked = [...new Set(organisations)]
  return loadPartOf(visit, asked.length, asked)
}

export type JustSent = Sent & { readonly minutes: number }

/** What this person may still take back whole, and for how many minutes; null when there is nothing. */
export const justSent = async (visit: Visit, source: string): Promise<JustSent | null> => {
  if (visit.scope.on !== null || !isJudge(visit.tx)) return null
  const sent = await sentSince(visit.tx, source, addSeconds(moment(), -RECALL_MINUTES * 60))
  if (sent.since === null) return null
  const gone = Math.floor(secondsBetween(toMoment(sent.since), moment()) / 60)
  return { ...sent, minutes: Math.max(1, RECALL_MINUTES - gone) }
}

/** For the card of whatever gave поручения out: for some minutes all of it can be taken back. */
export const sentPart = async (visit: Visit, source: string): Promise<Child> => {
  const sent = await justSent(visit, source)
  if (sent === null) return null
  const t = assignmentText[visit.lang].load
  return <SentNow source={source} count={sent.ids.length} minutes={sent.minutes} t={t} />
}

import type { TermContext } from '../../../../kernel/term/types.ts'
import { type Bounds, boundsOf } from './conflicts/bounds.ts'
import { findOrganisations } from './organisations.ts'
import { termSpans } from './terms.ts'
import type { Annex, Clause, StatusGrant } from './types.ts'

const GRANTS = /присвоить\s+(?:статус\s+)?/iu
const TOPIC = /(?:по\s+(?:теме|направлению)\s*[:–-]?\s*|по\s+)(.+)$/iu
const PERIOD = /(?:на\s+(?:период|срок|время)\s.+|с\s+\d.+|сроком\s.+|до\s+\d.+)$/iu

const trimmed = (text: string): string => text.replace(/^[\s,;–-]+|[\s,;.–-]+$/gu, '').trim()

const longestRange = (text: string, context: TermContext): Bounds | null =>
  termSpans(text, context).flatMap((span) =>
    span.outcome.reading.kind === 'range' ? (boundsOf(span.outcome.reading) ?? []) : [],
  )[0] ?? null

/** «на период реализации проекта … (январь 2021 года – май 2023 года)» in the regulation dates the period. */
const boundsElsewhere = (annexes: readonly Annex[], context: TermContext): Bounds | null => {
  const norms = annexes.flatMap((annex) => annex.sections.flatMap((section) => section.clauses))
  for (const norm of norms) if (/на период/iu.test(norm.text)) return longestRange(norm.text, context)
  return null
}

const grantOf = (clause: Clause, annexes: readonly Annex[], context: TermContext): StatusGrant | null => {
  const verb = GRANTS.exec(clause.text)
  const organisation = findOrganisations(clause.text).find((each) => verb !== null && each.at > verb.index)
  if (verb === null || organisation === undefined) return null
  const before = clause.text.slice(verb.index + verb[0].length, organisation.at)
  const after = trimmed(clause.text.slice(organisation.at + organisation.text.length))
  const topic = TOPIC.exec(before)
  const period = PERIOD.exec(after)?.[0] ?? null
  return {
    status: trimmed(topic === null ? before : before.slice(0, topic.index)),
    topic: topic?.[1] === undefined ? null : trimmed(topic[1]),
    organisation: organisation.text,
    period,
    bounds: period === null ? null : (longestRange(period, context) ?? boundsElsewhere(annexes, context)),
    clause: clause.number,
    place: clause.place,
  }
}

/** Statuses that the clauses of an act grant. */
export const statusesGranted = (
  clauses: readonly Clause[],
  annexes: readonly Annex[],
  context: TermContext,
): StatusGrant[] => clauses.flatMap((clause) => grantOf(clause, annexes, context) ?? [])

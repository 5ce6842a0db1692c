import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { type Here as HereOf, hereWith } from '../../../platform/http/here.ts'
import type { TagState } from '../../../ui/tag.tsx'
import { isOverdue, isUnanswered } from '../domain/rules.ts'
import type { AssignmentState } from '../domain/types.ts'
import type { AssignmentLine } from '../queries/line.ts'
import { type AssignmentText, assignmentText } from '../text.ts'

/** What every page of the module is drawn with. */
export type Here = HereOf<AssignmentText>

export const hereOf = (visit: Parameters<typeof hereWith>[0]): Here =>
  hereWith(visit, assignmentText[visit.lang])

export const TAG: Readonly<Record<AssignmentState, TagState>> = {
  assigned: 'assigned',
  inWork: 'inWork',
  reported: 'reported',
  returned: 'returned',
  accepted: 'accepted',
  offControl: 'offControl',
  declined: 'declined',
  recalled: 'cancelled',
}

export type Fact = { readonly state: TagState; readonly fact: string }

const day = (value: Day | null): string => (value === null ? '' : shortDay(value))

/** State of a line as a fact: «Срок был 31.10.2022». */
export const factOf = (line: AssignmentLine, { t, today }: Pick<Here, 't' | 'today'>): Fact => {
  if (line.state === 'returned')
    return { state: 'returned', fact: t.returnedFact(day(line.decidedOn), line.remark ?? '') }
  if (line.state === 'reported') return { state: 'reported', fact: t.onCheck(day(line.reportedOn)) }
  if (isOverdue(line, today) && line.dueOn !== null) return { state: 'overdue', fact: t.wasDue(line.dueOn) }
  if (isUnanswered(line, today) && line.dueOn !== null)
    return { state: 'noAnswer', fact: t.noAnswer(line.dueOn) }
  const due = line.dueOn === null ? '' : `. ${t.dueOn(line.dueOn)}`
  return { state: TAG[line.state], fact: t.states[line.state] + due }
}

/** Whom it is for: the person named and his organisation. */
export const whoOf = (line: Pick<AssignmentLine, 'personName' | 'organisation'>): string =>
  [line.personName, line.organisation].filter(Boolean).join(', ')

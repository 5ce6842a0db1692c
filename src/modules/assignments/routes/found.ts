import { type AccessRule, allowedAs } from '../../../kernel/access.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { movesFrom } from '../../../kernel/workflow.ts'
import { dayInZone, toMoment } from '../../../platform/clock.ts'
import type { Visit } from '../../../platform/http/visit.ts'
import * as access from '../domain/access.ts'
import { cardOn } from '../domain/on-date.ts'
import { isPostponable } from '../domain/postponing.ts'
import { answersByLink, isOver } from '../domain/rules.ts'
import type { Assignment } from '../domain/types.ts'
import { type AssignmentAction, assignmentWorkflow } from '../domain/workflow.ts'
import type { Doable } from '../pages/card.tsx'
import { type AssignmentCard, assignmentCard } from '../queries/card.ts'
import { findAssignment } from '../queries/subject.ts'

const linkAllows = (visit: Visit, command: string, assignment: Assignment): boolean =>
  visit.scope.link?.record === assignment.record && visit.scope.link.commands.includes(command)

/** What the workflow and the rules of access let this person do now: the same tables that the commands ask. */
const doableFor = (visit: Visit, assignment: Assignment, card: AssignmentCard): Doable => {
  const isHanded = card.delegations.some((handed) => handed.takenBackOn === null)
  const isAsked = card.postponements.some(({ decidedAt }) => decidedAt === null)
  const open = new Set<AssignmentAction>(
    movesFrom(assignmentWorkflow, assignment.state).map((move) => move.action),
  )
  const can = (rule: AccessRule): boolean => allowedAs(rule, visit.scope, assignment) !== null
  const byLink = (command: string): boolean => linkAllows(visit, command, assignment)
  const reportsAs = allowedAs(access.reportAssignment, visit.scope, assignment)
  const judges = can(access.judgeAssignment)
  const waits = !isOver(assignment.state)
  return {
    start: open.has('start') && can(access.reportAssignment),
    report: open.has('report') && (can(access.reportAssignment) || byLink('assignment.report')),
    judge: assignment.state === 'reported' && judges,
    decline:
      open.has('decline') &&
      assignment.modality === 'recommendation' &&
      (can(access.declineAssignment) || byLink('assignment.decline')),
    makeLink: waits && answersByLink(assignment) && can(access.makeAnswerLink),
    recall: open.has('recall') && can(access.recallAssignment),
    delegate: open.has('report') && can(access.delegateAssignment),
    takeBack: isHanded && can(access.delegateAssignment),
    call: waits && can(access.noteCall),
    term: isPostponable(assignment) && judges,
    later:
      isPostponable(assignment) &&
      !isAsked &&
      (byLink('assignment.askLater') || (reportsAs !== null && (!judges || reportsAs === 'self'))),
  }
}

export type Found = {
  readonly assignment: Assignment
  readonly card: AssignmentCard
  readonly doable: Doable
}

/** The assignment of the address as this person sees it; null when he does not. */
export const find = async (visit: Visit): Promise<Found | null> => {
  const id = visit.param('id')
  if (!isUuid(id)) return null
  const assignment = await findAssignment(visit.tx, id)
  const card = assignment && (await assignmentCard(visit.tx, id))
  if (!assignment || !card) return null
  const { on, zone } = visit.scope
  const shown = on === null ? card : cardOn(card, on, (at) => dayInZone(toMoment(at), zone))
  return { assignment, card: shown, doable: doableFor(visit, assignment, card) }
}

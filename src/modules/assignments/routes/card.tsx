import { allowedAs } from '../../../kernel/access.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { movesFrom } from '../../../kernel/workflow.ts'
import { emptyForm, type FormValues, type StoredFile } from '../../../platform/http/form.ts'
import {
  type Answer,
  form,
  type PageRoute,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { rolesIn } from '../../../ui/roles.ts'
import {
  declineAssignment,
  judgeAssignment,
  makeAnswerLink,
  recallAssignment,
  reportAssignment,
  startAssignment,
} from '../commands/one.ts'
import * as access from '../domain/access.ts'
import { isOver } from '../domain/rules.ts'
import type { Assignment } from '../domain/types.ts'
import { type AssignmentAction, assignmentWorkflow } from '../domain/workflow.ts'
import { AssignmentCardPage, type Doable } from '../pages/card.tsx'
import { DeclinePage, type FormPageProps, JudgePage, RecallPage, ReportPage } from '../pages/forms.tsx'
import { type AssignmentCard, assignmentCard } from '../queries/card.ts'
import { findAssignment } from '../queries/subject.ts'
import { assignmentSentences, assignmentText } from '../text.ts'

const SECTION = '/assignments'

const linkAllows = (visit: Visit, command: string, assignment: Assignment): boolean =>
  visit.scope.link?.record === assignment.record && visit.scope.link.commands.includes(command)

/** What the workflow and the rules of access let this person do now: the same tables that the commands ask. */
const doableFor = (visit: Visit, assignment: Assignment): Doable => {
  const open = new Set<AssignmentAction>(
    movesFrom(assignmentWorkflow, assignment.state).map((move) => move.action),
  )
  const reports = allowedAs(access.reportAssignment, visit.scope, assignment) !== null
  return {
    start: open.has('start') && reports,
    report: open.has('report') && (reports || linkAllows(visit, 'assignment.report', assignment)),
    judge:
      assignment.state === 'reported' && allowedAs(access.judgeAssignment, visit.scope, assignment) !== null,
    decline:
      open.has('decline') &&
      assignment.modality === 'recommendation' &&
      (allowedAs(access.declineAssignment, visit.scope, assignment) !== null ||
        linkAllows(visit, 'assignment.decline', assignment)),
    makeLink:
      !isOver(assignment.state) && allowedAs(access.recallAssignment, visit.scope, assignment) !== null,
    recall: open.has('recall') && allowedAs(access.recallAssignment, visit.scope, assignment) !== null,
  }
}

type Found = { readonly assignment: Assignment; readonly card: AssignmentCard; readonly doable: Doable }

const find = async (visit: Visit): Promise<Found | null> => {
  const id = visit.param('id')
  if (!isUuid(id)) return null
  const assignment = await findAssignment(visit.tx, id)
  const card = assignment && (await assignmentCard(visit.tx, id))
  return assignment && card && { assignment, card, doable: doableFor(visit, assignment) }
}

/** A link made a moment ago: its secret is only in this address, nowhere else. */
const madeLink = (visit: Visit): string | null => {
  const secret = visit.query('link')
  return /^[\w-]{43}$/.test(secret) && visit.scope.kind === 'person'
    ? new URL(`/link/${secret}`, visit.c.req.url).href
    : null
}

const showCard = async (visit: Visit): Promise<Answer> => {
  const found = await find(visit)
  if (found === null) return { kind: 'notFound' }
  return visit.page(
    { title: found.card.title, section: SECTION },
    <AssignmentCardPage
      card={found.card}
      doable={found.doable}
      today={visit.scope.today}
      zone={visit.scope.zone}
      lang={visit.lang}
      commandKey={visit.commandKey}
      roleName={rolesIn(visit.lang)}
      madeLink={madeLink(visit)}
    />,
  )
}

const card = page('/assignments/:id', 'personOrLink', showCard)

type FormName = 'report' | 'judge' | 'decline' | 'recall'

/** A municipality's or region's person who is not the addressee writes for the school. */
const writesForSchool = (visit: Visit, assignment: Assignment): boolean => {
  const as = allowedAs(access.reportAssignment, visit.scope, assignment)
  return (
    as !== null &&
    as !== 'self' &&
    as.level !== 'organisation' &&
    assignment.owner.organisation !== null &&
    visit.scope.person !== assignment.named.addressee
  )
}

type Draw = (
  visit: Visit,
  found: Found,
  props: FormPageProps,
  keptToken: (file: StoredFile) => string,
) => ReturnType<typeof JudgePage>

const DRAW: Readonly<Record<FormName, Draw>> = {
  report: (visit, found, props, keptToken) => (
    <ReportPage {...props} forSchool={writesForSchool(visit, found.assignment)} keptToken={keptToken} />
  ),
  judge: (_visit, _found, props) => <JudgePage {...props} />,
  decline: (_visit, _found, props) => <DeclinePage {...props} />,
  recall: (_visit, _found, props) => <RecallPage {...props} />,
}

const titleOf = (name: FormName, visit: Visit): string => {
  const words = assignmentText[visit.lang].form
  return {
    report: words.reportTitle,
    judge: words.judgeTitle,
    decline: words.declineTitle,
    recall: words.recallTitle,
  }[name]
}

const showForm = async (name: FormName, visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await find(visit)
  if (found === null) return { kind: 'notFound' }
  // what cannot be done now is not an empty form: the card says why
  if (typed === null && !found.doable[name]) return { kind: 'redirect', to: `/assignments/${found.card.id}` }
  const draft: FormValues | null =
    typed === null ? await visit.draft(`assignment.${name}`, found.card.id) : null
  const props: FormPageProps = {
    card: found.card,
    values: typed?.values ?? draft ?? emptyForm,
    problems: typed?.problems ?? [],
    lang: visit.lang,
    commandKey: visit.commandKey,
    version: typed?.conflict ?? found.assignment.version,
  }
  return visit.page(
    { title: titleOf(name, visit), section: SECTION, failed: props.problems.length > 0 },
    DRAW[name](visit, found, props, visit.keptToken),
  )
}

const formPage = (name: FormName): PageRoute =>
  page(`/assignments/:id/${name}`, 'personOrLink', (visit) => showForm(name, visit, null))

const draftOf = (name: FormName) => (_values: FormValues, param: (name: string) => string) => ({
  form: `assignment.${name}`,
  subject: param('id'),
  title: assignmentText.ru.form.reportTitle,
  address: `/assignments/${param('id')}/${name}`,
})

/** Routes of one assignment. */
export const cardRoutes: readonly Route[] = [
  card,
  formPage('report'),
  formPage('judge'),
  formPage('decline'),
  formPage('recall'),
  form('/assignments/:id/start', 'person', {
    command: startAssignment,
    input: (_values, param) => ({ assignment: param('id') }),
    again: showCard,
    sentences: assignmentSentences,
  }),
  form('/assignments/:id/link', 'person', {
    command: makeAnswerLink,
    input: (_values, param) => ({ assignment: param('id') }),
    again: showCard,
    sentences: assignmentSentences,
  }),
  form('/assignments/:id/report', 'personOrLink', {
    command: reportAssignment,
    input: (values, param) => ({
      assignment: param('id'),
      text: values.text('text'),
      files: values.files('files'),
      channel: values.text('channel') || 'self',
    }),
    again: (visit, typed) => showForm('report', visit, typed),
    sentences: assignmentSentences,
    draft: draftOf('report'),
  }),
  form('/assignments/:id/judge', 'person', {
    command: judgeAssignment,
    input: (values, param) => ({
      assignment: param('id'),
      decision: values.text('decision'),
      words: values.text('words'),
    }),
    again: (visit, typed) => showForm('judge', visit, typed),
    sentences: assignmentSentences,
    draft: draftOf('judge'),
  }),
  form('/assignments/:id/decline', 'personOrLink', {
    command: declineAssignment,
    input: (values, param) => ({ assignment: param('id'), reason: values.text('reason') }),
    again: (visit, typed) => showForm('decline', visit, typed),
    sentences: assignmentSentences,
    draft: draftOf('decline'),
  }),
  form('/assignments/:id/recall', 'person', {
    command: recallAssignment,
    input: (values, param) => ({ assignment: param('id'), reason: values.text('reason') }),
    again: (visit, typed) => showForm('recall', visit, typed),
    sentences: assignmentSentences,
  }),
]

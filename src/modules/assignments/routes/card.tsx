import { allowedAs } from '../../../kernel/access.ts'
import { shortDay } from '../../../kernel/format.ts'
import { emptyForm, type FormValues, prefilled, type StoredFile } from '../../../platform/http/form.ts'
import {
  type Answer,
  datedPage,
  form,
  type PageRoute,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { madeLink } from '../../../platform/session/answer-link.ts'
import { newPersonAddress } from '../../people/public.ts'
import { questionsPart } from '../../questions/public.ts'
import { localRoles } from '../../schools/public.ts'
import { delegateAssignment, takeBackAssignment } from '../commands/handing.ts'
import {
  declineAssignment,
  judgeAssignment,
  makeAnswerLink,
  recallAssignment,
  reportAssignment,
  startAssignment,
} from '../commands/one.ts'
import { askLater, setTerm } from '../commands/postponing.ts'
import * as access from '../domain/access.ts'
import { isJudgedHere } from '../domain/rules.ts'
import type { Assignment } from '../domain/types.ts'
import { AssignmentCardPage } from '../pages/card.tsx'
import { DelegatePage } from '../pages/delegate.tsx'
import { DeclinePage, type FormPageProps, JudgePage, RecallPage, ReportPage } from '../pages/forms.tsx'
import { AskLaterPage, openRequest, SetTermPage } from '../pages/postponing.tsx'
import { hereOf } from '../pages/words.ts'
import type { AssignmentCard } from '../queries/card.ts'
import { type Candidate, colleaguesAt, peopleOfAssignment } from '../queries/people.ts'
import { assignmentSentences, assignmentText } from '../text.ts'
import { type Found, find } from './found.ts'

const SECTION = '/assignments'

const questionsOf = async (visit: Visit, { assignment, card }: Found) => {
  const thing = { record: assignment.record, kind: 'assignment', title: card.title, owner: assignment.owner }
  const concerned = await peopleOfAssignment(visit.tx, assignment.record)
  return questionsPart(visit, { ...thing, row: null, rowWords: null }, concerned)
}

/** Who holds the role is answered by naming him: the form knows role, node and document. */
const namingOf = ({ assignment, card, doable }: Found): string | null =>
  card.sourceKind === 'nameHolder' && doable.report
    ? newPersonAddress({
        back: `/assignments/${card.id}`,
        owner: assignment.owner,
        role: card.occurrence,
        act: card.sourceLabel,
      })
    : null

const showCard = async (visit: Visit, typed: Typed | null = null): Promise<Answer> => {
  const found = await find(visit)
  if (found === null) return { kind: 'notFound' }
  return visit.page(
    {
      title: found.card.title,
      section: SECTION,
      failed: typed !== null,
      about: { record: found.card.id },
    },
    <AssignmentCardPage
      here={hereOf(visit)}
      card={found.card}
      doable={found.doable}
      forSchool={writesForSchool(visit, found.assignment)}
      version={found.assignment.version}
      roleName={localRoles(visit)}
      naming={namingOf(found)}
      isNamed={visit.query('done') === 'named'}
      madeLink={madeLink(visit)}
      problems={typed?.problems ?? []}
      byLink={visit.scope.link !== null}
      questions={visit.scope.kind === 'person' ? await questionsOf(visit, found) : null}
    />,
  )
}

type FormName = 'report' | 'judge' | 'decline' | 'recall' | 'delegate' | 'later' | 'term'

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

type Drawing = {
  readonly found: Found
  readonly props: FormPageProps
  readonly keptToken: (file: StoredFile) => string
  readonly colleagues: readonly Candidate[]
}
type Draw = (visit: Visit, drawing: Drawing) => ReturnType<typeof JudgePage>

const DRAW: Readonly<Record<FormName, Draw>> = {
  report: (visit, { found, props, keptToken }) => (
    <ReportPage {...props} forSchool={writesForSchool(visit, found.assignment)} keptToken={keptToken} />
  ),
  judge: (_visit, { props }) => <JudgePage {...props} />,
  decline: (visit, { found, props }) => (
    <DeclinePage {...props} forSchool={writesForSchool(visit, found.assignment)} />
  ),
  recall: (_visit, { props }) => <RecallPage {...props} />,
  later: (_visit, { props }) => <AskLaterPage {...props} />,
  term: (_visit, { props }) => <SetTermPage {...props} />,
  delegate: (_visit, { props, colleagues }) => <DelegatePage {...props} colleagues={colleagues} />,
}

const titleOf = (name: FormName, visit: Visit): string => {
  const { form: words, delegate, later } = assignmentText[visit.lang]
  return {
    report: words.reportTitle,
    judge: words.judgeTitle,
    decline: words.declineTitle,
    recall: words.recallTitle,
    delegate: delegate.title,
    later: later.title,
    term: later.setTitle,
  }[name]
}

/** A decision about a term begins with the day that was asked for, a report sent back with its own words. */
const knownOf = (name: FormName, card: AssignmentCard): FormValues => {
  const last = card.reports.at(-1)
  if (name === 'report' && card.state === 'returned' && last !== undefined)
    return prefilled({ text: last.text })
  const asked = name === 'term' ? openRequest(card) : undefined
  return asked === undefined ? emptyForm : prefilled({ until: shortDay(asked.wantedOn) })
}

const showForm = async (name: FormName, visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await find(visit)
  if (found === null) return { kind: 'notFound' }
  // words are given where the answer is filled in and read
  const isElsewhere =
    name === 'report'
      ? found.assignment.answerPath !== null
      : name === 'judge' && !isJudgedHere(found.assignment)
  if (typed === null && isElsewhere)
    return { kind: 'redirect', to: `${found.assignment.answerPath}/${found.card.id}` }
  // what cannot be done now is not an empty form: the card says why
  if (typed === null && !found.doable[name]) return { kind: 'redirect', to: `/assignments/${found.card.id}` }
  const draft: FormValues | null =
    typed === null ? await visit.draft(`assignment.${name}`, found.card.id) : null
  const props: FormPageProps = {
    card: found.card,
    values: typed?.values ?? draft ?? knownOf(name, found.card),
    problems: typed?.problems ?? [],
    lang: visit.lang,
    commandKey: visit.commandKey,
    version: typed?.conflict ?? found.assignment.version,
    byLink: visit.scope.link !== null,
  }
  const colleagues =
    name === 'delegate' ? await colleaguesAt(visit.tx, found.assignment.owner.organisation) : []
  return visit.page(
    { title: titleOf(name, visit), section: SECTION, failed: props.problems.length > 0 },
    DRAW[name](visit, { found, props, keptToken: visit.keptToken, colleagues }),
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

type Command = Parameters<typeof form>[2]['command']
type Fields = (values: FormValues) => Readonly<Record<string, unknown>>

/** A form of its own page; a refusal shows it again with everything typed. */
const formRoute = (
  name: FormName,
  audience: 'person' | 'personOrLink',
  command: Command,
  fields: Fields,
): Route =>
  form(`/assignments/:id/${name}`, audience, {
    command,
    input: (values, param) => ({ assignment: param('id'), ...fields(values) }),
    again: (visit, typed) => showForm(name, visit, typed),
    sentences: assignmentSentences,
    draft: draftOf(name),
  })

/** A form on the card itself. */
const cardRoute = (name: string, command: Command, fields: Fields = () => ({})): Route =>
  form(`/assignments/:id/${name}`, 'person', {
    command,
    input: (values, param) => ({ assignment: param('id'), ...fields(values) }),
    again: showCard,
    sentences: assignmentSentences,
  })

/** Routes of one assignment. */
export const cardRoutes: readonly Route[] = [
  datedPage('/assignments/:id', 'personOrLink', (visit) => showCard(visit)),
  formPage('report'),
  formPage('judge'),
  formPage('decline'),
  formPage('recall'),
  formPage('delegate'),
  formPage('later'),
  formPage('term'),
  cardRoute('start', startAssignment),
  cardRoute('link', makeAnswerLink),
  cardRoute('take-back', takeBackAssignment),
  formRoute('report', 'personOrLink', reportAssignment, (values) => ({
    text: values.text('text'),
    files: values.files('files'),
    channel: values.text('channel') || 'self',
  })),
  formRoute('judge', 'person', judgeAssignment, (values) => ({
    decision: values.text('decision'),
    words: values.text('words'),
  })),
  formRoute('decline', 'personOrLink', declineAssignment, (values) => ({
    reason: values.text('reason'),
    channel: values.text('channel') || 'self',
  })),
  formRoute('recall', 'person', recallAssignment, (values) => ({ reason: values.text('reason') })),
  formRoute('later', 'personOrLink', askLater, (values) => ({
    until: values.text('until'),
    reason: values.text('reason'),
  })),
  formRoute('term', 'person', setTerm, (values) => ({
    decision: values.text('decision'),
    until: values.text('until'),
    words: values.text('words'),
  })),
  formRoute('delegate', 'person', delegateAssignment, (values) => ({
    person: values.text('person'),
    until: values.text('until'),
    words: values.text('words'),
  })),
]

import { allowedAs } from '../../../kernel/access.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import { emptyForm, type FormValues, prefilled } from '../../../platform/http/form.ts'
import { filledWith } from '../../../platform/http/here.ts'
import {
  type Answer,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { openByOrganisation } from '../../assignments/public.ts'
import { answerConsent, askedOf, decideMatching } from '../commands/answer.ts'
import { askSchools, remindSchools, replanMatching } from '../commands/ask.ts'
import { continueMatching } from '../commands/continue.ts'
import { answerForSchool } from '../domain/access.ts'
import { type Asked, isAsked } from '../domain/consent.ts'
import { AnswersPage } from '../pages/answers.tsx'
import { type AskLoad, AskPage, ContinuePage, ReplanPage, type Spoken } from '../pages/ask.tsx'
import { ConsentPage } from '../pages/consent.tsx'
import { SECTION } from '../pages/shell.tsx'
import { consentsOf, countedPlans, planLines } from '../queries/consent.ts'
import { schoolSides } from '../queries/rulings.ts'
import { consentText, consentSentences as sentences } from '../text/consent.ts'
import { hereOf, isAnswer, isFailed, textsOf, toPlan } from './visiting.ts'

/** Words of the module and of this part of it. */
export const spokenOf = (visit: Visit): Spoken => ({ ...hereOf(visit), c: consentText[visit.lang] })

/** What the asked plan adds to schools, and to the busiest of them. */
const loadOfPlan = async (visit: Visit, plan: string): Promise<AskLoad> => {
  const lines = await planLines(visit.tx, plan)
  const pairs = lines.filter(isAsked)
  const names = new Map(
    pairs.flatMap((line): [string, string][] => [
      [line.mentee, line.menteeName],
      [line.mentor, line.mentorName],
    ]),
  )
  const busy = await openByOrganisation(visit.tx, [...names.keys()])
  const [id, open] = [...busy].sort((a, b) => b[1] - a[1])[0] ?? ['', 0]
  return {
    schools: names.size,
    pairs: pairs.length,
    without: new Set(lines.filter((line) => line.mentor === null).map(({ mentee }) => mentee)).size,
    busiest: names.has(id) ? { name: names.get(id) ?? '', open } : null,
  }
}

const TEN_DAYS = 10
const answerBy = (today: Day, from: Day): Day => {
  const usual = addDays(today, TEN_DAYS)
  return usual < from ? usual : addDays(from, -1)
}

const showAsk = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toPlan(visit)
  if (isAnswer(found)) return found
  const { matching } = found
  const here = spokenOf(visit)
  const plans = await countedPlans(visit.tx, matching.id)
  const wanted = typed?.values.text('scenario') || visit.query('scenario')
  const plan = plans.find(({ id }) => id === wanted) ?? plans[0]
  return visit.page(
    { title: here.c.ask.title, section: SECTION, failed: isFailed(typed) },
    <AskPage
      here={here}
      filled={filledWith(
        typed,
        prefilled({ scenario: plan?.id ?? '', until: shortDay(answerBy(visit.scope.today, matching.from)) }),
      )}
      matching={matching}
      plans={plans.map(({ id, title }) => ({ value: id, label: title }))}
      load={
        plan === undefined
          ? { schools: 0, pairs: 0, without: 0, busiest: null }
          : await loadOfPlan(visit, plan.id)
      }
    />,
  )
}

const showAnswers = async (visit: Visit): Promise<Answer> => {
  const found = await toPlan(visit)
  if (isAnswer(found)) return found
  const { matching, plans } = found
  const here = spokenOf(visit)
  return visit.page(
    { title: here.c.board.title, section: SECTION, wide: true },
    <AnswersPage
      here={here}
      matching={matching}
      rows={await consentsOf(visit.tx, matching.id)}
      schools={await schoolSides(visit.tx, matching.id)}
      plans={plans}
      done={visit.query('done')}
    />,
  )
}

const showReplan = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toPlan(visit)
  if (isAnswer(found)) return found
  const here = spokenOf(visit)
  return visit.page(
    { title: here.c.replan.title, section: SECTION, failed: isFailed(typed) },
    <ReplanPage here={here} filled={filledWith(typed, emptyForm)} matching={found.matching} />,
  )
}

const showContinue = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await toPlan(visit)
  if (isAnswer(found)) return found
  const here = spokenOf(visit)
  return visit.page(
    { title: here.c.again.title, section: SECTION, failed: isFailed(typed) },
    <ContinuePage here={here} filled={filledWith(typed, emptyForm)} matching={found.matching} />,
  )
}

/** How the visitor stands to the school that is asked. */
const standOf = (visit: Visit, asked: Asked): { readonly answers: boolean; readonly isOwn: boolean } => {
  const { link } = visit.scope
  if (link !== null)
    return { answers: link.record === asked.id && link.commands.includes(answerConsent.name), isOwn: true }
  const as = allowedAs(answerForSchool, visit.scope, asked)
  return { answers: as !== null, isOwn: as !== null && as !== 'self' && as.level === 'organisation' }
}

const knownOf = (asked: Asked): FormValues =>
  prefilled({
    ...Object.fromEntries(
      asked.rows.flatMap((row) => [
        [`answer.${row.id}`, row.state === 'agreed' || row.state === 'objected' ? row.state : ''],
        [`reason.${row.id}`, row.reason],
        [`relatives.${row.id}`, row.hasRelatives ? 'yes' : undefined],
      ]),
    ),
    ...Object.fromEntries(
      (asked.rows.find(({ side }) => side === 'curated')?.wishes ?? []).map((id, at) => [`wish.${at}`, id]),
    ),
    channel: 'phone',
  })

const showConsent = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const asked = await askedOf(visit.tx, visit.param('id'), false)
  if (asked === null) return NOT_FOUND
  const stand = standOf(visit, asked)
  const here = spokenOf(visit)
  return visit.page(
    { title: here.c.page.title, section: '/assignments', failed: isFailed(typed) },
    <ConsentPage
      here={here}
      filled={filledWith(typed, knownOf(asked))}
      asked={asked}
      {...stand}
      done={visit.query('done') === 'answered'}
    />,
  )
}

const PLACES = ['wish.0', 'wish.1', 'wish.2']

const answersIn = (values: FormValues) =>
  values
    .text('rows')
    .split(',')
    .filter((row) => row !== '')
    .map((row) => ({
      row,
      answer: values.text(`answer.${row}`),
      reason: values.text(`reason.${row}`),
      hasRelatives: values.has(`relatives.${row}`),
    }))

/** Schools are asked, answer, are reminded; the coordinator goes on or back. */
export const consentRoutes: readonly Route[] = [
  page('/consent/:id', 'personOrLink', (visit) => showConsent(visit, null)),
  form('/consent/:id', 'personOrLink', {
    command: answerConsent,
    input: (values, param) => ({
      assignment: param('id'),
      answers: answersIn(values),
      wishes: PLACES.map((name) => values.text(name)),
      channel: values.text('channel'),
    }),
    again: showConsent,
    sentences,
  }),
  page(`${SECTION}/:id/ask`, 'person', (visit) => showAsk(visit, null)),
  form(`${SECTION}/:id/ask`, 'person', {
    command: askSchools,
    input: (values, param) => ({ matching: param('id'), ...textsOf(values, ['scenario', 'until']) }),
    again: showAsk,
    sentences,
  }),
  page(`${SECTION}/:id/consent`, 'person', showAnswers),
  form(`${SECTION}/:id/remind`, 'person', {
    command: remindSchools,
    input: (_values, param) => ({ matching: param('id') }),
    again: showAnswers,
    sentences,
  }),
  form(`${SECTION}/:id/decide`, 'person', {
    command: decideMatching,
    input: (_values, param) => ({ matching: param('id') }),
    again: showAnswers,
    sentences,
  }),
  page(`${SECTION}/:id/replan`, 'person', (visit) => showReplan(visit, null)),
  form(`${SECTION}/:id/replan`, 'person', {
    command: replanMatching,
    input: (values, param) => ({ matching: param('id'), reason: values.text('reason') }),
    again: showReplan,
    sentences,
  }),
  page(`${SECTION}/:id/continue`, 'person', (visit) => showContinue(visit, null)),
  form(`${SECTION}/:id/continue`, 'person', {
    command: continueMatching,
    input: (values, param) => ({ matching: param('id'), ...textsOf(values, ['from', 'reason']) }),
    again: showContinue,
    sentences,
  }),
]

import { may } from '../../../kernel/access.ts'
import { momentText } from '../../../kernel/format.ts'
import { localMoment, moment, toMoment } from '../../../platform/clock.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import { emptyForm, type FormValues, formValues } from '../../../platform/http/form.ts'
import {
  type Answer,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { madeLink } from '../../../platform/session/answer-link.ts'
import { confirmAnswer, judgeAnswer, keepAnswer, makeConfirmLink, sendAnswer } from '../commands/answer.ts'
import { formDocx } from '../documents/docx.ts'
import { paperOfForm } from '../documents/paper.ts'
import * as access from '../domain/access.ts'
import type { Answers } from '../domain/answers.ts'
import { fieldsOf } from '../domain/definition.ts'
import { knownAnswers, prefilledAnswers } from '../domain/prefill.ts'
import * as rules from '../domain/rules.ts'
import { asTyped, readTyped } from '../domain/typed.ts'
import { AnswerPage } from '../pages/answer.tsx'
import { FillPage } from '../pages/fill.tsx'
import { JudgePage, remarkName } from '../pages/judge.tsx'
import { AnswerPrintPage } from '../pages/print.tsx'
import { textOf } from '../pages/words.ts'
import { knownFor, namesNearby } from '../queries/answer.ts'
import { type Found, fillerHere, findHere, formsForm, typedIn } from './visiting.ts'

const SECTION = '/assignments'

/** Answers of the last sending: a draft is never shown as an answer (decisions 34). */
const lastSent = ({ card }: Found): Answers | null => card.sendings.at(-1)?.answers ?? null

const show = async (visit: Visit): Promise<Answer> => {
  const found = await findHere(visit)
  if (found === null) return NOT_FOUND
  const { set, card } = found
  const filler = fillerHere(visit, set)
  const mayFill = filler !== null && rules.isWritable(set, filler)
  if (card.sendings.length === 0 && mayFill) return { kind: 'redirect', to: `/answers/${set.id}/fill` }
  const doable = {
    fill: mayFill,
    judge: set.state === 'sent' && may(access.judgeForm, visit.scope, set),
    confirm:
      set.confirmation === 'waiting' &&
      (filler?.byLink === true || may(access.confirmForm, visit.scope, set)),
    makeLink: set.confirmation === 'waiting' && may(access.linkToForm, visit.scope, set),
    assignment: visit.scope.kind === 'person',
  }
  return visit.page(
    { title: set.title, section: SECTION },
    <AnswerPage
      set={set}
      card={card}
      doable={doable}
      done={visit.query('done')}
      madeLink={madeLink(visit)}
      byLink={visit.scope.link !== null}
      commandKey={visit.commandKey}
      lang={visit.lang}
    />,
  )
}

/** What the page shows first: what was typed, else a draft, else what was saved, else what the program knows. */
const startingValues = async (visit: Visit, { set, card }: Found, known: Answers): Promise<FormValues> => {
  const isNew = card.keptAt === null && card.sendings.length === 0
  const saved = asTyped(set.definition, isNew ? known : set.answers)
  const draft = await visit.draft('answer.fill', set.id)
  // drafts hold no files: those that were saved stay
  return formValues(draft?.fields ?? saved.fields, saved.files)
}

const keptWords = (visit: Visit, { card }: Found): string =>
  card.keptAt === null ? '' : momentText(localMoment(toMoment(card.keptAt), visit.scope.zone))

const showFill = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await findHere(visit)
  const filler = found && fillerHere(visit, found.set)
  if (found === null) return NOT_FOUND
  if (filler === null) return { kind: 'forbidden' }
  const { set, card } = found
  if (typed === null && !rules.isWritable(set, filler)) return { kind: 'redirect', to: `/answers/${set.id}` }
  const prefilled = prefilledAnswers(set.definition, await knownFor(visit.tx, set.id))
  const known = Object.fromEntries([...prefilled].map(([key, { answer }]) => [key, answer]))
  const values = typed?.values ?? (await startingValues(visit, found, known))
  const asksNames = fieldsOf(set.definition).some(({ kind }) => kind === 'organisation')
  return visit.page(
    { title: set.title, section: SECTION, failed: (typed?.problems.length ?? 0) > 0 },
    <FillPage
      set={set}
      card={card}
      values={values}
      answers={readTyped(set.definition, values).answers}
      prefilled={prefilled}
      problems={typed?.problems ?? []}
      remarks={set.state === 'returned' ? (card.sendings.at(-1)?.remarks ?? []) : []}
      names={asksNames ? await namesNearby(visit.tx, set.owner) : []}
      keptToken={visit.keptToken}
      forSchool={filler.forSchool}
      byLink={filler.byLink}
      kept={typed === null && visit.query('kept') === '1'}
      keptAt={keptWords(visit, found)}
      version={typed?.conflict ?? set.version}
      commandKey={visit.commandKey}
      lang={visit.lang}
    />,
  )
}

const showJudge = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await findHere(visit)
  if (found === null) return NOT_FOUND
  const { set, card } = found
  if (!may(access.judgeForm, visit.scope, set)) return { kind: 'forbidden' }
  if (typed === null && set.state !== 'sent') return { kind: 'redirect', to: `/answers/${set.id}` }
  const draft = typed === null ? await visit.draft('answer.judge', set.id) : null
  return visit.page(
    { title: textOf(visit.lang).judge.title, section: SECTION, failed: (typed?.problems.length ?? 0) > 0 },
    <JudgePage
      set={set}
      card={card}
      answers={lastSent(found) ?? {}}
      values={typed?.values ?? draft ?? emptyForm}
      problems={typed?.problems ?? []}
      commandKey={visit.commandKey}
      version={typed?.conflict ?? set.version}
      lang={visit.lang}
    />,
  )
}

/** On paper stands what was sent; before that, what is being filled in, or what the program knows. */
const answersForPaper = async (visit: Visit, found: Found): Promise<Answers> => {
  const sent = lastSent(found)
  if (sent !== null) return sent
  // an unfinished answer is seen by those who fill it in
  if (fillerHere(visit, found.set) === null) return {}
  if (found.card.keptAt !== null) return found.set.answers
  return knownAnswers(found.set.definition, await knownFor(visit.tx, found.set.id))
}

const print = async (visit: Visit): Promise<Answer> => {
  const found = await findHere(visit)
  if (found === null) return NOT_FOUND
  return visit.page(
    { title: found.set.title, paper: true },
    <AnswerPrintPage
      {...found}
      answers={await answersForPaper(visit, found)}
      printed={momentText(localMoment(moment(), visit.scope.zone))}
      lang={visit.lang}
    />,
  )
}

const docx = async (visit: Visit): Promise<Answer> => {
  const found = await findHere(visit)
  if (found === null) return NOT_FOUND
  const { set, card } = found
  const paper = paperOfForm(set.definition, await answersForPaper(visit, found), {
    organisation: card.organisationName ?? '',
    basis: card.sourceLabel === set.title ? '' : (card.sourceLabel ?? ''),
  })
  const bytes = await formDocx({ ...paper, title: set.title })
  return fileAnswer(bytes, set.title, 'docx')
}

const draftOf = (form: string, path: string) => (_values: FormValues, param: (name: string) => string) => ({
  form,
  subject: param('id'),
  title: textOf('ru').fill.noScreen,
  address: `/answers/${param('id')}/${path}`,
})

const remarksIn = (values: FormValues) => [
  ...Object.keys(values.fields)
    .filter((name) => name.startsWith(remarkName('')))
    .map((name) => ({ field: name.slice(remarkName('').length), text: values.text(name) })),
  { field: '', text: values.text('remark') },
]

/** Routes of one answered form. */
export const answerRoutes: readonly Route[] = [
  page('/answers/:id', 'personOrLink', show),
  page('/answers/:id/fill', 'personOrLink', (visit) => showFill(visit, null)),
  page('/answers/:id/judge', 'person', (visit) => showJudge(visit, null)),
  page('/answers/:id/print', 'personOrLink', print),
  page('/answers/:id/form.docx', 'personOrLink', docx),
  formsForm('/answers/:id/keep', 'personOrLink', {
    command: keepAnswer,
    input: (values, param) => ({ answer: param('id'), typed: typedIn(values) }),
    again: showFill,
    draft: draftOf('answer.fill', 'fill'),
  }),
  formsForm('/answers/:id/send', 'personOrLink', {
    command: sendAnswer,
    input: (values, param) => ({
      answer: param('id'),
      typed: typedIn(values),
      channel: values.text('channel'),
    }),
    again: showFill,
    draft: draftOf('answer.fill', 'fill'),
  }),
  formsForm('/answers/:id/judge', 'person', {
    command: judgeAnswer,
    input: (values, param) => ({
      answer: param('id'),
      decision: values.text('decision'),
      remarks: remarksIn(values),
    }),
    again: showJudge,
    draft: draftOf('answer.judge', 'judge'),
  }),
  formsForm('/answers/:id/link', 'person', {
    command: makeConfirmLink,
    input: (_values, param) => ({ answer: param('id') }),
    again: show,
  }),
  formsForm('/answers/:id/confirm', 'personOrLink', {
    command: confirmAnswer,
    input: (_values, param) => ({ answer: param('id') }),
    again: show,
  }),
]

import type { Child } from 'hono/jsx'
import { may } from '../../kernel/access.ts'
import { isUuid } from '../../kernel/ids.ts'
import { pageNumber } from '../../kernel/paging.ts'
import { nextState } from '../../kernel/workflow.ts'
import { dayInZone, toMoment } from '../../platform/clock.ts'
import { maybe, sql } from '../../platform/database/query.ts'
import { emptyForm, prefilled } from '../../platform/http/form.ts'
import { filledWith } from '../../platform/http/here.ts'
import {
  type Answer,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../platform/http/visit.ts'
import { madeLink } from '../../platform/session/answer-link.ts'
import type { questionsCommands } from './commands.ts'
import * as access from './domain/access.ts'
import { putTo } from './domain/concern.ts'
import type { Concerned, PutTo, Thing } from './domain/types.ts'
import { questionWorkflow } from './domain/workflow.ts'
import { AboutPage, AskForm } from './pages/about.tsx'
import { QuestionsPage } from './pages/list.tsx'
import { QuestionPage } from './pages/question.tsx'
import { QuestionReplyPage } from './pages/reply.tsx'
import { ThreadPart } from './pages/thread.tsx'
import {
  type Concerns,
  concernedBy,
  findQuestion,
  findThing,
  findThread,
  listQuestions,
  PER_PAGE,
  QUESTION_LISTS,
  remarksOf,
  speaks,
  threadsOf,
} from './queries.ts'
import { questionsSentences, questionsText } from './text.ts'

const SECTION = '/news'

const showList = async (visit: Visit): Promise<Answer> => {
  const lists = speaks(visit.tx) ? QUESTION_LISTS : (['toMe', 'mine'] as const)
  const list = lists.find((name) => name === visit.query('list')) ?? 'toMe'
  const number = pageNumber(visit.query('page'))
  return visit.page(
    { title: questionsText[visit.lang].title, section: SECTION },
    <QuestionsPage
      threads={await listQuestions(visit.tx, list, number)}
      list={list}
      lists={lists}
      page={number}
      perPage={PER_PAGE}
      lang={visit.lang}
      zone={visit.scope.zone}
    />,
  )
}

const nameOf = async (visit: Visit, { owner, person }: PutTo): Promise<string> => {
  const found = await maybe(
    visit.tx,
    sql<{
      name: string | null
    }>`select coalesce((select last_name || ' ' || left(first_name, 1) || '.' from person where id = ${person}::uuid),
      (select short_name from organisation where id = ${owner.organisation}::uuid), (select name from municipality where id = ${owner.municipality}::uuid),
      (select name from region where id = ${owner.region}::uuid)) as name`,
  )
  return found?.name ?? ''
}

/** Who would answer a question of this visitor about the thing, by name. */
const answererOf = async (visit: Visit, concerns: Concerns, thing: Thing): Promise<string> =>
  nameOf(visit, putTo(thing, visit.scope, await concernedBy(visit.tx, concerns, thing)))

/** Questions of a thing and the form for one more, for a card that shows them itself; on a past day those asked by then. */
export const questionsPart = async (visit: Visit, thing: Thing, concerned: Concerned): Promise<Child> => {
  const { lang, scope } = visit
  const threads = await threadsOf(visit.tx, thing.record)
  const { on } = scope
  const asked = threads.filter(({ at }) => on === null || dayInZone(toMoment(at), scope.zone) <= on)
  return (
    <>
      {asked.length === 0 ? <p class="muted">{questionsText[lang].none}</p> : null}
      {asked.map((thread) => (
        <ThreadPart thread={thread} lang={lang} zone={scope.zone} linked />
      ))}
      <AskForm
        thing={thing}
        toName={await nameOf(visit, putTo(thing, scope, concerned))}
        values={emptyForm}
        problems={[]}
        commandKey={`${visit.commandKey.slice(0, -1)}7`}
        lang={lang}
        zone={scope.zone}
      />
    </>
  )
}

/** What a school said about a thing by its link, and what was answered; nothing when it said nothing. */
export const remarksPart = async (visit: Visit, record: string): Promise<Child> => {
  const said = await remarksOf(visit.tx, record)
  return said.length === 0
    ? null
    : said.map((thread) => (
        <ThreadPart
          thread={{ ...thread, by: visit.scope.link?.label ?? thread.by, toName: null }}
          lang={visit.lang}
          zone={visit.scope.zone}
        />
      ))
}

/** Words that the page which led here proposes: the person reads and sends them himself. */
const proposed = (visit: Visit) => prefilled({ text: visit.query('text').slice(0, 1_000) })

const showAbout =
  (concerns: Concerns) =>
  async (visit: Visit, typed: Typed | null = null): Promise<Answer> => {
    const id = visit.param('record')
    const row = (typed?.values.text('row') ?? visit.query('row')) || null
    if (!isUuid(id) || (row !== null && !isUuid(row))) return NOT_FOUND
    const thing = await findThing(visit.tx, id, row)
    if (thing === null) return NOT_FOUND
    const draft = typed === null ? await visit.draft('question.ask', row ?? id) : null
    return visit.page(
      { title: questionsText[visit.lang].about, section: SECTION, failed: typed !== null },
      <AboutPage
        thing={thing}
        toName={await answererOf(visit, concerns, thing)}
        threads={await threadsOf(visit.tx, id, row)}
        values={typed?.values ?? draft ?? proposed(visit)}
        problems={typed?.problems ?? []}
        commandKey={visit.commandKey}
        lang={visit.lang}
        zone={visit.scope.zone}
      />,
    )
  }

const showQuestion =
  (concerns: Concerns) =>
  async (visit: Visit, typed: Typed | null = null): Promise<Answer> => {
    const id = visit.param('id')
    const question = isUuid(id) ? await findQuestion(visit.tx, concerns, id) : null
    const thread = question && (await findThread(visit.tx, id))
    if (question === null || thread === null) return NOT_FOUND
    const isAsker = question.askedBy === visit.scope.person
    const maySay = may(access.sayToQuestion, visit.scope, question)
    const draft = typed === null ? await visit.draft('question.say', id) : null
    return visit.page(
      { title: questionsText[visit.lang].about, section: SECTION, failed: typed !== null },
      <QuestionPage
        thread={thread}
        isAsker={isAsker}
        forSchool={
          question.to.owner.organisation !== null && may(access.linkToQuestion, visit.scope, question)
        }
        madeLink={madeLink(visit)}
        maySay={
          maySay && nextState(questionWorkflow, question.state, isAsker ? 'askMore' : 'answer') !== null
        }
        mayClose={maySay && nextState(questionWorkflow, question.state, 'close') !== null}
        version={typed?.conflict ?? question.version}
        values={typed?.values ?? draft ?? prefilled({ channel: 'self' })}
        problems={typed?.problems ?? []}
        commandKey={visit.commandKey}
        lang={visit.lang}
        zone={visit.scope.zone}
      />,
    )
  }

/** The page of a one-time link; whoever has an account answers on the question's own. */
const showReply =
  (concerns: Concerns) =>
  async (visit: Visit, typed: Typed | null = null): Promise<Answer> => {
    const id = visit.param('id')
    const { link } = visit.scope
    const question =
      isUuid(id) && (link === null || link.row === id) ? await findQuestion(visit.tx, concerns, id) : null
    if (link === null) return question === null ? NOT_FOUND : { kind: 'redirect', to: `/questions/${id}` }
    const thread = question && (await findThread(visit.tx, id))
    if (question === null || thread === null) return NOT_FOUND
    return visit.page(
      { title: questionsText[visit.lang].reply.title, failed: typed !== null },
      <QuestionReplyPage
        thread={thread}
        school={link.label}
        done={typed === null && visit.query('done') === 'answered'}
        version={typed?.conflict ?? question.version}
        commandKey={visit.commandKey}
        filled={filledWith(typed, emptyForm)}
        lang={visit.lang}
        zone={visit.scope.zone}
      />,
    )
  }

/** Routes of questions over the commands made with the same `concerns`. */
export const questionsRoutes = (
  { ask, say, close, link }: ReturnType<typeof questionsCommands>,
  concerns: Concerns,
): readonly Route[] => {
  const about = showAbout(concerns)
  const one = showQuestion(concerns)
  const reply = showReply(concerns)
  return [
    page('/questions', 'person', showList),
    page('/questions/about/:record', 'person', (visit) => about(visit)),
    form('/questions/about/:record', 'person', {
      command: ask,
      input: (values, param) => ({
        record: param('record'),
        row: values.text('row'),
        text: values.text('text'),
      }),
      again: about,
      sentences: questionsSentences,
      draft: (values, param) => ({
        form: 'question.ask',
        subject: values.text('row') || param('record'),
        title: questionsText.ru.ask,
        address: `/questions/about/${param('record')}`,
      }),
    }),
    page('/questions/:id', 'person', (visit) => one(visit)),
    form('/questions/:id/say', 'person', {
      command: say,
      input: (values, param) => ({
        question: param('id'),
        text: values.text('text'),
        forAll: values.all('forAll').length > 0,
        channel: values.text('channel') || 'self',
      }),
      again: one,
      sentences: questionsSentences,
      draft: (_values, param) => ({
        form: 'question.say',
        subject: param('id'),
        title: questionsText.ru.answer,
        address: `/questions/${param('id')}`,
      }),
    }),
    form('/questions/:id/link', 'person', {
      command: link,
      input: (_values, param) => ({ question: param('id') }),
      again: one,
      sentences: questionsSentences,
    }),
    page('/questions/:id/reply', 'personOrLink', (visit) => reply(visit)),
    form('/questions/:id/reply', 'personOrLink', {
      command: say,
      input: (values, param) => ({ question: param('id'), text: values.text('text'), forAll: false }),
      again: reply,
      sentences: questionsSentences,
    }),
    form('/questions/:id/close', 'person', {
      command: close,
      input: (_values, param) => ({ question: param('id') }),
      again: one,
      sentences: questionsSentences,
    }),
  ]
}

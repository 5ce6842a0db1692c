import type { Child } from 'hono/jsx'
import { may } from '../../../kernel/access.ts'
import { parseDay } from '../../../kernel/day.ts'
import { pageNumber } from '../../../kernel/paging.ts'
import { emptyForm, type FormValues } from '../../../platform/http/form.ts'
import { type Answer, datedPage, type Problem, page, type Visit } from '../../../platform/http/visit.ts'
import { Note } from '../../../ui/note.tsx'
import { sentPart } from '../../assignments/public.ts'
import { personNames } from '../../people/public.ts'
import { questionsByRow } from '../../questions/public.ts'
import { mayKeepRegister } from '../../schools/public.ts'
import { manageDirective, readDirective } from '../domain/access.ts'
import { isLetter } from '../domain/naming.ts'
import { isAboutName } from '../pages/ask.tsx'
import { DirectiveCardPage } from '../pages/card.tsx'
import { CardNext } from '../pages/card-next.tsx'
import { LinksSection } from '../pages/changes.tsx'
import { DirectiveList } from '../pages/list.tsx'
import { LastCorrection } from '../pages/reshape.tsx'
import { ReviewPage } from '../pages/review.tsx'
import { isOpen } from '../pages/review-parts.tsx'
import { TablePage } from '../pages/table.tsx'
import { UploadPage } from '../pages/upload.tsx'
import { changesOf, linksOf } from '../queries/changes.ts'
import { lastCorrection } from '../queries/corrections.ts'
import { listDirectives, placesOf, unknownSchools } from '../queries/paper.ts'
import { type Resolution, resolutionOf } from '../queries/resolution.ts'
import { twinName } from '../queries/twins.ts'
import { changesText } from '../text/changes.ts'
import { reshapingText } from '../text/reshaping.ts'
import { resolutionText } from '../text/resolution.ts'
import { sayTerm } from '../text/say-term.ts'
import { signingText } from '../text/signing.ts'
import { twinsText } from '../text/twins.ts'
import { directiveText } from '../text.ts'
import { type Found, find, mayUpload, SECTION } from './found.ts'
import { type Offered, partiesOffered } from './offered.tsx'
import { offersOf } from './offers.tsx'
import { showOnItsWay } from './office.tsx'

export const list = datedPage('/directives', 'person', async (visit) => {
  const filter = {
    text: visit.query('text').slice(0, 100),
    state: visit.query('state').slice(0, 20),
    page: pageNumber(visit.query('page')),
  }
  const lines = await listDirectives(visit.tx, filter)
  return visit.page(
    { title: directiveText[visit.lang].title, section: SECTION, wide: true },
    <DirectiveList
      lines={lines}
      filter={filter}
      lang={visit.lang}
      mayUpload={mayUpload(visit)}
      done={visit.query('done') === 'discarded' ? directiveText[visit.lang].discard.done : null}
    />,
  )
})

export const showUpload = async (
  visit: Visit,
  values: FormValues,
  problems: readonly Problem[],
): Promise<Answer> => {
  if (!mayUpload(visit)) return { kind: 'forbidden' }
  return visit.page(
    { title: directiveText[visit.lang].newTitle, section: SECTION, failed: problems.length > 0 },
    <UploadPage
      values={values}
      problems={problems}
      lang={visit.lang}
      commandKey={visit.commandKey}
      keptToken={visit.keptToken}
    />,
  )
}

/** What was just cut or joined, and the button that takes the last of it back. */
const lastDone = async (visit: Visit, { card }: Found): Promise<Child> => {
  const done: Readonly<Record<string, string>> = {
    ...reshapingText[visit.lang].done,
    ...twinsText[visit.lang].done,
    named: directiveText[visit.lang].ask.personAdded,
  }
  const said = done[visit.query('done')]
  return (
    <>
      {said === undefined ? null : <Note kind="done" title={said} />}
      <LastCorrection
        card={card}
        last={await lastCorrection(visit.tx, card.id)}
        lang={visit.lang}
        commandKey={visit.commandKey}
      />
    </>
  )
}

/** Each question about a name repeats the whole list: the more of them, the shorter it is. */
const MOST_LINES = 20_000
const MOST_OF_A_KIND = 700

/** Whom a name of the paper may mean; nobody is asked for while no name is in question. */
const partiesAsked = async (
  visit: Visit,
  { card, directive }: Found,
): Promise<Pick<Offered, 'parties' | 'more'>> => {
  const open = card.questions.filter((question) => isOpen(question) && isAboutName(question)).length
  if (open === 0) return { parties: [], more: null }
  const { parties, more } = await partiesOffered(visit, directive.owner, {
    most: Math.max(100, Math.min(MOST_OF_A_KIND, Math.floor(MOST_LINES / open / 2))),
  })
  return {
    parties: parties.map((party) => ({ ...party, value: party.value.split(':').slice(0, 2).join(':') })),
    // questions are many small forms: the line that finds others is one of its own
    more:
      more === null ? null : (
        <form class="form" method="get" action={`/directives/${card.id}`}>
          {more}
        </form>
      ),
  }
}

const showReview = async (visit: Visit, found: Found, problems: readonly Problem[]): Promise<Answer> => {
  const { directive, card, clauses } = found
  const { parties, more } = await partiesAsked(visit, found)
  return visit.page(
    {
      title: directiveText[visit.lang].review.title,
      section: SECTION,
      wide: true,
      failed: problems.length > 0,
    },
    <>
      <ReviewPage
        card={card}
        clauses={clauses}
        places={await placesOf(visit.tx, card.id)}
        addressees={0}
        parties={parties}
        sheet={pageNumber(visit.query('sheet'))}
        lang={visit.lang}
        commandKey={visit.commandKey}
        problems={problems}
        twin={await twinName(visit.tx, directive.record)}
        newSchools={mayKeepRegister(visit.scope, directive.owner) ? unknownSchools(card).length : 0}
        above={await lastDone(visit, found)}
        sayTerm={sayTerm(visit.lang)}
      />
      {more}
    </>,
  )
}

const peopleIn = async (visit: Visit, resolution: Resolution | null): Promise<ReadonlyMap<string, string>> =>
  resolution === null
    ? new Map()
    : personNames(
        visit.tx,
        resolution.lines.flatMap((line) => line.executors),
      )

/** The organisation of this person has the paper and nobody there has marked it yet. */
const waitsForReading = (visit: Visit, { card }: Found): boolean =>
  card.distribution.some(
    (line) =>
      line.readAt === null &&
      visit.scope.roles.some(
        (held) =>
          (line.organisationId !== null
            ? held.organisation === line.organisationId
            : line.municipalityId !== null &&
              held.level === 'municipality' &&
              held.municipality === line.municipalityId) && may(readDirective, visit.scope, { owner: held }),
      ),
  )

const assigns = (clauses: Found['clauses']): boolean =>
  clauses.some(({ responsibles }) => responsibles.length > 0)

const cardDone = (visit: Visit, { card, clauses }: Found): string | null => {
  const words = signingText[visit.lang].sign
  const done: Readonly<Record<string, string>> = {
    confirmed: directiveText[visit.lang].card.confirmed,
    resolved: resolutionText[visit.lang].card.done,
    signed: isLetter(card) && !assigns(clauses) ? words.doneLetter : words.done,
    changed: changesText[visit.lang].done,
    read: signingText[visit.lang].read.done,
    joined: twinsText[visit.lang].done.joined,
  }
  return done[visit.query('done')] ?? null
}

const showCard = async (visit: Visit, found: Found): Promise<Answer> => {
  const { card, clauses, directive } = found
  const [resolution, links, changes, sent, questions] = await Promise.all([
    card.direction === 'incoming' ? resolutionOf(visit.tx, card.id) : null,
    linksOf(visit.tx, card.id),
    changesOf(visit.tx, card.id),
    sentPart(visit, card.id),
    visit.scope.on === null ? questionsByRow(visit.tx, card.id) : null,
  ])
  const day = parseDay(visit.query('on')) ?? visit.scope.today
  return visit.page(
    { title: card.title, section: SECTION, about: { record: card.id } },
    <DirectiveCardPage
      card={card}
      clauses={clauses}
      changes={changes}
      today={day}
      lang={visit.lang}
      zone={visit.scope.zone}
      done={cardDone(visit, found)}
      sent={sent}
      next={
        <CardNext
          card={card}
          assigns={assigns(clauses)}
          lang={visit.lang}
          mayManage={may(manageDirective, visit.scope, directive)}
          also={offersOf(visit, found, links)}
          mayAnswer={mayUpload(visit)}
          mayRead={waitsForReading(visit, found)}
          commandKey={visit.commandKey}
        />
      }
      resolution={resolution}
      questions={questions}
      people={await peopleIn(visit, resolution)}
      parts={
        <LinksSection
          links={links}
          tie={may(manageDirective, visit.scope, directive)}
          t={changesText[visit.lang]}
        />
      }
    />,
  )
}

const WRITING = new Set(['draft', 'visas', 'agreed'])

export const show = async (visit: Visit, problems: readonly Problem[] = []): Promise<Answer> => {
  const found = await find(visit)
  if (found === null) return { kind: 'notFound' }
  if (WRITING.has(found.directive.state))
    return showOnItsWay(visit, found, problems.length === 0 ? null : { values: emptyForm, problems })
  if (found.directive.state !== 'review') return showCard(visit, found)
  return may(manageDirective, visit.scope, found.directive)
    ? showReview(visit, found, problems)
    : { kind: 'notFound' }
}

/** The matrix is a page of assignments: an old address of it still leads there. */
export const matrix = page('/directives/:id/matrix', 'person', async (visit) => {
  const found = await find(visit)
  if (found === null || found.directive.state === 'review') return { kind: 'notFound' }
  return { kind: 'redirect', to: `/assignments/of/${found.card.id}` }
})

export const tablePage = page('/directives/:id/tables/:table', 'person', async (visit) => {
  const found = await find(visit)
  const table = found?.card.tables.find((each) => each.id === visit.param('table'))
  if (!found || table === undefined) return { kind: 'notFound' }
  const mayReshape = found.directive.state === 'review' && may(manageDirective, visit.scope, found.directive)
  return visit.page(
    { title: table.title, section: SECTION, wide: true },
    <TablePage
      card={found.card}
      table={table}
      lang={visit.lang}
      sayTerm={sayTerm(visit.lang)}
      mayReshape={mayReshape}
      above={mayReshape ? await lastDone(visit, found) : null}
    />,
  )
})

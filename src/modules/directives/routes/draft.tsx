import type { Child } from 'hono/jsx'
import { writeDocx } from '../../../documents/docx/write.ts'
import { docxToPdf, findOffice } from '../../../documents/office.ts'
import { may } from '../../../kernel/access.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import { type Answer, type Problem, page, type Route, type Visit } from '../../../platform/http/visit.ts'
import { deskOf } from '../commands/intake.ts'
import { manageDirective } from '../domain/access.ts'
import { paperOf } from '../domain/writing/sheet.ts'
import { DraftPage } from '../pages/draft.tsx'
import { PaperPage } from '../pages/paper-page.tsx'
import { citablePapers } from '../queries/citation.ts'
import { type DraftCard, draftCard } from '../queries/draft.ts'
import { sayTerm } from '../text/say-term.ts'
import { type Found, find, SECTION } from './found.ts'
import { paperOptions } from './writing-pages.tsx'

/** A paper written here, for whoever sees it. */
export const findWritten = async (visit: Visit): Promise<(Found & { readonly draft: DraftCard }) | null> => {
  const found = await find(visit)
  if (found === null || found.directive.origin !== 'written') return null
  const draft = await draftCard(visit.tx, found.card.id, found.directive.owner)
  return draft && { ...found, draft }
}

/** The page of a paper that is still written, agreed or about to be signed; `next` is what comes after the text. */
export const showDraft = async (
  visit: Visit,
  found: Found,
  next: Child,
  done: string | null,
  problems: readonly Problem[],
): Promise<Answer> => {
  const draft = await draftCard(visit.tx, found.card.id, found.directive.owner)
  if (draft === null) return { kind: 'notFound' }
  const { owner } = found.directive
  const papers =
    owner.region === null
      ? []
      : await citablePapers(visit.tx, { region: owner.region, municipality: owner.municipality })
  return visit.page(
    { title: draft.head.title, section: SECTION, failed: problems.length > 0 },
    <DraftPage
      card={found.card}
      draft={draft}
      clauses={found.clauses}
      hasDesk={deskOf(visit.scope.roles) !== null}
      isOpen={found.directive.state === 'draft' && may(manageDirective, visit.scope, found.directive)}
      papers={paperOptions(papers)}
      problems={problems}
      done={done}
      next={next}
      lang={visit.lang}
      commandKey={visit.commandKey}
      sayTerm={sayTerm(visit.lang)}
    />,
  )
}

const nameOf = ({ card }: Found): string =>
  [card.kind, card.number ?? '', card.title.slice(0, 60)].filter(Boolean).join(' ')

/** The paper as on paper, and as files. */
export const paperRoutes: readonly Route[] = [
  page('/directives/:id/paper', 'person', async (visit) => {
    const found = await findWritten(visit)
    if (found === null) return { kind: 'notFound' }
    return visit.page(
      { title: found.card.title, section: SECTION, paper: true },
      <PaperPage
        paper={paperOf(found.draft)}
        id={found.card.id}
        hasPdf={findOffice() !== null}
        lang={visit.lang}
      />,
    )
  }),
  page('/directives/:id/paper/docx', 'person', async (visit) => {
    const found = await findWritten(visit)
    if (found === null) return { kind: 'notFound' }
    return fileAnswer(await writeDocx(paperOf(found.draft)), nameOf(found), 'docx')
  }),
  page('/directives/:id/paper/pdf', 'person', async (visit) => {
    const found = await findWritten(visit)
    if (found === null) return { kind: 'notFound' }
    const pdf = await docxToPdf(await writeDocx(paperOf(found.draft)))
    return pdf.ok
      ? fileAnswer(pdf.value, nameOf(found), 'pdf')
      : { kind: 'redirect', to: `/directives/${found.card.id}/paper` }
  }),
]

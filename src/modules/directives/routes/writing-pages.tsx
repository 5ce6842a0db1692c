import { may } from '../../../kernel/access.ts'
import { shortDay } from '../../../kernel/format.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { type FormValues, prefilled } from '../../../platform/http/form.ts'
import type { Answer, Typed, Visit } from '../../../platform/http/visit.ts'
import { deskOf } from '../commands/intake.ts'
import { manageDirective } from '../domain/access.ts'
import type { Clause, Directive } from '../domain/types.ts'
import { recipientOf } from '../domain/writing/recipient.ts'
import { isLetterKind, usualKind } from '../domain/writing/rules.ts'
import { AnnexFormPage } from '../pages/annex-form.tsx'
import { ClauseFormPage } from '../pages/clause-form.tsx'
import { BlankPage, HeadPage, StartPage } from '../pages/writing-forms.tsx'
import { owedBy, paperSigner } from '../queries/answering.ts'
import { blankOf, type DraftCard, draftCard } from '../queries/draft.ts'
import { findDirective } from '../queries/paper.ts'
import { writingText } from '../text/writing.ts'
import { directiveText } from '../text.ts'
import { type Found, find, mayUpload, SECTION, withoutLabel } from './found.ts'
import { partiesOffered, peopleOffered } from './offered.tsx'

type Written = Found & { readonly draft: DraftCard }

/** A draft that this person may still write. */
export const whileWritten = async (visit: Visit): Promise<Written | Answer> => {
  const found = await find(visit)
  if (found === null || found.directive.origin !== 'written') return { kind: 'notFound' }
  if (!may(manageDirective, visit.scope, found.directive)) return { kind: 'notFound' }
  if (found.directive.state !== 'draft') return { kind: 'redirect', to: `/directives/${found.card.id}` }
  const draft = await draftCard(visit.tx, found.card.id, found.directive.owner)
  return draft === null ? { kind: 'notFound' } : { ...found, draft }
}

const show = (
  visit: Visit,
  title: string,
  typed: Typed | null,
  node: Parameters<Visit['page']>[1],
): Promise<Answer> => visit.page({ title, section: SECTION, failed: (typed?.problems.length ?? 0) > 0 }, node)

/** Parts of every form: what was typed, what is wrong, keys. */
const ground = (visit: Visit, typed: Typed | null) => ({
  problems: typed?.problems ?? [],
  lang: visit.lang,
  commandKey: visit.commandKey,
})

const ofDraft = (visit: Visit, { card, draft }: Written) => ({
  back: `/directives/${card.id}`,
  backTitle: draft.head.title || writingText[visit.lang].draft.title,
})

const answered = async (visit: Visit, typed: Typed | null) => {
  const id = typed?.values.text('answersTo') || visit.query('answers')
  return isUuid(id) ? findDirective(visit.tx, id) : null
}

/** The assignment that the letter will answer, as far as this person sees it. */
const owedHere = async (visit: Visit, typed: Typed | null) => {
  const id = typed?.values.text('assignment') || visit.query('assignment')
  return isUuid(id) ? owedBy(visit.tx, id) : null
}

/** What a letter that answers is about, in the words of a document: a person may change them. */
const letterAbout = (assignment: Awaited<ReturnType<typeof owedHere>>): string =>
  assignment?.sourceLabel.startsWith('п. ') ? writingText.ru.start.aboutClause(assignment.sourceLabel) : ''

/** «Кому» of an answer, proposed by the signature of the paper that is answered. */
const answerTo = async (visit: Visit, answered: Directive | null) => {
  const signer = answered === null ? null : await paperSigner(visit.tx, answered.record)
  return signer === null ? null : recipientOf(signer)
}

export const showStart = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  if (!mayUpload(visit)) return { kind: 'forbidden' }
  const t = writingText[visit.lang].start
  const answers = await answered(visit, typed)
  const assignment = await owedHere(visit, typed)
  const recipient = await answerTo(visit, answers)
  const words = directiveText[visit.lang]
  return show(
    visit,
    t.title,
    typed,
    <StartPage
      {...ground(visit, typed)}
      title={t.title}
      lead={t.lead}
      action="/directives/write"
      back="/directives"
      backTitle={words.title}
      save={t.submit}
      values={
        typed?.values ??
        prefilled({
          kind: usualKind(answers !== null),
          title: letterAbout(assignment),
          recipient: recipient?.lines.join('\n'),
        })
      }
      hidden={{ answersTo: answers?.record ?? '', assignment: assignment?.id ?? '' }}
      answers={answers === null ? null : words.dated(answers.kind, answers.number, answers.dateOn)}
      assignment={assignment?.title ?? null}
      recipient={recipient}
    />,
  )
}

const headValues = ({ draft: { settings } }: Written): FormValues =>
  prefilled({
    kind: settings.kind,
    title: settings.title,
    purpose: settings.purpose,
    orderingWord: settings.orderingWord,
    recipient: settings.recipient,
    controlKind: settings.controlKind,
    control: settings.control,
    controller: settings.controller,
    signatory: settings.signatory,
    signatoryPosition: settings.signatoryPosition,
    prepared: settings.prepared,
  })

export const showHead = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileWritten(visit)
  if ('kind' in found) return found
  const t = writingText[visit.lang].headForm
  const values = typed?.values ?? headValues(found)
  const at = `/directives/${found.card.id}/writing/head`
  const { people, more } = await peopleOffered(visit, found.directive.owner, {
    typed,
    chosen: ['controller', 'signatory', 'prepared'].map((name) => values.text(name)),
  })
  return show(
    visit,
    t.title,
    typed,
    <HeadPage
      {...ground(visit, typed)}
      {...ofDraft(visit, found)}
      title={t.title}
      action={at}
      save={t.save}
      version={typed?.conflict ?? found.directive.version}
      values={values}
      people={people}
      more={more}
    />,
  )
}

const clauseValues = (clause: Clause, draft: DraftCard): FormValues => {
  const written = draft.clauses.find((each) => each.id === clause.id)
  return prefilled({
    action: clause.action,
    addressees: clause.responsibles.map((each) => {
      const key = each.organisationId ?? each.personId ?? each.roleCode ?? each.categoryCode ?? ''
      return `${each.kind}:${key}`
    }),
    addressedAs: written?.addressedAs,
    term: clause.termAsWritten,
    modality: clause.modality,
    control: clause.controlAsWritten,
    controller: clause.controllerPerson,
  })
}

export const showClauseForm = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileWritten(visit)
  if ('kind' in found) return found
  const id = visit.param('clause')
  const clause = found.clauses.find((each) => each.id === id) ?? null
  if (id !== '' && clause === null) return { kind: 'notFound' }
  const parent = typed?.values.text('parent') ?? visit.query('parent')
  const above = found.clauses.find((each) => each.id === parent)
  const t = writingText[visit.lang].clause
  const title =
    clause !== null
      ? t.edit(clause.number ?? '')
      : above === undefined
        ? t.new
        : t.newUnder(above.number ?? '')
  const values =
    typed?.values ?? (clause === null ? prefilled({ modality: 'order' }) : clauseValues(clause, found.draft))
  const at = `/directives/${found.card.id}/writing/clauses/${clause?.id ?? 'new'}`
  const { parties, people, more } = await partiesOffered(visit, found.directive.owner, {
    typed,
    chosen: [...values.all('addressees'), values.text('controller')],
  })
  return show(
    visit,
    title,
    typed,
    <ClauseFormPage
      {...ground(visit, typed)}
      {...ofDraft(visit, found)}
      title={title}
      action={at}
      save={t.save}
      values={withoutLabel(values, parties)}
      hidden={above === undefined ? undefined : { parent: above.id }}
      parties={parties}
      people={people}
      isLetter={isLetterKind(found.directive.kind)}
      isSchools={found.directive.owner.organisation !== null}
      more={more}
    />,
  )
}

export const showAnnex = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileWritten(visit)
  if ('kind' in found) return found
  const id = visit.param('annex')
  const annex = found.draft.annexLines.find((each) => each.id === id) ?? null
  if (id !== '' && annex === null) return { kind: 'notFound' }
  const t = writingText[visit.lang].annex
  const title = annex === null ? t.new : t.edit(annex.number)
  return show(
    visit,
    title,
    typed,
    <AnnexFormPage
      {...ground(visit, typed)}
      {...ofDraft(visit, found)}
      title={title}
      action={`/directives/${found.card.id}/writing/annexes/${annex?.id ?? 'new'}`}
      save={t.save}
      file={annex?.file?.name ?? null}
      keptToken={visit.keptToken}
      values={
        typed?.values ?? prefilled({ title: annex?.title, kind: annex?.kind ?? 'table', body: annex?.body })
      }
    />,
  )
}

export const showBlank = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const role = deskOf(visit.scope.roles)
  if (role === null) return { kind: 'forbidden' }
  const t = writingText[visit.lang].blank
  const blank = await blankOf(visit.tx, role)
  return show(
    visit,
    t.title,
    typed,
    <BlankPage
      {...ground(visit, typed)}
      title={t.title}
      lead={t.lead}
      action="/directives/blank"
      back="/directives"
      backTitle={directiveText[visit.lang].title}
      save={t.save}
      done={visit.query('done') === 'saved' ? t.saved : undefined}
      values={
        typed?.values ??
        prefilled({
          ...blank,
          authority: blank.authority.join('\n'),
          marginLeft: String(blank.marginLeft),
          typeSize: String(blank.typeSize),
        })
      }
    />,
  )
}

/** Papers that a draft may lean on: those of the register, newest first. */
export const paperOptions = (
  papers: readonly {
    id: string
    kind: string
    number: string | null
    dateOn: Parameters<typeof shortDay>[0] | null
    title: string
  }[],
) =>
  papers.map((paper) => ({
    value: paper.id,
    label: [
      paper.kind,
      paper.dateOn === null ? '' : shortDay(paper.dateOn),
      paper.number === null ? '' : `№ ${paper.number}`,
      paper.title,
    ]
      .filter(Boolean)
      .join(' ')
      .slice(0, 120)
      .replace(/^(.{100,})\s\S*$/u, '$1'),
  }))

import type { Child } from 'hono/jsx'
import type { DocumentModel } from '../../../documents/model.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import type { SelectOption } from '../../../ui/fields/choice.tsx'
import { Actions, Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Steps } from '../../../ui/lists.tsx'
import { Decide, SideBySide } from '../../../ui/side-by-side.tsx'
import type { Clause } from '../domain/types.ts'
import type { DirectiveCard, DirectiveQuestion } from '../queries/paper.ts'
import { newSchoolsText } from '../text/new-schools.ts'
import { type DirectiveText, directiveText } from '../text.ts'
import { Ask } from './ask.tsx'
import { Discard } from './discard.tsx'
import { type Marks, marksOf } from './marks.ts'
import { hasOwnPages, PaperSheet, sheetOfPlace, sheetsOf } from './paper.tsx'
import { Attached, ClauseTable, isOpen, Remarks, Requisites } from './review-parts.tsx'
import { TwinNote } from './twin-note.tsx'

export type ReviewProps = {
  readonly card: DirectiveCard
  readonly clauses: readonly Clause[]
  /** Clauses with the paragraph each was read from. */
  readonly places: ReadonlyMap<string, number>
  readonly addressees: number
  readonly parties: readonly SelectOption[]
  readonly sheet: number
  readonly lang: Language
  readonly commandKey: string
  readonly problems: readonly Problem[]
  /** How the paper is called that this one looks like. */
  readonly twin: string | null
  /** Schools of the paper that the register lacks and the reader may add. */
  readonly newSchools: number
  /** What was just corrected. */
  readonly above: Child
  /** How a reading of a term is said in words. */
  readonly sayTerm: (reading: unknown) => string
}

const Questions = ({
  props,
  open,
  t,
}: {
  readonly props: ReviewProps
  readonly open: readonly DirectiveQuestion[]
  readonly t: DirectiveText
}) =>
  open.length === 0 ? null : (
    <Decide count={open.length}>
      {props.newSchools === 0 ? null : (
        <p>
          <ButtonLink href={`/directives/${props.card.id}/new-schools`} kind="other">
            {newSchoolsText[props.lang].open(props.newSchools)}
          </ButtonLink>
        </p>
      )}
      {open.map((question) => (
        <Ask
          question={question}
          directive={props.card.id}
          parties={props.parties}
          commandKey={props.commandKey}
          sayTerm={props.sayTerm}
          t={t}
        />
      ))}
    </Decide>
  )

const Next = ({ props, t }: { readonly props: ReviewProps; readonly t: DirectiveText }) => {
  const { card } = props
  return (
    <Actions>
      {card.direction === 'incoming' ? (
        <ButtonLink href={`/directives/${card.id}/receive`}>{t.review.nextIncoming}</ButtonLink>
      ) : (
        <ButtonLink href={`/directives/${card.id}/addressees`}>{t.review.next}</ButtonLink>
      )}
      <Link href="/directives">{t.review.later}</Link>
    </Actions>
  )
}

const Reading = ({
  props,
  t,
  numberOf,
  placeHref,
}: {
  readonly props: ReviewProps
  readonly t: DirectiveText
  readonly numberOf: ReadonlyMap<string, number>
  readonly placeHref: (clause: string) => string | undefined
}) => {
  const { card, clauses } = props
  const open = card.questions.filter(isOpen)
  return (
    <>
      <ErrorSummary problems={props.problems} />
      {props.above}
      <TwinNote directive={card.id} twin={props.twin} lang={props.lang} />
      <Questions props={props} open={open} t={t} />
      <Section title={t.review.requisites} after={open.length > 0}>
        <Requisites card={card} clauses={clauses} t={t} />
      </Section>
      <Section title={t.review.clauses(clauses.length)} after>
        <ClauseTable props={props} t={t} numberOf={numberOf} placeHref={placeHref} />
        <p class="muted small go">{t.review.noTermWhy}</p>
      </Section>
      <Attached card={card} t={t} />
      <Remarks card={card} t={t} />
      <Next props={props} t={t} />
      <Discard id={card.id} what="paper" lang={props.lang} commandKey={props.commandKey} />
    </>
  )
}

/** Where a clause stands in the original, on whichever sheet it is; a clause that is nowhere leads nowhere. */
const placesFor =
  (places: ReadonlyMap<string, number>, marks: Marks, sheetHref: (place: number) => string) =>
  (clause: string): string | undefined => {
    const place = places.get(clause)
    const mark = place === undefined ? undefined : marks.get(place)
    return place === undefined || mark === undefined ? undefined : `${sheetHref(place)}#mark-${mark.number}`
  }

/** «Сверьте прочитанное с оригиналом»: the paper on the left, what was read on the right, doubts first. */
export const ReviewPage = (props: ReviewProps) => {
  const t = directiveText[props.lang]
  const { card, sheet } = props
  const sheets = sheetsOf(card.model as DocumentModel)
  const model = card.model as DocumentModel
  const doubtful = new Set(card.questions.filter(isOpen).flatMap((question) => question.rowId ?? []))
  const { marks, numberOf } = marksOf(model, props.clauses, props.places, doubtful)
  const at = (page: number) => `/directives/${card.id}?sheet=${page}`
  const current = Math.min(Math.max(1, sheet), sheets.length)
  const placeHref = placesFor(props.places, marks, (place) => {
    const page = sheetOfPlace(sheets, place) + 1
    return page === current ? '' : at(page)
  })
  return (
    <>
      <SpreadHead
        title={t.review.title}
        lead={t.review.lead(
          card.file?.name ?? '',
          props.clauses.length,
          card.questions.filter(isOpen).length,
        )}
        crumbs={[{ label: t.title, href: '/directives' }, { label: t.newTitle }]}
      />
      <Steps
        steps={card.direction === 'incoming' ? t.stepsIncoming : t.steps(props.addressees)}
        current={1}
      />
      <SideBySide
        original={{
          page: current,
          pages: sheets.length,
          ...(current > 1 ? { previousHref: at(current - 1) } : {}),
          ...(current < sheets.length ? { nextHref: at(current + 1) } : {}),
          ...(card.file === null
            ? {}
            : {
                download: {
                  href: `/files/${card.file.id}${hasOwnPages(model) ? `#page=${current}` : ''}`,
                  kind: card.file.name.split('.').at(-1)?.toUpperCase() ?? '',
                },
              }),
        }}
        paper={<PaperSheet sheet={sheets[current - 1] ?? []} marks={marks} />}
      >
        <Reading props={props} t={t} numberOf={numberOf} placeHref={placeHref} />
      </SideBySide>
    </>
  )
}

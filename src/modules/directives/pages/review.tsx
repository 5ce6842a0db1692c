import type { Child } from 'hono/jsx'
import type { DocumentModel } from '../../../documents/model.ts'
import { shortDay } from '../../../kernel/format.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { ButtonLink, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import type { SelectOption } from '../../../ui/fields/choice.tsx'
import { Actions, Details, Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Steps, SummaryList } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { Decide, MarkNumber, SideBySide } from '../../../ui/side-by-side.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Clause } from '../domain/types.ts'
import type { DirectiveCard, DirectiveQuestion } from '../queries/paper.ts'
import { type DirectiveText, directiveText } from '../text.ts'
import { Ask } from './ask.tsx'
import { type Marks, PaperSheet, sheetsOf } from './paper.tsx'

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
  readonly twin: { readonly href: string; readonly name: string } | null
  /** How a reading of a term is said in words. */
  readonly sayTerm: (reading: unknown) => string
}

const isRemark = (question: DirectiveQuestion): boolean => question.code.startsWith('remark.')
const isOpen = (question: DirectiveQuestion): boolean => !isRemark(question) && question.answer === null

/** Numbers that tie the original to the reading: clauses in order, ochre where a question stands. */
const marksOf = ({
  clauses,
  places,
  card,
}: ReviewProps): { marks: Marks; numberOf: ReadonlyMap<string, number> } => {
  const doubtful = new Set(card.questions.filter(isOpen).flatMap((question) => question.rowId ?? []))
  const numberOf = new Map(clauses.map((clause, at) => [clause.id, at + 1]))
  const marks = new Map(
    clauses.flatMap((clause) => {
      const place = places.get(clause.id)
      return place === undefined
        ? []
        : [
            [
              place,
              {
                number: numberOf.get(clause.id) ?? 0,
                doubt: doubtful.has(clause.id),
                href: `#c-${clause.id}`,
              },
            ] as const,
          ]
    }),
  )
  return { marks, numberOf }
}

const whomOf = (clause: Clause, t: DirectiveText): Child => {
  if (clause.isLeftOut) return <span class="muted">{t.review.leftOut}</span>
  if (clause.responsibles.length === 0) return <span class="muted">{t.review.nobody}</span>
  const unknown = clause.responsibles.filter((responsible) => responsible.kind === 'unresolved').length
  if (unknown > 0) return <span class="need">{t.review.unknown}</span>
  const [only] = clause.responsibles
  return clause.responsibles.length === 1 && only ? only.asWritten : t.review.many(clause.responsibles.length)
}

const ClauseTable = ({
  props,
  t,
  numberOf,
}: {
  readonly props: ReviewProps
  readonly t: DirectiveText
  readonly numberOf: ReadonlyMap<string, number>
}) => (
  <Table
    caption={t.review.clauses(props.clauses.length)}
    captionHidden
    dense
    stackable
    rows={props.clauses}
    rowId={(clause) => `c-${clause.id}`}
    depth={(clause) => (clause.number ?? '').split('.').length - 1}
    columns={[
      {
        key: 'mark',
        head: <span class="vh">{t.review.mark}</span>,
        cell: (clause) => (
          <MarkNumber number={numberOf.get(clause.id) ?? 0} href={`#mark-${numberOf.get(clause.id) ?? 0}`} />
        ),
      },
      {
        key: 'number',
        head: t.review.number,
        nowrap: true,
        cell: (clause) => clause.printedNumber ?? clause.number ?? '',
      },
      {
        key: 'what',
        head: t.review.what,
        rowHead: true,
        cell: (clause) => (
          <Link href={`/directives/${props.card.id}/clauses/${clause.id}`}>
            {shorten(clause.action || clause.text)}
          </Link>
        ),
      },
      { key: 'whom', head: t.review.whom, phone: t.review.whom, cell: (clause) => whomOf(clause, t) },
      {
        key: 'term',
        head: t.review.term,
        phone: t.review.term,
        nowrap: true,
        cell: (clause) =>
          clause.dueOn === null
            ? (clause.termAsWritten ?? <span class="muted">{t.review.noTerm}</span>)
            : shortDay(clause.dueOn),
      },
    ]}
  />
)

const SHORT = 140
const shorten = (text: string): string =>
  text.length <= SHORT ? text : `${text.slice(0, SHORT).replace(/\s+\S*$/u, '')}…`

const Requisites = ({ card, t }: { readonly card: DirectiveCard; readonly t: DirectiveText }) => {
  const change = (noun: string) => ({ href: `/directives/${card.id}/requisites`, noun })
  return (
    <SummaryList
      lines={[
        { label: t.review.issuer, value: card.issuer.join(', '), change: change(t.review.issuer) },
        { label: t.review.kind, value: card.kind, change: change(t.review.kind) },
        {
          label: t.review.dateNumber,
          value: [
            card.dateOn === null ? '' : shortDay(card.dateOn),
            card.number === null ? '' : `№ ${card.number}`,
          ]
            .filter(Boolean)
            .join(', '),
          change: change(t.review.dateNumber),
        },
        { label: t.review.heading, value: card.title, change: change(t.review.heading) },
        {
          label: t.review.signatory,
          value: [card.signatoryPosition, card.signatoryName].filter(Boolean).join(', '),
        },
        { label: t.review.control, value: card.controlAsWritten, change: change(t.review.control) },
      ]}
    />
  )
}

const Attached = ({ card, t }: { readonly card: DirectiveCard; readonly t: DirectiveText }) => {
  const tables = card.tables.map((table) =>
    t.review.rows(
      t.review.tableKinds[table.kind as keyof DirectiveText['review']['tableKinds']] ??
        t.review.tableKinds.other,
      table.rows.length,
    ),
  )
  const missing = card.annexes
    .filter((annex) => !annex.isPresent)
    .map((annex) => t.review.annexMissing(annex.number ?? ''))
  if (tables.length + missing.length === 0) return null
  return (
    <Section title={t.review.tables} after>
      <ul class="rows">
        {card.tables.map((table, at) => (
          <li>
            <Link href={`/directives/${card.id}/tables/${table.id}`}>{tables[at]}</Link>{' '}
            <span class="by">{table.title}</span>
          </li>
        ))}
        {missing.map((line) => (
          <li class="need">{line}</li>
        ))}
      </ul>
    </Section>
  )
}

const Remarks = ({ card, t }: { readonly card: DirectiveCard; readonly t: DirectiveText }) => {
  const remarks = card.questions.filter(isRemark)
  if (remarks.length === 0) return null
  return (
    <div class="after">
      <Details title={`${t.review.remarks}: ${remarks.length}`}>
        <p class="muted small">{t.review.remarksWhy}</p>
        <ul class="rows">
          {remarks.map((remark) => (
            <li lang="ru">
              <b>{String(remark.words.where ?? '')}</b> {String(remark.words.text ?? '')}
            </li>
          ))}
        </ul>
      </Details>
    </div>
  )
}

const Reading = ({
  props,
  t,
  numberOf,
}: {
  readonly props: ReviewProps
  readonly t: DirectiveText
  readonly numberOf: ReadonlyMap<string, number>
}) => {
  const { card, clauses, commandKey } = props
  const open = card.questions.filter(isOpen)
  return (
    <>
      <ErrorSummary problems={props.problems} />
      {props.twin === null ? null : (
        <Note kind="need" title={t.review.twin(props.twin.name)}>
          <p>
            {t.review.twinWhy} <Link href={props.twin.href}>{props.twin.name}</Link>
          </p>
        </Note>
      )}
      {open.length === 0 ? null : (
        <Decide count={open.length}>
          {open.map((question) => (
            <Ask
              question={question}
              directive={card.id}
              parties={props.parties}
              commandKey={commandKey}
              sayTerm={props.sayTerm}
              t={t}
            />
          ))}
        </Decide>
      )}
      <Section title={t.review.requisites} after={open.length > 0}>
        <Requisites card={card} t={t} />
      </Section>
      <Section title={t.review.clauses(clauses.length)} after>
        <ClauseTable props={props} t={t} numberOf={numberOf} />
        <p class="muted small go">{t.review.noTermWhy}</p>
      </Section>
      <Attached card={card} t={t} />
      <Remarks card={card} t={t} />
      <Actions>
        <ButtonLink href={`/directives/${card.id}/addressees`}>{t.review.next}</ButtonLink>
        <Link href="/directives">{t.review.later}</Link>
        <PostButton action={`/directives/${card.id}/discard`} commandKey={commandKey} kind="stop" small>
          {t.review.discard}
        </PostButton>
      </Actions>
    </>
  )
}

/** «Сверьте прочитанное с оригиналом»: the paper on the left, what was read on the right, doubts first. */
export const ReviewPage = (props: ReviewProps) => {
  const t = directiveText[props.lang]
  const { card, sheet } = props
  const sheets = sheetsOf(card.model as DocumentModel)
  const { marks, numberOf } = marksOf(props)
  const at = (page: number) => `/directives/${card.id}?sheet=${page}`
  const current = Math.min(Math.max(1, sheet), sheets.length)
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
      <Steps steps={t.steps(props.addressees)} current={1} />
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
                  href: `/files/${card.file.id}`,
                  kind: card.file.name.split('.').at(-1)?.toUpperCase() ?? '',
                },
              }),
        }}
        paper={<PaperSheet sheet={sheets[current - 1] ?? []} marks={marks} />}
      >
        <Reading props={props} t={t} numberOf={numberOf} />
      </SideBySide>
    </>
  )
}

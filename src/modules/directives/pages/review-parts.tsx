import type { Child } from 'hono/jsx'
import { beginning, shortDay } from '../../../kernel/format.ts'
import { Details, Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import { MarkNumber } from '../../../ui/side-by-side.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { issuerLine, signerLines } from '../domain/naming.ts'
import type { Clause } from '../domain/types.ts'
import { shortNamesIn } from '../domain/writing/phrases.ts'
import type { DirectiveCard, DirectiveQuestion } from '../queries/paper.ts'
import type { DirectiveText } from '../text.ts'
import type { ReviewProps } from './review.tsx'

/** Remarks only inform; the rest waits for an answer. */
export const isRemark = (question: DirectiveQuestion): boolean => question.code.startsWith('remark.')
export const isOpen = (question: DirectiveQuestion): boolean =>
  !isRemark(question) && question.answer === null

const whomOf = (clause: Clause, t: DirectiveText): Child => {
  if (clause.isLeftOut) return <span class="muted">{t.review.leftOut}</span>
  if (clause.responsibles.length === 0) return <span class="muted">{t.review.nobody}</span>
  const unknown = clause.responsibles.filter((responsible) => responsible.kind === 'unresolved').length
  if (unknown > 0) return <span class="need">{t.review.unknown}</span>
  const [only] = clause.responsibles
  return clause.responsibles.length === 1 && only ? only.asWritten : t.review.many(clause.responsibles.length)
}

const clauseColumns = (
  props: ReviewProps,
  t: DirectiveText,
  numberOf: ReadonlyMap<string, number>,
  placeHref: (clause: string) => string | undefined,
): Column<Clause>[] => [
  {
    key: 'mark',
    head: <span class="vh">{t.review.mark}</span>,
    cell: (clause) => <MarkNumber number={numberOf.get(clause.id) ?? 0} href={placeHref(clause.id)} />,
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
        {beginning(clause.action || clause.text, SHORT)}
      </Link>
    ),
  },
  { key: 'whom', head: t.review.whom, phone: t.review.whom, cell: (clause) => whomOf(clause, t) },
  {
    key: 'term',
    head: t.review.term,
    phone: t.review.term,
    // a day stays whole; words of a term break, or the table is wider than its half of the page
    cell: (clause) =>
      clause.dueOn === null ? (
        (clause.termAsWritten ?? <span class="muted">{t.review.noTerm}</span>)
      ) : (
        <span class="nb">{shortDay(clause.dueOn)}</span>
      ),
  },
]

export const ClauseTable = ({
  props,
  t,
  numberOf,
  placeHref,
}: {
  readonly props: ReviewProps
  readonly t: DirectiveText
  readonly numberOf: ReadonlyMap<string, number>
  readonly placeHref: (clause: string) => string | undefined
}) => (
  <Table
    caption={t.review.clauses(props.clauses.length)}
    captionHidden
    dense
    stackable
    rows={props.clauses}
    rowId={(clause) => `c-${clause.id}`}
    depth={(clause) => (clause.number ?? '').split('.').length - 1}
    columns={clauseColumns(props, t, numberOf, placeHref)}
  />
)

const SHORT = 140

export const Requisites = ({
  card,
  clauses,
  t,
}: {
  readonly card: DirectiveCard
  readonly clauses: readonly Clause[]
  readonly t: DirectiveText
}) => {
  const names = shortNamesIn([card.preamble, ...clauses.map(({ text }) => text)])
  const signers = signerLines(card)
  const change = (noun: string) => ({ href: `/directives/${card.id}/requisites`, noun })
  return (
    <SummaryList
      lines={[
        { label: t.review.issuer, value: issuerLine(card), change: change(t.review.issuer) },
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
          label: t.review.signatory(signers.length),
          value: signers.length === 0 ? null : <span class="pre">{signers.join('\n')}</span>,
          change: change(t.review.signatory(1)),
        },
        {
          label: t.review.control,
          value: card.controlAsWritten,
          change: { href: `/directives/${card.id}/controllers`, noun: t.review.control },
        },
        ...(names === '' ? [] : [{ label: t.review.shortNames, value: <span lang="ru">{names}</span> }]),
      ]}
    />
  )
}

export const Attached = ({ card, t }: { readonly card: DirectiveCard; readonly t: DirectiveText }) => {
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

export const Remarks = ({ card, t }: { readonly card: DirectiveCard; readonly t: DirectiveText }) => {
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

import { shortDay } from '../../../kernel/format.ts'
import { dayInZone, toMoment } from '../../../platform/clock.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Actions, MarginHead, Section, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { Clause } from '../domain/types.ts'
import type { DirectiveCard } from '../queries/paper.ts'
import { type DirectiveText, directiveText } from '../text.ts'
import { DIRECTIVE_TAG } from './list.tsx'

export type CardProps = {
  readonly card: DirectiveCard
  readonly clauses: readonly Clause[]
  readonly lang: Language
  readonly zone: string
  readonly isDone: boolean
  readonly sayTerm: (reading: unknown) => string
}

const readWords = (at: string | null, zone: string, t: DirectiveText): string =>
  at === null ? t.card.notRead : t.card.readAt(shortDay(dayInZone(toMoment(at), zone)))

const Clauses = ({ clauses, t }: { readonly clauses: readonly Clause[]; readonly t: DirectiveText }) => (
  <Table
    caption={t.card.clauses}
    captionHidden
    stackable
    rows={clauses}
    rowId={(clause) => `c-${clause.id}`}
    columns={[
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
        cell: (clause) => <span lang="ru">{clause.text}</span>,
      },
      {
        key: 'whom',
        head: t.review.whom,
        phone: t.review.whom,
        cell: (clause) =>
          clause.responsibles.length > 2
            ? t.review.many(clause.responsibles.length)
            : clause.responsibles.map((each) => each.asWritten).join(', '),
      },
      {
        key: 'term',
        head: t.review.term,
        phone: t.review.term,
        nowrap: true,
        cell: (clause) => (clause.dueOn === null ? (clause.termAsWritten ?? '') : shortDay(clause.dueOn)),
      },
    ]}
  />
)

/** A paper in force: requisites, clauses with addressees, tables, who has read it. */
export const DirectiveCardPage = ({ card, clauses, lang, zone, isDone }: CardProps) => {
  const t = directiveText[lang]
  const name = t.dated(card.kind, card.number, card.dateOn)
  return (
    <>
      <MarginHead
        title={card.title || name}
        lead={name}
        crumbs={[{ label: t.title, href: '/directives' }, { label: name }]}
      />
      <WithMargin side={<Tag state={DIRECTIVE_TAG[card.state]}>{t.states[card.state]}</Tag>}>
        {isDone ? <Note kind="done" title={t.card.confirmed} /> : null}
        <Stack>
          <SummaryList
            lines={[
              { label: t.review.issuer, value: card.issuer.join(', ') },
              { label: t.card.grounds, value: <span class="pre">{card.preamble}</span> },
              {
                label: t.review.signatory,
                value: [card.signatoryPosition, card.signatoryName].filter(Boolean).join(', '),
              },
              { label: t.review.control, value: card.controlAsWritten },
              {
                label: t.card.file,
                value:
                  card.file === null ? null : <Link href={`/files/${card.file.id}`}>{card.file.name}</Link>,
              },
            ]}
          />
          <Actions>
            <ButtonLink href={`/directives/${card.id}/matrix`}>{t.card.matrix}</ButtonLink>
          </Actions>
        </Stack>
      </WithMargin>
      <WithMargin after>
        <Section title={t.card.clauses}>
          <Clauses clauses={clauses} t={t} />
        </Section>
        {card.tables.length + card.annexes.length === 0 ? null : (
          <Section title={t.card.annexes} after>
            <ul class="rows">
              {card.annexes.map((annex) => (
                <li>
                  {[annex.number, annex.title].filter(Boolean).join('. ')}{' '}
                  <span class="by">{annex.isPresent ? t.card.present : t.card.missing}</span>
                </li>
              ))}
              {card.tables.map((table) => (
                <li>
                  <Link href={`/directives/${card.id}/tables/${table.id}`}>
                    {t.review.rows(
                      t.review.tableKinds[table.kind as keyof DirectiveText['review']['tableKinds']] ??
                        t.review.tableKinds.other,
                      table.rows.length,
                    )}
                  </Link>{' '}
                  <span class="by">{table.title}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {card.distribution.length === 0 ? null : (
          <Section title={t.card.distribution} after>
            <ul class="rows">
              {card.distribution.map((line) => (
                <li>
                  {line.organisation ?? line.asWritten}{' '}
                  <span class="by">{line.organisation === null ? '' : readWords(line.readAt, zone, t)}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </WithMargin>
    </>
  )
}

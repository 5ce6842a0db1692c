import { shortDay } from '../../../kernel/format.ts'
import { dayInZone, toMoment } from '../../../platform/clock.ts'
import { Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Clause } from '../domain/types.ts'
import type { DirectiveCard } from '../queries/paper.ts'
import type { Resolution } from '../queries/resolution.ts'
import type { ResolutionWords } from '../text/resolution.ts'
import type { DirectiveText } from '../text.ts'

const readWords = (at: string | null, zone: string, t: DirectiveText): string =>
  at === null ? t.card.notRead : t.card.readAt(shortDay(dayInZone(toMoment(at), zone)))

export const termWords = (clause: Pick<Clause, 'dueOn' | 'termAsWritten'>): string =>
  clause.dueOn === null ? (clause.termAsWritten ?? '') : shortDay(clause.dueOn)

/** Names of the tables of a paper, with the number of rows. */
export const tableName = (
  table: { readonly kind: string; readonly rows: readonly unknown[] },
  t: DirectiveText,
): string =>
  t.review.rows(
    t.review.tableKinds[table.kind as keyof DirectiveText['review']['tableKinds']] ??
      t.review.tableKinds.other,
    table.rows.length,
  )

export const AnnexSection = ({ card, t }: { readonly card: DirectiveCard; readonly t: DirectiveText }) =>
  card.tables.length + card.annexes.length === 0 ? null : (
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
            <Link href={`/directives/${card.id}/tables/${table.id}`}>{tableName(table, t)}</Link>{' '}
            <span class="by">{table.title}</span>
          </li>
        ))}
      </ul>
    </Section>
  )

export const DistributionSection = ({
  card,
  zone,
  t,
}: {
  readonly card: DirectiveCard
  readonly zone: string
  readonly t: DirectiveText
}) =>
  card.distribution.length === 0 ? null : (
    <Section
      title={t.card.distribution}
      note={t.card.readOf(
        card.distribution.filter((line) => line.readAt !== null).length,
        card.distribution.length,
      )}
      after
    >
      <Rows
        rows={card.distribution.map((line) => ({
          children: (
            <>
              {line.organisation ?? line.asWritten}{' '}
              <span class="by">
                {line.organisation === null ? '' : readWords(line.readAt, zone, t)}
                {line.readBy === null ? '' : `, ${line.readBy}`}
              </span>
            </>
          ),
        }))}
      />
    </Section>
  )

export type ResolutionSectionProps = {
  readonly resolution: Resolution
  readonly clauses: readonly Clause[]
  readonly people: ReadonlyMap<string, string>
  readonly t: ResolutionWords
  readonly directive: string
}

const whomOf = (
  line: Resolution['lines'][number],
  { people, t }: Pick<ResolutionSectionProps, 'people' | 't'>,
): string => {
  if (line.executors.length > 0) return line.executors.map((id) => people.get(id) ?? '').join(', ')
  return line.goesDown ? t.card.down : t.card.notDown
}

/** The resolution as it was given: text, then a line for each task. */
export const ResolutionSection = ({ resolution, clauses, people, t, directive }: ResolutionSectionProps) => {
  const lines = resolution.lines.filter(
    (line) => line.executors.length > 0 || line.term !== '' || line.text !== '' || !line.goesDown,
  )
  const numberOf = (clause: string | null): string =>
    clause === null ? t.card.whole : t.clause(clauses.find((each) => each.id === clause)?.number ?? '')
  return (
    <Section title={t.card.title} after>
      {resolution.text === '' ? null : (
        <blockquote class="quote" lang="ru">
          <p class="pre">{resolution.text}</p>
        </blockquote>
      )}
      <p class="by">
        {t.card.given(
          resolution.givenBy ?? '',
          resolution.positionThen ?? '',
          resolution.givenOn === null ? '' : shortDay(resolution.givenOn),
        )}
      </p>
      {lines.length === 0 ? null : (
        <Table
          caption={t.card.title}
          captionHidden
          stackable
          rows={lines}
          columns={[
            {
              key: 'where',
              head: t.card.what,
              rowHead: true,
              cell: (line) => line.text || numberOf(line.clause),
            },
            { key: 'who', head: t.card.who, phone: t.card.who, cell: (line) => whomOf(line, { people, t }) },
            {
              key: 'until',
              head: t.card.until,
              phone: t.card.until,
              nowrap: true,
              cell: (line) => (line.dueOn === null ? line.term : shortDay(line.dueOn)),
            },
          ]}
        />
      )}
      <p class="go noprint">
        <Link href={`/directives/${directive}/resolution/sheet`}>{t.sheet.print}</Link>
      </p>
    </Section>
  )
}

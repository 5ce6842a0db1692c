import { beginning } from '../../../kernel/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { Checkbox, RadioGroup, SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { DateField, TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Details, MarginHead, Section, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { citedRow } from '../domain/cited-row.ts'
import type { Clause } from '../domain/types.ts'
import type { LinkLine } from '../queries/changes.ts'
import type { DirectiveCard } from '../queries/paper.ts'
import { type ChangesWords, changesText } from '../text/changes.ts'
import { directiveText } from '../text.ts'

export type ChangesPageProps = {
  readonly card: DirectiveCard
  readonly clauses: readonly Clause[]
  readonly papers: readonly SelectOption[]
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly lang: Language
  readonly commandKey: string
}

/** Letters of a clause that are enough to know it by. */
const SHOWN = 100

const OneClause = ({
  clause,
  form,
  lang,
}: {
  readonly clause: Clause
  readonly form: Bound
  readonly lang: Language
}) => {
  const t = changesText[lang]
  return (
    <Details
      title={<span lang="ru">{`${clause.number ?? ''} ${beginning(clause.text, SHOWN)}`}</span>}
      open={
        form.text(`text-${clause.id}`).error !== undefined ||
        !['', 'same'].includes(form.text(`kind-${clause.id}`).value)
      }
    >
      <Stack>
        <RadioGroup
          {...form.text(`kind-${clause.id}`)}
          label={directiveText[lang].clauseForm.title(clause.number ?? '')}
          options={(['same', 'edition', 'repeal'] as const).map((value) => ({
            value,
            label: t.kinds[value],
          }))}
        />
        <TextArea {...form.text(`text-${clause.id}`)} label={t.text} rows={3} optional />
      </Stack>
    </Details>
  )
}

/** Which clauses another document changes or repeals, and from which day; the signed text stays. */
export const ChangesPage = ({
  card,
  clauses,
  papers,
  values,
  problems,
  lang,
  commandKey,
}: ChangesPageProps) => {
  const t = changesText[lang]
  const words = directiveText[lang]
  const form = bindForm(values, problems)
  return (
    <>
      <MarginHead
        title={t.title}
        lead={t.lead}
        crumbs={[
          { label: words.title, href: '/directives' },
          { label: card.title, href: `/directives/${card.id}` },
          { label: t.title },
        ]}
      />
      <WithMargin side={<span class="ref">{words.dated(card.kind, card.number, card.dateOn)}</span>}>
        <ErrorSummary problems={problems} />
        <Form action={`/directives/${card.id}/changes`} commandKey={commandKey} version={card.version}>
          <SelectField {...form.text('by')} label={t.by} hint={t.byHint} optional options={papers} filter />
          <TextField {...form.text('words')} label={t.words} hint={t.wordsHint} optional />
          <DateField {...form.text('from')} label={t.from} />
          <Checkbox {...form.tick('whole')} label={t.whole} hint={t.wholeHint} />
          <Section title={t.clauses} after>
            <Stack>
              {clauses.map((clause) => (
                <OneClause clause={clause} form={form} lang={lang} />
              ))}
            </Stack>
          </Section>
          <Actions>
            <Button>{t.submit}</Button>
            <Link href={`/directives/${card.id}`}>{words.cancel}</Link>
          </Actions>
        </Form>
      </WithMargin>
    </>
  )
}

const addressOf = (record: string, { recordKind, row }: LinkLine): string => {
  if (recordKind === 'directive') return `/directives/${record}`
  return recordKind === 'roadmap' && row !== null ? `/roadmaps/${record}/items/${row}` : `/sources/${record}`
}

/** A ground that names a row of a plan which the register does not know yet (R176). */
const waitsForRow = ({ kind, direction, record, words }: LinkLine): boolean =>
  kind === 'ground' && direction === 'to' && record === null && citedRow(words) !== null

type WaitingProps = { readonly link: LinkLine; readonly tie: boolean; readonly t: ChangesWords }

const Waiting = ({ link, tie, t }: WaitingProps) => (
  <>
    <span class="by"> {t.rowUnknown}</span>{' '}
    {tie ? (
      <span class="noprint">
        <Link href={`/roadmaps/cited/${link.id}`}>{t.tieRow}</Link>
      </span>
    ) : null}
  </>
)

/** What a paper leans on and what leans on it; every object leads to its own page (R217). */
export const LinksSection = ({
  links,
  tie = false,
  t,
}: {
  readonly links: readonly LinkLine[]
  /** May the viewer say which row is meant. */
  readonly tie?: boolean
  readonly t: ChangesWords
}) =>
  links.length === 0 ? null : (
    <Section title={t.links} after>
      <ul class="rows">
        {links.map((link) => (
          <li>
            <span class="by">{t.linkKinds[`${link.direction}:${link.kind}`] ?? ''}</span>{' '}
            <span lang="ru">
              {link.record === null ? (
                link.words
              ) : (
                <Link href={addressOf(link.record, link)}>
                  {link.row === null ? link.title || link.words : link.words}
                </Link>
              )}
              {link.kind === 'differsFrom' ? `: ${link.words}` : null}
              {link.kind === 'ground' && link.direction === 'from' ? (
                <span class="by"> «{link.words}»</span>
              ) : null}
            </span>
            {waitsForRow(link) ? <Waiting link={link} tie={tie} t={t} /> : null}
          </li>
        ))}
      </ul>
    </Section>
  )

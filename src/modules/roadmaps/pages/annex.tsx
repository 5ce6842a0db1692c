import type { Child } from 'hono/jsx'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Table } from '../../../ui/table.tsx'
import type { TableRow } from '../../directives/domain/types.ts'
import type { Wording } from '../domain/annex.ts'
import type { AnnexWords } from '../text/annex.ts'
import type { Here } from './words.ts'

export type AnnexPageProps = {
  readonly here: Here
  readonly t: AnnexWords
  readonly paper: { readonly id: string; readonly name: string }
  readonly action: string
  readonly rows: readonly TableRow[]
  readonly wordings: readonly Wording[]
  readonly parties: readonly SelectOption[]
  /** Places of the rows that are ticked. */
  readonly picked: ReadonlySet<number>
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly more: Child
}

const Who = ({ props, form }: { readonly props: AnnexPageProps; readonly form: Bound }) => {
  const { t, wordings, parties } = props
  return (
    <Section title={t.who} after>
      <p class="muted">{t.whoLead}</p>
      <Stack>
        {wordings.map(({ level, text }, at) => (
          <SelectField
            {...form.text(`who-${at}`)}
            label={<span lang="ru">{text}</span>}
            hint={t[level]}
            blank={t.asWritten}
            options={parties}
            filter
          />
        ))}
      </Stack>
    </Section>
  )
}

type Line = { readonly row: TableRow; readonly at: number }

const nameOf = ({ row }: Line): string =>
  [row.number, (row.cells.activity ?? '').replace(/\s+/gu, ' ').trim()]
    .filter(Boolean)
    .join('. ')
    .slice(0, 120)

const Rows = ({ rows, picked, t }: AnnexPageProps) => (
  <Table<Line>
    caption={t.rows}
    captionHidden
    dense
    stackable
    rows={rows.map((row, at) => ({ row, at }))}
    strong={({ row }) => row.heading}
    ticking={{
      name: 'rows',
      value: ({ at }) => String(at),
      label: (line) => t.choose(nameOf(line)),
      ticked: ({ at }) => picked.has(at),
    }}
    columns={[
      { key: 'number', head: t.number, nowrap: true, cell: ({ row }) => row.number ?? '' },
      {
        key: 'what',
        head: t.what,
        rowHead: true,
        cell: ({ row }) => <span lang="ru">{row.cells.activity ?? ''}</span>,
      },
      { key: 'term', head: t.term, phone: t.term, cell: ({ row }) => row.termText ?? '' },
      {
        key: 'who',
        head: t.answer,
        phone: t.answer,
        cell: ({ row }) => [...row.municipal, ...row.institutional].map(({ text }) => text).join('; '),
      },
    ]}
  />
)

/** The plan in the annex of an upper paper beside who answers here: a draft of the node's own roadmap. */
export const AnnexPage = (props: AnnexPageProps) => {
  const { here, t, paper, values, problems } = props
  const form = bindForm(values, problems)
  return (
    <>
      <MarginHead
        title={t.title}
        lead={t.lead(paper.name)}
        crumbs={[
          { label: here.t.many, href: '/roadmaps' },
          { label: paper.name, href: `/directives/${paper.id}` },
        ]}
      />
      <WithMargin side={<span class="ref">{t.count(props.rows.length)}</span>}>
        <ErrorSummary problems={problems} />
        <Form action={props.action} commandKey={here.commandKey}>
          <TextField {...form.text('title')} label={t.name} />
          <Section title={t.rows} after>
            <Rows {...props} />
          </Section>
          {props.wordings.length === 0 ? null : <Who props={props} form={form} />}
          <Actions>
            <Button>{t.save}</Button>
            <Link href={`/directives/${paper.id}`}>{here.t.cancel}</Link>
          </Actions>
          {props.more}
        </Form>
      </WithMargin>
    </>
  )
}

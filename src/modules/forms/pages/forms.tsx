import { momentText, shortDay } from '../../../kernel/format.ts'
import { localMoment, toMoment } from '../../../platform/clock.ts'
import { formValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Form } from '../../../ui/form.tsx'
import { MarginHead, Section, SpreadHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { AskingNode } from '../domain/node.ts'
import type { DraftLine } from '../queries/draft.ts'
import type { FormLine, PaperForm } from '../queries/form.ts'
import { editingText } from '../text/editing.ts'
import { FormsTabs } from './collections.tsx'
import { NodeChoice } from './draft-small.tsx'
import { textOf } from './words.ts'

const formColumns = (lang: Language): Column<FormLine>[] => {
  const t = textOf(lang).forms
  return [
    {
      key: 'title',
      head: t.name,
      rowHead: true,
      cell: (form) => (
        <>
          <Link href={`/forms/${form.id}`}>{form.title}</Link>{' '}
          {form.withdrawnOn === null ? null : <Tag state="locked">{t.withdrawn}</Tag>}
        </>
      ),
    },
    {
      key: 'owner',
      head: t.owner,
      phone: t.owner,
      cell: (form) => (form.isDelivered ? t.delivered : form.ownerName),
    },
    { key: 'fields', head: t.fields, phone: t.fields, num: true, cell: (form) => form.fields },
    {
      key: 'no',
      head: t.edition,
      phone: t.edition,
      cell: (form) => `${form.no}, ${shortDay(form.publishedOn)}`,
    },
  ]
}

const draftColumns = (lang: Language, zone: string): Column<DraftLine>[] => {
  const t = editingText[lang].drafts
  return [
    {
      key: 'title',
      head: t.name,
      rowHead: true,
      cell: (draft) => (
        <>
          <Link href={`/forms/drafts/${draft.id}`}>{draft.title}</Link>{' '}
          <span class="by">{draft.form === null ? t.newForm : t.nextEdition}</span>
        </>
      ),
    },
    { key: 'fields', head: t.fields, phone: t.fields, num: true, cell: (draft) => draft.fields },
    {
      key: 'changed',
      head: t.changed,
      phone: t.changed,
      cell: (draft) =>
        [momentText(localMoment(toMoment(draft.changedAt), zone)), draft.by].filter(Boolean).join(', '),
    },
  ]
}

export type FormListProps = {
  readonly forms: readonly FormLine[]
  /** Only forms with this word in the name. */
  readonly word: string
  readonly drafts: readonly DraftLine[]
  readonly done: string
  readonly zone: string
  readonly lang: Language
}

/** Forms that may be used here: delivered, one's own, of the nodes above; and those that are still written. */
export const FormList = ({ forms, word, drafts, done, zone, lang }: FormListProps) => {
  const t = textOf(lang).forms
  return (
    <>
      <SpreadHead
        title={t.title}
        lead={t.lead}
        actions={<ButtonLink href="/forms/new">{t.new}</ButtonLink>}
      />
      <FormsTabs current="forms" lang={lang} />
      {done === 'dropped' ? <Note kind="done" title={editingText[lang].done.dropped} /> : null}
      <Filters
        action="/forms"
        reset="/forms"
        active={word === '' ? [] : [word]}
        filters={[{ kind: 'text', name: 'text', label: textOf(lang).seek, value: word }]}
      />
      <Table caption={t.title} captionHidden stackable rows={forms} columns={formColumns(lang)} />
      {drafts.length === 0 ? null : (
        <Section title={editingText[lang].drafts.title} after>
          <Table
            caption={editingText[lang].drafts.title}
            captionHidden
            stackable
            rows={drafts}
            columns={draftColumns(lang, zone)}
          />
        </Section>
      )}
    </>
  )
}

export type PaperFormsProps = {
  readonly directive: string
  readonly papers: readonly PaperForm[]
  readonly nodes: readonly AskingNode[]
  readonly problems: readonly Problem[]
  readonly commandKey: string
  readonly lang: Language
}

/** Tables with questions that were found in a paper: one press makes a working copy of a form. */
export const PaperFormsPage = (props: PaperFormsProps) => {
  const { directive, papers, nodes, problems, lang } = props
  const t = textOf(lang).forms
  const [first] = papers
  const [node] = nodes
  const values = formValues({ node: [node?.value ?? ''] })
  return (
    <>
      <MarginHead
        title={t.papers}
        lead={t.papersLead}
        crumbs={first === undefined ? undefined : [{ label: first.label, href: `/directives/${directive}` }]}
      />
      <WithMargin>
        <ErrorSummary problems={problems} />
        {papers.length === 0 ? <p class="muted">{t.noPapers}</p> : null}
        {papers.map((paper) => (
          <Section title={paper.title} note={t.rows(paper.rows.length)} after>
            <Form
              action={`/forms/papers/${directive}/${paper.table}`}
              commandKey={props.commandKey}
              hidden={nodes.length > 1 ? {} : { node: node?.value ?? '' }}
            >
              <NodeChoice nodes={nodes} values={values} problems={problems} lang={lang} />
              <Button>{t.makeForm}</Button>
            </Form>
          </Section>
        ))}
      </WithMargin>
    </>
  )
}

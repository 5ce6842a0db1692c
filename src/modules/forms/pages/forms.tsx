import { shortDay } from '../../../kernel/format.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Actions, MarginHead, Section, SpreadHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { type Field, type FormDefinition, wordsIn } from '../domain/definition.ts'
import { differencesOf, type FieldChange } from '../domain/differences.ts'
import type { FormLine, FormVersion, PaperForm } from '../queries/form.ts'
import { questionWords } from './answer-words.tsx'
import { FormsTabs } from './collections.tsx'
import { textOf } from './words.ts'

const formColumns = (lang: Language): Column<FormLine>[] => {
  const t = textOf(lang).forms
  return [
    {
      key: 'title',
      head: t.name,
      rowHead: true,
      cell: (form) => <Link href={`/forms/${form.id}`}>{form.title}</Link>,
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

/** Forms that may be used here: delivered, one's own, of the nodes above. */
export const FormList = ({
  forms,
  lang,
}: {
  readonly forms: readonly FormLine[]
  readonly lang: Language
}) => {
  const t = textOf(lang).forms
  return (
    <>
      <SpreadHead
        title={t.title}
        lead={t.lead}
        actions={<ButtonLink href="/forms/new">{t.new}</ButtonLink>}
      />
      <FormsTabs current="forms" lang={lang} />
      <Table caption={t.title} captionHidden stackable rows={forms} columns={formColumns(lang)} />
    </>
  )
}

const requirement = (field: Field, lang: Language): string => {
  const t = textOf(lang).forms
  if (typeof field.required === 'object') return t.sometimes
  return field.required === true ? t.required : ''
}

const Questions = ({
  definition,
  lang,
}: {
  readonly definition: FormDefinition
  readonly lang: Language
}) => (
  <>
    {definition.sections.map((section) => (
      <>
        {wordsIn(section.title, lang) === '' ? null : <h3>{wordsIn(section.title, lang)}</h3>}
        <ul class="rows">
          {section.fields.map((field) => (
            <li>
              {questionWords(field, lang)}{' '}
              <span class="by">
                {[textOf(lang).kinds[field.kind], requirement(field, lang)].filter(Boolean).join(', ')}
              </span>
            </li>
          ))}
        </ul>
      </>
    ))}
  </>
)

const changeWords = ({ was, now, what }: FieldChange, lang: Language): string => {
  const t = textOf(lang).forms
  if (was === null) return t.added
  return now === null ? t.gone : what.map((part) => t.parts[part]).join(', ')
}

const Changes = ({
  was,
  now,
  lang,
}: {
  readonly was: FormVersion | undefined
  readonly now: FormVersion
  readonly lang: Language
}) => {
  const t = textOf(lang).forms
  if (was === undefined) return <p class="muted">{t.first}</p>
  const changes = differencesOf(was.definition, now.definition)
  if (changes.length === 0) return <p class="muted">{t.same}</p>
  return (
    <ul>
      {changes.map((change) => {
        const field = change.now ?? change.was
        return field === null ? null : (
          <li>
            {questionWords(field, lang)}: {changeWords(change, lang)}
          </li>
        )
      })}
    </ul>
  )
}

export type FormPageProps = {
  readonly form: FormLine
  readonly versions: readonly FormVersion[]
  readonly mayAsk: boolean
  readonly isOwn: boolean
  readonly done: string
  readonly lang: Language
}

/** Questions of the newest edition, and what each edition changed. */
export const FormPage = ({ form, versions, mayAsk, isOwn, done, lang }: FormPageProps) => {
  const t = textOf(lang).forms
  const [latest] = versions
  const lead = latest?.definition.lead
  return (
    <>
      <MarginHead
        title={latest === undefined ? form.title : wordsIn(latest.definition.title, lang)}
        lead={lead === undefined ? undefined : wordsIn(lead, lang)}
        crumbs={[{ label: t.title, href: '/forms' }]}
      />
      <WithMargin side={<p>{form.isDelivered ? t.delivered : form.ownerName}</p>}>
        {done === 'published' ? <Note kind="done" title={t.done.published} /> : null}
        {form.source === '' ? null : <p class="muted">{t.source(form.source)}</p>}
        {mayAsk ? (
          <Actions>
            <ButtonLink href={`/collections/new?form=${form.id}`}>{t.collect}</ButtonLink>
            <ButtonLink href={`/forms/${form.id}/edit`} kind="other">
              {isOwn ? t.change : t.copy}
            </ButtonLink>
          </Actions>
        ) : null}
      </WithMargin>
      <WithMargin sideTitle={t.questions} after>
        {latest === undefined ? null : <Questions definition={latest.definition} lang={lang} />}
      </WithMargin>
      <WithMargin sideTitle={t.versions} after>
        {versions.map((version, at) => (
          <Section
            title={t.versionNo(version.no, shortDay(version.publishedOn), version.publishedBy ?? '')}
            after={at > 0}
          >
            <Changes was={versions[at + 1]} now={version} lang={lang} />
          </Section>
        ))}
      </WithMargin>
    </>
  )
}

export type PaperFormsProps = {
  readonly directive: string
  readonly papers: readonly PaperForm[]
  readonly lang: Language
}

/** Tables with questions that were found in a paper. */
export const PaperFormsPage = ({ directive, papers, lang }: PaperFormsProps) => {
  const t = textOf(lang).forms
  const [first] = papers
  return (
    <>
      <MarginHead
        title={t.papers}
        lead={t.papersLead}
        crumbs={first === undefined ? undefined : [{ label: first.label, href: `/directives/${directive}` }]}
      />
      <WithMargin>
        {papers.length === 0 ? <p class="muted">{t.noPapers}</p> : null}
        <ul class="rows">
          {papers.map((paper) => (
            <li>
              {paper.title} <span class="by">{t.rows(paper.rows.length)}</span>{' '}
              <Link href={`/forms/papers/${directive}/${paper.table}`}>{t.makeForm}</Link>
            </li>
          ))}
        </ul>
      </WithMargin>
    </>
  )
}

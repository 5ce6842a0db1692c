import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button, ButtonLink, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Details, MarginHead, Section, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { type Field, type FormDefinition, fieldsOf, wordsIn } from '../domain/definition.ts'
import type { FormDraft } from '../queries/draft.ts'
import { editingText } from '../text/editing.ts'
import { conditionWords, questionName } from './conditions.tsx'
import { Faults, Rules } from './draft-rules.tsx'
import { textOf } from './words.ts'

export type DraftPageProps = {
  readonly draft: FormDraft
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly commandKey: string
  readonly version: number
  readonly lang: Language
}

/** Kind, requirement and conditions of a question in one grey line. */
export const aboutField = (field: Field, definition: FormDefinition, lang: Language): string => {
  const t = editingText[lang].editor
  const fields = fieldsOf(definition)
  const { required, showIf } = field
  return [
    textOf(lang).kinds[field.kind],
    typeof required === 'object' ? t.required(conditionWords(required, fields, lang)) : '',
    required === true ? t.always : '',
    showIf === undefined ? '' : t.shown(conditionWords(showIf, fields, lang)),
  ]
    .filter(Boolean)
    .join(', ')
}

const stepAddress = (draft: FormDraft): string => `/forms/drafts/${draft.id}/step`

const Moves = ({ field, props }: { readonly field: Field; readonly props: DraftPageProps }) => {
  const t = editingText[props.lang].editor
  const all = fieldsOf(props.draft.definition)
  const [first, last] = [all[0], all.at(-1)]
  const name = <span class="vh"> {questionName(field, props.lang)}</span>
  return (
    <span class="row">
      {field === first ? null : (
        <Button kind="other" small name="press" value={`moveField:${field.key}:-1`}>
          {t.up}
          {name}
        </Button>
      )}
      {field === last ? null : (
        <Button kind="other" small name="press" value={`moveField:${field.key}:1`}>
          {t.down}
          {name}
        </Button>
      )}
    </span>
  )
}

const columnsOf = (props: DraftPageProps): Column<Field>[] => {
  const { draft, lang } = props
  const t = editingText[lang].editor
  return [
    { key: 'no', head: t.number, nowrap: true, cell: (field) => field.number },
    {
      key: 'question',
      head: t.question,
      rowHead: true,
      cell: (field) => (
        <Link href={`/forms/drafts/${draft.id}/questions/${field.key}`}>{wordsIn(field.label, lang)}</Link>
      ),
    },
    { key: 'kind', head: t.kind, phone: t.kind, cell: (field) => aboutField(field, draft.definition, lang) },
    { key: 'place', head: t.place, cell: (field) => <Moves field={field} props={props} /> },
  ]
}

const SectionTools = ({ at, props }: { readonly at: number; readonly props: DraftPageProps }) => {
  const { draft, values, problems, commandKey, version, lang } = props
  const t = editingText[lang].editor
  const name = `section.${at}`
  const { sections } = draft.definition
  const shown = values.has(name) ? values.text(name) : (sections[at]?.title.ru ?? '')
  return (
    <Details title={t.sectionTools} open={problems.some(({ field }) => field === name)}>
      <Form action={stepAddress(draft)} commandKey={commandKey} version={version}>
        <Stack>
          <TextField {...bindForm(values, problems).text(name)} value={shown} label={t.sectionTitle} />
          <Actions>
            <Button kind="other" name="press" value={`section:${at}`}>
              {t.rename}
            </Button>
            {at === 0 ? null : (
              <Button kind="other" name="press" value={`moveSection:${at}:-1`}>
                {t.sectionUp}
              </Button>
            )}
            {at === sections.length - 1 ? null : (
              <Button kind="other" name="press" value={`moveSection:${at}:1`}>
                {t.sectionDown}
              </Button>
            )}
            <Button kind="other" name="press" value={`dropSection:${at}`}>
              {t.sectionDrop}
            </Button>
          </Actions>
        </Stack>
      </Form>
    </Details>
  )
}

const SectionPart = ({ at, props }: { readonly at: number; readonly props: DraftPageProps }) => {
  const { draft, lang } = props
  const t = editingText[lang].editor
  const section = draft.definition.sections[at]
  if (section === undefined) return null
  const title = wordsIn(section.title, lang)
  return (
    <Section title={title === '' ? t.section(at + 1) : title} after={at > 0}>
      <Form action={stepAddress(draft)} commandKey={props.commandKey} version={props.version}>
        <Table
          caption={title === '' ? t.section(at + 1) : title}
          captionHidden
          stackable
          rows={section.fields}
          rowId={(field) => `q-${field.key}`}
          columns={columnsOf(props)}
          empty={<p class="muted">{t.empty}</p>}
        />
      </Form>
      <Stack after>
        <Actions>
          <ButtonLink href={`/forms/drafts/${draft.id}/questions/new?section=${at}`} kind="other">
            {t.add}
          </ButtonLink>
        </Actions>
        <SectionTools at={at} props={props} />
      </Stack>
    </Section>
  )
}

const NewSection = ({ props }: { readonly props: DraftPageProps }) => {
  const { draft, values, problems, lang } = props
  const t = editingText[lang].editor
  const at = draft.definition.sections.length
  const name = `section.${at}`
  return (
    <Details title={t.newSection} open={problems.some(({ field }) => field === name)}>
      <Form action={stepAddress(draft)} commandKey={props.commandKey} version={props.version}>
        <TextField {...bindForm(values, problems).text(name)} label={t.sectionTitle} />
        <Actions>
          <Button kind="other" name="press" value={`section:${at}`}>
            {t.newSection}
          </Button>
        </Actions>
      </Form>
    </Details>
  )
}

const Head = ({ props }: { readonly props: DraftPageProps }) => {
  const { draft, values, problems, lang } = props
  const t = editingText[lang].editor
  const form = bindForm(values, problems)
  return (
    <Details title={t.name} open={problems.some(({ field }) => field === 'title' || field === 'lead')}>
      <Form action={stepAddress(draft)} commandKey={props.commandKey} version={props.version}>
        <Stack>
          <TextField {...form.text('title')} label={t.titleField} />
          <TextArea {...form.text('lead')} label={t.leadField} rows={2} optional />
          <Actions>
            <Button kind="other" name="press" value="head">
              {t.saveHead}
            </Button>
          </Actions>
        </Stack>
      </Form>
    </Details>
  )
}

const Questions = ({ props }: { readonly props: DraftPageProps }) => {
  const { draft, lang } = props
  return (
    <WithMargin sideTitle={textOf(lang).forms.questions} after id="questions">
      {draft.definition.sections.map((_, no) => (
        <SectionPart at={no} props={props} />
      ))}
      <Stack after>
        {draft.definition.sections.length > 0 ? null : (
          <Actions>
            <ButtonLink href={`/forms/drafts/${draft.id}/questions/new?section=0`} kind="other">
              {editingText[lang].editor.add}
            </ButtonLink>
          </Actions>
        )}
        <NewSection props={props} />
      </Stack>
    </WithMargin>
  )
}

/** A form while it is written: sections, questions in order, checks, what stands in the way of publication. */
export const DraftPage = (props: DraftPageProps) => {
  const { draft, problems, lang } = props
  const t = editingText[lang].editor
  const at = `/forms/drafts/${draft.id}`
  return (
    <>
      <MarginHead
        title={wordsIn(draft.definition.title, lang)}
        lead={t.lead}
        crumbs={[{ label: textOf(lang).forms.title, href: '/forms' }]}
      />
      <WithMargin
        side={
          <>
            <p>{draft.form === null ? t.first : t.next(draft.no + 1)}</p>
            {draft.source === '' ? null : <p>{textOf(lang).forms.source(draft.source)}</p>}
          </>
        }
      >
        <ErrorSummary problems={problems} />
        <Faults draft={draft} lang={lang} />
        <Actions>
          <PostButton action={`${at}/publish`} commandKey={props.commandKey} version={props.version}>
            {t.publish}
          </PostButton>
          <ButtonLink href={`${at}/preview`} kind="other">
            {t.preview}
          </ButtonLink>
          <Link href={`${at}/drop`}>{t.drop}</Link>
        </Actions>
        <Head props={props} />
      </WithMargin>
      <Questions props={props} />
      <Rules draft={draft} lang={lang} />
    </>
  )
}

import { emptyForm, type FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { SelectField } from '../../../ui/fields/choice.tsx'
import { TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { fieldsOf, wordsIn } from '../domain/definition.ts'
import type { AskingNode } from '../domain/node.ts'
import type { FormDraft } from '../queries/draft.ts'
import type { FormLine } from '../queries/form.ts'
import { editingText } from '../text/editing.ts'
import { conditionWords } from './conditions.tsx'
import { type Asking, Question } from './questions.tsx'
import { textOf } from './words.ts'

type Common = {
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly commandKey: string
  readonly lang: Language
}

/** In whose name a form is written; nothing to choose where there is one node. */
export const NodeChoice = ({
  nodes,
  values,
  problems,
  lang,
}: Omit<Common, 'commandKey'> & { readonly nodes: readonly AskingNode[] }) =>
  nodes.length < 2 ? null : (
    <SelectField
      {...bindForm(values, problems).text('node')}
      label={textOf(lang).forms.edit.node}
      blank={false}
      options={nodes.map(({ value, name }) => ({ value, label: name }))}
    />
  )

/** A form begins with its name. */
export const NewFormPage = (props: Common & { readonly nodes: readonly AskingNode[] }) => {
  const { values, problems, commandKey, lang } = props
  const t = editingText[lang]
  return (
    <>
      <MarginHead
        title={t.new.title}
        lead={t.new.lead}
        crumbs={[{ label: textOf(lang).forms.title, href: '/forms' }]}
      />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <Form action="/forms/new" commandKey={commandKey}>
          <Stack>
            <TextField {...bindForm(values, problems).text('title')} label={t.editor.titleField} />
            <NodeChoice {...props} />
            <Actions>
              <Button>{t.new.begin}</Button>
              <Link href="/forms">{textOf(lang).forms.cancel}</Link>
            </Actions>
          </Stack>
        </Form>
      </WithMargin>
    </>
  )
}

/** The page of filling in, with nothing behind it. */
export const DraftPreviewPage = ({ draft, lang }: { readonly draft: FormDraft; readonly lang: Language }) => {
  const t = editingText[lang].preview
  const { definition } = draft
  const asking: Asking = {
    form: bindForm(emptyForm, []),
    values: emptyForm,
    lang,
    names: [],
    keptToken: () => '',
  }
  return (
    <>
      <MarginHead
        title={wordsIn(definition.title, lang)}
        lead={definition.lead === undefined ? undefined : wordsIn(definition.lead, lang)}
        crumbs={[{ label: t.back, href: `/forms/drafts/${draft.id}` }, { label: t.title }]}
      />
      <WithMargin>
        <p class="muted">{t.lead}</p>
      </WithMargin>
      <div class="form form-m">
        {definition.sections.map((section) => (
          <section class="after">
            {section.title.ru === '' ? null : <h2 class="h">{wordsIn(section.title, lang)}</h2>}
            {section.fields.map((field) => (
              <>
                {field.showIf === undefined ? null : (
                  <p class="muted small">
                    {t.conditional(conditionWords(field.showIf, fieldsOf(definition), lang))}
                  </p>
                )}
                <Question
                  field={field}
                  asking={asking}
                  required={field.required === true}
                  prefilled={undefined}
                />
              </>
            ))}
          </section>
        ))}
      </div>
    </>
  )
}

/** Asks once more before the work of an hour is gone. */
export const DropDraftPage = ({
  draft,
  commandKey,
  lang,
}: {
  readonly draft: FormDraft
  readonly commandKey: string
  readonly lang: Language
}) => {
  const t = editingText[lang].drop
  const at = `/forms/drafts/${draft.id}`
  return (
    <>
      <MarginHead title={t.title} lead={t.lead} crumbs={[{ label: draft.definition.title.ru, href: at }]} />
      <WithMargin>
        <Actions>
          <PostButton action={`${at}/drop`} commandKey={commandKey} version={draft.version} kind="stop">
            {t.yes}
          </PostButton>
          <Link href={at}>{t.no}</Link>
        </Actions>
      </WithMargin>
    </>
  )
}

/** Why a form goes out of use. */
export const WithdrawPage = ({
  form,
  values,
  problems,
  commandKey,
  lang,
}: Common & { readonly form: FormLine }) => {
  const t = editingText[lang].withdraw
  const at = `/forms/${form.id}`
  return (
    <>
      <MarginHead title={t.title} lead={t.lead} crumbs={[{ label: form.title, href: at }]} />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <Form action={`${at}/withdraw`} commandKey={commandKey}>
          <Stack>
            <TextArea {...bindForm(values, problems).text('why')} label={t.why} rows={2} />
            <Actions>
              <Button kind="stop">{t.yes}</Button>
              <Link href={at}>{t.no}</Link>
            </Actions>
          </Stack>
        </Form>
      </WithMargin>
    </>
  )
}

import { shortDay } from '../../../kernel/format.ts'
import { formValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button, ButtonLink, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { type FormDefinition, fieldsOf, wordsIn } from '../domain/definition.ts'
import { differencesOf, type FieldChange } from '../domain/differences.ts'
import type { AskingNode } from '../domain/node.ts'
import { questionWords } from '../domain/say.ts'
import type { FormLine, FormVersion } from '../queries/form.ts'
import { editingText } from '../text/editing.ts'
import { ruleWords } from './conditions.tsx'
import { aboutField } from './draft.tsx'
import { NodeChoice } from './draft-small.tsx'
import { textOf, wordOf } from './words.ts'

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
              {questionWords(field, lang)} <span class="by">{aboutField(field, definition, lang)}</span>
            </li>
          ))}
        </ul>
      </>
    ))}
    {definition.rules.length === 0 ? null : <h3>{editingText[lang].editor.rules}</h3>}
    <ul class="rows">
      {definition.rules.map((rule) => (
        <li>
          {wordsIn(rule.sentence, lang)} <span class="by">{ruleWords(rule, fieldsOf(definition), lang)}</span>
        </li>
      ))}
    </ul>
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
  /** In whose name this person may correct or copy it. */
  readonly nodes: readonly AskingNode[]
  readonly isOwn: boolean
  /** A working copy that is begun already. */
  readonly draft: string | null
  readonly problems: readonly Problem[]
  readonly done: string
  readonly commandKey: string
  readonly lang: Language
}

/** Leads to the working copy: the begun one, or a new one by a press. */
const Correct = ({ props }: { readonly props: FormPageProps }) => {
  const { form, nodes, isOwn, draft, problems, commandKey, lang } = props
  const t = textOf(lang).forms
  const [first] = nodes
  if (first === undefined) return null
  if (draft !== null)
    return (
      <ButtonLink href={`/forms/drafts/${draft}`} kind="other">
        {t.goOn}
      </ButtonLink>
    )
  return (
    <Form
      action={`/forms/${form.id}/edit`}
      commandKey={commandKey}
      hidden={nodes.length > 1 ? {} : { node: first.value }}
      inline
    >
      <NodeChoice
        nodes={nodes}
        values={formValues({ node: [first.value] })}
        problems={problems}
        lang={lang}
      />
      <Button kind="other">{isOwn ? t.change : t.copy}</Button>
    </Form>
  )
}

const Buttons = ({ props }: { readonly props: FormPageProps }) => {
  const { form, nodes, isOwn, commandKey, lang } = props
  const t = editingText[lang]
  if (nodes.length === 0) return null
  const isOut = form.withdrawnOn !== null
  return (
    <Actions>
      {isOut ? null : (
        <ButtonLink href={`/collections/new?form=${form.id}`}>{textOf(lang).forms.collect}</ButtonLink>
      )}
      <Correct props={props} />
      <Link href={`/forms/${form.id}/form.docx`}>{t.emptyDocx}</Link>
      {isOwn && !isOut ? <Link href={`/forms/${form.id}/withdraw`}>{t.withdraw.link}</Link> : null}
      {isOwn && isOut ? (
        <PostButton action={`/forms/${form.id}/restore`} commandKey={commandKey} kind="other">
          {t.withdraw.restore}
        </PostButton>
      ) : null}
    </Actions>
  )
}

const Notes = ({ props }: { readonly props: FormPageProps }) => {
  const { form, done, lang } = props
  const said = { ...textOf(lang).forms.done, ...editingText[lang].done }
  return (
    <>
      {done in said ? <Note kind="done" title={wordOf(said, done)} /> : null}
      {form.withdrawnOn === null ? null : (
        <Note kind="lock" title={editingText[lang].withdraw.note(shortDay(form.withdrawnOn))}>
          <p class="pre">{form.withdrawnWhy}</p>
          <p>{editingText[lang].withdraw.lead}</p>
        </Note>
      )}
    </>
  )
}

/** Questions of the newest edition, what each edition changed and how many answers stay with it. */
export const FormPage = (props: FormPageProps) => {
  const { form, versions, lang } = props
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
        <ErrorSummary problems={props.problems} />
        <Notes props={props} />
        {form.source === '' ? null : <p class="muted">{t.source(form.source)}</p>}
        <Buttons props={props} />
      </WithMargin>
      <WithMargin sideTitle={t.questions} after>
        {latest === undefined ? null : <Questions definition={latest.definition} lang={lang} />}
      </WithMargin>
      <WithMargin sideTitle={t.versions} after>
        {versions.map((version, at) => (
          <Section
            title={t.versionNo(version.no, shortDay(version.publishedOn), version.publishedBy ?? '')}
            note={editingText[lang].usage(version.collections, version.answers)}
            after={at > 0}
          >
            <Changes was={versions[at + 1]} now={version} lang={lang} />
          </Section>
        ))}
      </WithMargin>
    </>
  )
}

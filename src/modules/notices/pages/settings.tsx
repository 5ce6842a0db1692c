import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { NumberField, TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Details, Section, Sheet, SpreadHead, Stack, Two } from '../../../ui/layout.tsx'
import { Tabs } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { placeholdersOf } from '../domain/letter.ts'
import { LETTER_KINDS, type LetterKind, MAILBOXES, MODES, type Someone } from '../domain/types.ts'
import type { ProgrammeChoice } from '../queries/settings.ts'
import { type NoticesText, noticesText } from '../text.ts'

export type Preview = {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Made of a sample, because nothing waits to be told to him. */
  readonly sample: boolean
}

export type SettingsPageProps = {
  readonly lang: Language
  readonly commandKey: string
  readonly nodeName: string
  readonly programme: ProgrammeChoice | null
  readonly programmes: readonly ProgrammeChoice[]
  readonly version: number
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly people: readonly Someone[]
  readonly preview: Preview | null
  readonly saved: boolean
}

type Part = { readonly form: Bound; readonly t: NoticesText['settings'] }

const optionsOf = <Code extends string>(codes: readonly Code[], words: Readonly<Record<Code, string>>) =>
  codes.map((value) => ({ value, label: words[value] }))

const When = ({ form, t }: Part) => (
  <>
    <RadioGroup {...form.text('mode')} label={t.mode} options={optionsOf(MODES, t.modes)} />
    <NumberField {...form.text('hour')} label={t.hour} hint={t.hourHint} />
    <TextField {...form.text('daysBefore')} label={t.daysBefore} hint={t.daysBeforeHint} />
    <TextField {...form.text('daysAfter')} label={t.daysAfter} width="short" />
    <NumberField {...form.text('lateEvery')} label={t.lateEvery} hint={t.lateEveryHint} />
    <RadioGroup {...form.text('mailbox')} label={t.mailbox} options={optionsOf(MAILBOXES, t.mailboxes)} />
  </>
)

const Words = ({ kind, form, t }: Part & { readonly kind: LetterKind }) => {
  const opening = form.text(`texts.${kind}.opening`)
  const closing = form.text(`texts.${kind}.closing`)
  const touched = [opening, closing].some(({ value, error }) => value.trim() !== '' || error !== undefined)
  // letters are Russian in every language of the pages, and so are their places for words
  const hint = (
    <>
      {t.placeholders} <span lang="ru">{placeholdersOf(kind).join(', ')}</span>.
    </>
  )
  return (
    <Details title={t.kinds[kind]} open={touched}>
      <TextArea {...opening} label={t.opening} hint={hint} rows={3} optional />
      <TextArea {...closing} label={t.closing} hint={hint} rows={3} optional />
    </Details>
  )
}

const Choosing = ({ form, t, people }: Part & { readonly people: readonly Someone[] }) => (
  <Stack>
    <SelectField
      {...form.text('person')}
      label={t.previewWhose}
      blank={t.nobody}
      options={people.map(({ id, name }) => ({ value: id, label: name }))}
      filter={people.length > 20}
      optional
    />
    <SelectField
      {...form.text('kind')}
      label={t.previewKind}
      blank={false}
      options={optionsOf(LETTER_KINDS, t.kinds)}
    />
    <Button kind="other" name="action" value="preview">
      {t.show}
    </Button>
  </Stack>
)

const Shown = ({ preview, t }: { readonly preview: Preview; readonly t: NoticesText['settings'] }) => (
  <Sheet>
    <p class="small muted">
      {preview.to} · {t.subject}: <b>{preview.subject}</b>
    </p>
    <p class="pre">{preview.text}</p>
    <p class="small muted">{preview.sample ? t.previewSample : t.previewReal}</p>
  </Sheet>
)

/** Everybody, or the participants of one programme: each with an address of its own. */
const Whom = ({ lang, programme, programmes }: SettingsPageProps) => {
  const t = noticesText[lang].settings
  if (programmes.length === 0) return null
  const all = { label: t.everybody, href: '/news/settings', current: programme === null }
  const tabs = programmes.map(({ id, name }) => ({
    label: name,
    href: `/news/settings?programme=${id}`,
    current: programme?.id === id,
  }))
  return <Tabs label={t.whom} tabs={[all, ...tabs]} />
}

/** The settings of a node beside the real letter that they make. */
export const SettingsPage = (props: SettingsPageProps) => {
  const t = noticesText[props.lang].settings
  const form = bindForm(props.values, props.problems)
  return (
    <>
      <SpreadHead
        title={t.title}
        crumbs={[{ label: noticesText[props.lang].news.title, href: '/news' }, { label: t.title }]}
      />
      <Whom {...props} />
      <p class="lead read">
        {props.programme === null
          ? t.lead(props.nodeName)
          : t.programmeLead(props.nodeName, props.programme.name)}
      </p>
      {props.saved ? <Note kind="done" title={t.saved} /> : null}
      <ErrorSummary problems={props.problems} />
      <Form
        action="/news/settings"
        commandKey={props.commandKey}
        version={props.version}
        hidden={{ programme: props.programme?.id ?? '' }}
      >
        <Two after>
          <div>
            <When form={form} t={t} />
            <Section title={t.texts} after>
              <Stack>
                <p class="muted">{t.textsHint}</p>
                {LETTER_KINDS.map((kind) => (
                  <Words kind={kind} form={form} t={t} />
                ))}
                <Actions>
                  <Button>{t.save}</Button>
                </Actions>
              </Stack>
            </Section>
          </div>
          <Section title={t.preview}>
            <Choosing form={form} t={t} people={props.people} />
            {props.preview === null ? null : <Shown preview={props.preview} t={t} />}
          </Section>
        </Two>
      </Form>
    </>
  )
}

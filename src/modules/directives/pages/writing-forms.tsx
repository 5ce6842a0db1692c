import type { Child } from 'hono/jsx'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup, SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { TextArea, TextField } from '../../../ui/fields/text.tsx'
import { type DraftName, Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { WRITTEN_KINDS } from '../domain/writing/input.ts'
import type { Recipient } from '../domain/writing/recipient.ts'
import { isLetterKind } from '../domain/writing/rules.ts'
import { writingText } from '../text/writing.ts'
import { directiveText } from '../text.ts'

/** What every form of writing shows around its fields. */
export type WritingFormProps = {
  readonly title: string
  readonly lead?: string | undefined
  readonly action: string
  readonly back: string
  readonly backTitle: string
  readonly save: string
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly lang: Language
  readonly commandKey: string
  readonly version?: number | undefined
  readonly done?: string | undefined
  readonly draft?: DraftName | undefined
  readonly hidden?: Readonly<Record<string, string>> | undefined
  /** At the end of the form, where its lists do not hold everyone. */
  readonly more?: Child
}

/** The frame of every form of writing: where it is, what went wrong, what is done. */
export const WritingShell = ({
  props,
  files,
  children,
}: {
  readonly props: WritingFormProps
  readonly files?: boolean
  readonly children: Child
}) => {
  const words = directiveText[props.lang]
  return (
    <>
      <MarginHead
        title={props.title}
        lead={props.lead}
        crumbs={[
          { label: words.title, href: '/directives' },
          ...(props.back === '/directives' ? [] : [{ label: props.backTitle, href: props.back }]),
          { label: props.title },
        ]}
      />
      <WithMargin>
        <ErrorSummary problems={props.problems} />
        {props.done === undefined ? null : <Note kind="done" title={props.done} />}
        <Form
          action={props.action}
          commandKey={props.commandKey}
          version={props.version}
          draft={props.draft}
          hidden={props.hidden}
          files={files}
        >
          {children}
          <Actions>
            <Button>{props.save}</Button>
            <Link href={props.back}>{words.cancel}</Link>
          </Actions>
          {props.more}
        </Form>
      </WithMargin>
    </>
  )
}

/** The fields of a form of writing with what was typed and what is wrong. */
export const bound = (props: WritingFormProps): Bound => bindForm(props.values, props.problems)

const kindOptions = (lang: Language) =>
  WRITTEN_KINDS.map((kind) => ({ value: kind, label: directiveText[lang].paperKinds[kind] }))

/** Kind and title: a paper is begun. */
export const StartPage = (
  props: WritingFormProps & {
    readonly answers: string | null
    readonly assignment: string | null
    /** Proposed «Кому» of an answer; null when nothing is answered. */
    readonly recipient: Recipient | null
  },
) => {
  const t = writingText[props.lang]
  const form = bound(props)
  return (
    <WritingShell props={props}>
      {props.answers === null ? null : (
        <Note title={t.start.answers(props.answers)}>
          {props.assignment === null ? null : <p>{t.start.closes(props.assignment)}</p>}
        </Note>
      )}
      <RadioGroup {...form.text('kind')} label={t.kind} options={kindOptions(props.lang)} />
      <TextArea {...form.text('title')} label={t.heading} hint={t.headingHint} rows={2} />
      {props.recipient === null ? null : (
        <TextArea
          {...form.text('recipient')}
          label={t.headForm.recipient}
          hint={t.start.recipientHint(props.recipient.check)}
          optional
          rows={3}
        />
      )}
    </WritingShell>
  )
}

const ControlFields = ({
  form,
  people,
  lang,
}: {
  readonly form: Bound
  readonly people: readonly SelectOption[]
  readonly lang: Language
}) => {
  const t = writingText[lang].headForm
  return (
    <>
      <RadioGroup
        {...form.text('controlKind')}
        label={t.controlKind}
        options={(['self', 'person', 'none'] as const).map((value) => ({ value, label: t.controls[value] }))}
      />
      <TextField {...form.text('control')} label={t.control} hint={t.controlHint} optional />
      <SelectField
        {...form.text('controller')}
        label={t.controller}
        blank={t.nobody}
        optional
        options={people}
      />
    </>
  )
}

const SignatureFields = ({
  form,
  people,
  lang,
}: {
  readonly form: Bound
  readonly people: readonly SelectOption[]
  readonly lang: Language
}) => {
  const t = writingText[lang]
  return (
    <>
      <SelectField
        {...form.text('signatory')}
        label={t.headForm.signatory}
        blank={t.headForm.nobody}
        optional
        options={people}
      />
      <TextField
        {...form.text('signatoryPosition')}
        label={t.headForm.signatoryPosition}
        hint={t.headForm.signatoryPositionHint}
        optional
      />
      <SelectField
        {...form.text('prepared')}
        label={t.headForm.prepared}
        blank={t.headForm.nobody}
        optional
        options={people}
      />
    </>
  )
}

/** Particulars of a draft. */
export const HeadPage = (props: WritingFormProps & { readonly people: readonly SelectOption[] }) => {
  const t = writingText[props.lang]
  const form = bound(props)
  const { people, values } = props
  const isLetter = isLetterKind(values.text('kind'))
  // a letter lays no control on anybody, an order names whom it is for in its clauses
  const controls = !isLetter || values.text('controlKind') !== 'none'
  return (
    <WritingShell props={controls ? props : { ...props, hidden: { ...props.hidden, controlKind: 'none' } }}>
      <SelectField {...form.text('kind')} label={t.kind} blank={false} options={kindOptions(props.lang)} />
      <TextArea {...form.text('title')} label={t.heading} hint={t.headingHint} rows={2} />
      <TextArea
        {...form.text('purpose')}
        label={t.headForm.purpose}
        hint={t.headForm.purposeHint}
        rows={3}
        optional
      />
      {isLetter && values.text('orderingWord') === '' ? null : (
        <TextField
          {...form.text('orderingWord')}
          label={t.headForm.ordering}
          hint={t.headForm.orderingHint}
          optional
        />
      )}
      {isLetter || values.text('recipient') !== '' ? (
        <TextArea
          {...form.text('recipient')}
          label={t.headForm.recipient}
          hint={t.headForm.recipientHint}
          rows={3}
          optional
        />
      ) : null}
      {controls ? <ControlFields form={form} people={people} lang={props.lang} /> : null}
      <SignatureFields form={form} people={people} lang={props.lang} />
    </WritingShell>
  )
}

/** How papers of the node look (ГОСТ Р 7.0.97). */
export const BlankPage = (props: WritingFormProps) => {
  const t = writingText[props.lang].blank
  const form = bound(props)
  const listed = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }))
  return (
    <WritingShell props={props}>
      <RadioGroup {...form.text('edition')} label={t.edition} options={listed(t.editions).reverse()} />
      <RadioGroup {...form.text('layout')} label={t.layout} options={listed(t.layouts)} />
      <TextArea {...form.text('authority')} label={t.authority} hint={t.authorityHint} rows={3} />
      <TextField {...form.text('authorityGenitive')} label={t.genitive} hint={t.genitiveHint} optional />
      <TextField {...form.text('contacts')} label={t.contacts} optional />
      <TextField {...form.text('place')} label={t.place} optional width="short" />
      <TextField {...form.text('orderingWord')} label={t.ordering} optional width="short" />
      <TextField {...form.text('signatoryPosition')} label={t.position} optional />
      <RadioGroup {...form.text('marginLeft')} label={t.margin} options={listed(t.margins).reverse()} />
      <SelectField
        {...form.text('typeSize')}
        label={t.size}
        blank={false}
        options={['12', '13', '14'].map((value) => ({ value, label: value }))}
      />
    </WritingShell>
  )
}

import type { Child } from 'hono/jsx'
import type { SignaturePart } from '../../../documents/cms/read.ts'
import type { FormValues, StoredFile } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { Checkbox } from '../../../ui/fields/choice.tsx'
import { FileField } from '../../../ui/fields/file.tsx'
import { DateField, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import type { Difference } from '../domain/writing/compare.ts'
import type { DirectiveCard } from '../queries/paper.ts'
import { type SigningWords, signingText } from '../text/signing.ts'
import { directiveText } from '../text.ts'
import { DifferenceList } from './difference.tsx'
import { SignatureWords } from './signatures.tsx'

export type SignPageProps = {
  readonly card: DirectiveCard
  /** What other modules say before the paper is signed. */
  readonly before: Child
  readonly difference: readonly Difference[]
  readonly signatures: readonly { readonly name: string; readonly parts: readonly SignaturePart[] | null }[]
  readonly zone: string
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly lang: Language
  readonly commandKey: string
  readonly keptToken: (file: StoredFile) => string
}

export const DifferenceNote = ({
  difference,
  t,
}: {
  readonly difference: readonly Difference[]
  readonly t: SigningWords['sign']
}) => (
  <Note kind="need" title={t.difference}>
    <p>{t.differenceWhy}</p>
    <DifferenceList difference={difference} labels={t} />
  </Note>
)

const Files = ({
  props,
  form,
  t,
}: {
  readonly props: SignPageProps
  readonly form: Bound
  readonly t: SigningWords['sign']
}) => {
  const kept = props.values
    .files('copies')
    .map((file) => ({ token: props.keptToken(file), name: file.name, size: file.size }))
  return (
    <FileField
      {...form.only('copies')}
      label={t.copiesField}
      hint={t.copiesHint}
      kinds={t.scanKinds}
      accept=".pdf,.docx,image/*,.sig,.p7s"
      multiple
      kept={kept}
    />
  )
}

/** What the signatures put in say of themselves, when the page comes back before it is saved. */
const Signatures = ({ props, t }: { readonly props: SignPageProps; readonly t: SigningWords }) =>
  props.signatures.length === 0 ? null : (
    <Note kind="info" title={t.signatures.read}>
      {props.signatures.map(({ name, parts }) => (
        <>
          <p>{name}</p>
          <SignatureWords parts={parts} zone={props.zone} t={t.signatures} />
        </>
      ))}
      <p class="muted small">{t.signatures.notVerified}</p>
    </Note>
  )

/** The number, the date and the copy come back from outside; the text is compared with the draft (product, 4.10). */
export const SignPage = (props: SignPageProps) => {
  const { card, lang, difference } = props
  const t = signingText[lang].sign
  const words = directiveText[lang]
  const form = bindForm(props.values, props.problems)
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
      <WithMargin>
        <ErrorSummary problems={props.problems} />
        {props.before === null ? null : <Stack after>{props.before}</Stack>}
        <Form
          action={`/directives/${card.id}/sign`}
          commandKey={props.commandKey}
          version={card.version}
          files
        >
          <TextField {...form.text('number')} label={t.number} hint={t.numberHint} width="short" optional />
          <DateField {...form.text('date')} label={t.date} />
          <TextField {...form.text('position')} label={t.position} />
          <TextField {...form.text('name')} label={t.name} />
          <Stack>
            <Files props={props} form={form} t={t} />
            <Signatures props={props} t={signingText[lang]} />
            {difference.length === 0 ? null : (
              <>
                <DifferenceNote difference={difference} t={t} />
                <Checkbox {...form.tick('accept')} label={t.accept} />
              </>
            )}
          </Stack>
          <Actions>
            <Button>{t.submit}</Button>
            <Link href={`/directives/${card.id}`}>{words.cancel}</Link>
          </Actions>
        </Form>
      </WithMargin>
    </>
  )
}

import type { FormValues, StoredFile } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup } from '../../../ui/fields/choice.tsx'
import { FileField } from '../../../ui/fields/file.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { directiveText } from '../text.ts'

export type UploadProps = {
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly lang: Language
  readonly commandKey: string
  readonly keptToken: (file: StoredFile) => string
}

/** Drop the paper: one field and one question. */
export const UploadPage = ({ values, problems, lang, commandKey, keptToken }: UploadProps) => {
  const t = directiveText[lang]
  const form = bindForm(values, problems)
  return (
    <>
      <MarginHead
        title={t.newTitle}
        lead={t.newLead}
        crumbs={[{ label: t.title, href: '/directives' }, { label: t.newTitle }]}
      />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <Form action="/directives/new" commandKey={commandKey} files>
          <FileField
            {...form.only('file')}
            label={t.file}
            kinds={t.kinds}
            accept=".docx,.pdf,.txt,.doc,.odt,.rtf"
            kept={values
              .files('file')
              .map((file) => ({ token: keptToken(file), name: file.name, size: file.size }))}
          />
          <RadioGroup
            name="level"
            error={form.text('level').error}
            value={values.text('level') || 'own'}
            label={t.level}
            options={Object.entries(t.levels).map(([value, label]) => ({ value, label }))}
          />
          <Actions>
            <Button>{t.read}</Button>
            <Link href="/directives">{t.cancel}</Link>
          </Actions>
        </Form>
      </WithMargin>
    </>
  )
}

import type { StoredFile } from '../../../platform/http/form.ts'
import { RadioGroup } from '../../../ui/fields/choice.tsx'
import { FileField } from '../../../ui/fields/file.tsx'
import { TextArea, TextField } from '../../../ui/fields/text.tsx'
import { writingText } from '../text/writing.ts'
import { bound, type WritingFormProps, WritingShell } from './writing-forms.tsx'

/** An annex: text, table, roadmap. */
export const AnnexFormPage = (
  props: WritingFormProps & {
    /** Name of the file that the annex is now. */
    readonly file: string | null
    readonly keptToken: (file: StoredFile) => string
  },
) => {
  const t = writingText[props.lang].annex
  const form = bound(props)
  return (
    <WritingShell props={props} files>
      <TextField {...form.text('title')} label={t.title} hint={t.titleHint} />
      <RadioGroup
        {...form.text('kind')}
        label={t.kind}
        options={(['text', 'table', 'roadmap', 'file'] as const).map((value) => ({
          value,
          label: t.kinds[value],
        }))}
      />
      <TextArea {...form.text('body')} label={t.body} hint={t.bodyHint} rows={14} optional />
      <FileField
        {...form.only('file')}
        label={t.file}
        hint={props.file === null ? t.fileHint : t.fileNow(props.file)}
        kinds={t.fileKinds}
        optional
        kept={props.values
          .files('file')
          .map((file) => ({ token: props.keptToken(file), name: file.name, size: file.size }))}
      />
    </WritingShell>
  )
}

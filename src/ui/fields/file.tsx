import { fileSize } from '../../kernel/format.ts'
import { useLang, useText } from '../surroundings.ts'
import { FieldBox, type FieldProps, fieldId, wiringOf } from './field.tsx'

/** A file kept from an earlier refused submit: its token goes back in `<name>__kept`, unticking drops it. */
export type KeptFile = { readonly token: string; readonly name: string; readonly size: number }

export type FileFieldProps = FieldProps & {
  /** What may be chosen, as people say it: «DOCX, PDF, XLSX или снимок». */
  readonly kinds: string
  /** The same for the browser: `.docx,.pdf,.xlsx,image/*`. */
  readonly accept?: string | undefined
  readonly megabytes?: number | undefined
  readonly multiple?: boolean | undefined
  readonly kept?: readonly KeptFile[] | undefined
}

/** Native upload in a dashed frame; kinds and size are told before choosing. The form around it needs `files`. */
export const FileField = (props: FileFieldProps) => {
  const text = useText()
  const lang = useLang()
  const limits = [
    props.hint,
    text.field.files(props.kinds, props.megabytes ?? 20),
    props.multiple ? text.field.manyFiles : null,
  ]
  const withHint = {
    ...props,
    hint: limits.filter((part) => part !== null && part !== undefined).map((part) => <>{part} </>),
  }
  return (
    <FieldBox {...withHint} drop>
      {props.kept?.map((file, at) => (
        <div class="pick">
          <input
            type="checkbox"
            id={`${fieldId(props.name)}-kept-${at + 1}`}
            name={`${props.name}__kept`}
            value={file.token}
            checked
          />
          <label for={`${fieldId(props.name)}-kept-${at + 1}`}>
            {file.name}, {fileSize(file.size, lang)}
          </label>
        </div>
      ))}
      <input type="file" accept={props.accept} multiple={props.multiple} {...wiringOf(withHint)} />
    </FieldBox>
  )
}

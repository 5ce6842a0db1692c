import type { Child } from 'hono/jsx'
import { useText } from './surroundings.ts'

/** A file that is already with the record. */
export type Upload = {
  readonly name: string
  readonly href: string
  /** «1,4 Мб». */
  readonly size: string
  /** «09.11.2022, 16:20». */
  readonly when: string
  readonly who: string
  /** Page that asks before deleting; absent where the viewer may not. */
  readonly deleteHref?: string | undefined
}

/** Files with size, who and when. */
export const Uploads = ({
  files,
  empty,
}: {
  readonly files: readonly Upload[]
  readonly empty?: Child | undefined
}) => {
  const text = useText()
  if (files.length === 0) return empty === undefined ? null : <p class="muted">{empty}</p>
  return (
    <ul class="rows files">
      {files.map((file) => (
        <li>
          <a href={file.href}>{file.name}</a>
          <span class="by">
            {file.size}, {file.who}, {file.when}
          </span>
          {file.deleteHref === undefined ? null : (
            <a class="small" href={file.deleteHref}>
              {text.list.delete}
              <span class="vh"> {file.name}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Text to be carried to a chat or a letter: it can be marked by hand, and copied by a button where there is a script. */
export const CopyText = ({
  id,
  label,
  value,
}: {
  readonly id: string
  readonly label: string
  readonly value: string
}) => {
  const text = useText()
  return (
    <div class="copy field">
      <label for={id}>{label}</label>
      <textarea class="in" id={id} rows={3} readonly>
        {`\n${value}`}
      </textarea>
      <button class="btn btn--2 btn--s" type="button" data-copy={id} data-copied={text.form.copied} hidden>
        {text.form.copy}
      </button>
    </div>
  )
}

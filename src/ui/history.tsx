import type { Child } from 'hono/jsx'
import { useText } from './surroundings.ts'

/** A line of the history: of a person (then with who, role, when) or of the system. Newest first. */
export type Entry = {
  /** «09.11.2022, 16:20». */
  readonly when: string
  /** Absent for what the program did itself. */
  readonly who?: { readonly name: string; readonly role: string } | undefined
  readonly text: Child
  readonly files?:
    | readonly { readonly name: string; readonly href: string; readonly size: string }[]
    | undefined
}

const Files = ({ files }: { readonly files: NonNullable<Entry['files']> }) => (
  <p>
    {files.map((file, at) => (
      <>
        {at === 0 ? null : ', '}
        <a href={file.href}>
          {file.name}, {file.size}
        </a>
      </>
    ))}
  </p>
)

const One = ({ entry }: { readonly entry: Entry }) =>
  entry.who ? (
    <li>
      <p class="by">
        <b>{entry.who.name}</b>
        {entry.who.role === '' ? '' : `, ${entry.who.role}`}, {entry.when}
      </p>
      <p class="said">{entry.text}</p>
      {entry.files?.length ? <Files files={entry.files} /> : null}
    </li>
  ) : (
    <li>
      <p class="by">
        {entry.when} {entry.text}
      </p>
      {entry.files?.length ? <Files files={entry.files} /> : null}
    </li>
  )

/** People and the program in one list, newest first: comments, decisions, transitions. */
export const History = ({
  entries,
  empty,
}: {
  readonly entries: readonly Entry[]
  readonly empty?: Child | undefined
}) => {
  const text = useText()
  if (entries.length === 0) return <p class="muted">{empty ?? text.history.empty}</p>
  return (
    <ol class="rows read">
      {entries.map((entry) => (
        <One entry={entry} />
      ))}
    </ol>
  )
}

import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'
import { useText } from './surroundings.ts'

/** `info` says, `done` confirms, `need` asks to look, `lock` tells what is closed and who can open it, `error` what failed. */
export type NoteKind = 'info' | 'need' | 'done' | 'lock' | 'error'

const KINDS: Readonly<Record<NoteKind, string>> = {
  info: '',
  need: 'note--need',
  done: 'note--done',
  lock: 'note--lock',
  error: 'note--error',
}

export type NoteProps = {
  readonly kind?: NoteKind | undefined
  /** Bold first line: what happened. */
  readonly title: Child
  readonly children?: Child | undefined
  readonly level?: 2 | 3 | undefined
}

/** What happened and what to do. `done` and `error` are announced to readers at once. */
export const Note = ({ kind = 'info', title, children, level = 2 }: NoteProps) => {
  const role = kind === 'done' ? 'status' : kind === 'error' ? 'alert' : undefined
  return (
    <div class={classes('note', KINDS[kind])} role={role}>
      {level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
      {children === undefined ? null : <div>{children}</div>}
    </div>
  )
}

export type EmptyProps = {
  /** Why it is empty: «Встреч пока не было». */
  readonly title: Child
  /** What will make it full. */
  readonly children?: Child | undefined
  /** One button. */
  readonly action?: Child | undefined
  readonly level?: 2 | 3 | undefined
}

/** An empty place: why it is empty, what will fill it, one button. */
export const Empty = ({ title, children, action, level = 2 }: EmptyProps) => (
  <div class="empty">
    {level === 2 ? <h2 class="h3">{title}</h2> : <h3>{title}</h3>}
    {children === undefined ? null : <p class="muted">{children}</p>}
    {action}
  </div>
)

export type ProgressProps = {
  readonly done: number
  readonly of: number
  /** What is counted: «Заполнено 11 из 14». */
  readonly label?: string | undefined
  /** Also show the words, not only the bar. */
  readonly words?: boolean | undefined
}

/** How far a long work or a form has come. */
export const Progress = ({ done, of, label, words }: ProgressProps) => {
  const text = useText()
  const said = label ?? text.progress.read(done, of)
  return (
    <div class="progress">
      {words ? <b class="ink">{said}</b> : null}
      <progress value={done} max={of} aria-label={said} />
    </div>
  )
}

import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'
import { useText } from './surroundings.ts'

/** Mark of a state: word, sign and colour together, so that none of them carries the meaning alone. */
const MARKS = {
  assigned: 'todo',
  inWork: 'work',
  reported: 'sent',
  returned: 'back',
  accepted: 'done',
  overdue: 'late',
  offControl: 'off',
  locked: 'lock',
  need: 'need',
  draft: 'work',
  planned: 'todo',
  active: 'done',
  cancelled: 'off',
  noAnswer: 'back',
  declined: 'off',
} as const

export type TagState = keyof typeof MARKS

/** Every state there is: the kitchen sink and tests walk over it. */
export const tagStates = Object.keys(MARKS) as readonly TagState[]

export type TagProps = {
  readonly state: TagState
  /** The fact instead of the bare word: «Возвращено 09.11.2022: „Нет слайда с результатами“». */
  readonly children?: Child | undefined
}

export const Tag = ({ state, children }: TagProps) => {
  const text = useText()
  return <span class={classes('tag', `tag--${MARKS[state]}`)}>{children ?? text.states[state]}</span>
}

import type { Child } from 'hono/jsx'
import { glue } from '../kernel/typo.ts'
import { ButtonLink } from './button.tsx'
import { classes } from './classes.ts'
import { Ref } from './link.tsx'
import { Tag, type TagState } from './tag.tsx'

/** One thing that somebody owes. */
export type TaskLine = {
  readonly title: string
  readonly href: string
  /** Words of the clause, quoted as they are; «ёлочки» are added. */
  readonly quote?: string | undefined
  /** Plain words instead of a quotation or after it. */
  readonly why?: Child | undefined
  readonly source?: { readonly label: string; readonly href?: string | null | undefined } | undefined
  readonly state: TagState
  /** The fact: «Срок был 31.10.2022». */
  readonly fact?: Child | undefined
  /** The one action. `main` for the first of the page only. */
  readonly action?:
    | { readonly label: string; readonly href: string; readonly main?: boolean | undefined }
    | undefined
  readonly second?: { readonly label: string; readonly href: string } | undefined
  /** A full knot: this waits for others. */
  readonly waiting?: boolean | undefined
}

/** Tasks of one urgency; `when` stands in the margin. */
export type TaskGroup = {
  /** «До 15 ноября». */
  readonly when: string
  /** «осталось 5 дней». */
  readonly left?: string | undefined
  readonly late?: boolean | undefined
  readonly tasks: readonly TaskLine[]
}

const Why = ({ task }: { readonly task: TaskLine }) => {
  if (!task.quote && task.why === undefined && !task.source) return null
  return (
    <p class="why">
      {task.quote ? `«${glue(task.quote)}» ` : null}
      {task.why === undefined ? null : <>{task.why} </>}
      {task.source ? <Ref href={task.source.href}>{glue(task.source.label)}</Ref> : null}
    </p>
  )
}

const Do = ({ task }: { readonly task: TaskLine }) =>
  task.action || task.second ? (
    <div class="do">
      {task.action ? (
        <ButtonLink href={task.action.href} kind={task.action.main ? 'main' : 'other'}>
          {task.action.label}
        </ButtonLink>
      ) : null}
      {task.second ? (
        <a class="small" href={task.second.href}>
          {task.second.label}
        </a>
      ) : null}
    </div>
  ) : null

/** One task: title, clause with its source, state as a fact, one action. */
export const Task = ({ task }: { readonly task: TaskLine }) => (
  <div class="task">
    <h3>
      <a href={task.href}>{glue(task.title)}</a>
    </h3>
    <Why task={task} />
    <p>
      <Tag state={task.state}>{task.fact}</Tag>
    </p>
    <Do task={task} />
  </div>
)

const Group = ({ group }: { readonly group: TaskGroup }) => (
  <li class={classes(group.late && 'late')}>
    <div class="when">
      <h2>{glue(group.when)}</h2>
      {group.left ? <span class="nb"> {group.left}</span> : null}
    </div>
    <ol class="knots">
      {group.tasks.map((task) => (
        <li class={classes(task.waiting && 'ok')}>
          <Task task={task} />
        </li>
      ))}
    </ol>
  </li>
)

/** «Мои поручения»: groups by urgency on one rope. Hollow knot waits for you, full one for others, diamond is overdue. */
export const TaskThread = ({ groups }: { readonly groups: readonly TaskGroup[] }) => (
  <ol class="thread">
    {groups
      .filter((group) => group.tasks.length > 0)
      .map((group) => (
        <Group group={group} />
      ))}
  </ol>
)

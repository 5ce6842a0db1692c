import type { Child } from 'hono/jsx'
import type { Filled, Here as HereOf } from '../../../platform/http/here.ts'
import { Button } from '../../../ui/button.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Note } from '../../../ui/note.tsx'
import { useText } from '../../../ui/surroundings.ts'
import type { ContractsText } from '../text/contracts.ts'
import type { PlansText } from '../text/plans.ts'
import type { RepliesText } from '../text/replies.ts'
import type { PairsText } from '../text.ts'

/** What a page of a link is drawn with. */
export type ReplyHere = HereOf<PairsText> & {
  readonly r: RepliesText
  readonly c: ContractsText
  readonly p: PlansText
}

export type Done = keyof RepliesText['done']

type Frame = {
  readonly here: ReplyHere
  readonly title: string
  readonly lead: Child
  /** What was answered a moment ago. */
  readonly done: Done | null
  /** Nothing waits any more. */
  readonly isOver: boolean
  readonly children: Child
}

/** Heading, what has just been answered, or that nothing is left to answer. */
export const Reply = ({ here, title, lead, done, isOver, children }: Frame) => {
  const t = useText().answerLink
  return (
    <>
      <MarginHead title={title} lead={lead} />
      <WithMargin>
        {done === null ? null : (
          <Note kind="done" title={here.r.done[done]}>
            <p>{here.r.doneWhy[done]}</p>
          </Note>
        )}
        {isOver && done === null ? (
          <Note title={t.over}>
            <p>{t.overWhy}</p>
          </Note>
        ) : null}
        {children}
      </WithMargin>
    </>
  )
}

type AnswerFormProps = {
  readonly here: ReplyHere
  readonly filled: Filled
  readonly action: string
  readonly save: string
  readonly hidden?: Readonly<Record<string, string>>
  readonly files?: boolean
  readonly isOther?: boolean
  /** Two forms of one page have keys of their own. */
  readonly key?: string
  readonly fields: (form: Bound) => Child
}

/** One form of such a page. */
export const AnswerForm = ({ here, filled, ...props }: AnswerFormProps) => (
  <Form
    action={props.action}
    commandKey={`${here.commandKey.slice(0, -1)}${props.key ?? '1'}`}
    hidden={props.hidden}
    files={props.files}
  >
    <Stack>{props.fields(bindForm(filled.values, filled.problems))}</Stack>
    <Actions>
      <Button kind={props.isOther ? 'other' : 'main'}>{props.save}</Button>
    </Actions>
  </Form>
)

import type { Child } from 'hono/jsx'
import type { Filled, Here as HereOf } from '../../../platform/http/here.ts'
import { Button } from '../../../ui/button.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, Stack, WithMargin } from '../../../ui/layout.tsx'
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

type OfRemarks = {
  readonly here: ReplyHere
  readonly filled: Filled
  readonly action: string
  /** What the school has said already. */
  readonly said: Child
  /** The agreement that remarks leave open; null where none waits any more, or the link is older than remarks. */
  readonly why: string | null
}

/** What a school says against the thing before it agrees. */
export const Remarks = ({ here, filled, action, said, why }: OfRemarks) => {
  const t = here.r.remarks
  return said === null && why === null ? null : (
    <Section title={t.title} after>
      <Stack>
        {said}
        {why === null ? null : (
          <>
            <p>{why}</p>
            <AnswerForm
              here={here}
              filled={filled}
              action={action}
              save={t.save}
              isOther
              nth="3"
              fields={(form) => <TextArea {...form.text('remark')} label={t.label} hint={t.seen} rows={4} />}
            />
          </>
        )}
      </Stack>
    </Section>
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
  /** Forms of one page have keys of their own; `key` itself never reaches a component. */
  readonly nth?: string
  readonly fields: (form: Bound) => Child
}

/** One form of such a page. */
export const AnswerForm = ({ here, filled, ...props }: AnswerFormProps) => (
  <Form
    action={props.action}
    commandKey={`${here.commandKey.slice(0, -1)}${props.nth ?? '1'}`}
    hidden={props.hidden}
    files={props.files}
  >
    <Stack>{props.fields(bindForm(filled.values, filled.problems))}</Stack>
    <Actions>
      <Button kind={props.isOther ? 'other' : 'main'}>{props.save}</Button>
    </Actions>
  </Form>
)

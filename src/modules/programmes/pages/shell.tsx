import type { Child } from 'hono/jsx'
import type { Day } from '../../../kernel/day.ts'
import { shortDay } from '../../../kernel/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import type { HiddenValues } from '../../../ui/fields/hidden.tsx'
import { TextField } from '../../../ui/fields/text.tsx'
import { type DraftName, Form } from '../../../ui/form.tsx'
import { Actions, type Crumb, MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import { lastDay } from '../domain/rules.ts'
import type { ProgrammeState, Span } from '../domain/types.ts'
import type { ProgrammesText } from '../text.ts'

/** What every page of the module needs. */
export type Here = {
  readonly t: ProgrammesText
  readonly lang: Language
  readonly today: Day
  readonly commandKey: string
}

/** A form as it stands: typed values, what is wrong with them, the version it was drawn from. */
export type Filled = {
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly version?: number | undefined
  readonly draft?: DraftName | undefined
}

export type FormPageProps = {
  readonly here: Here
  readonly title: string
  readonly lead?: Child | undefined
  readonly crumbs: readonly Crumb[]
  readonly action: string
  readonly filled: Filled
  readonly save: string
  readonly back: string
  readonly fields: (form: Bound) => Child
  readonly hidden?: HiddenValues | undefined
  readonly note?: Child | undefined
  readonly files?: boolean | undefined
  readonly after?: Child | undefined
}

/** One form on a page of its own: problems first, one main button. */
export const FormPage = ({ here, filled, ...props }: FormPageProps) => (
  <>
    <MarginHead title={props.title} lead={props.lead} crumbs={props.crumbs} />
    <WithMargin>
      <ErrorSummary problems={filled.problems} />
      <Form
        action={props.action}
        commandKey={here.commandKey}
        version={filled.version}
        draft={filled.draft}
        hidden={props.hidden}
        files={props.files}
      >
        {props.fields(bindForm(filled.values, filled.problems))}
        {props.note === undefined ? null : <p class="muted">{props.note}</p>}
        <Actions>
          <Button>{props.save}</Button>
          <Link href={props.back}>{here.t.cancel}</Link>
        </Actions>
      </Form>
      {props.after}
    </WithMargin>
  </>
)

/** Which paper and clause: from the register, or in words. */
export const ActFields = ({
  form,
  here,
  acts,
}: {
  readonly form: Bound
  readonly here: Here
  readonly acts: readonly SelectOption[]
}) => (
  <>
    {/* papers are Russian in every language; the label is in the reader's own */}
    <div lang="ru">
      <SelectField
        {...form.text('act')}
        label={<span lang={here.lang}>{here.t.act.act}</span>}
        options={acts}
        blank={here.t.act.none}
        filter
      />
    </div>
    <TextField {...form.text('actWords')} label={here.t.act.words} hint={here.t.act.wordsHint} optional />
  </>
)

const STATE_TAG: Readonly<Record<ProgrammeState, TagState>> = {
  draft: 'draft',
  agreed: 'reported',
  running: 'active',
  closed: 'offControl',
}

export const StateTag = ({ state, t }: { readonly state: ProgrammeState; readonly t: ProgrammesText }) => (
  <Tag state={STATE_TAG[state]}>{t.states[state]}</Tag>
)

/** «01.09.2024–31.05.2025»: both days inside. */
export const spanText = (span: Span): string => `${shortDay(span.from)}–${shortDay(lastDay(span))}`

/** Lines of text as they were written. */
export const Prose = ({ text }: { readonly text: string }) => (
  <span class="pre" lang="ru">
    {text}
  </span>
)

export const SECTION = '/programmes'

import type { Here as HereOf } from '../../../platform/http/here.ts'
import type { Bound } from '../../../ui/fields/bind.ts'
import { SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { TextField } from '../../../ui/fields/text.tsx'
import { FormOnPage, type FormOnPageProps } from '../../../ui/form-page.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import type { ProgrammeState } from '../domain/types.ts'
import type { ProgrammesText } from '../text.ts'

/** What every page of the module needs. */
export type Here = HereOf<ProgrammesText>

/** One form on a page of its own, with the words of the module. */
export const FormPage = ({
  here,
  ...props
}: Omit<FormOnPageProps, 'commandKey' | 'cancel'> & { readonly here: Here }) => (
  <FormOnPage {...props} commandKey={here.commandKey} cancel={here.t.cancel} />
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

export const SECTION = '/programmes'

import type { Filled } from '../../../platform/http/here.ts'
import { PostButton } from '../../../ui/button.tsx'
import type { SelectOption } from '../../../ui/fields/choice.tsx'
import { DateField, TextArea, TextField } from '../../../ui/fields/text.tsx'
import type { Programme, Stage } from '../domain/types.ts'
import type { ProgrammeAction } from '../domain/workflow.ts'
import { ActFields, FormPage, type Here, SECTION } from './shell.tsx'

type ProgrammeFormProps = {
  readonly here: Here
  readonly filled: Filled
  readonly programme: Programme | null
}

/** A new programme of the region, or its requisites. */
export const ProgrammeForm = ({ here, filled, programme }: ProgrammeFormProps) => {
  const { t } = here
  const own = programme === null ? SECTION : `${SECTION}/${programme.id}`
  const title = programme === null ? t.form.newTitle : t.form.editTitle
  return (
    <FormPage
      here={here}
      title={title}
      crumbs={[{ label: t.title, href: SECTION }, { label: programme?.shortName ?? title }]}
      action={programme === null ? `${SECTION}/new` : `${own}/edit`}
      filled={filled}
      save={t.save}
      back={own}
      fields={(form) => (
        <>
          <TextField {...form.text('name')} label={t.form.name} />
          <TextField {...form.text('shortName')} label={t.form.shortName} />
          <TextArea {...form.text('purpose')} label={t.form.purpose} hint={t.form.purposeHint} optional />
          <DateField {...form.text('from')} label={t.form.from} />
          <DateField {...form.text('until')} label={t.form.until} />
        </>
      )}
    />
  )
}

type StageFormProps = ProgrammeFormProps & { readonly programme: Programme; readonly stage: Stage | null }

/** A stage: its days, what it must bring, who answers. */
export const StageForm = ({ here, filled, programme, stage }: StageFormProps) => {
  const { t } = here
  const own = `${SECTION}/${programme.id}`
  return (
    <FormPage
      here={here}
      title={stage?.name ?? t.form.stageTitle}
      lead={programme.shortName}
      crumbs={[
        { label: t.title, href: SECTION },
        { label: programme.shortName, href: own },
        { label: t.form.stageTitle },
      ]}
      action={`${own}/stages/${stage?.id ?? 'new'}`}
      filled={filled}
      save={t.save}
      back={`${own}#stages`}
      fields={(form) => (
        <>
          <TextField {...form.text('name')} label={t.form.stageName} />
          <DateField {...form.text('from')} label={t.form.from} />
          <DateField {...form.text('until')} label={t.form.until} />
          <TextArea {...form.text('brings')} label={t.form.brings} optional />
          <TextField {...form.text('answers')} label={t.form.answers} hint={t.form.answersHint} optional />
        </>
      )}
      after={
        stage === null || programme.state !== 'draft' ? undefined : (
          <PostButton
            action={`${own}/stages/${stage.id}/remove`}
            commandKey={here.commandKey}
            kind="stop"
            small
          >
            {t.form.removeStage}
          </PostButton>
        )
      }
    />
  )
}

type MoveProps = {
  readonly here: Here
  readonly filled: Filled
  readonly action: ProgrammeAction
  readonly word: string
  readonly of: { readonly href: string; readonly name: string }
  readonly acts: readonly SelectOption[]
}

/** Agreeing, starting, closing: always by a paper. */
export const MovePage = ({ here, filled, action, word, of, acts }: MoveProps) => {
  const { t } = here
  return (
    <FormPage
      here={here}
      title={t.act.title(word)}
      lead={t.act.lead}
      crumbs={[{ label: t.title, href: SECTION }, { label: of.name, href: of.href }, { label: word }]}
      action={`${of.href}/move`}
      filled={filled}
      save={word}
      back={of.href}
      hidden={{ action }}
      note={action === 'close' ? t.act.closing : t.act.seen}
      fields={(form) => <ActFields form={form} here={here} acts={acts} />}
    />
  )
}

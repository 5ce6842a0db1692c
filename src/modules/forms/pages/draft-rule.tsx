import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type Bound, bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { FieldGroup } from '../../../ui/fields/field.tsx'
import { TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { fieldsOf, wordsIn } from '../domain/definition.ts'
import { COMPARISONS, type SideChoice, sidesOver, TYPED_SIDE } from '../domain/ruling.ts'
import { questionWords } from '../domain/say.ts'
import type { FormDraft } from '../queries/draft.ts'
import { editingText } from '../text/editing.ts'
import { ConditionLines, questionName } from './conditions.tsx'

export type DraftRuleProps = {
  readonly draft: FormDraft
  /** Empty for a rule that is only begun. */
  readonly rule: string
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly commandKey: string
  readonly version: number
  readonly lang: Language
}

type PartProps = { readonly props: DraftRuleProps; readonly form: Bound }

const sideLabel = ({ code, field, column }: SideChoice, lang: Language): string => {
  const t = editingText[lang].rule
  const name = questionWords(field, lang)
  if (column !== null) return t.sum(questionName(field, lang), wordsIn(column.label, lang))
  return code.startsWith('r:') ? t.rows(questionName(field, lang)) : name
}

const Compare = ({ props, form }: PartProps) => {
  const { draft, lang } = props
  const t = editingText[lang].rule
  const sides = sidesOver(draft.definition).map((side) => ({
    value: side.code,
    label: sideLabel(side, lang),
  }))
  if (sides.length === 0) return <p class="muted">{t.noSides}</p>
  return (
    <FieldGroup name="compare" label={t.compare}>
      <SelectField {...form.text('left')} label={t.left} options={sides} />
      <SelectField
        {...form.text('is')}
        label={t.is}
        options={COMPARISONS.map((sign) => ({ value: sign, label: t.signs[sign] }))}
      />
      <SelectField
        {...form.text('right')}
        label={t.right}
        options={[{ value: TYPED_SIDE, label: t.typed }, ...sides]}
      />
      <TextField {...form.text('value')} label={t.value} width="short" optional />
    </FieldGroup>
  )
}

const Implies = ({ props, form }: PartProps) => {
  const { draft, values, lang } = props
  const t = editingText[lang].rule
  const over = fieldsOf(draft.definition)
  return (
    <>
      <FieldGroup name="when" label={t.when}>
        <ConditionLines name="when" over={over} form={form} values={values} lang={lang} />
      </FieldGroup>
      <FieldGroup name="must" label={t.must}>
        <ConditionLines name="must" over={over} form={form} values={values} lang={lang} />
      </FieldGroup>
    </>
  )
}

/** A check between questions: what is compared, or what follows from what, and the words that a school reads. */
export const DraftRulePage = (props: DraftRuleProps) => {
  const { draft, rule, values, problems, lang } = props
  const t = editingText[lang].rule
  const form = bindForm(values, problems)
  const back = `/forms/drafts/${draft.id}`
  const action = `${back}/rules/${rule === '' ? 'new' : rule}`
  const title = rule === '' ? t.newTitle : t.title
  const questions = fieldsOf(draft.definition).map((field) => ({
    value: field.key,
    label: questionWords(field, lang),
  }))
  return (
    <>
      <MarginHead
        title={title}
        crumbs={[{ label: draft.definition.title.ru, href: back }, { label: title }]}
      />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <Form
          action={action}
          commandKey={props.commandKey}
          version={props.version}
          draft={{ form: 'form.change', subject: action, title, address: action }}
        >
          <Stack>
            <RadioGroup
              {...form.text('shape')}
              label={t.shape}
              options={(['compare', 'when'] as const).map((value) => ({ value, label: t.shapes[value] }))}
            />
            <Compare props={props} form={form} />
            <Implies props={props} form={form} />
            <SelectField {...form.text('at')} label={t.at} options={questions} />
            <TextArea {...form.text('sentence')} label={t.sentence} hint={t.sentenceHint} rows={2} />
            <Actions>
              <Button>{t.save}</Button>
              <Link href={back}>{editingText[lang].question.back}</Link>
              {rule === '' ? null : (
                <Button kind="stop" to={`${back}/step`} name="press" value={`dropRule:${rule}`}>
                  {t.drop}
                </Button>
              )}
            </Actions>
          </Stack>
        </Form>
      </WithMargin>
    </>
  )
}

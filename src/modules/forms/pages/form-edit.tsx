import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { Checkbox, SelectField } from '../../../ui/fields/choice.tsx'
import { NumberField, TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Details, MarginHead, Section, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { FIELD_KINDS } from '../domain/definition.ts'
import type { AskingNode } from '../domain/node.ts'
import { textOf } from './words.ts'

/** Name of a control of one question. */
export const editName = (key: string, part: string): string => `f.${key}.${part}`

export type FormEditProps = {
  /** Where it is sent; says what the base is. */
  readonly action: string
  readonly back: string
  readonly source: string
  /** Keys of the questions, those of the base first, then empty ones. */
  readonly keys: readonly string[]
  readonly fresh: number
  readonly nodes: readonly AskingNode[]
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly commandKey: string
  readonly lang: Language
}

const Edited = ({
  name,
  at,
  props,
}: {
  readonly name: string
  readonly at: number
  readonly props: FormEditProps
}) => {
  const t = textOf(props.lang)
  const words = t.forms.edit
  const form = bindForm(props.values, props.problems)
  const part = (what: string) => editName(name, what)
  // columns of a table are kept as they are: this page makes no new ones
  const isTable = props.values.text(part('kind')) === 'table'
  return (
    <Section title={words.question(at + 1)} after>
      <Stack>
        <TextArea {...form.text(part('label'))} label={words.label} rows={2} />
        <div class="cells">
          <TextField {...form.text(part('number'))} label={words.number} width="short" />
          <SelectField
            {...form.text(part('kind'))}
            label={words.kind}
            blank={false}
            options={FIELD_KINDS.filter((kind) => kind !== 'table' || isTable).map((kind) => ({
              value: kind,
              label: t.kinds[kind],
            }))}
          />
        </div>
        <Checkbox {...form.tick(part('required'))} label={words.required} />
        <Checkbox {...form.tick(part('out'))} label={words.leaveOut} />
        <Details
          title={words.more}
          open={['help', 'limit', 'options'].some((what) => props.values.text(part(what)) !== '')}
        >
          <TextField {...form.text(part('help'))} label={words.help} optional />
          <NumberField {...form.text(part('limit'))} label={words.limit} optional />
          <TextArea {...form.text(part('options'))} label={words.options} rows={3} optional />
        </Details>
      </Stack>
    </Section>
  )
}

/** Questions as they were read or as they stand, to be corrected and published: from then on this edition never changes. */
export const FormEditPage = (props: FormEditProps) => {
  const { keys, fresh, nodes, values, problems, lang } = props
  const t = textOf(lang).forms
  const form = bindForm(values, problems)
  const known = keys.slice(0, keys.length - fresh)
  return (
    <>
      <MarginHead title={t.editTitle} lead={t.editLead} crumbs={[{ label: t.title, href: '/forms' }]} />
      <WithMargin side={props.source === '' ? undefined : <p>{t.source(props.source)}</p>}>
        <ErrorSummary problems={problems} />
        <Form
          action={props.action}
          commandKey={props.commandKey}
          draft={{ form: 'form.publish', subject: props.action, title: t.editTitle, address: props.action }}
        >
          <TextField {...form.text('title')} label={t.edit.title} />
          {nodes.length > 1 ? (
            <SelectField
              {...form.text('node')}
              label={t.edit.node}
              blank={false}
              options={nodes.map(({ value, name }) => ({ value, label: name }))}
            />
          ) : null}
          {known.map((name, at) => (
            <Edited name={name} at={at} props={props} />
          ))}
          <Details title={t.edit.add} open={known.length === 0}>
            <p class="muted">{t.edit.addHint}</p>
            {keys.slice(known.length).map((name, at) => (
              <Edited name={name} at={known.length + at} props={props} />
            ))}
          </Details>
          <Actions>
            <Button>{t.publish}</Button>
            <Link href={props.back}>{t.cancel}</Link>
          </Actions>
        </Form>
      </WithMargin>
    </>
  )
}

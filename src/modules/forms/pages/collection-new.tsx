import type { Child } from 'hono/jsx'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { CheckboxGroup, RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { DateField, TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { WHO } from '../domain/input.ts'
import type { AskingNode } from '../domain/node.ts'
import type { Addressee } from '../queries/collection.ts'
import type { FormLine } from '../queries/form.ts'
import { textOf } from './words.ts'

export type NewCollectionProps = {
  readonly forms: readonly FormLine[]
  readonly nodes: readonly AskingNode[]
  readonly addressees: readonly Addressee[]
  readonly grounds: readonly { readonly id: string; readonly label: string }[]
  /** How loaded those who may be asked are already. */
  readonly load: Child
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly commandKey: string
  readonly lang: Language
}

const Whom = ({ addressees, values, problems, lang }: NewCollectionProps) => {
  const t = textOf(lang).collection
  const form = bindForm(values, problems)
  const known = new Set(addressees.flatMap(({ groups }) => groups))
  const who = WHO.filter((code) => code === 'all' || code === 'chosen' || known.has(code))
  return (
    <>
      <RadioGroup
        {...form.text('who')}
        label={t.fields.who}
        options={who.map((value) => ({ value, label: t.who[value] }))}
      />
      <CheckboxGroup
        {...form.many('organisations')}
        label={t.fields.organisations}
        hint={t.fields.organisationsHint}
        options={addressees.map(({ id, name, place }) => ({
          value: id,
          label: name,
          ...(place === null ? {} : { hint: place }),
        }))}
        filter
        optional
      />
    </>
  )
}

const Ground = ({ grounds, values, problems, lang }: NewCollectionProps) => {
  const t = textOf(lang).collection.fields
  const form = bindForm(values, problems)
  return (
    <>
      <SelectField
        {...form.text('directive')}
        label={t.directive}
        blank={t.noDirective}
        options={grounds.map(({ id, label }) => ({ value: id, label }))}
        optional
      />
      <TextField {...form.text('basis')} label={t.basis} hint={t.basisHint} optional />
    </>
  )
}

/** Form, day, schools, the document behind it: one press makes an assignment for each. */
export const NewCollectionPage = (props: NewCollectionProps) => {
  const { forms, nodes, values, problems, lang } = props
  const t = textOf(lang).collection
  const form = bindForm(values, problems)
  return (
    <>
      <MarginHead title={t.newTitle} lead={t.newLead} crumbs={[{ label: t.title, href: '/collections' }]} />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <Form
          action="/collections/new"
          commandKey={props.commandKey}
          draft={{ form: 'collection.open', subject: 'new', title: t.newTitle, address: '/collections/new' }}
        >
          <Stack>
            <SelectField
              {...form.text('form')}
              label={t.fields.form}
              options={forms.map(({ id, title, no }) => ({ value: id, label: `${title} (${no})` }))}
            />
            <TextField {...form.text('title')} label={t.fields.title} hint={t.fields.titleHint} />
            <TextArea {...form.text('words')} label={t.fields.words} optional />
            <DateField {...form.text('dueOn')} label={t.fields.dueOn} />
            {nodes.length > 1 ? (
              <SelectField
                {...form.text('node')}
                label={t.fields.node}
                blank={false}
                options={nodes.map(({ value, name }) => ({ value, label: name }))}
              />
            ) : null}
            <Ground {...props} />
            <Whom {...props} />
            {props.load}
            <Actions>
              <Button>{t.open}</Button>
              <Link href="/collections">{textOf(lang).forms.cancel}</Link>
            </Actions>
          </Stack>
        </Form>
      </WithMargin>
    </>
  )
}

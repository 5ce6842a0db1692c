import type { FormValues } from '../../../platform/http/form.ts'
import { CHOOSE_ALL, type ConflictField, ConflictTable, choiceName } from '../../../ui/conflict-table.tsx'
import { Form } from '../../../ui/form.tsx'
import { MarginHead } from '../../../ui/layout.tsx'
import type { Here } from './words.ts'

const wasName = (field: string): string => `was_${field}`
const theirsName = (field: string): string => `theirs_${field}`

/** What stood in the fields when the form was drawn: it travels with the form, to tell whose change is whose. */
export const originals = (values: FormValues, fields: readonly string[]): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [wasName(field), values.text(field)]))

const sideOf = (values: FormValues, field: string): string =>
  values.text(CHOOSE_ALL) || values.text(choiceName(field))

/** The value of a field after a conflict was settled; what was typed when there was none. */
export const settled = (values: FormValues, field: string): string =>
  sideOf(values, field) === 'theirs' ? values.text(theirsName(field)) : values.text(field)

type ConflictProps = {
  readonly here: Here
  readonly title: string
  readonly action: string
  readonly version: number
  readonly labels: Readonly<Record<string, string>>
  readonly typed: FormValues
  readonly now: FormValues
}

/** Fields on which the two sides differ. */
const fieldsOf = ({ labels, typed, now }: ConflictProps): ConflictField[] =>
  Object.entries(labels)
    .map(([name, label]) => ({
      name,
      label,
      was: typed.text(wasName(name)),
      theirs: now.text(name),
      yours: settled(typed, name),
    }))
    .filter((field) => field.theirs !== field.yours)

/** Two people edited one card: field by field «было — записано — ваше», choosing is one press (decisions 33). */
export const ConflictPage = (props: ConflictProps) => {
  const { here, labels, typed, now } = props
  const fields = fieldsOf(props)
  const asked = new Set(fields.map((field) => field.name))
  const names = Object.keys(labels)
  const hidden = {
    ...Object.fromEntries(names.map((name) => [name, settled(typed, name)])),
    ...Object.fromEntries(fields.map((field) => [theirsName(field.name), field.theirs])),
    ...Object.fromEntries(names.map((name) => [wasName(name), now.text(name)])),
  }
  const unasked = Object.fromEntries(
    names.filter((name) => !asked.has(name)).map((name) => [choiceName(name), 'yours']),
  )
  const t = here.t.forms
  return (
    <>
      <MarginHead title={props.title} />
      <Form
        action={props.action}
        commandKey={here.commandKey}
        version={props.version}
        hidden={{ ...hidden, ...unasked }}
      >
        <ConflictTable fields={fields} who={t.conflictWho} when={t.conflictWhen} />
      </Form>
    </>
  )
}

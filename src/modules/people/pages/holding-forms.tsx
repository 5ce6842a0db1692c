import type { Role } from '../../../kernel/access.ts'
import { bindForm } from '../../../ui/fields/bind.ts'
import { SelectField } from '../../../ui/fields/choice.tsx'
import { DateField, TextField } from '../../../ui/fields/text.tsx'
import { useRoles } from '../../../ui/surroundings.ts'
import { printedName } from '../domain/names.ts'
import type { NodeOption } from '../queries/subject.ts'
import { peopleText } from '../text.ts'
import { crumbs, NodeField, type Person } from './person-parts.tsx'
import { type FormPageProps, Shell } from './shell.tsx'

export type HoldProps = FormPageProps & {
  readonly person: Person
  readonly nodes: readonly NodeOption[]
  readonly roles: readonly Role[]
}

export const GrantRolePage = (props: HoldProps) => {
  const roleName = useRoles()
  const { person, nodes, roles, lang } = props
  const t = peopleText[lang].role
  const form = bindForm(props.values, props.problems)
  return (
    <Shell
      {...props}
      title={t.title(printedName(person))}
      crumbs={crumbs(person, lang)}
      action={`/people/${person.id}/roles/new`}
      button={t.grant}
      back={`/people/${person.id}`}
    >
      <NodeField nodes={nodes} {...form.text('node')} label={t.node} />
      <SelectField
        {...form.text('role')}
        label={t.role}
        hint={t.roleHint}
        options={roles.map((role) => ({ value: role, label: roleName(role) }))}
      />
      <TextField {...form.text('act')} label={t.act} hint={t.actHint} />
      <DateField {...form.text('from')} label={t.from} />
      <DateField {...form.text('until')} label={t.until} hint={t.untilHint} optional />
    </Shell>
  )
}

export const AddPositionPage = (props: HoldProps) => {
  const { person, nodes, lang } = props
  const t = peopleText[lang].position
  const form = bindForm(props.values, props.problems)
  return (
    <Shell
      {...props}
      title={t.title(printedName(person))}
      crumbs={crumbs(person, lang)}
      action={`/people/${person.id}/positions/new`}
      button={t.save}
      back={`/people/${person.id}`}
    >
      <TextField
        {...form.text('title')}
        label={t.titleField}
        hint={peopleText[lang].newPerson.positionHint}
      />
      <NodeField
        nodes={nodes.filter(({ level }) => level === 'organisation')}
        {...form.text('node')}
        label={t.node}
      />
      <DateField {...form.text('from')} label={t.from} />
      <DateField {...form.text('until')} label={t.until} optional />
    </Shell>
  )
}

export type EndProps = FormPageProps & {
  readonly title: string
  readonly lead?: string | undefined
  readonly field: string
  readonly button: string
  readonly action: string
  readonly back: string
  readonly crumbs: readonly { readonly label: string; readonly href: string }[]
}

/** From which day something is no longer held: a role, a position, a place in a team. */
export const EndPage = (props: EndProps) => {
  const form = bindForm(props.values, props.problems)
  return (
    <Shell {...props} kind="stop">
      <DateField {...form.text('until')} label={props.field} />
    </Shell>
  )
}

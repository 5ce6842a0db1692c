import type { Role } from '../../../kernel/access.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { Checkbox, RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { DateField, TextField } from '../../../ui/fields/text.tsx'
import { MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { useRoles } from '../../../ui/surroundings.ts'
import { askingCard } from '../domain/input.ts'
import { fullName, printedName } from '../domain/names.ts'
import type { LikePerson, NodeOption } from '../queries/subject.ts'
import { peopleText } from '../text.ts'
import { crumbs, NodeField, type Person } from './person-parts.tsx'
import { type FormPageProps, Shell } from './shell.tsx'

export type NewPersonProps = FormPageProps & {
  readonly nodes: readonly NodeOption[]
  readonly roles: readonly Role[]
  readonly likes: readonly LikePerson[]
}

const Alike = ({ likes, lang }: Pick<NewPersonProps, 'likes' | 'lang'>) => {
  const t = peopleText[lang].newPerson
  if (likes.length === 0) return null
  return (
    <Note kind="need" title={t.alikeTitle}>
      <p>{t.alike}</p>
      <Rows
        rows={likes.map((like) => ({
          children: (
            <>
              <Link href={`/people/${like.id}`}>{fullName(like)}</Link>
              {like.position === null ? '' : `, ${like.position}, ${like.place ?? ''}`}
            </>
          ),
        }))}
      />
    </Note>
  )
}

/** «Новый человек»: somebody alike is shown before a second card is made. */
export const NewPersonPage = (props: NewPersonProps) => {
  const { lang, nodes, roles, likes } = props
  const roleName = useRoles()
  const t = peopleText[lang].newPerson
  const form = bindForm(props.values, props.problems)
  const back = askingCard(props.values.text('back'))
  return (
    <Shell
      {...props}
      title={t.title}
      lead={t.lead}
      crumbs={[{ label: peopleText[lang].people.title, href: '/people' }]}
      action="/people/new"
      button={t.save}
      hidden={{ back }}
      back={back === '' ? '/people' : back}
      before={<Alike likes={likes} lang={lang} />}
    >
      <NodeField nodes={nodes} {...form.text('node')} label={t.node} />
      <TextField {...form.text('lastName')} label={t.lastName} autocomplete="off" />
      <TextField {...form.text('firstName')} label={t.firstName} autocomplete="off" />
      <TextField {...form.text('middleName')} label={t.middleName} autocomplete="off" optional />
      <TextField {...form.text('position')} label={t.position} hint={t.positionHint} optional />
      <SelectField
        {...form.text('role')}
        label={t.role}
        blank={t.noRole}
        options={roles.map((role) => ({ value: role, label: roleName(role) }))}
      />
      <DateField {...form.text('from')} label={t.from} />
      <TextField {...form.text('act')} label={t.act} hint={t.actHint} optional />
      <TextField {...form.text('email')} label={t.email} hint={t.emailHint} type="email" optional />
      <TextField {...form.text('phone')} label={t.phone} type="tel" width="short" optional />
      {likes.length === 0 ? null : <Checkbox {...form.tick('evenSo')} label={t.evenSo} />}
    </Shell>
  )
}

/** Nobody can be added: says who can. */
export const NoNodesPage = ({ lang }: Pick<FormPageProps, 'lang'>) => {
  const t = peopleText[lang].newPerson
  return (
    <>
      <MarginHead title={t.title} />
      <WithMargin>
        <Note kind="lock" title={t.noNodes} />
      </WithMargin>
    </>
  )
}

type PersonFormProps = FormPageProps & { readonly person: Person & { readonly version: number } }

export const EditPersonPage = (props: PersonFormProps) => {
  const { person, lang } = props
  const t = peopleText[lang]
  const form = bindForm(props.values, props.problems)
  return (
    <Shell
      {...props}
      title={t.edit.title(printedName(person))}
      crumbs={crumbs(person, lang)}
      action={`/people/${person.id}/edit`}
      button={t.edit.save}
      back={`/people/${person.id}`}
      version={person.version}
    >
      <TextField {...form.text('lastName')} label={t.newPerson.lastName} autocomplete="off" />
      <TextField {...form.text('firstName')} label={t.newPerson.firstName} autocomplete="off" />
      <TextField {...form.text('middleName')} label={t.newPerson.middleName} autocomplete="off" optional />
      <TextField
        {...form.text('email')}
        label={t.newPerson.email}
        hint={t.newPerson.emailHint}
        type="email"
        optional
      />
      <TextField {...form.text('phone')} label={t.newPerson.phone} type="tel" width="short" optional />
    </Shell>
  )
}

export const LeavePage = (props: PersonFormProps) => {
  const { person, lang } = props
  const t = peopleText[lang].card
  return (
    <Shell
      {...props}
      title={t.leaveTitle(printedName(person))}
      lead={t.leaveWords}
      crumbs={crumbs(person, lang)}
      action={`/people/${person.id}/leave`}
      button={t.leaveDo}
      kind="stop"
      back={`/people/${person.id}`}
      version={person.version}
    />
  )
}

export const ErasePage = (props: PersonFormProps) => {
  const { person, lang } = props
  const t = peopleText[lang].card
  const form = bindForm(props.values, props.problems)
  return (
    <Shell
      {...props}
      title={t.eraseTitle(printedName(person))}
      lead={t.eraseWords}
      crumbs={crumbs(person, lang)}
      action={`/people/${person.id}/erase`}
      button={t.eraseDo}
      kind="stop"
      back={`/people/${person.id}`}
      version={person.version}
    >
      <Checkbox {...form.tick('confirmed')} label={t.eraseConfirm} />
    </Shell>
  )
}

export const MergePage = (props: PersonFormProps & { readonly likes: readonly LikePerson[] }) => {
  const { person, lang, likes } = props
  const t = peopleText[lang].card
  const form = bindForm(props.values, props.problems)
  if (likes.length === 0)
    return (
      <>
        <MarginHead title={t.mergeTitle(printedName(person))} crumbs={crumbs(person, lang)} />
        <WithMargin>
          <Empty
            title={t.mergeNone}
            action={
              <ButtonLink href={`/people/${person.id}`} kind="other">
                {peopleText[lang].common.cancel}
              </ButtonLink>
            }
          >
            {t.mergeNoneWords}
          </Empty>
        </WithMargin>
      </>
    )
  return (
    <Shell
      {...props}
      title={t.mergeTitle(printedName(person))}
      lead={t.mergeWords}
      crumbs={crumbs(person, lang)}
      action={`/people/${person.id}/merge`}
      button={t.mergeDo}
      kind="stop"
      back={`/people/${person.id}`}
      version={person.version}
    >
      <RadioGroup
        {...form.text('into')}
        label={t.mergeInto}
        options={likes.map((like) => ({
          value: like.id,
          label: fullName(like),
          hint: like.position === null ? undefined : `${like.position}, ${like.place ?? ''}`,
        }))}
      />
    </Shell>
  )
}

import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { Checkbox } from '../../../ui/fields/choice.tsx'
import { DateField, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { HeadlessSchool } from '../queries/headless.ts'
import { headsText } from '../text/heads.ts'
import { peopleText } from '../text.ts'
import type { FormPageProps } from './shell.tsx'

export type HeadsPageProps = FormPageProps & {
  readonly schools: readonly HeadlessSchool[]
  /** There is no school yet that could lack a head. */
  readonly isRegisterEmpty: boolean
  /** Somebody alike was found: the person says that he has looked. */
  readonly asksEvenSo: boolean
}

const columnsOf = (props: HeadsPageProps): readonly Column<HeadlessSchool>[] => {
  const t = headsText[props.lang].heads
  const form = bindForm(props.values, props.problems)
  const isOneDistrict = new Set(props.schools.map(({ municipality }) => municipality)).size === 1
  return [
    {
      key: 'school',
      head: t.school,
      rowHead: true,
      cell: ({ name, municipality }) => (
        <span lang="ru">
          {name}
          {isOneDistrict || municipality === null ? null : <span class="muted small"> {municipality}</span>}
        </span>
      ),
    },
    {
      key: 'name',
      head: t.name,
      phone: t.name,
      cell: ({ id, name }) => (
        <TextField {...form.text(`name.${id}`)} label={<span class="vh">{t.nameOf(name)}</span>} />
      ),
    },
    {
      key: 'email',
      head: t.email,
      phone: t.email,
      cell: ({ id, name }) => (
        <TextField {...form.text(`email.${id}`)} label={<span class="vh">{t.emailOf(name)}</span>} />
      ),
    },
  ]
}

const HeadsForm = (props: HeadsPageProps) => {
  const t = headsText[props.lang].heads
  const form = bindForm(props.values, props.problems)
  return (
    <Form action="/people/heads" commandKey={props.commandKey}>
      <Stack>
        <TextField {...form.text('act')} label={t.act} hint={t.actHint} />
        <DateField {...form.text('from')} label={t.from} />
        <Table caption={t.title} captionHidden stackable rows={props.schools} columns={columnsOf(props)} />
        {props.asksEvenSo ? <Checkbox {...form.tick('evenSo')} label={t.evenSo} /> : null}
        <Actions>
          <Button>{t.save}</Button>
          <Link href="/people">{peopleText[props.lang].common.cancel}</Link>
        </Actions>
      </Stack>
    </Form>
  )
}

/** Nothing to fill in: either everybody has a head, or the register is still empty; each with its next step. */
const NoLines = ({ isRegisterEmpty, lang }: HeadsPageProps) => {
  const t = headsText[lang].heads
  if (isRegisterEmpty)
    return (
      <Empty title={t.noSchools} action={<ButtonLink href="/schools/import">{t.load}</ButtonLink>}>
        {t.noSchoolsWords}
      </Empty>
    )
  return (
    <Empty
      title={t.none}
      action={
        <ButtonLink href="/people" kind="other">
          {peopleText[lang].people.title}
        </ButtonLink>
      }
    >
      {t.noneWords}
    </Empty>
  )
}

/** Schools without a head, a line for each. */
export const HeadsPage = (props: HeadsPageProps) => {
  const { schools, lang } = props
  const t = headsText[lang].heads
  return (
    <>
      <MarginHead
        title={t.title}
        lead={schools.length === 0 ? undefined : t.lead(schools[0]?.total ?? 0, schools.length)}
        crumbs={[{ label: peopleText[lang].people.title, href: '/people' }, { label: t.title }]}
      />
      <ErrorSummary problems={props.problems} />
      {schools.length === 0 ? (
        <WithMargin>
          <NoLines {...props} />
        </WithMargin>
      ) : (
        <HeadsForm {...props} />
      )}
    </>
  )
}

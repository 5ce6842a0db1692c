import { shortDay } from '../../../kernel/format.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button, ButtonLink, PostButtonLink } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { CheckboxGroup, RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { DateField, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { Empty } from '../../../ui/note.tsx'
import { useRoles } from '../../../ui/surroundings.ts'
import { fullName } from '../domain/names.ts'
import type { Names } from '../domain/types.ts'
import type { Absence, CardRole } from '../queries/card.ts'
import { peopleText } from '../text.ts'
import { MeFrame } from './me.tsx'
import type { FormPageProps } from './shell.tsx'

export type DeputyPageProps = FormPageProps & {
  readonly person: Names & { readonly id: string }
  /** His own page, or that of somebody who manages him. */
  readonly isOwn: boolean
  readonly duties: readonly CardRole[]
  readonly colleagues: readonly (Names & { readonly id: string; readonly place: string })[]
  readonly absences: readonly Absence[]
}

const Present = ({ person, absences, lang }: Pick<DeputyPageProps, 'person' | 'absences' | 'lang'>) => {
  const t = peopleText[lang].deputy
  if (absences.length === 0) return <p class="muted">{t.none}</p>
  return (
    <Rows
      rows={absences.map((absence) => ({
        children: (
          <>
            <b>{absence.deputy}</b>,{' '}
            {t.period(shortDay(absence.from), shortDay(absence.until), t.reasons[absence.reason])}{' '}
            <PostButtonLink action={`/people/${person.id}/deputy/cancel`} hidden={{ absence: absence.id }}>
              {t.takeBack}
            </PostButtonLink>
          </>
        ),
      }))}
    />
  )
}

const HandForm = (props: DeputyPageProps) => {
  const roleName = useRoles()
  const t = peopleText[props.lang].deputy
  const form = bindForm(props.values, props.problems)
  return (
    <Form action={`/people/${props.person.id}/deputy`} commandKey={props.commandKey}>
      <SelectField
        {...form.text('deputy')}
        label={t.who}
        filter={props.colleagues.length > 15}
        options={props.colleagues.map((one) => ({ value: one.id, label: `${fullName(one)}, ${one.place}` }))}
      />
      <CheckboxGroup
        {...form.many('roles')}
        label={t.roles}
        options={props.duties.map((duty) => ({
          value: duty.id,
          label: `${roleName(duty.role)}, ${duty.node}`,
        }))}
      />
      <RadioGroup
        {...form.text('reason')}
        label={t.reason}
        options={Object.entries(t.reasons).map(([value, label]) => ({ value, label }))}
      />
      <DateField {...form.text('from')} label={t.from} />
      <DateField {...form.text('until')} label={t.until} hint={t.untilHint} />
      <TextField {...form.text('act')} label={t.act} hint={t.actHint} optional />
      <Actions>
        <Button>{t.hand}</Button>
      </Actions>
    </Form>
  )
}

const Body = (props: DeputyPageProps) => {
  const t = peopleText[props.lang].deputy
  const toPeople = (
    <ButtonLink href="/people" kind="other">
      {t.toPeople}
    </ButtonLink>
  )
  return (
    <>
      <WithMargin sideTitle={t.nowTitle}>
        <Present {...props} />
      </WithMargin>
      <WithMargin after>
        <Stack>
          <ErrorSummary problems={props.problems} />
          {props.duties.length === 0 ? (
            <Empty title={t.noRoles}>{t.noRolesWords}</Empty>
          ) : props.colleagues.length === 0 ? (
            <Empty title={t.noColleagues} action={toPeople}>
              {t.noColleaguesWords}
            </Empty>
          ) : (
            <HandForm {...props} />
          )}
        </Stack>
      </WithMargin>
    </>
  )
}

const crumbsOf = (person: DeputyPageProps['person'], lang: Language) => [
  { label: peopleText[lang].people.title, href: '/people' },
  { label: fullName(person), href: `/people/${person.id}` },
]

/** «Замещение»: duties handed over for a time (decisions 25), by the person himself or by whoever manages him. */
export const DeputyPage = (props: DeputyPageProps) => {
  const t = peopleText[props.lang].deputy
  if (props.isOwn)
    return (
      <MeFrame tab="deputy" lead={t.lead} lang={props.lang}>
        <Body {...props} />
      </MeFrame>
    )
  return (
    <>
      <MarginHead title={t.title} lead={fullName(props.person)} crumbs={crumbsOf(props.person, props.lang)} />
      <Body {...props} />
    </>
  )
}

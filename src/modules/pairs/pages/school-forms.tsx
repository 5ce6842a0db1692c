import type { Filled } from '../../../platform/http/here.ts'
import type { Bound } from '../../../ui/fields/bind.ts'
import { RadioGroup, SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { NumberField, TextArea, TextField } from '../../../ui/fields/text.tsx'
import { USUAL_CAPACITY } from '../domain/rules.ts'
import { DUTIES, OPINION_MARKS, type OpinionKind, type PairSchool } from '../domain/types.ts'
import type { PairGoal } from '../queries/pair.ts'
import { channelOptions, type OfPair, PairForm } from './pair-form.tsx'
import { FormPage, type Here, SECTION } from './shell.tsx'

type PersonProps = OfPair & {
  readonly schools: readonly PairSchool[]
  readonly people: readonly SelectOption[]
}

const schoolOptions = (schools: readonly PairSchool[]) =>
  schools.map((school) => ({ value: school.organisation, label: school.name }))

/** One of several schools is asked about; a single one is only named. */
const SchoolField = ({
  form,
  label,
  schools,
}: {
  readonly form: Bound
  readonly label: string
  readonly schools: readonly PairSchool[]
}) =>
  schools.length === 1 ? null : (
    <SelectField {...form.text('school')} label={label} options={schoolOptions(schools)} />
  )

const onlySchool = (schools: readonly PairSchool[]): Readonly<Record<string, string>> =>
  schools.length === 1 ? { school: schools[0]?.organisation ?? '' } : {}

export const PersonPage = ({ schools, people, ...props }: PersonProps) => {
  const { t } = props.here
  return (
    <PairForm
      {...props}
      title={t.person.title}
      lead={t.person.lead}
      path="people/new"
      save={t.person.save}
      hidden={onlySchool(schools)}
      fields={(form) => (
        <>
          <SchoolField form={form} label={t.person.school} schools={schools} />
          <SelectField
            {...form.text('person')}
            label={t.person.person}
            options={people}
            blank={t.person.other}
            optional
            filter
          />
          <TextField {...form.text('name')} label={t.person.name} hint={t.person.nameHint} optional />
          <TextField {...form.text('position')} label={t.person.position} optional />
          <RadioGroup
            {...form.text('duty')}
            label={t.person.duty}
            options={DUTIES.map((value) => ({ value, label: t.card.duties[value] }))}
          />
          <TextField
            {...form.text('subject')}
            label={t.person.subject}
            hint={t.person.subjectHint}
            optional
            width="short"
          />
        </>
      )}
    />
  )
}

export const GoalPage = ({ schools, ...props }: OfPair & { readonly schools: readonly PairSchool[] }) => {
  const { t } = props.here
  return (
    <PairForm
      {...props}
      title={t.goal.title}
      path="goals/new"
      save={t.goal.save}
      hidden={onlySchool(schools)}
      fields={(form) => (
        <>
          <SchoolField form={form} label={t.goal.school} schools={schools} />
          <TextField {...form.text('text')} label={t.goal.text} />
          <TextField {...form.text('subject')} label={t.goal.subject} optional width="short" />
          <TextArea {...form.text('expected')} label={t.goal.expected} rows={2} optional />
        </>
      )}
    />
  )
}

export const CloseGoalPage = ({ goal, ...props }: OfPair & { readonly goal: PairGoal }) => {
  const { t } = props.here
  return (
    <PairForm
      {...props}
      title={t.goal.closeTitle}
      lead={<span lang="ru">{goal.text}</span>}
      path={`goals/${goal.id}`}
      save={t.goal.close}
      fields={(form) => (
        <>
          <RadioGroup
            {...form.text('state')}
            label={t.goal.state}
            options={(['met', 'dropped'] as const).map((value) => ({ value, label: t.goal.states[value] }))}
          />
          <TextArea {...form.text('outcome')} label={t.goal.outcome} hint={t.goal.outcomeHint} />
        </>
      )}
    />
  )
}

/** What a school is asked about its pair: whether it fits, how the help went. */
export const OpinionFields = ({
  form,
  text,
  kind,
}: {
  readonly form: Bound
  readonly text: Here['t']['opinion']
  readonly kind: OpinionKind
}) => (
  <>
    <RadioGroup
      {...form.text('mark')}
      label={text.mark}
      options={OPINION_MARKS.map((value) => ({ value, label: text.marksOf[kind][value] }))}
    />
    <TextArea {...form.text('helped')} label={text.helped} rows={3} optional />
    <TextArea {...form.text('missing')} label={text.missing} hint={text.missingHint} rows={3} />
  </>
)

type OpinionProps = OfPair & {
  readonly school: PairSchool
  readonly kind: OpinionKind
  readonly isOwn: boolean
}

export const OpinionPage = ({ school, kind, isOwn, ...props }: OpinionProps) => {
  const { t } = props.here
  return (
    <PairForm
      {...props}
      title={t.card[kind]}
      lead={<span lang="ru">{school.name}</span>}
      path="opinion"
      save={t.opinion.save}
      note={kind === 'fit' ? t.card.fitWhy : t.card.closingWhy}
      hidden={{ school: school.organisation, kind, ...(isOwn ? { channel: 'self' } : {}) }}
      fields={(form) => (
        <>
          <OpinionFields form={form} text={t.opinion} kind={kind} />
          {isOwn ? null : (
            <RadioGroup
              {...form.text('channel')}
              label={t.agree.channel}
              options={channelOptions(props.here)}
            />
          )}
        </>
      )}
    />
  )
}

type CapacityProps = {
  readonly here: Here
  readonly filled: Filled
  readonly school: string
  readonly name: string
}

export const CapacityPage = ({ here, filled, school, name }: CapacityProps) => (
  <FormPage
    here={here}
    filled={filled}
    title={here.t.capacity.title}
    lead={
      <>
        <span lang="ru">{name}</span>. {here.t.capacity.lead(USUAL_CAPACITY)}
      </>
    }
    crumbs={[{ label: here.t.title, href: SECTION }, { label: here.t.capacity.title }]}
    action={`${SECTION}/capacity/${school}`}
    save={here.t.save}
    back={SECTION}
    fields={(form) => <NumberField {...form.text('schools')} label={here.t.capacity.schools} />}
  />
)

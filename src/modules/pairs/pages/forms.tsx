import type { Filled } from '../../../platform/http/here.ts'
import type { Bound } from '../../../ui/fields/bind.ts'
import type { SelectOption } from '../../../ui/fields/choice.tsx'
import { CheckboxGroup, RadioGroup, SelectField } from '../../../ui/fields/choice.tsx'
import { DateField, TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Details } from '../../../ui/layout.tsx'
import { USUAL_CAPACITY } from '../domain/rules.ts'
import type { MentorLoad, PairSchool } from '../domain/types.ts'
import { lastDayOf } from './card.tsx'
import { channelOptions, type OfPair, PairForm } from './pair-form.tsx'
import { FormPage, type Here, SECTION } from './shell.tsx'

type Props = { readonly here: Here; readonly filled: Filled }
export const SUBJECT_ROWS = 3

type NewProps = Props & {
  readonly schools: readonly SelectOption[]
  readonly mentors: readonly SelectOption[]
  readonly programmes: readonly SelectOption[]
}

type Fields = { readonly form: Bound; readonly here: Here; readonly mentors: readonly SelectOption[] }

const hasSubjects = ({ values }: Filled): boolean =>
  Array.from(
    { length: SUBJECT_ROWS },
    (_, at) => values.text(`mentor.${at}`) + values.text(`subject.${at}`),
  ).some((typed) => typed !== '')

/** Folded until somebody needs it: most pairs have one mentor school. */
const SubjectMentors = ({ form, here, mentors, isOpen }: Fields & { readonly isOpen: boolean }) => (
  <Details title={here.t.form.subjects} open={isOpen}>
    {Array.from({ length: SUBJECT_ROWS }, (_, at) => (
      <>
        <SelectField
          {...form.text(`mentor.${at}`)}
          label={here.t.form.mentor(at + 1)}
          options={mentors}
          blank={here.t.form.noMentor}
        />
        <TextField {...form.text(`subject.${at}`)} label={here.t.form.subject(at + 1)} width="short" />
      </>
    ))}
  </Details>
)

/** A pair or a network by hand. */
export const NewPairPage = ({ here, filled, schools, mentors, programmes }: NewProps) => {
  const { t } = here
  return (
    <FormPage
      here={here}
      title={t.form.title}
      lead={t.form.lead}
      crumbs={[{ label: t.title, href: SECTION }, { label: t.form.title }]}
      action={`${SECTION}/new`}
      filled={filled}
      save={t.form.save}
      back={SECTION}
      note={t.form.seen}
      fields={(form) => (
        <>
          <SelectField
            {...form.text('programme')}
            label={t.form.programme}
            options={programmes}
            blank={t.form.noProgramme}
            optional
          />
          <div lang="ru">
            <CheckboxGroup
              {...form.many('curated')}
              label={<span lang={here.lang}>{t.form.curated}</span>}
              hint={<span lang={here.lang}>{t.form.curatedHint}</span>}
              options={schools}
              filter
            />
            <SelectField
              {...form.text('lead')}
              label={<span lang={here.lang}>{t.form.lead1}</span>}
              options={mentors}
              filter
            />
          </div>
          <SubjectMentors form={form} here={here} mentors={mentors} isOpen={hasSubjects(filled)} />
          <DateField {...form.text('from')} label={t.form.from} />
          <DateField {...form.text('until')} label={t.form.until} />
          <TextArea {...form.text('goals')} label={t.form.goals} hint={t.form.goalsHint} optional />
        </>
      )}
    />
  )
}

type AgreeProps = OfPair & {
  readonly school: PairSchool
  readonly isOwn: boolean
  readonly load: MentorLoad | null
}

/** A school says yes, or its municipality writes it down. */
export const AgreePage = ({ school, isOwn, load, ...props }: AgreeProps) => {
  const { t } = props.here
  return (
    <PairForm
      {...props}
      title={t.agree.title}
      lead={t.agree.lead(school.name)}
      path="agree"
      save={isOwn ? t.agree.own : t.agree.save}
      note={load === null ? undefined : t.agree.places(load.taken, load.most ?? USUAL_CAPACITY)}
      hidden={{ school: school.organisation, ...(isOwn ? { channel: 'self' } : {}) }}
      fields={(form) =>
        isOwn ? null : (
          <RadioGroup
            {...form.text('channel')}
            label={t.agree.channel}
            options={channelOptions(props.here)}
          />
        )
      }
    />
  )
}

type DeclineProps = OfPair & {
  /** Null when whoever keeps the pair takes his offer back. */
  readonly school: PairSchool | null
  readonly isOwn: boolean
}

/** A school refuses, or its municipality writes it down; whoever keeps the pair withdraws what he offered. */
export const DeclinePage = ({ school, isOwn, ...props }: DeclineProps) => {
  const { t } = props.here
  const withdraws = school === null
  const forSchool = !withdraws && !isOwn
  return (
    <PairForm
      {...props}
      title={withdraws ? t.card.withdraw : t.decline.title}
      lead={forSchool ? t.decline.forSchool(school.name) : t.decline.lead}
      path="decline"
      save={withdraws ? t.decline.withdraw : forSchool ? t.decline.write : t.decline.save}
      hidden={{ school: school?.organisation ?? '', ...(forSchool ? {} : { channel: 'self' }) }}
      fields={(form) => (
        <>
          {forSchool ? (
            <RadioGroup
              {...form.text('channel')}
              label={t.agree.channel}
              options={channelOptions(props.here)}
            />
          ) : null}
          <TextArea {...form.text('reason')} label={t.decline.reason} hint={t.decline.reasonHint} rows={3} />
        </>
      )}
    />
  )
}

export const ConfirmPage = ({ acts, ...props }: OfPair & { readonly acts: readonly SelectOption[] }) => {
  const { t, lang } = props.here
  return (
    <PairForm
      {...props}
      title={t.confirm.title}
      lead={t.confirm.lead}
      path="confirm"
      save={t.confirm.save}
      fields={(form) => (
        <>
          {/* papers are Russian in every language; the label is in the reader's own */}
          <div lang="ru">
            <SelectField
              {...form.text('act')}
              label={<span lang={lang}>{t.confirm.act}</span>}
              options={acts}
              blank={t.confirm.none}
              filter
            />
          </div>
          <TextField {...form.text('actWords')} label={t.confirm.words} hint={t.confirm.wordsHint} optional />
        </>
      )}
    />
  )
}

export const EndPage = (props: OfPair) => {
  const { t } = props.here
  return (
    <PairForm
      {...props}
      title={t.end.title}
      lead={t.end.lead(lastDayOf(props.pair))}
      path="end"
      save={t.end.save}
      note={t.end.asked}
      fields={(form) => (
        <>
          <DateField {...form.text('on')} label={t.end.on} />
          <TextArea {...form.text('reason')} label={t.end.reason} hint={t.end.reasonHint} rows={3} />
        </>
      )}
    />
  )
}

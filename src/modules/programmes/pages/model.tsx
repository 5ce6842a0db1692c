import type { Day } from '../../../kernel/day.ts'
import { spanText } from '../../../kernel/format.ts'
import type { Filled } from '../../../platform/http/here.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { DateField } from '../../../ui/fields/text.tsx'
import { Actions, Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import { Empty, Note, Progress } from '../../../ui/note.tsx'
import type { Category } from '../../schools/domain/types.ts'
import { type Effect, effectsDone } from '../domain/effects.ts'
import { CATEGORY_ORDER, completeness } from '../domain/passport.ts'
import type { ReadPeriod } from '../domain/period.ts'
import type { Model } from '../domain/types.ts'
import type { PassportVersion } from '../queries/model.ts'
import type { LinkedPaper, StateLine } from '../queries/papers.ts'
import { PeriodNote } from './period-note.tsx'
import { AsSeen, Papers, participantsNote, StateHistory, totalOf, WorkSection } from './record-parts.tsx'
import { ActFields, FormPage, type Here, SECTION, StateTag } from './shell.tsx'
import type { Work } from './work.ts'

export type RoleLine = {
  readonly person: string
  readonly name: string
  readonly role: string
  readonly act: string | null
  readonly from: Day
}

export type ModelCard = {
  readonly here: Here
  readonly model: Model
  readonly passport: PassportVersion | null
  readonly reading: string | null
  readonly period: ReadPeriod
  readonly effects: readonly Effect[]
  readonly counts: Readonly<Partial<Record<Category, number>>>
  /** Day of the counts: today, or the first or last day of the programme. */
  readonly on: Day
  readonly labels: Readonly<Record<Category, string>>
  readonly people: readonly RoleLine[]
  readonly papers: readonly LinkedPaper[]
  readonly states: readonly StateLine[]
  readonly work: Work
  readonly keeps: boolean
  /** «Как видят все»: the preview for whoever opens it, the open page for the rest; null while there is neither. */
  readonly asSeen: string | null
  /** May give at least one of the roles that a model names by a clause. */
  readonly appoints: boolean
  /** Categories are seen by the municipality and the region; schools see names alone. */
  readonly marks: boolean
  readonly actions: readonly ('agree' | 'start' | 'close')[]
  readonly isCopied: boolean
}

const PassportPart = ({ here, model, passport, reading, counts, keeps, period }: ModelCard) => {
  const { t } = here
  const own = `/models/${model.id}/passport`
  const done = passport === null ? 0 : completeness(passport.fields, totalOf(counts))
  return (
    <Section
      title={t.model.passport}
      note={passport?.number ? t.model.version(passport.number) : undefined}
      after
    >
      {reading === null || !keeps ? null : (
        <Note kind="need" title={t.model.checking} level={3}>
          <Link href={`${own}/check/${reading}`}>{t.model.check}</Link>
        </Note>
      )}
      {passport === null ? (
        <Empty
          title={t.model.noPassport}
          level={3}
          action={
            keeps ? (
              <Actions>
                <ButtonLink href={`${own}/upload`}>{t.model.upload}</ButtonLink>
                <Link href={`${own}/edit`}>{t.model.write}</Link>
              </Actions>
            ) : undefined
          }
        >
          {t.model.noPassportWhy}
        </Empty>
      ) : (
        <>
          <Progress done={done} of={13} label={t.passport.filled(done)} words />
          <PeriodNote period={period} here={here} />
          <p class="go">
            <Link href={own}>{t.model.open}</Link>
          </p>
        </>
      )}
    </Section>
  )
}

const EffectsPart = ({ here, model, effects }: ModelCard) => {
  const t = here.t.effects
  const { all, reported, reached } = effectsDone(effects)
  return all === 0 ? null : (
    <Section title={t.title} note={reached === 0 ? undefined : t.reachedCount(reached)} after>
      <Progress done={reported} of={all} label={t.done(reported, all)} words />
      <p class="go">
        <Link href={`/models/${model.id}/effects`}>{t.toList}</Link>
      </p>
    </Section>
  )
}

const Participants = ({ here, model, counts, on, labels, keeps, marks }: ModelCard) => {
  const { t } = here
  const own = `/models/${model.id}/participants`
  return (
    <Section title={t.model.participants} note={participantsNote(here, totalOf(counts), on)} after>
      {marks ? (
        <SummaryList
          lines={CATEGORY_ORDER.map((category) => ({
            label: labels[category],
            value: String(counts[category] ?? 0),
          }))}
        />
      ) : null}
      <p class="go">
        <Link href={own}>{t.model.toParticipants}</Link>{' '}
        {keeps && model.state !== 'closed' ? <Link href={`${own}/change`}>{t.model.change}</Link> : null}
      </p>
    </Section>
  )
}

const People = ({ here, model, people, appoints }: ModelCard) => {
  const { t } = here
  return (
    <Section title={t.model.people} after id="people">
      {people.length === 0 ? (
        <p class="muted">{t.model.noPeople}</p>
      ) : (
        <SummaryList
          lines={people.map((line) => ({
            label: line.role,
            value: (
              <>
                <Link href={`/people/${line.person}`}>{line.name}</Link>{' '}
                <span class="by">{t.appoint.by(line.act ?? '', line.from)}</span>
              </>
            ),
          }))}
        />
      )}
      {appoints ? (
        <p class="go">
          <Link href={`/models/${model.id}/appoint`}>{t.model.appoint}</Link>
        </p>
      ) : null}
    </Section>
  )
}

const Buttons = ({ here, model, keeps, actions, asSeen }: ModelCard) => (
  <>
    <KeeperButtons here={here} model={model} keeps={keeps} actions={actions} />
    <AsSeen here={here} href={asSeen} />
  </>
)

type ForKeeper = Pick<ModelCard, 'here' | 'model' | 'keeps' | 'actions'>

const KeeperButtons = ({ here, model, keeps, actions }: ForKeeper) =>
  keeps ? (
    <>
      {actions.map((action, at) => (
        <ButtonLink
          href={`/models/${model.id}/move?action=${action}`}
          small
          kind={at === 0 && action !== 'close' ? undefined : 'other'}
        >
          {here.t.modelMoves[action]}
        </ButtonLink>
      ))}
      <ButtonLink href={`/models/${model.id}/standing`} small kind="other">
        {here.t.summary.toLive}
      </ButtonLink>
      <ButtonLink href={`/models/${model.id}/copy`} small kind="other">
        {here.t.model.nextYear}
      </ButtonLink>
    </>
  ) : null

const Facts = ({ here, model }: ModelCard) => {
  const { t } = here
  const copied =
    model.copiedFrom === null
      ? []
      : [
          {
            label: t.model.copied,
            value: <Link href={`/models/${model.copiedFrom}`}>{model.copiedFromName ?? ''}</Link>,
          },
        ]
  return (
    <SummaryList
      lines={[
        {
          label: t.model.programme,
          value: (
            <>
              <Link href={`${SECTION}/${model.programme}`}>{model.programmeName}</Link>{' '}
              <span class="by">{spanText(model.programmeSpan)}</span>
            </>
          ),
        },
        { label: t.models.shortName, value: model.shortName },
        ...copied,
      ]}
    />
  )
}

/** The card of a municipal model. */
export const ModelPage = (card: ModelCard) => {
  const { here, model } = card
  const { t } = here
  return (
    <>
      <SpreadHead
        title={<span lang="ru">{model.name}</span>}
        lead={
          <>
            {model.municipalityName} <StateTag state={model.state} t={t} />
          </>
        }
        crumbs={[
          { label: t.title, href: SECTION },
          { label: model.programmeName, href: `${SECTION}/${model.programme}` },
          { label: t.models.model },
        ]}
        actions={<Buttons {...card} />}
      />
      {card.isCopied ? <Note kind="done" title={t.model.copiedDone} /> : null}
      <Facts {...card} />
      <PassportPart {...card} />
      <EffectsPart {...card} />
      <Participants {...card} />
      <WorkSection here={here} work={card.work} />
      <People {...card} />
      <Section title={t.card.papers} after>
        <Papers papers={card.papers} here={here} />
      </Section>
      {card.marks ? (
        <p class="go">
          <Link href={`/municipalities/${model.municipality}/labels`}>{t.model.labels}</Link>
        </p>
      ) : null}
      <StateHistory here={here} states={card.states} />
    </>
  )
}

type AppointProps = {
  readonly here: Here
  readonly filled: Filled
  readonly model: Model
  readonly people: readonly SelectOption[]
  readonly roles: readonly SelectOption[]
  readonly acts: readonly SelectOption[]
}

/** A role by a clause of an act (R008). */
export const AppointPage = ({ here, filled, model, people, roles, acts }: AppointProps) => {
  const { t } = here
  const own = `/models/${model.id}`
  return (
    <FormPage
      here={here}
      title={t.appoint.title}
      lead={t.appoint.lead}
      crumbs={[
        { label: t.title, href: SECTION },
        { label: model.municipalityName, href: own },
        { label: t.appoint.title },
      ]}
      action={`${own}/appoint`}
      filled={filled}
      save={t.appoint.save}
      back={own}
      fields={(form) => (
        <>
          <ActFields form={form} here={here} acts={acts} />
          <SelectField {...form.text('person')} label={t.appoint.person} options={people} filter />
          <SelectField {...form.text('role')} label={t.appoint.role} options={roles} blank={false} />
          <DateField {...form.text('from')} label={t.appoint.from} />
        </>
      )}
    />
  )
}

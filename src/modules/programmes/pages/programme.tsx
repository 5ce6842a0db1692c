import { spanText } from '../../../kernel/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button, ButtonLink, PostButtonLink } from '../../../ui/button.tsx'
import { TimelineCell, TimelineHead } from '../../../ui/charts/timeline.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import { Now } from '../../../ui/now.tsx'
import { Prose } from '../../../ui/prose.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { fullName } from '../../directives/public.ts'
import type { Mention } from '../domain/naming.ts'
import { CATEGORY_ORDER } from '../domain/passport.ts'
import { dayWithin, lastDay, placeOf } from '../domain/rules.ts'
import type { Programme, Stage } from '../domain/types.ts'
import type { EffectLine } from '../queries/effects.ts'
import type { ModelLine } from '../queries/model.ts'
import type { LinkedPaper, SpeakingPaper, StateLine } from '../queries/papers.ts'
import { AsSeen, Papers, participantsNote, StateHistory, WorkSection } from './record-parts.tsx'
import { type Here, SECTION, StateTag } from './shell.tsx'
import type { Work } from './work.ts'

export type SpokenPaper = { readonly paper: SpeakingPaper; readonly mention: Mention }

export type ProgrammeCard = {
  readonly here: Here
  readonly programme: Programme
  readonly copiedFrom: { readonly id: string; readonly name: string } | null
  readonly models: readonly ModelLine[]
  readonly effects: readonly EffectLine[]
  readonly papers: readonly LinkedPaper[]
  readonly spoken: readonly SpokenPaper[]
  readonly states: readonly StateLine[]
  readonly work: Work
  readonly keeps: boolean
  /** «Как видят все»: the preview for whoever opens it, the open page for the rest; null while there is neither. */
  readonly asSeen: string | null
  readonly actions: readonly ('agree' | 'start' | 'close')[]
  readonly typed: { readonly values: FormValues; readonly problems: readonly Problem[] }
}

const stageColumns = ({ here, programme, keeps }: ProgrammeCard): Column<Stage>[] => {
  const { t, today } = here
  const scale = { from: programme.from, to: lastDay(programme), today }
  const tone = (stage: Stage) => (placeOf(stage, today) === 'past' ? 'done' : 'running')
  return [
    {
      key: 'name',
      head: <Now>{t.card.stage}</Now>,
      rowHead: true,
      cell: (stage) =>
        keeps && programme.state !== 'closed' ? (
          <Link href={`${SECTION}/${programme.id}/stages/${stage.id}`}>{stage.name}</Link>
        ) : (
          stage.name
        ),
    },
    { key: 'days', head: t.list.days, nowrap: true, cell: spanText },
    { key: 'place', head: t.list.state, cell: (stage) => t.places[placeOf(stage, today)] },
    {
      key: 'brings',
      head: t.card.brings,
      phone: t.card.brings,
      cell: (stage) => <Prose text={stage.brings} />,
    },
    { key: 'answers', head: t.card.answers, phone: t.card.answers, cell: (stage) => stage.answers },
    {
      key: 'line',
      head: <TimelineHead scale={scale} />,
      timeline: true,
      cell: (stage) => (
        <TimelineCell
          scale={scale}
          written={spanText(stage)}
          shape={{ kind: 'exact', from: stage.from, to: lastDay(stage) }}
          tone={tone(stage)}
        />
      ),
    },
  ]
}

const Stages = (card: ProgrammeCard) => {
  const { t } = card.here
  return (
    <Section title={t.card.stages} note={t.card.today(card.here.today)} after id="stages">
      <Table
        caption={t.card.stages}
        captionHidden
        stackable
        rows={card.programme.stages}
        strong={(stage) => placeOf(stage, card.here.today) === 'now'}
        columns={stageColumns(card)}
        empty={<p class="muted">{t.card.noStages}</p>}
      />
      {card.keeps && card.programme.state !== 'closed' ? (
        <p class="go">
          <Link href={`${SECTION}/${card.programme.id}/stages/new`}>{t.card.addStage}</Link>
        </p>
      ) : null}
    </Section>
  )
}

const Names = ({ here, programme, keeps, typed }: ProgrammeCard) => {
  const { t } = here
  const form = bindForm(typed.values, typed.problems)
  return (
    <Section title={t.card.names} note={t.card.namesWhy} after id="names">
      {programme.aliases.length === 0 ? <p class="muted">{t.card.noNames}</p> : null}
      <ul class="rows">
        {programme.aliases.map(({ id, alias }) => (
          <li>
            <span lang="ru">{alias}</span>{' '}
            {keeps ? (
              <PostButtonLink
                action={`${SECTION}/${programme.id}/names/${id}/remove`}
                commandKey={`${here.commandKey.slice(0, -12)}${id.slice(-12)}`}
              >
                {t.remove}
                <span class="vh"> {alias}</span>
              </PostButtonLink>
            ) : null}
          </li>
        ))}
      </ul>
      {keeps ? (
        <Form action={`${SECTION}/${programme.id}/names`} commandKey={here.commandKey}>
          <ErrorSummary problems={typed.problems} />
          <TextField {...form.text('alias')} label={t.card.alias} />
          <Actions>
            <Button kind="other">{t.card.addAlias}</Button>
          </Actions>
        </Form>
      ) : null}
    </Section>
  )
}

const calledWords = ({ mention }: SpokenPaper, { t }: Here): string => {
  const names = mention.called.map((name) => `«${name}»`).join(', ')
  if (mention.called.length > 1) return t.card.calledTwice(names)
  return mention.called[0] === mention.own ? t.card.calledOwn : t.card.calledElse(names)
}

const Spoken = ({ here, spoken }: ProgrammeCard) =>
  spoken.length === 0 ? null : (
    <>
      <h3 class="h">{here.t.card.speaking}</h3>
      <ul class="rows" lang="ru">
        {spoken.map((each) => (
          <li>
            <Link href={`/directives/${each.paper.id}`}>{fullName(each.paper)}</Link>{' '}
            <span class={each.mention.called.length > 1 ? 'need' : 'by'}>{calledWords(each, here)}</span>
          </li>
        ))}
      </ul>
    </>
  )

const sumOf = (models: readonly ModelLine[], category: (typeof CATEGORY_ORDER)[number]): number =>
  models.reduce((sum, line) => sum + (line.counts[category] ?? 0), 0)

const Participation = ({ here, programme, models }: ProgrammeCard) => {
  const { t } = here
  const all = CATEGORY_ORDER.reduce((sum, category) => sum + sumOf(models, category), 0)
  const have = models.filter((line) => line.model !== null)
  return (
    <Section
      title={t.card.participants}
      note={participantsNote(here, all, dayWithin(programme, here.today))}
      after
    >
      <SummaryList
        lines={CATEGORY_ORDER.map((category) => ({
          label: t.categories[category],
          value: sumOf(models, category) || '0',
        }))}
      />
      <ul class="rows">
        {have.map((line) => (
          <li>
            <Link href={`/models/${line.model}`}>{line.municipalityName}</Link>
          </li>
        ))}
      </ul>
      <p class="go">
        <Link href={`${SECTION}/${programme.id}/models`}>{t.card.compare}</Link>
      </p>
    </Section>
  )
}

const Effects = ({ here, effects }: ProgrammeCard) => {
  const t = here.t.effects
  const promised = effects.filter(({ all }) => all > 0)
  return promised.length === 0 ? null : (
    <Section title={t.ofProgramme} after id="effects">
      <Table
        caption={t.ofProgramme}
        captionHidden
        rows={promised}
        columns={[
          {
            key: 'municipality',
            head: t.models,
            rowHead: true,
            cell: (line) => <Link href={`/models/${line.model}/effects`}>{line.municipalityName}</Link>,
          },
          { key: 'reported', head: t.withReport, cell: (line) => `${line.reported} / ${line.all}` },
          { key: 'reached', head: t.reachedHead, cell: (line) => `${line.reached} / ${line.all}` },
        ]}
      />
    </Section>
  )
}

const Buttons = ({ here, programme, keeps, actions, asSeen }: ProgrammeCard) => (
  <>
    <KeeperButtons here={here} programme={programme} keeps={keeps} actions={actions} />
    <AsSeen here={here} href={asSeen} />
  </>
)

type ForKeeper = Pick<ProgrammeCard, 'here' | 'programme' | 'keeps' | 'actions'>

const KeeperButtons = ({ here, programme, keeps, actions }: ForKeeper) =>
  keeps ? (
    <>
      {actions.map((action, at) => (
        <ButtonLink
          href={`${SECTION}/${programme.id}/move?action=${action}`}
          small
          kind={at === 0 && action !== 'close' ? undefined : 'other'}
        >
          {here.t.moves[action]}
        </ButtonLink>
      ))}
      {programme.state === 'closed' ? null : (
        <ButtonLink href={`${SECTION}/${programme.id}/edit`} small kind="other">
          {here.t.card.edit}
        </ButtonLink>
      )}
      {programme.state === 'draft' ? null : (
        <ButtonLink href={`${SECTION}/${programme.id}/summaries`} small kind="other">
          {here.t.summary.ofAll}
        </ButtonLink>
      )}
      <ButtonLink href={`${SECTION}/${programme.id}/next-year`} small kind="other">
        {here.t.card.nextYear}
      </ButtonLink>
    </>
  ) : null

/** The card of a programme: what it is, where it stands today, who takes part, what is late. */
export const ProgrammePage = (card: ProgrammeCard) => {
  const { here, programme, copiedFrom } = card
  const { t } = here
  return (
    <>
      <SpreadHead
        title={<span lang="ru">{programme.name}</span>}
        lead={
          <>
            {spanText(programme)} <StateTag state={programme.state} t={t} />
          </>
        }
        crumbs={[{ label: t.title, href: SECTION }, { label: programme.shortName }]}
        actions={<Buttons {...card} />}
      />
      {programme.purpose === '' ? null : (
        <p>
          <Prose text={programme.purpose} />
        </p>
      )}
      {copiedFrom === null ? null : (
        <p class="small muted">
          {t.card.copied} <Link href={`${SECTION}/${copiedFrom.id}`}>{copiedFrom.name}</Link>
        </p>
      )}
      {programme.state === 'draft' ? <p class="small muted">{t.card.draftSeen}</p> : null}
      <Stages {...card} />
      <Participation {...card} />
      <Effects {...card} />
      <WorkSection here={here} work={card.work} />
      <Section title={t.card.papers} after>
        <Papers papers={card.papers} here={here} />
        <Spoken {...card} />
      </Section>
      <Names {...card} />
      <StateHistory here={here} states={card.states} />
    </>
  )
}

import type { Filled } from '../../../platform/http/here.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup } from '../../../ui/fields/choice.tsx'
import { FileField, type KeptFile } from '../../../ui/fields/file.tsx'
import { DateField, TextArea } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Section, SpreadHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { PrintHead } from '../../../ui/print-head.tsx'
import { Prose } from '../../../ui/prose.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import {
  EFFECT_HEADINGS,
  EFFECT_KINDS,
  EFFECT_STATES,
  type Effect,
  type EffectReport,
  type EffectState,
  effectsDone,
  isEffectLate,
} from '../domain/effects.ts'
import type { Model } from '../domain/types.ts'
import { type Here, SECTION } from './shell.tsx'

const MARK: Readonly<Record<EffectState, TagState>> = {
  reached: 'accepted',
  partly: 'inWork',
  notReached: 'returned',
}

type ListProps = {
  readonly here: Here
  readonly model: Model
  readonly effects: readonly Effect[]
  readonly keeps: boolean
  readonly printed: string
  readonly isReported: boolean
}

const ownOf = (model: Model): string => `/models/${model.id}/effects`

const crumbsOf = (here: Here, model: Model) => [
  { label: here.t.title, href: SECTION },
  { label: model.municipalityName, href: `/models/${model.id}` },
]

const Files = ({ report }: { readonly report: EffectReport }) => (
  <>
    {report.files.map(({ id, name }) => (
      <p lang="ru">
        <Link href={`/files/${id}`}>{name}</Link>
      </p>
    ))}
  </>
)

const State = ({ effect, here }: { readonly effect: Effect; readonly here: Here }) => {
  const t = here.t.effects
  const [last] = effect.reports
  if (last === undefined)
    return isEffectLate(effect, here.today) && effect.dueOn !== null ? (
      <span class="need">{t.late(effect.dueOn)}</span>
    ) : (
      <span class="muted">{t.noReport}</span>
    )
  return (
    <>
      <Tag state={MARK[last.state]}>{t.states[last.state]}</Tag>
      <p class="small muted">{t.reported(last.on, last.by ?? '')}</p>
    </>
  )
}

const Name = ({
  effect,
  here,
  model,
  keeps,
}: Pick<ListProps, 'here' | 'model' | 'keeps'> & { readonly effect: Effect }) => {
  const t = here.t.effects
  return (
    <>
      <span lang="ru">{effect.words}</span>
      {effect.droppedOn === null ? null : <p class="small muted">{t.dropped(effect.droppedOn)}</p>}
      {keeps && model.state !== 'closed' ? (
        <p class="go">
          <Link href={`${ownOf(model)}/${effect.id}`}>
            {t.open}
            <span class="vh" lang="ru">
              : {effect.words}
            </span>
          </Link>
        </p>
      ) : null}
    </>
  )
}

const columnsOf = ({ here, model, keeps }: ListProps): Column<Effect>[] => {
  const t = here.t.effects
  return [
    {
      key: 'effect',
      head: t.effect,
      rowHead: true,
      cell: (effect) => <Name effect={effect} here={here} model={model} keeps={keeps} />,
    },
    {
      key: 'planned',
      head: t.planned,
      phone: t.planned,
      cell: (effect) =>
        effect.planned === '' ? <span class="muted">{t.notPlanned}</span> : <Prose text={effect.planned} />,
    },
    {
      key: 'actual',
      head: t.actual,
      phone: t.actual,
      cell: ({ reports: [last] }) => (last === undefined ? '' : <Prose text={last.actual} />),
    },
    {
      key: 'evidence',
      head: t.evidence,
      phone: t.evidence,
      cell: ({ reports: [last] }) =>
        last === undefined ? (
          ''
        ) : (
          <>
            <Prose text={last.evidence} />
            <Files report={last} />
          </>
        ),
    },
    { key: 'state', head: here.t.list.state, cell: (effect) => <State effect={effect} here={here} /> },
  ]
}

/** What the passport promises beside what came of it, in its two groups; printed as it stands. */
export const EffectsPage = (props: ListProps) => {
  const { here, model, effects } = props
  const t = here.t.effects
  const counted = effectsDone(effects)
  return (
    <>
      <PrintHead organisation={model.municipalityName} title={t.title} printed={props.printed} />
      <SpreadHead
        title={t.title}
        lead={effects.length === 0 ? t.lead : t.done(counted.reported, counted.all)}
        crumbs={[...crumbsOf(here, model), { label: t.title }]}
        actions={
          effects.length === 0 ? undefined : (
            <ButtonLink href={`${ownOf(model)}.docx`} small kind="other" download>
              {t.docx}
            </ButtonLink>
          )
        }
      />
      {props.isReported ? <Note kind="done" title={t.saved} /> : null}
      {effects.length === 0 ? <Empty title={t.none}>{t.noneWhy}</Empty> : null}
      {EFFECT_KINDS.filter((kind) => effects.some((effect) => effect.kind === kind)).map((kind) => (
        <Section title={here.lang === 'ru' ? EFFECT_HEADINGS[kind] : t.kinds[kind]} after>
          <Table
            caption={t.kinds[kind]}
            captionHidden
            stackable
            rows={effects.filter((effect) => effect.kind === kind)}
            columns={columnsOf(props)}
          />
        </Section>
      ))}
    </>
  )
}

type OneProps = {
  readonly here: Here
  readonly model: Model
  readonly effect: Effect
  readonly report: Filled
  readonly plan: Filled
  readonly kept: readonly KeptFile[]
}

const ReportForm = ({ here, model, effect, report, kept }: OneProps) => {
  const t = here.t.effects
  const form = bindForm(report.values, report.problems)
  return (
    <Form action={`${ownOf(model)}/${effect.id}`} commandKey={here.commandKey} draft={report.draft} files>
      <Stack>
        <RadioGroup
          {...form.text('state')}
          label={t.state}
          options={EFFECT_STATES.map((value) => ({ value, label: t.states[value] }))}
        />
        <TextArea {...form.text('actual')} label={t.actual} hint={t.actualHint} rows={4} />
        <TextArea
          {...form.text('evidence')}
          label={t.evidenceWords}
          hint={t.evidenceHint}
          rows={2}
          optional
        />
        <FileField
          {...form.only('files')}
          label={t.files}
          kinds={t.kindsOfFiles}
          kept={kept}
          multiple
          optional
        />
        <DateField {...form.text('on')} label={t.on} />
      </Stack>
      <Actions>
        <Button>{t.report}</Button>
        <Link href={ownOf(model)}>{here.t.cancel}</Link>
      </Actions>
    </Form>
  )
}

const PlanForm = ({ here, model, effect, plan }: OneProps) => {
  const t = here.t.effects
  const form = bindForm(plan.values, plan.problems)
  return (
    <Section title={t.planTitle} after id="plan">
      <Form
        action={`${ownOf(model)}/${effect.id}/plan`}
        commandKey={`${here.commandKey.slice(0, -12)}${effect.id.slice(-12)}`}
      >
        <Stack>
          <TextArea {...form.text('planned')} label={t.planned} hint={t.plannedHint} rows={2} optional />
          <DateField {...form.text('dueOn')} label={t.dueOn} optional />
        </Stack>
        <Actions>
          <Button kind="other">{t.plan}</Button>
        </Actions>
      </Form>
    </Section>
  )
}

const History = ({ here, effect }: OneProps) => {
  const t = here.t.effects
  return effect.reports.length === 0 ? null : (
    <Section title={t.history} after>
      <ul class="rows">
        {effect.reports.map((report) => (
          <li>
            <Tag state={MARK[report.state]}>{t.states[report.state]}</Tag>{' '}
            <span class="by">{t.reported(report.on, report.by ?? '')}</span>
            <p>
              <Prose text={report.actual} />
            </p>
            <Files report={report} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** One effect: a new report, what was planned, earlier reports. */
export const EffectPage = (props: OneProps) => {
  const { here, model, effect, report, plan } = props
  const t = here.t.effects
  return (
    <>
      <MarginHead
        title={t.reportTitle}
        lead={<span lang="ru">{effect.words}</span>}
        crumbs={[...crumbsOf(here, model), { label: t.title, href: ownOf(model) }, { label: t.reportTitle }]}
      />
      <WithMargin>
        <ErrorSummary problems={[...report.problems, ...plan.problems]} />
        <ReportForm {...props} />
        <PlanForm {...props} />
        <History {...props} />
      </WithMargin>
    </>
  )
}

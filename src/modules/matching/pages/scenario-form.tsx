import type { Filled } from '../../../platform/http/here.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { TextField } from '../../../ui/fields/text.tsx'
import { type Filter, Filters } from '../../../ui/filters.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Details, Section, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { Changes } from '../domain/plan/changes.ts'
import type { Metrics } from '../domain/plan/metrics.ts'
import { CROSSINGS, KEEPINGS, MODES } from '../domain/plan/policy.ts'
import { SET_BY_HAND } from '../domain/scenarios.ts'
import type { Mode } from '../domain/solver/types.ts'
import type { MatchingCard } from '../queries/matching.ts'
import { changesText } from '../text/changes.ts'
import { changesWords } from './changes.tsx'
import type { PlansHere } from './plans-part.tsx'
import { matchingCrumbs, SECTION } from './shell.tsx'

export type Preview = { readonly mode: Mode; readonly metrics: Metrics; readonly changes: Changes }

/** What the quick ways give; or how long to wait for it; or nothing, when there are too many schools. */
export type Previewed =
  | { readonly kind: 'ready'; readonly ways: readonly Preview[] }
  | { readonly kind: 'waiting'; readonly ahead: number; readonly seconds: number }
  | { readonly kind: 'none' }

/** What the record gives a plan to count from, and what it does not know. */
export type Known = {
  readonly mentees: number
  readonly led: number
  readonly mentors: number
  readonly places: number
  readonly withoutNeeds: number
  readonly unnamed: number
  readonly unplaced: number
  readonly usualMinutes: number
}

export type ScenarioFormProps = {
  readonly here: PlansHere
  readonly matching: MatchingCard
  readonly filled: Filled
  readonly known: Known
  readonly previews: Previewed
}

const settingsOf = ({ here, filled, matching }: ScenarioFormProps): Filter[] => {
  const w = here.p.form
  const text = (name: string) => filled.values.text(name)
  return [
    {
      kind: 'select',
      name: 'mode',
      label: w.mode,
      value: text('mode'),
      options: MODES.map((mode) => ({ value: mode, label: here.p.modes[mode].name })),
    },
    ...(matching.continues === null
      ? []
      : [
          {
            kind: 'select' as const,
            name: 'keeping',
            label: changesText[here.lang].keeping,
            value: text('keeping'),
            options: KEEPINGS.map((value) => ({ value, label: changesText[here.lang].keepings[value] })),
          },
        ]),
    ...(matching.municipality === null
      ? [
          {
            kind: 'select' as const,
            name: 'crossing',
            label: w.crossing,
            value: text('crossing'),
            options: CROSSINGS.map((value) => ({ value, label: w.crossings[value] })),
          },
        ]
      : []),
    ...SET_BY_HAND.map((name): Filter => ({ kind: 'number', name, label: w[name], value: text(name) })),
  ]
}

const SETTINGS = ['mode', 'crossing', 'keeping', ...SET_BY_HAND]
const MEASURES = ['unserved', 'coverage', 'worst', 'weak', 'minutes', 'kept'] as const

const previewWords = (p: PlansHere['p'], previews: Previewed): string => {
  if (previews.kind === 'waiting') return p.form.previewWaits(previews.ahead, previews.seconds)
  if (previews.kind === 'none') return p.form.previewLarge
  return previews.ways.length === 0 ? p.form.previewWrong : p.form.previewLead
}

const Previews = ({ here, filled, previews, matching }: ScenarioFormProps) => {
  const { p } = here
  const c = changesText[here.lang]
  const chosen = filled.values.text('mode')
  const asked = SETTINGS.map((name): [string, string] => [name, filled.values.text(name)])
  const again = `${SECTION}/${matching.id}/scenarios/new?${new URLSearchParams(asked)}`
  const columns: Column<Preview>[] = [
    {
      key: 'mode',
      head: p.form.mode,
      rowHead: true,
      cell: ({ mode }) => (mode === chosen ? <b>{p.modes[mode].name}</b> : p.modes[mode].name),
    },
    ...MEASURES.map(
      (name): Column<Preview> => ({
        key: name,
        head: p.list[name],
        phone: p.list[name],
        num: true,
        cell: ({ metrics }) => String(metrics[name]),
      }),
    ),
    ...(matching.continues === null
      ? []
      : [
          {
            key: 'changes',
            head: c.column,
            phone: c.column,
            cell: ({ changes }: Preview) => changesWords(c, changes),
          },
        ]),
  ]
  return (
    <Section title={p.form.preview} after>
      <p class="muted">{previewWords(p, previews)}</p>
      {previews.kind === 'waiting' ? <Link href={again}>{p.form.previewAgain}</Link> : null}
      {previews.kind !== 'ready' || previews.ways.length === 0 ? null : (
        <Table caption={p.form.preview} captionHidden stackable rows={previews.ways} columns={columns} />
      )}
    </Section>
  )
}

const KnownFacts = ({ here, known, matching }: ScenarioFormProps) => {
  const w = here.p.form
  const words = [
    w.facts(known.mentees, known.mentors, known.places),
    known.led === 0 ? '' : w.led(known.led),
    matching.municipality === null ? w.region : '',
    known.withoutNeeds === 0 ? '' : w.unknownNeeds(known.withoutNeeds),
    known.unnamed === 0 ? '' : w.unnamed(known.unnamed),
    known.unplaced === 0 ? '' : w.unplaced(known.unplaced, known.usualMinutes),
  ]
  return (
    <ul>
      {words
        .filter((line) => line !== '')
        .map((line) => (
          <li>{line}</li>
        ))}
    </ul>
  )
}

const Make = ({ here, filled, matching }: ScenarioFormProps) => {
  const w = here.p.form
  const form = bindForm(filled.values, filled.problems)
  return (
    <Form
      action={`${SECTION}/${matching.id}/scenarios/new`}
      commandKey={here.commandKey}
      hidden={Object.fromEntries(SETTINGS.map((name) => [name, filled.values.text(name)]))}
    >
      <TextField {...form.text('title')} label={w.name} hint={w.nameHint} optional />
      <Actions>
        <Button>{w.save}</Button>
        <Link href={`${SECTION}/${matching.id}`}>{here.t.cancelLink}</Link>
      </Actions>
    </Form>
  )
}

/** What is mistyped names its field: above a line of settings there is no place beside it. */
const named = (problems: Filled['problems'], settings: readonly Filter[]): Filled['problems'] =>
  problems.map((problem) => {
    const setting = settings.find(({ name }) => name === problem.field)
    return setting === undefined
      ? problem
      : { field: `filter-${setting.name}`, text: `${setting.label}: ${problem.text}` }
  })

/** «Новый план»: limits and weights, what comes out by each way, then the plan itself. */
export const ScenarioFormPage = (props: ScenarioFormProps) => {
  const { here, matching } = props
  const { p } = here
  const address = `${SECTION}/${matching.id}/scenarios/new`
  const settings = settingsOf(props)
  return (
    <>
      <SpreadHead
        title={p.form.title}
        lead={p.form.lead}
        crumbs={matchingCrumbs(here, matching, { label: p.form.title })}
      />
      <Stack after>
        <ErrorSummary problems={named(props.filled.problems, settings)} />
        <KnownFacts {...props} />
      </Stack>
      <Section title={p.form.settings} after>
        <Filters action={address} reset={address} filters={settings} label={p.form.show} />
        <Details title={p.form.how}>
          <SummaryList
            lines={MODES.map((mode) => ({ label: p.modes[mode].name, value: p.modes[mode].what }))}
          />
          <ul>
            {p.form.howLines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </Details>
      </Section>
      <Previews {...props} />
      <Section title={p.make} after>
        <Make {...props} />
      </Section>
    </>
  )
}

import { shortDay } from '../../../kernel/format.ts'
import { ButtonLink, PostButton, PostButtonLink } from '../../../ui/button.tsx'
import { Actions, Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import type { Metrics } from '../domain/plan/metrics.ts'
import type { Matching } from '../domain/types.ts'
import type { DecisionRow } from '../queries/facts.ts'
import type { ScenarioLine, ScenarioState } from '../queries/scenarios.ts'
import type { PlansText } from '../text/plans.ts'
import { type Here, SECTION } from './shell.tsx'

export type PlansHere = Here & { readonly p: PlansText }

export const scenarioAddress = (matching: string, scenario: string): string =>
  `${SECTION}/${matching}/scenarios/${scenario}`

export type PlansProps = {
  readonly here: PlansHere
  readonly matching: Matching
  readonly lines: readonly ScenarioLine[]
  readonly decisions: readonly DecisionRow[]
  /** Plans may be made now. */
  readonly isOpen: boolean
}

const TAGS: Readonly<Record<ScenarioState, TagState>> = {
  queued: 'assigned',
  running: 'inWork',
  rough: 'inWork',
  done: 'accepted',
  failed: 'overdue',
  dropped: 'cancelled',
}

export const ScenarioTag = ({ state, p }: { readonly state: ScenarioState; readonly p: PlansText }) => (
  <Tag state={TAGS[state]}>{p.states[state]}</Tag>
)

const figure =
  (name: keyof Metrics) =>
  ({ metrics }: ScenarioLine) =>
    metrics === null ? '' : String(metrics[name])

const FIGURES = ['coverage', 'worst', 'unserved', 'minutes', 'kept'] as const

const columnsOf = ({ here, matching, isOpen }: PlansProps): Column<ScenarioLine>[] => {
  const { list } = here.p
  return [
    {
      key: 'title',
      head: list.title,
      rowHead: true,
      cell: (row) => (
        <>
          <Link href={scenarioAddress(matching.id, row.id)}>
            <span lang="ru">{row.title}</span>
          </Link>
          {row.id === matching.scenario ? <span class="by"> {list.asked}</span> : null}
        </>
      ),
    },
    { key: 'state', head: list.state, cell: (row) => <ScenarioTag state={row.state} p={here.p} /> },
    ...FIGURES.map((name) => ({
      key: name,
      head: list[name],
      phone: list[name],
      num: true,
      cell: figure(name),
    })),
    {
      key: 'byHand',
      head: list.byHand,
      phone: list.byHand,
      num: true,
      cell: (row) => (row.byHand === 0 ? '' : String(row.byHand)),
    },
    { key: 'made', head: list.made, phone: list.made, nowrap: true, cell: (row) => shortDay(row.madeOn) },
    ...(isOpen
      ? [
          {
            key: 'drop',
            head: <span class="vh">{list.drop}</span>,
            cell: (row: ScenarioLine) => (
              <PostButtonLink
                action={`${scenarioAddress(matching.id, row.id)}/drop`}
                commandKey={here.commandKey}
              >
                {list.drop}
              </PostButtonLink>
            ),
          },
        ]
      : []),
  ]
}

/** A decision in words. */
export const decisionWords = (p: PlansText, decision: DecisionRow): string =>
  p.decisions.line[decision.kind](decision.menteeName ?? '', decision.mentorName ?? '', decision.value ?? 0)

const Decisions = ({ here, matching, decisions, isOpen }: PlansProps) => {
  const w = here.p.decisions
  return (
    <Section title={w.title} after id="decisions">
      <p class="muted">{decisions.length === 0 ? w.none : w.lead}</p>
      <Rows
        rows={decisions.map((decision) => ({
          children: (
            <>
              <span lang="ru">{decisionWords(here.p, decision)}</span>{' '}
              <span class="by" lang="ru">
                {decision.reason}
              </span>{' '}
              {isOpen ? (
                <PostButton
                  action={`${SECTION}/${matching.id}/decisions/${decision.id}/withdraw`}
                  commandKey={here.commandKey}
                  small
                  kind="other"
                >
                  {w.withdraw}
                </PostButton>
              ) : null}
            </>
          ),
        }))}
      />
    </Section>
  )
}

/** Plans of a matching on its card: figures side by side, what people have decided. */
export const PlansPart = (props: PlansProps) => {
  const { here, matching, lines } = props
  const { p } = here
  const isComparable = lines.filter(({ state }) => state === 'done').length > 1
  return (
    <>
      <Section title={p.plans} after id="plans">
        {lines.length === 0 ? (
          <p class="muted">{p.plansNone}</p>
        ) : (
          <Table caption={p.list.caption} captionHidden stackable rows={lines} columns={columnsOf(props)} />
        )}
        {isComparable ? (
          <Actions>
            <ButtonLink href={`${SECTION}/${matching.id}/compare`} small kind="other">
              {p.list.compare}
            </ButtonLink>
          </Actions>
        ) : null}
      </Section>
      <Decisions {...props} />
    </>
  )
}

import { glue } from '../../../kernel/typo.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { type Column, type Sorting, Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { Absent, Changes } from '../domain/plan/changes.ts'
import type { Other, Relaxation } from '../domain/plan/explain.ts'
import type { Metrics } from '../domain/plan/metrics.ts'
import type { HallGroup } from '../domain/solver/types.ts'
import type { PlanLine } from '../domain/types.ts'
import type { MatchingCard } from '../queries/matching.ts'
import type { Scenario } from '../queries/scenarios.ts'
import { ChangesNote } from './changes.tsx'
import { type PlansHere, ScenarioTag, scenarioAddress } from './plans-part.tsx'
import { Against, Faults, Groups, LedSchools, Proof } from './scenario-parts.tsx'
import { Picture } from './scenario-picture.tsx'
import { matchingCrumbs, SECTION } from './shell.tsx'

export type HandCost = {
  readonly mentee: string
  readonly mentor: string
  readonly other: Pick<Other, 'regret' | 'chain'>
}

export type GroupShown = {
  readonly group: HallGroup
  readonly names: readonly string[]
  readonly relaxations: readonly Relaxation[]
}

export type ScenarioProps = {
  readonly here: PlansHere
  readonly matching: MatchingCard
  readonly scenario: Scenario
  readonly lines: readonly PlanLine[]
  readonly shown: readonly PlanLine[]
  readonly yours: Metrics | null
  readonly last: Metrics | null
  /** What each pair made by hand costs. */
  readonly costs: readonly HandCost[]
  readonly groups: readonly GroupShown[]
  /** What it does to standing pairs; null when it goes on from nothing. */
  readonly changes: Changes | null
  /** Mentor schools of before without an offer. */
  readonly absent: readonly Absent[]
  readonly text: string
  readonly sorting: Sorting
  /** Places of each mentor school. */
  readonly places: ReadonlyMap<string, number>
  /** May decide and mend now. */
  readonly isOpen: boolean
}

const Marks = ({
  line,
  here,
  isUnknown,
  goesOn,
}: {
  readonly line: PlanLine
  readonly here: PlansHere
  readonly isUnknown: boolean
  /** The plan changes a published matching: earlier pairs are of this year. */
  readonly goesOn: boolean
}) => {
  const { page } = here.p
  const words = [
    isUnknown ? page.noNeeds : '',
    line.why.lastYear ? (goesOn ? page.goesOn : page.lastYear) : '',
    line.why.isGuess ? page.guess : '',
  ].filter((word) => word !== '')
  return (
    <>
      {line.isPinned ? <Tag state="locked">{page.pinned}</Tag> : null}{' '}
      {line.isByHand ? <Tag state="inWork">{page.byHand}</Tag> : null}{' '}
      <span class="by">
        {words.join('; ')} <span lang="ru">{line.why.note}</span>
      </span>
    </>
  )
}

const Mentor = ({ line, here }: { readonly line: PlanLine; readonly here: PlansHere }) =>
  line.mentor === null ? (
    <Tag state="need">{here.p.page.nobody}</Tag>
  ) : (
    <>
      <span lang="ru">{glue(line.mentorName)}</span>
      {line.kind === 'subject' ? (
        <span class="by">
          {' '}
          <span lang="ru">{here.p.page.subjectOf(line.subject)}</span>
        </span>
      ) : null}
    </>
  )

type Figure = 'coverage' | 'minutes' | 'score'

/** A figure of a pair; nothing where there is no pair. */
const figureColumn = (key: Figure, head: string): Column<PlanLine> => ({
  key,
  head,
  phone: head,
  num: true,
  sortable: true,
  cell: (row) => (row.mentor === null ? '' : String(row[key])),
})

const columnsOf = ({ here, matching, scenario }: ScenarioProps): Column<PlanLine>[] => {
  const { page } = here.p
  const unknown = new Set(
    scenario.request.mentees.flatMap(({ id, needs }) => (needs.length === 0 ? [id] : [])),
  )
  const own = scenarioAddress(matching.id, scenario.id)
  return [
    {
      key: 'mentee',
      head: page.mentee,
      rowHead: true,
      sortable: true,
      cell: (row) => (
        <Link href={`${own}/schools/${row.mentee}`}>
          <span lang="ru">{glue(row.menteeName)}</span>
        </Link>
      ),
    },
    {
      key: 'mentor',
      head: page.mentor,
      phone: page.mentor,
      sortable: true,
      cell: (row) => <Mentor line={row} here={here} />,
    },
    figureColumn('coverage', page.coverage),
    {
      key: 'themes',
      head: page.themes,
      phone: page.themes,
      cell: (row) => <span lang="ru">{row.why.themes.map(({ name }) => name).join('; ')}</span>,
    },
    figureColumn('minutes', page.minutes),
    figureColumn('score', page.score),
    {
      key: 'marks',
      head: page.marks,
      cell: (row) => (
        <Marks
          line={row}
          here={here}
          isUnknown={unknown.has(row.mentee)}
          goesOn={matching.continues !== null}
        />
      ),
    },
  ]
}

const Buttons = ({ here, matching, scenario, isOpen }: ScenarioProps) => {
  const { page } = here.p
  const own = scenarioAddress(matching.id, scenario.id)
  return (
    <>
      {isOpen ? (
        <>
          <ButtonLink href={`${own}/decide`} small>
            {page.decide}
          </ButtonLink>
          {scenario.state === 'done' ? (
            <>
              <ButtonLink href={`${own}/hand`} small kind="other">
                {page.hand}
              </ButtonLink>
              {matching.state === 'planning' ? (
                <ButtonLink href={`${SECTION}/${matching.id}/ask?scenario=${scenario.id}`} small kind="other">
                  {page.ask}
                </ButtonLink>
              ) : null}
            </>
          ) : null}
        </>
      ) : null}
      {scenario.metrics === null ? null : (
        <ButtonLink href={`${own}/plan.xlsx`} small kind="other" download>
          {page.xlsx}
        </ButtonLink>
      )}
    </>
  )
}

const Going = ({ here, scenario }: ScenarioProps) => {
  const { page } = here.p
  if (scenario.state === 'failed') return <Faults here={here} fault={scenario.fault} />
  if (scenario.state === 'done' || scenario.state === 'dropped') return null
  const isRough = scenario.state === 'rough'
  return (
    <Note title={isRough ? page.rough : page.counting}>
      <p>{isRough ? page.roughWhy : page.countingWhy}</p>
      <Link href="">{page.refresh}</Link>
    </Note>
  )
}

const Lines = (props: ScenarioProps) => {
  const { here, matching, scenario } = props
  const { page } = here.p
  const own = scenarioAddress(matching.id, scenario.id)
  return (
    <Section title={page.table} after id="lines">
      <Filters
        action={own}
        reset={own}
        filters={[{ kind: 'text', name: 'text', label: page.search, value: props.text }]}
        active={props.text === '' ? [] : [`«${props.text}»`]}
      />
      <Table
        caption={page.caption}
        captionHidden
        stackable
        rows={props.shown}
        columns={columnsOf(props)}
        sorting={props.sorting}
      />
    </Section>
  )
}

/** The workbench of a plan: who helps whom, what the people changed and what it costs, who is left and why. */
export const ScenarioPage = (props: ScenarioProps) => {
  const { here, matching, scenario } = props
  const { p } = here
  return (
    <>
      <SpreadHead
        title={<span lang="ru">{scenario.title}</span>}
        lead={
          <>
            {p.modes[scenario.mode].name} <ScenarioTag state={scenario.state} p={p} />
          </>
        }
        crumbs={matchingCrumbs(here, matching, { label: scenario.title })}
        actions={<Buttons {...props} />}
      />
      <Going {...props} />
      {scenario.metrics === null ? null : (
        <>
          {props.changes === null ? null : <ChangesNote changes={props.changes} lang={here.lang} />}
          <Against {...props} best={scenario.metrics} />
          <Groups {...props} />
          <LedSchools {...props} />
          <Lines {...props} />
          <Section title={p.page.picture} after>
            <Picture {...props} />
          </Section>
          <Proof {...props} />
        </>
      )}
    </>
  )
}

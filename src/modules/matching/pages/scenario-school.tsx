import { ButtonLink } from '../../../ui/button.tsx'
import { Actions, Section, SpreadHead, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { type Barred, isOrphaning, type NamedMove, type Other } from '../domain/plan/explain.ts'
import { LIFTABLE, type PlanMentee } from '../domain/plan/request.ts'
import type { PlanLine } from '../domain/types.ts'
import type { MatchingCard } from '../queries/matching.ts'
import type { Scenario } from '../queries/scenarios.ts'
import type { PlansText } from '../text/plans.ts'
import { type PlansHere, scenarioAddress } from './plans-part.tsx'
import { Why } from './scenario-why.tsx'
import { matchingCrumbs } from './shell.tsx'

export type SchoolProps = {
  readonly here: PlansHere
  readonly matching: MatchingCard
  readonly scenario: Scenario
  readonly mentee: PlanMentee
  readonly lines: readonly PlanLine[]
  readonly others: readonly Other[]
  readonly barred: readonly Barred[]
  readonly isQuick: boolean
  /** Exact prices of a plan with mentors by subject are counted when asked for. */
  readonly exact:
    | { readonly kind: 'unasked' | 'counted' | 'late' }
    | { readonly kind: 'waiting'; readonly ahead: number; readonly seconds: number }
  readonly isOpen: boolean
}

/** The chain of moves as a sentence: «Если закрепить А за Б: В переходит от Б к Г». */
export const chainWords = (p: PlansText, chain: readonly NamedMove[]): string => {
  const w = p.school
  const others = chain.slice(1).map(({ mentee, from, to }) => {
    if (to === null) return w.stepOut(mentee, from ?? '')
    return from === null ? w.stepNew(mentee, to) : w.step(mentee, from, to)
  })
  return others.length === 0 ? w.nothingElse : others.join('; ')
}

/** What another pair costs the whole plan, in words. */
export const priceWords = (p: PlansText, other: Pick<Other, 'regret' | 'chain'>): string => {
  const w = p.school
  const { regret } = other
  if (isOrphaning(other)) return w.orphan
  if (regret === null) return w.impossible
  if (regret === 0) return w.free
  return regret < 0 ? w.better(-regret) : w.cost(regret)
}

const decideLink = (props: SchoolProps, kind: string, mentor: string, rule = ''): string =>
  `${scenarioAddress(props.matching.id, props.scenario.id)}/decide?${new URLSearchParams({
    kind,
    mentee: props.mentee.id,
    mentor,
    ...(rule === '' ? {} : { rule }),
  })}`

const numeric = (key: string, head: string, cell: (row: Other) => string): Column<Other> => ({
  key,
  head,
  phone: head,
  num: true,
  cell,
})

const sentenceColumn = ({ here, mentee }: SchoolProps): Column<Other> => {
  const w = here.p.school
  return {
    key: 'what',
    head: w.what,
    phone: w.what,
    cell: (row) => (
      <span lang="ru">
        {row.regret === null ? '' : `${w.ifWords(mentee.name, row.name)}: ${chainWords(here.p, row.chain)}.`}
      </span>
    ),
  }
}

const pinColumn = (props: SchoolProps): Column<Other> => ({
  key: 'by',
  head: props.here.p.school.by,
  cell: (row) => (
    <Link href={decideLink(props, 'pin', row.id)} hidden={row.name}>
      {props.here.p.school.pin}
    </Link>
  ),
})

/** True when exact prices stand in the table: counted for this page. */
const isPriced = ({ scenario, isQuick, exact }: SchoolProps): boolean =>
  isQuick && (scenario.mode !== 'hybrid' || exact.kind === 'counted')

const otherColumns = (props: SchoolProps): Column<Other>[] => {
  const { p } = props.here
  const priced = isPriced(props)
  return [
    {
      key: 'mentor',
      head: p.school.mentor,
      rowHead: true,
      cell: ({ name }) => <span lang="ru">{name}</span>,
    },
    priced
      ? numeric('price', p.school.price, (row) =>
          props.scenario.mode === 'hybrid' && row.regret === null ? p.school.unproven : priceWords(p, row),
        )
      : numeric('price', p.page.score, (row) => String(row.points)),
    numeric('coverage', p.page.coverage, (row) => String(row.coverage)),
    numeric('minutes', p.page.minutes, (row) => String(row.minutes)),
    ...(priced ? [sentenceColumn(props)] : []),
    ...(props.isOpen ? [pinColumn(props)] : []),
  ]
}

const otherLead = ({ here, scenario, isQuick, exact }: SchoolProps): string => {
  const w = here.p.school
  if (!isQuick) return w.large
  if (scenario.mode !== 'hybrid') return w.otherLead
  return exact.kind === 'waiting' ? w.exactWaits(exact.ahead, exact.seconds) : w.hybridLead[exact.kind]
}

const ASKABLE: readonly string[] = ['unasked', 'waiting', 'late']

/** Asks for exact prices: each is a plan of its own, counted beside the server. */
const AskExact = ({ here, matching, scenario, mentee, exact, isQuick }: SchoolProps) =>
  scenario.mode !== 'hybrid' ||
  !ASKABLE.includes(exact.kind) ||
  !isQuick ||
  scenario.state !== 'done' ? null : (
    <Actions>
      <ButtonLink
        href={`${scenarioAddress(matching.id, scenario.id)}/schools/${mentee.id}?exact=1`}
        small
        kind="other"
      >
        {exact.kind === 'waiting' ? here.p.school.exactAgain : here.p.school.askExact}
      </ButtonLink>
    </Actions>
  )

const Others = (props: SchoolProps) => {
  const { here, scenario, others } = props
  const w = here.p.school
  if (others.length === 0)
    return (
      <Section title={w.other} after>
        <p class="muted">{w.nobodyElse}</p>
      </Section>
    )
  return (
    <Section title={w.other} after>
      <p class="muted">{otherLead(props)}</p>
      <AskExact {...props} />
      {scenario.byHand > 0 && isPriced(props) ? <p class="muted">{w.otherHand}</p> : null}
      <Table caption={w.other} captionHidden stackable rows={others} columns={otherColumns(props)} />
    </Section>
  )
}

const Excluded = (props: SchoolProps) => {
  const { here, barred, scenario, isOpen } = props
  const w = here.p.school
  const rows = [
    ...barred.map(({ id, name, rule, minutes, limit }) => ({
      key: <span lang="ru">{name}</span>,
      children: (
        <>
          {w.rules[rule](minutes, limit)}{' '}
          {isOpen && LIFTABLE.includes(rule) ? (
            <Link href={decideLink(props, 'allow', id, rule)} hidden={name}>
              {w.allow}
            </Link>
          ) : null}
        </>
      ),
    })),
    ...scenario.request.refused.map(({ name, reason }) => ({
      key: <span lang="ru">{name}</span>,
      children: <span lang="ru">{w.refused(reason)}</span>,
    })),
  ]
  return rows.length === 0 ? null : (
    <Section title={w.excluded} after>
      <Rows rows={rows} />
    </Section>
  )
}

const Needs = ({ here, mentee, scenario }: SchoolProps) => {
  const w = here.p.school
  return (
    <Section title={w.needs} after>
      {mentee.needs.length === 0 ? <p class="muted">{w.noNeeds}</p> : null}
      <ul lang="ru">
        {mentee.needs.map(([theme, severity]) => (
          <li>{w.need(scenario.request.themes[theme]?.name ?? '', severity)}</li>
        ))}
      </ul>
      {mentee.unnamed === 0 ? null : <p class="muted">{w.unnamed(mentee.unnamed)}</p>}
    </Section>
  )
}

/** One school of a plan: why this mentor school, what another would cost, who cannot and why. */
export const ScenarioSchoolPage = (props: SchoolProps) => {
  const { here, matching, scenario, mentee, lines, isOpen } = props
  const { p } = here
  const own = scenarioAddress(matching.id, scenario.id)
  const served = lines.filter(({ mentor }) => mentor !== null)
  return (
    <>
      <SpreadHead
        title={<span lang="ru">{p.school.title(mentee.name)}</span>}
        lead={<span lang="ru">{scenario.title}</span>}
        crumbs={matchingCrumbs(here, matching, { label: scenario.title, href: own }, { label: mentee.name })}
        actions={
          isOpen && scenario.state === 'done' ? (
            <ButtonLink href={`${own}/hand?mentee=${mentee.id}`} small kind="other">
              {p.page.hand}
            </ButtonLink>
          ) : undefined
        }
      />
      <Section title={served.length === 0 ? p.school.whyNobody : p.school.why}>
        <Stack>
          {served.map((line) => (
            <div>
              <Why here={here} scenario={scenario} line={line} />
            </div>
          ))}
        </Stack>
        {isOpen && served[0]?.mentor ? (
          <Actions>
            <ButtonLink href={decideLink(props, 'pin', served[0].mentor)} small kind="other">
              {p.school.pin}
            </ButtonLink>
            <ButtonLink href={decideLink(props, 'ban', served[0].mentor)} small kind="other">
              {p.school.ban}
            </ButtonLink>
          </Actions>
        ) : null}
      </Section>
      <Others {...props} />
      <Excluded {...props} />
      <Needs {...props} />
    </>
  )
}
